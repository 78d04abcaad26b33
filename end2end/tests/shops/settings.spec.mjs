// A seller looks after the shop: what it says, how it ships, who works there. Refusals stand beside their fields.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const SECTIONS = ["Profile", "Selling", "Shipping", "Notices", "Staff", "Payouts", "Plan", "Web addresses", "Closing"];

/** Opens a section of the settings by its tab. */
async function opens(seller, section) {
  await seller.page.getByRole("navigation", { name: "Sections of the settings" }).getByRole("link", { name: section }).click();
  await seller.sees(section);
}

told("Every section of the settings opens and fits", async (stage) => {
  const seller = await stage.seller("elke");
  await seller.goes("/settings");
  await seller.sees("Profile");
  for (const section of SECTIONS) {
    await opens(seller, section);
    await seller.mustFit();
  }
});

for (const script of [true, false]) {
  told(`What is wrong in a form stays there, ${script ? "with" : "without"} script`, async (stage) => {
    const seller = await stage.seller("elke", { script });
    await seller.goes("/settings/selling");
    const before = await seller.field("Return window").inputValue();
    // The browser's own check would hold the form back without script; the server has words of its own.
    await seller.page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
    await seller.types({ "Return window": "400", "Tax rate": "lots", "Low stock": "7" });
    await seller.presses("Save rules");
    assert.match(await seller.alert(), /2 fields need another look/);
    assert.equal(await seller.beside(seller.field("Return window")), "Choose a number from 0 to 365.");
    assert.equal(await seller.field("Tax rate").inputValue(), "lots");
    assert.equal(await seller.field("Low stock").inputValue(), "7");
    await seller.goes("/settings/selling");
    assert.equal(await seller.field("Return window").inputValue(), before, "nothing was stored");
  });
}

told("A way to ship is added, changed and taken away", async (stage) => {
  const seller = await stage.seller("elke");
  const name = stage.pick({ desk: "By bicycle", phone: "By hand" });
  await seller.goes("/settings/shipping");
  await seller.types({ Name: name, Price: "3.50", "Shortest time": "1", "Longest time": "2" });
  await seller.presses("Add way to ship");
  const row = seller.page.getByRole("listitem").filter({ hasText: name });
  await row.waitFor();
  await seller.wakes();
  await row.getByRole("link", { name: "Change" }).click();
  await seller.page.getByRole("heading", { name: `Change ${name}` }).waitFor();
  await seller.field("Price").fill("4");
  await seller.presses("Save way to ship");
  await row.filter({ hasText: "$4.00" }).waitFor();
  await seller.wakes();
  await row.getByRole("button", { name: "Remove" }).click();
  await row.waitFor({ state: "detached" });
  await seller.mustFit();
});

told("Somebody is invited, and the invitation is withdrawn", async (stage) => {
  const [seller, admin] = [await stage.seller("elke"), await stage.admin()];
  const email = `helper-${stage.size}-${Date.now()}@example.org`;
  await seller.goes("/settings/staff");
  await seller.types({ "E-mail": email });
  await seller.presses("Send invitation");
  const row = seller.page.getByRole("listitem").filter({ hasText: email });
  await row.waitFor();
  const mail = await admin.readsMail(email, "invites you to its shop");
  const path = /\/invitations\/[\w-]+/.exec(mail)[0];
  const guest = await seller.context.browser().newContext();
  const page = await guest.newPage();
  await page.goto(new URL(path, seller.site).href);
  await page.getByRole("heading", { level: 1, name: "Work at" }).waitFor();
  await seller.wakes();
  await row.getByRole("button", { name: "Withdraw" }).click();
  await row.waitFor({ state: "detached" });
  const answer = await page.goto(new URL(path, seller.site).href);
  assert.equal(answer.status(), 404);
  await guest.close();
});
