// Somebody without an account buys from two shops at once, with script and without.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const goods = {
  desk: { slugs: ["house-coffee", "dipped-mug"], shops: ["Second Pour", "Kiln and Tide"] },
  phone: { slugs: ["cloth-notebook-a5", "terracotta-pot"], shops: ["Long Margin", "Fern & Loam"] },
};
const plain = {
  desk: { slugs: ["dinner-plate", "enamel-camp-mug"], shops: ["Kiln and Tide", "Field and Thread"] },
  phone: { slugs: ["six-pencils", "glass-jar-oak-lid"], shops: ["Long Margin", "Second Pour"] },
};

async function buysFromTwoShops(buyer, { slugs, shops }) {
  const titles = [];
  for (const slug of slugs) titles.push(await buyer.takes(slug));
  await buyer.opensBasket();
  for (const shop of shops) await buyer.page.getByRole("region", { name: `From ${shop}` }).waitFor();
  await buyer.mustFit();

  await buyer.checksOut();
  await buyer.fillsIn();
  await buyer.mustFit();
  const asked = await buyer.asked();
  await buyer.goesToPay();
  await buyer.mustFit();
  await buyer.paysWith({ "Card number": "4242 4242 4242 4242", Expiry: "08 / 41", "Security code": "737" });

  const paid = await buyer.isThanked();
  await buyer.mustFit();
  assert.equal(paid.total, asked, "what the button asked is what was paid");
  assert.equal(paid.orders.length, 2, "each shop has its own order");
  assert.equal(paid.orders[0].total + paid.orders[1].total, asked, "the orders add up to what was paid");
  for (const [at, shop] of shops.entries()) {
    const order = paid.orders.find(({ words }) => words.includes(shop));
    assert.ok(order?.words.includes(titles[at]), `the order of ${shop} holds ${titles[at]}`);
  }
  assert.deepEqual(await buyer.basket(), [], "what was bought is not in the basket any more");
}

told("A guest buys two things of two shops with one payment", async (stage) => {
  await buysFromTwoShops(await stage.guest(), stage.pick(goods));
});

told("A guest buys two things of two shops with scripting switched off", async (stage) => {
  await buysFromTwoShops(await stage.guest({ script: false }), stage.pick(plain));
});
