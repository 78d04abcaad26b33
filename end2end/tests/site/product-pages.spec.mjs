// The page of a product, before and after something of it went into the basket: open to everybody, quiet.
import { after, before, test } from "node:test";
import { Buyer } from "../../actors/buyer.mjs";
import { LONGEST, inspect, visit } from "../../actors/inspector.mjs";

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
