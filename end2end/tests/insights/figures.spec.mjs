// The admin sees the order, the mail and figures that add up.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const goods = { desk: ["camp-lantern", "bottled-ink"], phone: ["french-press", "espresso-cup"] };

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** An amount in cents as a tile writes it: exact below a thousand dollars, whole dollars above. */
function onTile(amount) {
  if (amount < 100_000) return `$${(amount / 100).toFixed(2)}`;
  return `$${Math.floor((amount + 50) / 100).toLocaleString("en-US")}`;
}

/** Whether an order counts as a sale of the last `days` days. */
function counts({ placed, words }, days) {
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const sold = !/Cancelled|Refunded/.test(words);
  return sold && Date.parse(placed) >= today - (days - 1) * 86_400_000;
}

told("The admin sees the order, its mail, and figures that add up", async (stage) => {
  const [buyer, admin] = [await stage.guest(), await stage.admin()];
  const [before, listed] = [await admin.figures(), await admin.orders()];
  const sold = listed.filter((order) => counts(order, 30));
  assert.equal(before.orders, sold.length, "the tile counts the orders of the list");
  assert.equal(sum(before.days), sum(sold.map((order) => order.total)), "the days add up to the orders of the list");
  assert.equal(before.sales, onTile(sum(before.days)), "the tile is the sum of its days");
  assert.equal(sum(before.counts), listed.length, "the states add up to all orders");

  const paid = await buyer.buys(...stage.pick(goods));
  const after = await admin.figures();
  await admin.mustFit();
  assert.equal(after.orders - before.orders, 2, "two orders more");
  assert.equal(after.days.at(-1) - before.days.at(-1), paid.total, "today sold more by what was paid");
  assert.equal(after.sales, onTile(sum(after.days)));
  assert.equal(sum(after.counts) - sum(before.counts), 2);

  const found = await admin.orders(buyer.email);
  await admin.mustFit();
  const shown = (orders) => orders.map(({ number, total }) => `${number} ${total}`).sort();
  assert.deepEqual(shown(found), shown(paid.orders), "the admin's list holds these orders");
  assert.equal(await admin.orderCount(), listed.length + 2);
  const [{ number, total }] = paid.orders;
  await admin.goes(`/orders?q=${number}`);
  await admin.follows(number);
  await admin.sees(`Order ${number}`);
  await admin.page.getByText(buyer.email).waitFor();
  const written = (amount) => `$${(amount / 100).toFixed(2)}`;
  await admin.page.getByRole("region", { name: "Total" }).getByText(written(total), { exact: true }).waitFor();
  await admin.mustFit();

  const mail = await admin.readsMail(buyer.email, /^Your order .* is paid$/);
  assert.ok(mail.includes(written(paid.total)), "the mail says what was paid");
  for (const order of paid.orders) assert.ok(mail.includes(order.number), `the mail names ${order.number}`);
  await admin.mustFit();
});
