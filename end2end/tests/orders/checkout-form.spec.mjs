// What is wrong with the checkout form is said beside the field, and nothing has to be typed twice.
import assert from "node:assert/strict";
import { home } from "../../actors/buyer.mjs";
import { told } from "../../actors/story.mjs";

const goods = { desk: "pen-pot", phone: "bud-vase" };
const plain = { desk: "stovetop-pot", phone: "dry-bag" };
const NO_POSTCODE = "This is not a postcode of that country. It looks like 1200-194.";
const NO_PHONE = "Write the phone number with its country, like +351 912 345 678.";
const NO_EMAIL = "This is not an e-mail address. It looks like name@example.org.";

/** Fails unless every field holds what was typed and says what is wrong with it, and only with it. */
async function mustSay(buyer, typed, wrong) {
  for (const [label, text] of Object.entries(typed)) {
    const field = label === "Country" || label === "Phone" ? buyer.page.getByLabel(label) : buyer.field(label);
    const held = label === "Country" ? await field.locator("option:checked").textContent() : await field.inputValue();
    assert.equal(held, text, `what was typed as ${label} is kept`);
    const marked = (await field.getAttribute("aria-invalid")) === "true";
    assert.equal(marked, label in wrong, `${label} is marked if it is wrong`);
    if (label in wrong) assert.equal(await buyer.beside(field), wrong[label]);
  }
}

async function standsAtTheCheckout(buyer, slug) {
  await buyer.takes(slug);
  await buyer.opensBasket();
  await buyer.checksOut();
}

async function mends(buyer, typed) {
  await buyer.field("E-mail").fill(buyer.email);
  await buyer.field("Postcode").fill(home.Postcode);
  await buyer.page.getByLabel("Phone").fill("");
  await buyer.goesToPay();
  await buyer.follows("Back to the basket");
  await buyer.sees("Basket");
  assert.equal((await buyer.basket()).length, 1, "the basket is as it was");
  await buyer.checksOut();
  // Who goes back and forth types nothing twice.
  assert.equal(await buyer.field("City").inputValue(), typed.City);
}

told("The checkout says beside each field what is wrong with it", async (stage) => {
  const buyer = await stage.guest();
  await standsAtTheCheckout(buyer, stage.pick(goods));
  await buyer.payButton().click();
  assert.match(await buyer.alert(), /^\d+ fields need another look\.$/);
  const empty = { "E-mail": "", "Full name": "", Address: "", City: "" };
  const missing = Object.fromEntries(Object.keys(empty).map((label) => [label, "Fill this in."]));
  await mustSay(buyer, empty, missing);
  assert.equal(await buyer.beside(buyer.page.getByLabel("Country")), "Choose a country from the list.");
  await buyer.mustFit();

  const typed = { "E-mail": "rita@nowhere", ...home, Postcode: "12" };
  await buyer.fillsIn({ "E-mail": typed["E-mail"], Postcode: typed.Postcode });
  await buyer.page.getByLabel("Phone").fill("call me");
  await buyer.payButton().click();
  await buyer.page.getByText("3 fields need another look.").waitFor();
  const wrong = { "E-mail": NO_EMAIL, Postcode: NO_POSTCODE, Phone: NO_PHONE };
  await mustSay(buyer, { ...typed, Phone: "call me" }, wrong);
  await mends(buyer, typed);
});

told("The checkout says so with scripting switched off, too", async (stage) => {
  const buyer = await stage.guest({ script: false });
  await standsAtTheCheckout(buyer, stage.pick(plain));
  const typed = { "E-mail": "rita@nowhere", ...home, Postcode: "12" };
  await buyer.fillsIn({ "E-mail": typed["E-mail"], Postcode: typed.Postcode });
  await buyer.page.getByLabel("Phone").fill("call me");
  await buyer.payButton().click();
  assert.equal(await buyer.alert(), "3 fields need another look.");
  const wrong = { "E-mail": NO_EMAIL, Postcode: NO_POSTCODE, Phone: NO_PHONE };
  await mustSay(buyer, { ...typed, Phone: "call me" }, wrong);
  await buyer.mustFit();
  await mends(buyer, typed);
});
