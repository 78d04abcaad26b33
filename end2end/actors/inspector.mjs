// Looks at a page with every eye: wide and narrow, light and dark, and through the rules of accessibility.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page that takes longer hangs. */
export const LONGEST = 60_000;
const WIDTHS = [1440, 390];
/** All rules in light colours; in dark ones, those that colours matter to. */
const COLOURS = { light: { rules: { "target-size": { enabled: true } } }, dark: { runOnly: ["color-contrast", "link-in-text-block"] } };

/** Runs in the page: the rules that it breaks, and where. */
async function examine(options) {
  // Colours that are still on their way to others have no contrast yet; one that arrives may send others on theirs.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const isChange = (animation) => animation instanceof CSSTransition && animation.playState === "running";
  do await drawn();
  while (document.getAnimations().some(isChange));
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"], ...options });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`),
  );
}

/** Examines the page that is open at both widths in both colours. */
export async function inspect(person, { widths = WIDTHS } = {}) {
  const { page } = person;
  await page.evaluate(axe);
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await person.mustFit();
    for (const [colorScheme, options] of Object.entries(COLOURS)) {
      await page.emulateMedia({ colorScheme });
      for (const violation of await page.evaluate(examine, options)) found.push(`${width} ${colorScheme}: ${violation}`);
    }
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  assert.deepEqual(found, [], `${page.url()} is open to everybody`);
  person.mustBeQuiet();
}

/** Goes to a page and examines it. */
export async function visit(person, path, { status = 200, title } = {}) {
  person.troubles.length = 0;
  const answer = await person.goes(path);
  assert.equal(answer.status(), status, path);
  await person.page.getByRole("heading", { level: 1, name: title }).waitFor();
  assert.equal(await person.page.getByRole("heading", { level: 1 }).count(), 1, "a page has one title");
  await inspect(person);
}
