// Every page of the shopper site, wide and narrow, light and dark: open to everybody, no wider than the screen, quiet.
import { after, before, test } from "node:test";
import { Buyer, cards } from "../../actors/buyer.mjs";
import { LONGEST, inspect, visit } from "../../actors/inspector.mjs";

let guest;
let buyer;

before(async () => {
  guest = await Buyer.arrives();
  buyer = await Buyer.signedIn("ben");
});
after(() => Promise.all([guest?.context.close(), buyer?.context.close()]));

const everybody = [
  ["/"],
  ["/search"],
  ["/search?words=mug"],
  ["/search?words=xyzzy"],
  ["/search?reduced=1&stock=1&max=100&sort=price-up"],
  ["/c/kitchen"],
  ["/c/cups"],
  ["/s/fern-and-loam"],
  ["/s/fern-and-loam/reviews"],
  ["/s/long-margin/reviews?stars=1&sort=helpful"],
  ["/sign-in"],
  ["/sign-up"],
  ["/cart"],
  ["/checkout"],
  ["/account", 401],
  ["/nowhere", 404],
  ["/checkout/return?group=7", 404],
];

for (const [path, status] of everybody) {
  test(`${path} is open to everybody`, { timeout: LONGEST }, () => visit(guest, path, { status }));
}

test("the menu and the filters of a phone are open to everybody", { timeout: LONGEST }, async () => {
  await guest.goes("/c/kitchen");
  await guest.page.setViewportSize({ width: 390, height: 900 });
  await guest.presses("Open menu");
  await guest.page.getByRole("dialog", { name: "Menu" }).waitFor();
  await inspect(guest, { widths: [390] });
  await guest.goes("/c/kitchen");
  await guest.page.setViewportSize({ width: 390, height: 900 });
  await guest.presses("Filters");
  await guest.page.getByRole("dialog", { name: "Filters" }).waitFor();
  await inspect(guest, { widths: [390] });
});

test("signing up and its code are open to everybody, also where something is wrong", { timeout: LONGEST }, async () => {
  await guest.goes("/sign-up");
  await guest.presses("Send me a code");
  await guest.page.getByRole("alert").waitFor();
  await inspect(guest);
  await guest.types({ Name: "Vera Lind", "E-mail": guest.email, Password: "plant kettle oboe" });
  await guest.presses("Send me a code");
  await guest.sees("Enter the code");
  await inspect(guest);
});

test("the way from the basket to the thanks is open to everybody", { timeout: LONGEST }, async () => {
  await guest.takes("camp-blanket", 2);
  await guest.takes("trailing-pothos");
  await visit(guest, "/cart", { title: "Basket" });
  await visit(guest, "/checkout", { title: "Checkout" });
  await guest.payButton().click();
  await guest.page.getByRole("alert").waitFor();
  await inspect(guest);
  await guest.fillsIn();
  await guest.goesToPay();
  await inspect(guest);
  await guest.paysWith(cards.refused);
  await guest.page.getByRole("alert").waitFor();
  await inspect(guest);
  await guest.paysWith(cards.good);
  await guest.isThanked();
  await inspect(guest);
});

test("the pages of an account are open to everybody", { timeout: LONGEST }, async (t) => {
  const [{ number }] = (await buyer.buys("deep-bowl")).orders;
  for (const path of ["/account", "/account/orders", "/account/orders?words=xyzzy", "/account/notices", "/account/reviews"]) {
    await t.test(path, () => visit(buyer, path));
  }
  await buyer.opensOrder(number);
  await t.test("an order", { timeout: LONGEST }, () => inspect(buyer));
  await buyer.follows("Cancel this order");
  await buyer.sees(`Cancel order ${number}?`);
  await t.test("the question before an order is cancelled", { timeout: LONGEST }, () => inspect(buyer));
  await buyer.presses("Cancel the order");
  await buyer.sees(`Order ${number}`);
  await buyer.page.getByText("Cancelled").first().waitFor();
  await t.test("a cancelled order", { timeout: LONGEST }, () => inspect(buyer));
});
