// The browser, one for each file of journeys, and the windows in it: each with its own size, colours and cookies.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { eventually } from "./eventually.mjs";

/** Where the three sites are; as `cargo xtask run` serves them unless somebody says otherwise. */
export const sites = {
  shopper: process.env.AGORA_SHOPPER_URL ?? "http://127.0.0.1:3000",
  seller: process.env.AGORA_SELLER_URL ?? "http://127.0.0.1:3001",
  admin: process.env.AGORA_ADMIN_URL ?? "http://127.0.0.1:3002",
};

/** The two sizes in which every journey is told. */
export const sizes = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

/** How long anything may take to appear before it counts as missing. */
const PATIENCE = 15_000;

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
let running;

/** The browser, started when it is first needed. */
export function browser() {
  running ??= chromium.launch({
    executablePath: candidates.find((path) => path && existsSync(path)),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
  return running;
}

after(async () => (await running)?.close());

// Runs before anything of the page. While a page wakes, its router listens for the back button, or, where it is made of
// islands, the page for being shown again; once that turn of its work is over, every form and button of it is alive.
function noteWaking() {
  const listen = window.addEventListener;
  window.addEventListener = function (kind, ...rest) {
    if (kind === "popstate" || kind === "pageshow") setTimeout(() => (window.awake = true));
    return listen.call(this, kind, ...rest);
  };
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    console.error(`the policy of the site forbids ${effectiveDirective} ${blockedURI}`),
  );
}

let windows = 0;

/** A network that nobody came from before: limits of one network are not everybody's. */
function network() {
  windows += 1;
  return `10.${process.pid % 256}.${Math.floor(windows / 250)}.${(windows % 250) + 1}`;
}

/** A new window. `state` is what an earlier one kept: its cookies. */
export async function openWindow({ size = "desk", script = true, colours = "light", state } = {}) {
  const context = await (await browser()).newContext({
    ...sizes[size],
    javaScriptEnabled: script,
    colorScheme: colours,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
    storageState: state,
    extraHTTPHeaders: { "x-forwarded-for": network() },
  });
  context.setDefaultTimeout(PATIENCE);
  if (script) await context.addInitScript(noteWaking);
  return context;
}

/** Notes everything that must never happen on a page, whatever the journey is about. */
export function watch(page, script = true) {
  const troubles = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !isAnswer(message, page)) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // A page that is left does not wait for what it had asked for, and without scripting no script is fetched.
    const meant = why === "net::ERR_ABORTED" || (!script && request.resourceType() === "script");
    if (!meant) troubles.push(`${why}: ${request.url()}`);
  });
  return troubles;
}

/** The browser itself notes refusals and missing pages as errors; both are answers that the page puts into words. */
function isAnswer(message, page) {
  const { url } = message.location();
  const refused = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
  return refused && (new URL(url).pathname.startsWith("/api/") || url === page.url() || page.url() === "about:blank");
}

/** Waits until the page's own script has taken over. */
export async function awake(page) {
  await page.waitForFunction(() => window.awake === true);
}

/** Waits until a page without script has its style: until then nothing on it is where it will be. */
export function dressed(page) {
  return eventually(async () => assert.ok(await page.evaluate(() => document.styleSheets.length > 0), "the page has its style"));
}
