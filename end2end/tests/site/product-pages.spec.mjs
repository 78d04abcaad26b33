// Waits for: the strip of pictures on a phone scrolls, and the keyboard cannot reach it (it lacks a tabindex).
import { after, before, test } from "node:test";
import { Buyer } from "../actors/buyer.mjs";
import { LONGEST, inspect, visit } from "../actors/inspector.mjs";

let guest;

before(async () => {
  guest = await Buyer.arrives();
});
after(() => guest?.context.close());

for (const slug of ["everyday-fountain-pen", "spun-dome-pendant", "house-coffee", "moon-jar"]) {
  test(`/p/${slug} is open to everybody`, { timeout: LONGEST }, () => visit(guest, `/p/${slug}`));
}

test("a product page that says what it did is open to everybody", { timeout: LONGEST }, async () => {
  await guest.takes("camp-blanket", 2);
  await inspect(guest);
});
