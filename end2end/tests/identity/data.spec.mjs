// Somebody takes a copy of their data along, wants to leave, and stays.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually } from "../../actors/eventually.mjs";
import { PHRASE, isTold, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

async function takesCopy(person) {
  await person.goes("/account/data");
  await person.presses("Make a copy");
  await isTold(person, "Your copy is being made");
  const link = person.page.getByRole("link", { name: /^Download/ });
  await eventually(async () => {
    await person.goes("/account/data");
    assert.equal(await link.count(), 1, "the copy is ready");
  }, 60_000);
  await person.mustFit();
  const [download] = await Promise.all([person.page.waitForEvent("download"), link.click()]);
  const file = await readFile(await download.path());
  assert.equal(file.subarray(0, 2).toString(), "PK", "it is a zip file");
  assert.match(download.suggestedFilename(), /\.zip$/);
}

async function leavesAndStays(person) {
  await person.goes("/account/data");
  await person.page.getByText("I want to delete my account").click();
  const leave = person.page.getByRole("region", { name: "Delete the account" });
  await leave.getByLabel("Your password").fill("wrong wrong wrong");
  await person.presses("Delete my account in 30 days");
  await leave.getByText("This is not your password.").waitFor();
  await leave.getByLabel("Your password").fill(PHRASE);
  await person.presses("Delete my account in 30 days");
  await person.page.getByText(/^This account will be erased /).waitFor();
  await person.goes("/account");
  await person.page.getByText(/^This account will be erased /).waitFor();
  await person.mustFit();
  await person.presses("Keep my account");
  await person.page.getByText(/^This account will be erased /).waitFor({ state: "detached" });
  await person.goes("/account/data");
  await person.page.getByText("I want to delete my account").waitFor();
}

told("A copy of all data is fetched, and an account that was given up is kept", async (stage) => {
  const [person, admin] = [await stage.guest(), await stage.admin()];
  await opensAccount(person, admin, "Pilar Ruiz");
  await takesCopy(person);
  await leavesAndStays(person);
}, ["desk"]);

told("The same with scripting switched off, on a phone", async (stage) => {
  const [person, admin] = [await stage.guest({ script: false }), await stage.admin()];
  await opensAccount(person, admin, "Pilar Ruiz");
  await takesCopy(person);
  await leavesAndStays(person);
}, ["phone"]);
