// A shop packs and ships, and the buyer can follow it.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { told } from "../../actors/story.mjs";

const scenes = {
  desk: { slug: "paper-lantern", account: "ana", tracking: "DK 4471 0092 8815" },
  phone: { slug: "portable-lamp", account: "mei", tracking: "DK 4471 0093 1127" },
};

told("A shop packs and ships, and the buyer's order moves", async (stage) => {
  const { slug, account, tracking } = stage.pick(scenes);
  const buyer = await stage.buyer(account);
  const paid = await buyer.buys(slug);
  const [{ number }] = paid.orders;
  await buyer.opensOrder(number);
  assert.match((await buyer.steps())[0], /^Placed/);
  assert.match((await buyer.steps())[1], /^Now: Paid/);
  assert.deepEqual((await buyer.steps()).slice(2), ["Still to come: Packed", "Still to come: Shipped", "Still to come: Delivered"]);

  const seller = await stage.seller("freja");
  await seller.opensOrder(number);
  await seller.mustFit();
  await seller.packs();
  await buyer.opensOrder(number);
  assert.match((await buyer.steps())[2], /^Now: Packed/);

  await seller.ships("PostNord", tracking);
  await seller.mustFit();
  await buyer.opensOrder(number);
  const steps = await buyer.steps();
  assert.match(steps[3], /^Now: Shipped/);
  assert.equal(steps.at(-1), "Still to come: Delivered");
  await buyer.page.getByText(`PostNord, tracking number ${tracking}`).first().waitFor();
  await buyer.mustFit();

  const words = `Order ${number}: shipped`;
  await eventually(async () => {
    await buyer.goes("/account/notices");
    assert.equal(await buyer.page.getByRole("link", { name: words }).count(), 1, "a notice tells of it, once");
  });
  await buyer.mustFit();
  const bell = buyer.page.getByRole("navigation", { name: "Your account" }).getByRole("link", { name: /^Notices, \d+ unread$/ });
  await bell.waitFor();
  await buyer.follows(words);
  await buyer.sees(`Order ${number}`);
});
