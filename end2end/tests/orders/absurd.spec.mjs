// Quantities that make no sense are refused in words, and the basket stays as it was.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const goods = { desk: "serving-bowl", phone: "harbour-jug" };

told("An absurd quantity is not taken", async (stage) => {
  const buyer = await stage.guest();
  const slug = stage.pick(goods);
  await buyer.looksAt(slug);
  const there = Number(/^(\d+) in stock/.exec(await buyer.stock())[1]);
  const quantity = buyer.page.getByRole("spinbutton", { name: "Quantity" });
  await quantity.fill("4000");
  await quantity.blur();
  assert.equal(await quantity.inputValue(), `${there}`, "the field goes back to what there is");
  await buyer.page.getByText(`These ${there} are all there are.`).waitFor();

  const sends = (quantity) =>
    buyer.page.evaluate(async (quantity) => {
      const form = document.querySelector("form#buy");
      const body = new URLSearchParams(new FormData(form));
      body.set("item[quantity]", quantity);
      const headers = { accept: "application/json" };
      const answer = await fetch(form.action, { method: "POST", headers, body });
      return { status: answer.status, says: await answer.json() };
    }, quantity);
  for (const absurd of ["0", "100", "4294967295"]) {
    assert.deepEqual(await sends(absurd), { status: 422, says: { Refused: { Quantity: { most: 99 } } } }, absurd);
  }
  assert.deepEqual(await sends("99"), { status: 422, says: { Refused: { OnlyLeft: { left: there } } } });
  for (const nonsense of ["-1", "1.5", "lots", "99999999999999999999", ""]) {
    const { status, says } = await sends(nonsense);
    assert.ok(status === 400 || status === 422, `“${nonsense}” is answered with ${status}`);
    assert.equal(says, "Malformed", nonsense);
  }
  assert.deepEqual(await buyer.basket(), [], "nothing is in the basket");

  await buyer.takes(slug);
  await buyer.opensBasket();
  const wanted = buyer.page.getByRole("spinbutton", { name: /^Quantity of / });
  await wanted.fill("99");
  await wanted.blur();
  assert.equal(await buyer.alert(), `Only ${there} left. Choose a smaller number.`);
  assert.equal(await wanted.inputValue(), "1", "the basket holds what it held");
  await buyer.mustFit();
});
