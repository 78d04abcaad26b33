// Somebody is invited by mail to work in a shop, sees what staff may and nothing else, and is out once removed.
import assert from "node:assert/strict";
import { arrives } from "../../actors/new-seller.mjs";
import { PASSWORD } from "../../actors/person.mjs";
import { told } from "../../actors/story.mjs";

/** The sections that the menu offers. */
async function menu(person) {
  if (person.size === "phone") await person.page.getByLabel("Menu", { exact: true }).click();
  const name = person.size === "phone" ? "Sections of the menu" : "Sections";
  const nav = person.page.getByRole("navigation", { name, exact: true });
  await nav.getByRole("link", { name: "Products" }).waitFor();
  const links = await nav.getByRole("link").all();
  return Promise.all(links.map((link) => person.reads(link)));
}

told("Somebody comes to work in a shop by a link in a mail, and leaves", async (stage) => {
  const [owner, admin] = [await stage.seller("caleb"), await stage.admin()];
  const helper = stage.pick({ desk: "ben", phone: "mei" });
  const email = `${helper}@example.org`;
  await owner.goes("/settings/staff");
  await owner.types({ "E-mail": email });
  await owner.presses("Send invitation");
  await owner.page.getByRole("listitem").filter({ hasText: email }).waitFor();
  const mail = await admin.readsMail(email, "invites you to its shop");
  const path = /\/invitations\/[\w-]+/.exec(mail)[0];

  const staff = await arrives(stage);
  await staff.goes(path);
  await staff.page.getByRole("heading", { level: 1, name: /^Work at / }).waitFor();
  await staff.mustFit();
  // Whoever only bought so far comes in through this door from now on.
  await staff.presses(/^Sign in$/);
  await staff.sees("Sign in");
  await staff.types({ "E-mail": email, Password: PASSWORD });
  await staff.presses(/^Sign in$/);
  await staff.page.getByRole("heading", { level: 1, name: /^Work at / }).waitFor();
  await staff.presses("Accept the invitation");
  await staff.page.getByRole("heading", { level: 1, name: /^(Good|Hello)/ }).waitFor();
  await staff.wakes();
  const offered = (await menu(staff)).join(" | ");
  assert.match(offered, /Orders.*Products/);
  assert.doesNotMatch(offered, /Settings/);

  await staff.goes("/settings/payouts");
  await staff.page.getByText("Your account may not do this.").first().waitFor();
  await staff.goes("/orders");
  await staff.sees("Orders");

  await owner.goes("/settings/staff");
  const row = owner.page.getByRole("listitem").filter({ hasText: email });
  await row.getByRole("button", { name: "Remove" }).click();
  await row.waitFor({ state: "detached" });
  await staff.page.waitForTimeout(1_000);
  await staff.goes("/orders");
  await staff.page.getByText("This is not here any more.").or(staff.page.getByRole("heading", { name: "Sign in" })).first().waitFor();
});
