// Tells a journey twice, at a desk and on a phone, and keeps pictures of one that went wrong.
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Admin } from "./admin.mjs";
import { Buyer } from "./buyer.mjs";
import { Seller } from "./seller.mjs";

const RESULTS = fileURLToPath(new URL("../results/failed/", import.meta.url));
/** A journey that takes longer is stuck. */
const LONGEST = 90_000;

/** Where a journey happens: it brings people in, and sees them out. */
class Stage {
  people = [];

  constructor(size) {
    this.size = size;
  }

  /** One of two things, by size, so that the two tellings of a journey do not buy the same goods. */
  pick(choices) {
    return choices[this.size];
  }

  /** Somebody who has no account. */
  guest(options) {
    return this.#enters(Buyer.arrives({ size: this.size, ...options }));
  }

  /** A buyer of the demo market, signed in. */
  buyer(account, options) {
    return this.#enters(Buyer.signedIn(account, { size: this.size, ...options }));
  }

  /** A seller of the demo market, signed in. */
  seller(account, options) {
    return this.#enters(Seller.signedIn(account, { size: this.size, ...options }));
  }

  /** The admin of the demo market, signed in. */
  admin(options) {
    return this.#enters(Admin.signedIn("admin", { size: this.size, ...options }));
  }

  async #enters(arriving) {
    const person = await arriving;
    this.people.push(person);
    return person;
  }

  mustBeQuiet() {
    for (const person of this.people) person.mustBeQuiet();
  }

  /** Keeps what everybody saw last. */
  async photograph(title) {
    await mkdir(RESULTS, { recursive: true });
    const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    for (const [at, person] of this.people.entries()) {
      const path = `${RESULTS}${name}-${at + 1}.png`;
      // A window that hangs has no picture; the journey's own failure is the news.
      await person.page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => {});
    }
  }

  async clear() {
    await Promise.all(this.people.map((person) => person.context.close()));
  }
}

/** A journey at a desk and on a phone. */
export function told(title, tell, sizes = ["desk", "phone"]) {
  for (const size of sizes) {
    const where = size === "desk" ? "at a desk" : "on a phone";
    test(`${title}, ${where}`, { timeout: LONGEST }, async (t) => {
      const stage = new Stage(size);
      try {
        await tell(stage, t);
        stage.mustBeQuiet();
      } catch (error) {
        await stage.photograph(t.name);
        throw error;
      } finally {
        await stage.clear();
      }
    });
  }
}
