// Photographs pages of a running site for people to look at: every path in every width and colour.
// Usage: node look.mjs ADDRESS [PATH..] [--widths 390,768,1440] [--themes light,dark] [--as ana] [--plain] [--whole]
//   --as     signs in as that person of the demo market first
//   --plain  switches scripting off
//   --whole  the whole page instead of the first screen
// The pictures go to end2end/results/look/.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { browser } from "./actors/browser.mjs";
import { Person } from "./actors/person.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: "string", default: "390,768,1440" },
    themes: { type: "string", default: "light,dark" },
    as: { type: "string" },
    plain: { type: "boolean", default: false },
    whole: { type: "boolean", default: false },
  },
});
const [address, ...asked] = positionals;
if (!address) {
  console.error("say which site: node look.mjs http://127.0.0.1:3000 / /cart");
  process.exit(2);
}
const paths = asked.length > 0 ? asked : ["/"];
const folder = fileURLToPath(new URL("results/look/", import.meta.url));

/** A file's name out of what it shows. */
const named = (...parts) => `${parts.join(" ").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home"}.png`;

/** Somebody in front of the site at `address`, signed in if that was asked for. */
class Visitor extends Person {
  static site = address;
}

await mkdir(folder, { recursive: true });
try {
  for (const theme of values.themes.split(",")) {
    const options = { colours: theme, script: !values.plain };
    const visitor = values.as ? await Visitor.signedIn(values.as, options) : await Visitor.arrives(options);
    for (const path of paths) {
      for (const width of values.widths.split(",").map(Number)) {
        await visitor.page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
        await visitor.goes(path);
        await visitor.page.waitForLoadState("networkidle");
        await visitor.page.evaluate(() => document.fonts.ready);
        const file = named(new URL(address).port, path, width, theme);
        await visitor.page.screenshot({ path: folder + file, fullPage: values.whole });
        console.log(`  ${folder}${file}`);
      }
    }
    for (const trouble of visitor.troubles) console.error(`  ${trouble}`);
    await visitor.context.close();
  }
} finally {
  await (await browser()).close();
}
