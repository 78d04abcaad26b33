// Somebody in front of a site: goes to pages, reads them, signs in.
import assert from "node:assert/strict";
import { awake, dressed, openWindow, watch } from "./browser.mjs";

/** The password of every account of the demo market. */
export const PASSWORD = "market-day-2026";

/** What signed-in people keep in their browsers, so that each signs in once for a file of journeys. */
const kept = new Map();

export class Person {
  /** Opens a window of theirs on their site. */
  static async arrives(options = {}) {
    const context = await openWindow(options);
    return new this(context, await context.newPage(), options);
  }

  /** Opens a window in which `account` of the demo market is signed in. */
  static async signedIn(account, options = {}) {
    const key = `${this.site} ${account}`;
    if (kept.has(key)) return this.arrives({ ...options, state: kept.get(key) });
    const person = await this.arrives(options);
    await person.signsIn(`${account}@example.org`);
    kept.set(key, await person.context.storageState());
    return person;
  }

  constructor(context, page, { size = "desk", script = true }) {
    Object.assign(this, { context, page, size, script, site: this.constructor.site });
    this.troubles = watch(page, script);
  }

  /** Goes to a path of the site and waits until the page can be used; hands back the answer. */
  async goes(path) {
    // Pictures may come later: they are there for the eye, and nobody waits for them to act.
    const answer = await this.page.goto(new URL(path, this.site).href, { waitUntil: "domcontentloaded" });
    await this.wakes();
    return answer;
  }

  /** Waits until a page that came whole can be used. */
  async wakes() {
    if (!this.script) await dressed(this.page);
    else if (this.page.url().startsWith(this.site)) await awake(this.page);
  }

  /** Waits for the page of that title. */
  async sees(title) {
    await this.page.getByRole("heading", { level: 1, name: title }).waitFor();
    await this.wakes();
  }

  /** The words of something, in one line. */
  async reads(locator) {
    return (await locator.innerText()).replace(/\s+/g, " ").trim();
  }

  async presses(name) {
    await this.page.getByRole("button", { name }).click();
  }

  async follows(name) {
    await this.page.getByRole("link", { name }).click();
  }

  /** Types into the fields of those labels. */
  async types(fields) {
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** The sentence that says what went wrong. */
  async alert() {
    return this.reads(this.page.getByRole("alert").first());
  }

  /** What stands below a field and is read out with it. */
  async beside(field) {
    const id = await field.getAttribute("aria-describedby");
    return id ? this.reads(this.page.locator(`[id="${id}"]`)) : "";
  }

  async signsIn(email, password = PASSWORD) {
    await this.goes("/sign-in");
    await this.types({ "E-mail": email, Password: password });
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await this.page.waitForURL((url) => url.pathname !== "/sign-in", { waitUntil: "domcontentloaded" });
    await this.wakes();
  }

  /** Fails if the page is wider than the screen. */
  async mustFit() {
    const [wanted, there] = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    assert.ok(wanted <= there, `${this.page.url()} is ${wanted} px wide on a screen of ${there} px`);
  }

  /** Fails if anything happened meanwhile that must never happen. */
  mustBeQuiet() {
    assert.deepEqual(this.troubles, [], "nothing goes wrong behind the page");
  }
}

/** The cents of an amount as it is written: `$1,234.50`. */
export function cents(text) {
  const found = /([−-]?)\$([\d,]+)(?:\.(\d\d))?/.exec(text);
  assert.ok(found, `there is an amount in “${text}”`);
  const [, minus, whole, part = "00"] = found;
  return (minus ? -1 : 1) * (Number(whole.replaceAll(",", "")) * 100 + Number(part));
}
