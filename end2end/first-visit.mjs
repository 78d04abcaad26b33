// Opens one page as somebody who was never here, and tells as JSON what it cost and what went wrong.
// Usage: node first-visit.mjs ADDRESS, with the browser's path in CHROMIUM.
import { chromium } from "playwright-core";

const address = process.argv[2];
const kinds = { Document: "html", Stylesheet: "css", Script: "js" };
const kindOf = ({ type, response }) => (response.mimeType === "application/wasm" ? "wasm" : kinds[type]);

// Runs in the page before anything of its own does.
function watch() {
  window.seen = { layoutShift: 0, cspReports: [] };
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.seen.layoutShift += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => {
    window.seen.cspReports.push(`${event.effectiveDirective} ${event.blockedURI}`);
  });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const bytes = { html: 0, css: 0, js: 0, wasm: 0 };
  const encodings = {};
  const consoleErrors = [];
  page.on("console", (message) => message.type() === "error" && consoleErrors.push(message.text()));
  page.on("pageerror", (error) => consoleErrors.push(String(error)));

  // The protocol below Playwright knows how many bytes came over the wire, still compressed.
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Network.enable");
  const responses = new Map();
  protocol.on("Network.responseReceived", (event) => responses.set(event.requestId, event));
  protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const event = responses.get(requestId);
    const kind = event && kindOf(event);
    if (!kind) return;
    const { headers, encodedDataLength: headerLength } = event.response;
    const header = Object.keys(headers).find((name) => name.toLowerCase() === "content-encoding");
    bytes[kind] += Math.max(0, encodedDataLength - headerLength);
    encodings[kind] = header ? headers[header] : "not compressed";
  });

  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "networkidle" });
  // The page wakes after the last byte is there; what it does then counts, too.
  await page.waitForTimeout(1500);
  const seen = await page.evaluate(() => window.seen);
  console.log(JSON.stringify({ bytes, encodings, ...seen, consoleErrors }));
} finally {
  await browser.close();
}
