// Somebody who comes to the seller site with nothing: signs up, opens a shop, connects payouts.
import assert from "node:assert/strict";
import { PHRASE, codeIn } from "./newcomer.mjs";
import { Seller } from "./seller.mjs";

let count = 0;

/** An address that nobody used before. */
export function newAddress(who) {
  count += 1;
  return `${who}-${process.pid}-${Date.now()}-${count}@example.org`;
}

/** A window of somebody without an account in front of the seller site. */
export async function arrives(stage, options = {}) {
  const seller = await Seller.arrives({ size: stage.size, ...options });
  stage.people.push(seller);
  return seller;
}

/** Fills in the first form; `changes` are typed over what is right. */
export async function fillsInSignUp(seller, name, email, changes = {}) {
  await seller.goes("/sign-up");
  await seller.sees("Sign up to sell");
  const { Country = "Portugal", ...fields } = {
    Name: name,
    "E-mail": email,
    Phone: "+351 912 345 678",
    Password: PHRASE,
    ...changes,
  };
  await seller.types(fields);
  await seller.page.getByLabel("Country").selectOption({ label: Country });
}

/** From nothing to a signed-in account without a shop, and what that page says. */
export async function signsUpToSell(seller, admin, name, email, says = "Your account is ready. Two steps are left.") {
  await fillsInSignUp(seller, name, email);
  await seller.presses("Mail me a code");
  await seller.sees("Enter the code");
  await seller.field("Code").fill((await codeIn(admin, email)).right);
  await seller.presses("Open my account");
  await seller.page.getByRole("heading", { name: says }).waitFor();
  await seller.wakes();
}

/** Opens a shop of that name; comes to the payouts. */
export async function opensShop(seller, name) {
  await seller.goes("/open");
  await seller.sees("Open a shop");
  await seller.types({ Name: name, "About the shop": "Baskets, woven by hand in Porto." });
  await seller.page.getByLabel("Category").selectOption({ index: 1 });
  await seller.page.getByLabel("Country").selectOption({ label: "Portugal" });
  await seller.presses("Open the shop");
  await seller.sees("Payouts");
}

/** Answers what the provider's page asks. */
export async function answersProvider(seller) {
  await seller.page.getByRole("heading", { level: 1, name: /^Where should the money/ }).waitFor();
  await seller.types({
    "First name": "Nia",
    "Last name": "Adeyemi",
    "Date of birth": "1990-05-31",
    "Bank account number": "000123456789",
  });
  await seller.page.getByRole("checkbox").check();
  await seller.presses("Send");
  await seller.sees("Payouts");
}

/** The step of three that the page says is open. */
export async function openStep(seller) {
  const steps = seller.page.getByRole("list", { name: "Three steps to a shop that can be paid" });
  await steps.waitFor();
  assert.equal(await steps.getByRole("listitem").count(), 3);
  return (await seller.reads(steps.locator("[aria-current=step]"))).replace(/^\d /, "");
}
