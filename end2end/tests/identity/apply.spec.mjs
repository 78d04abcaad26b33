// Somebody applies to work with the market, and waits for an answer.
import assert from "node:assert/strict";
import { isTold, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

async function applies(stage, options) {
  const [person, admin] = [await stage.guest(options), await stage.admin()];
  await opensAccount(person, admin, "Sofia Prado");
  await person.page.getByRole("link", { name: "Work with us" }).last().click();
  await person.sees("Work with us");
  const website = person.page.getByLabel(/^Website/);
  await person.types({ "What do you do?": "Short" });
  await website.fill("http://sofia.example.org");
  await person.page.getByText("Creator", { exact: true }).click();
  await person.presses("Apply");
  await person.alert();
  assert.equal(await person.beside(person.field("What do you do?")), "Use at least 20 characters.");
  assert.match(await person.beside(website), /^Write the whole address/);
  assert.equal(await website.inputValue(), "http://sofia.example.org", "what was typed is kept");
  await person.types({ "What do you do?": "I photograph weddings, indoors and out." });
  await website.fill("https://sofia.example.org");
  await person.presses("Apply");
  await isTold(person, "We have your application");
  await person.page.getByText("Awaiting approval").waitFor();
  await person.goes("/account/apply");
  assert.equal(await person.page.getByRole("radio").count(), 2, "it is not applied for twice");
  await person.mustFit();
}

told("Somebody applies as a creator", (stage) => applies(stage), ["phone"]);
told("Somebody applies with scripting switched off", (stage) => applies(stage, { script: false }), ["desk"]);
told("A brand is verified by an admin", async (stage) => {
  const [person, admin] = [await stage.guest(), await stage.admin()];
  await opensAccount(person, admin, "Lena Hartwig");
  await person.goes("/account/apply");
  await person.page.getByText("Brand", { exact: true }).click();
  await person.types({ "What do you do?": "We make lamps, and buy what stands beside them." });
  await person.presses("Apply");
  await person.page.getByText("Awaiting approval").waitFor();
  await admin.goes("/applications");
  const waiting = admin.page.getByRole("region", { name: "Lena Hartwig: appear as a brand" }).first();
  await waiting.getByRole("button", { name: "Approve" }).click();
  await waiting.waitFor({ state: "detached" });
  await person.goes("/account/apply");
  await person.page.getByText("Approved", { exact: true }).waitFor();
}, ["desk"]);
