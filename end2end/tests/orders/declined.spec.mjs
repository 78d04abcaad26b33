// A card is refused: the buyer is told why, keeps the basket, and what was held is free until another card works.
import assert from "node:assert/strict";
import { cards } from "../../actors/buyer.mjs";
import { eventually } from "../../actors/eventually.mjs";
import { told } from "../../actors/story.mjs";

const goods = { desk: "weekly-pad", phone: "three-cacti" };

told("A refused card costs nothing, and another one pays", async (stage) => {
  const slug = stage.pick(goods);
  const [buyer, other] = [await stage.guest(), await stage.guest()];
  await other.looksAt(slug);
  const before = await other.stock();
  const there = Number(/^(\d+) in stock$/.exec(before)?.[1]);
  assert.ok(there > 1, `enough of ${slug} is there, and none is held: ${before}`);
  const shows = (words) =>
    eventually(async () => {
      await other.looksAt(slug);
      assert.equal(await other.stock(), words, "what others see of the stock");
    });

  const title = await buyer.takes(slug);
  await buyer.opensBasket();
  await buyer.checksOut();
  await buyer.fillsIn();
  const asked = await buyer.asked();
  await buyer.goesToPay();
  await shows(`${there - 1} in stock, 1 in another basket right now`);

  await buyer.paysWith(cards.refused);
  assert.equal(await buyer.alert(), "The card was refused. Try another card.");
  await buyer.mustFit();
  await shows(before);

  const payment = buyer.page.url();
  assert.deepEqual(await buyer.basket(), [title], "the basket is as it was");
  await buyer.page.goto(payment);
  await buyer.sees("Pay Agora");
  await buyer.paysWith(cards.good);
  const paid = await buyer.isThanked();
  assert.equal(paid.total, asked);
  await shows(`${there - 1} in stock`);
});
