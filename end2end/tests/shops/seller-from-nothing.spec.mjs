// A seller from nothing to a shop that can be paid; then the shop is closed and opened again, and its owner banned.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { answersProvider, arrives, fillsInSignUp, newAddress, openStep, opensShop } from "../../actors/new-seller.mjs";
import { PHRASE, codeIn } from "../../actors/newcomer.mjs";
import { Seller } from "../../actors/seller.mjs";
import { told } from "../../actors/story.mjs";

/** Who came in the first journey, by size. */
const sellers = {};

/** The steps of the checklist that are done. */
async function done(seller) {
  await seller.goes("/");
  const items = await seller.page.getByRole("listitem").filter({ hasText: /^Done: / }).all();
  return Promise.all(items.map(async (item) => (await seller.reads(item)).replace("Done: ", "")));
}

told("A seller comes from nothing to a shop that can be paid", async (stage) => {
  // On a phone the same is done with scripting switched off.
  const script = stage.pick({ desk: true, phone: false });
  const [seller, admin] = [await arrives(stage, { script }), await stage.admin()];
  const name = stage.pick({ desk: "Nia Adeyemi", phone: "Joana Prates" });
  const shop = stage.pick({ desk: "Adeyemi Baskets", phone: "Prates Paper" });
  const email = newAddress("seller");
  await fillsInSignUp(seller, name, email);
  assert.equal(await openStep(seller), "Account");
  await seller.mustFit();
  await seller.presses("Mail me a code");
  await seller.sees("Enter the code");
  const { right, wrong } = await codeIn(admin, email);
  await seller.field("Code").fill(wrong);
  await seller.presses("Open my account");
  await eventually(async () => {
    assert.equal(await seller.beside(seller.field("Code")), "This is not the code. You have 2 tries left.");
  });
  await seller.mustFit();
  await seller.field("Code").fill(right);
  await seller.presses("Open my account");
  await seller.page.getByRole("heading", { name: "Your account is ready. Two steps are left." }).waitFor();
  await seller.wakes();
  assert.equal(await openStep(seller), "Shop");
  await seller.mustFit();

  await seller.page.getByRole("main").getByRole("link", { name: "Open a shop" }).click();
  await opensShop(seller, shop);
  assert.equal(await openStep(seller), "Payouts");
  await seller.mustFit();
  await seller.presses("Connect payouts");
  if (!script) await seller.follows("Go on to the provider");
  await answersProvider(seller);
  await eventually(async () => {
    await seller.presses("Ask the provider now");
    await seller.page.getByText("Your money can be paid out.").waitFor({ timeout: 2_000 });
  }, 30_000);
  await seller.wakes();
  assert.equal(await seller.page.getByRole("list", { name: "Three steps to a shop that can be paid" }).count(), 0);

  await seller.goes("/settings");
  await seller.types({ City: "Porto" });
  await seller.presses("Save profile");
  await seller.page.getByText("Saved. Buyers see it within a second.").waitFor();
  await seller.goes("/settings/shipping");
  await seller.types({ Name: "By post", Price: "4.90", "Shortest time": "1", "Longest time": "3" });
  await seller.presses("Add way to ship");
  await seller.page.getByRole("listitem").filter({ hasText: "By post" }).waitFor();
  const steps = await done(seller);
  assert.equal(steps.length, 4, `all is done but a listing: ${steps}`);
  assert.ok(!steps.some((step) => step.startsWith("Publish a product")));
  sellers[stage.size] = { email, shop };
});

/** The seller of the first journey, signed in anew. */
async function returns(stage) {
  const { email, shop } = sellers[stage.size];
  const seller = await arrives(stage);
  await seller.signsIn(email, PHRASE);
  return { seller, email, shop };
}

told("What is wrong in the sign-up form stays there", async (stage) => {
  const seller = await arrives(stage, { script: stage.pick({ desk: true, phone: false }) });
  await fillsInSignUp(seller, "Nia", "nobody@nowhere", { Phone: "912345678", Password: "short" });
  await seller.page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
  await seller.presses("Mail me a code");
  await eventually(async () => {
    assert.match(await seller.beside(seller.field("E-mail")), /^This is not an e-mail address\./);
  });
  assert.match(await seller.beside(seller.field("Phone")), /^Write the phone number with its country/);
  assert.equal(await seller.beside(seller.field("Password")), "Use at least 8 characters.");
  assert.equal(await seller.field("Name").inputValue(), "Nia");
  assert.equal(await seller.field("E-mail").inputValue(), "nobody@nowhere");
  assert.equal(await seller.field("Phone").inputValue(), "912345678");
});

told("A shop is closed, and opened again", async (stage) => {
  const { seller, shop } = await returns(stage);
  await seller.goes("/settings/closing");
  const field = seller.page.getByLabel(/^Type .* to close it$/);
  const handle = /^Type (.*) to close it$/.exec(await seller.reads(seller.page.locator(`label[for="${await field.getAttribute("id")}"]`)))[1];
  await field.fill("another");
  await seller.presses("Close the shop");
  await seller.page.getByText("Type the handle exactly as it stands above.").waitFor();
  await field.fill(handle);
  await seller.presses("Close the shop");
  await seller.page.getByRole("heading", { name: `${shop} is closed` }).waitFor();
  await seller.page.getByText("28 days left").waitFor();
  await seller.wakes();
  await seller.mustFit();
  await seller.presses("Open the shop again");
  await seller.page.getByRole("heading", { name: `Close ${shop}` }).waitFor();
});

told("Somebody who is banned is out at once, and reads why at the door", async (stage) => {
  const [{ seller, email, shop }, admin] = [await returns(stage), await stage.admin()];
  await seller.goes("/settings");
  await seller.sees("Profile");
  await admin.goes(`/users?q=${email}`);
  await admin.page.getByRole("table").getByRole("link").first().click();
  await admin.page.getByRole("heading", { name: "Access" }).waitFor();
  await admin.wakes();
  await admin.page.getByRole("region", { name: "Shops" }).getByRole("link", { name: shop }).waitFor();
  await admin.mustFit();
  await admin.follows("Lock out");
  await admin.page.getByLabel("Reason").fill("Sells what is not theirs");
  await admin.presses("Lock out");
  await admin.page.getByText("Locked out: Sells what is not theirs").waitFor();
  const banned = Date.now();
  // The page that is still open leads to nothing any more, within a second.
  await seller.page.waitForTimeout(Math.max(0, banned + 1_000 - Date.now()));
  await seller.types({ City: "Lisbon" });
  await seller.presses("Save profile");
  await seller.page.getByText(/You are signed out/).first().waitFor();
  await seller.goes("/");
  await seller.sees("Sign in");
  await seller.types({ "E-mail": email, Password: PHRASE });
  await seller.presses(/^Sign in$/);
  await seller.page.getByText("This account is locked: Sells what is not theirs").waitFor();
  await admin.wakes();
  await admin.presses("Let them in again");
  await admin.page.getByRole("link", { name: "Lock out" }).waitFor();
  const again = await Seller.arrives({ size: stage.size });
  await again.signsIn(email, PHRASE);
  await again.context.close();
});
