// Photographs the running demo market for the README.
// Usage: node screenshots.mjs FOLDER, with the browser's path in CHROMIUM and the sites' addresses in AGORA_*_URL.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const shopper = process.env.AGORA_SHOPPER_URL;
const desk = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

// One picture of what `visit` leads to, in light colours and without anything moving.
async function photograph(name, device, visit) {
  const context = await browser.newContext({ ...device, colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await visit(page);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`  ${name}.png`);
  await context.close();
}

const home = (page) => page.goto(shopper);
const follow = (prefix) => async (page) => {
  await home(page);
  const address = await page.locator(`main a[href^="${prefix}"]`).first().getAttribute("href");
  await page.goto(new URL(address, shopper).href);
};

try {
  await photograph("home", desk, home);
  await photograph("category", desk, follow("/c/"));
  await photograph("product", desk, follow("/p/"));
  await photograph("home-phone", phone, home);
  await photograph("product-phone", phone, follow("/p/"));
} finally {
  await browser.close();
}
