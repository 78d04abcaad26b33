// Somebody opens an account, says who they are, keeps an address, and finds it at the checkout.
import assert from "node:assert/strict";
import { isTold, mustBeAt, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

const home = { "Full name": "Rita Salgueiro", Address: "Rua das Flores 41, 2", City: "Lisbon" };

/** Says who they are; first in a way that cannot be. */
async function saysWhoTheyAre(person) {
  // A wide screen has a list of the pages beside them as well.
  await person.page.getByRole("link", { name: "Profile" }).last().click();
  await person.sees("Profile");
  // What may be left empty says so in its label.
  const [phone, birthday] = [person.page.getByLabel(/^Phone/), person.page.getByLabel(/^Birthday/)];
  await phone.fill("912");
  // Without script the browser itself looks at days.
  if (person.script) await birthday.fill("2030-01-01");
  await person.presses("Save");
  assert.equal(await person.alert(), person.script ? "2 fields need another look." : "One field needs another look.");
  assert.match(await person.beside(phone), /^Write the phone number with its country/);
  if (person.script) assert.match(await person.beside(birthday), /^Write a day in the past/);
  assert.equal(await phone.inputValue(), "912", "what was typed is kept");
  await phone.fill("+351 912 345 678");
  await birthday.fill("1984-05-21");
  await person.page.getByLabel("Country").selectOption({ label: "Portugal" });
  await person.presses("Save");
  await isTold(person, person.script ? "Profile saved" : "Your profile is saved.");
  await person.goes("/account/profile");
  assert.equal(await phone.inputValue(), "+351912345678");
  assert.equal(await birthday.inputValue(), "1984-05-21");
}

async function addsAddress(person, fields, label, country = "Portugal") {
  await person.goes("/account/addresses/new");
  await person.sees("Add an address");
  await person.page.getByLabel("What is it?").selectOption({ label });
  await person.page.getByLabel("Country").selectOption({ label: country });
  await person.types(fields);
  await person.presses("Save the address");
}

/** Keeps two addresses; the first one at the second attempt. */
async function keepsAddresses(person) {
  await person.goes("/account/addresses");
  await person.sees("Addresses");
  await addsAddress(person, { ...home, Postcode: "1200" }, "Home");
  await person.alert();
  assert.equal(await person.beside(person.field("Postcode")), "This is not a postcode of that country. It looks like 1200-194.");
  assert.equal(await person.field("Address").inputValue(), home.Address, "what was typed is kept");
  assert.equal(await person.page.getByLabel("Country").inputValue(), "PT");
  await person.types({ Postcode: "1200-194" });
  await person.presses("Save the address");
  await person.sees("Addresses");
  await isTold(person, "The address is kept.");
  await addsAddress(person, { ...home, Address: "Friedrichstr. 7", City: "Berlin", Postcode: "10117" }, "Work", "Germany");
  await person.sees("Addresses");
  const cards = person.page.locator("main li.card");
  assert.equal(await cards.count(), 2);
  assert.match(await person.reads(cards.first()), /^Home Usual Rita Salgueiro/);
  await person.page.getByRole("button", { name: "Make it the usual one Work, Friedrichstr. 7" }).click();
  await isTold(person, "Parcels go there from now on");
  await person.page.getByText("Usual").first().waitFor();
}

told("Somebody signs up, says who they are and keeps an address", async (stage) => {
  const [person, admin] = [await stage.guest(), await stage.admin()];
  await opensAccount(person, admin, "Rita Salgueiro");
  await saysWhoTheyAre(person);
  await keepsAddresses(person);
  await person.mustFit();
  // Removed by mistake, and taken back.
  await person.page.getByRole("button", { name: "Remove Home, Rua das Flores 41, 2" }).click();
  await person.page.getByRole("button", { name: "Undo" }).click();
  await person.page.getByRole("button", { name: "Remove Home, Rua das Flores 41, 2" }).waitFor();
  // The checkout begins with the usual one and offers the other.
  await person.takes(stage.pick({ desk: "terracotta-pot", phone: "terracotta-pot" }));
  await person.goes("/checkout");
  assert.equal(await person.field("Address").inputValue(), "Friedrichstr. 7");
  await person.follows("Home, Rua das Flores 41, 2");
  await person.sees("Checkout");
  assert.equal(await person.field("Postcode").inputValue(), "1200-194");
  await person.mustFit();
});

told("The same with scripting switched off", async (stage) => {
  const [person, admin] = [await stage.guest({ script: false }), await stage.admin()];
  await opensAccount(person, admin, "Olga Prem");
  await saysWhoTheyAre(person);
  await keepsAddresses(person);
  await person.page.getByRole("button", { name: "Remove Work, Friedrichstr. 7" }).click();
  await isTold(person, "The address is removed.");
  assert.equal(await person.page.locator("main li.card").count(), 1);
  mustBeAt(person, "/account/addresses");
}, ["desk"]);
