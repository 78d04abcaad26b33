// A checkout that is sent twice, by an impatient hand or by a broken line, is one order.
import assert from "node:assert/strict";
import { cards } from "../../actors/buyer.mjs";
import { told } from "../../actors/story.mjs";

const pressed = { desk: "letter-set", phone: "waffle-towels" };
const posted = { desk: "snake-plant", phone: "ribbed-beanie" };

async function standsAtTheCheckout(buyer, slug) {
  await buyer.takes(slug);
  await buyer.opensBasket();
  await buyer.checksOut();
  await buyer.fillsIn();
}

/** All orders of that buyer, paid or not. */
async function everything(admin, buyer) {
  const states = ["", "pending", "expired"];
  const found = [];
  for (const state of states) found.push(...(await admin.orders(buyer.email, state)));
  return found.map((order) => order.number);
}

told("Two presses on Pay make one order", async (stage) => {
  const [buyer, admin] = [await stage.guest(), await stage.admin()];
  await standsAtTheCheckout(buyer, stage.pick(pressed));
  await buyer.payButton().dblclick();
  await buyer.sees("Pay Agora");
  await buyer.paysWith(cards.good);
  const paid = await buyer.isThanked();
  assert.deepEqual(await everything(admin, buyer), paid.orders.map((order) => order.number));
});

told("The same form sent twice at once makes one order", async (stage) => {
  const [buyer, admin] = [await stage.guest(), await stage.admin()];
  await standsAtTheCheckout(buyer, stage.pick(posted));
  const send = (times) =>
    buyer.page.evaluate(async (times) => {
      const form = document.querySelector("form#checkout");
      const body = new URLSearchParams(new FormData(form)).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
      const one = async () => {
        const answer = await fetch(form.action, { method: "POST", headers, body });
        return { status: answer.status, ...(await answer.json()) };
      };
      return Promise.all(Array.from({ length: times }, one));
    }, times);
  const answers = await send(2);
  const [again] = await send(1);
  assert.equal(again.status, 200, JSON.stringify(again));
  for (const answer of answers) {
    // While the first is still at work the second may be told to wait; nothing else.
    if (answer.status === 200) assert.equal(answer.pay_url, again.pay_url, "every answer is the same payment");
    else assert.deepEqual(answer, { status: 422, Refused: "InFlight" });
  }
  assert.ok(answers.some((answer) => answer.status === 200));
  assert.equal((await everything(admin, buyer)).length, 1, "there is one order");
});
