// What belongs to somebody else is not there, whoever asks and however.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const goods = { desk: "mushroom-lamp", phone: "spun-dome-pendant" };

/** Sends a call as a page of that person would. */
function calls(person, path, fields) {
  return person.page.evaluate(
    async ([path, fields]) => {
      const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
      const answer = await fetch(path, { method: "POST", headers, body: new URLSearchParams(fields) });
      return { status: answer.status, says: await answer.json() };
    },
    [path, fields],
  );
}

told("An order of somebody else is not there", async (stage) => {
  const [owner, stranger] = [await stage.buyer("ana"), await stage.buyer("ben")];
  const [{ number }] = (await owner.buys(stage.pick(goods))).orders;
  const paidAt = owner.page.url();
  await owner.opensOrder(number);
  const path = new URL(owner.page.url()).pathname;
  const id = path.split("/").at(-1);

  for (const foreign of [path, `${path}/cancel`, "/account/orders/7", paidAt.slice(stranger.site.length)]) {
    const answer = await stranger.goes(foreign);
    assert.equal(answer.status(), 404, foreign);
    await stranger.sees("There is no such page");
    await stranger.mustFit();
  }
  const cancel = await calls(stranger, "/api/orders/cancel_order", { order: id });
  assert.deepEqual(cancel, { status: 404, says: "NotFound" });

  const wrongShop = await stage.seller("duarte");
  await wrongShop.goes(`/orders/${id}`);
  await wrongShop.page.getByText("Nothing here", { exact: true }).waitFor();
  await wrongShop.mustFit();
  const pack = await calls(wrongShop, "/api/orders/move_order", { order: id, step: "Pack" });
  assert.deepEqual(pack, { status: 404, says: "NotFound" });

  await owner.opensOrder(number);
  assert.match((await owner.steps())[1], /^Now: Paid/, "nobody else has moved it");
});

told("Somebody without an account is asked to sign in first, and then sees what they asked for", async (stage) => {
  const guest = await stage.guest();
  await guest.goes("/account/orders");
  await guest.sees("Sign in to see this page");
  await guest.mustFit();
  await guest.page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await guest.sees("Sign in");
  await guest.types({ "E-mail": "mei@example.org", Password: "not the password" });
  await guest.page.getByRole("button", { name: "Sign in", exact: true }).click();
  assert.equal(await guest.alert(), "E-mail or password is wrong. Check both and try again.");
  await guest.field("Password").fill("market-day-2026");
  await guest.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await guest.sees("Your orders");
  assert.equal(new URL(guest.page.url()).pathname, "/account/orders");
});
