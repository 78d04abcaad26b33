// Somebody opens an account with the code from the mail, which the admin's mailbox shows.
import assert from "node:assert/strict";
import { codeIn } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

const people = { desk: "Ines Carvalho", phone: "Olu Adeyemi" };

async function asksForAnAccount(newcomer, name) {
  await newcomer.goes("/sign-up");
  await newcomer.sees("Create an account");
  await newcomer.mustFit();
  await newcomer.types({ Name: name, "E-mail": newcomer.email, Password: "plant kettle oboe" });
  await newcomer.presses("Send me a code");
  await newcomer.sees("Enter the code");
  await newcomer.page.getByText(newcomer.email).waitFor();
  await newcomer.mustFit();
}

told("Somebody signs up with the code from the mail", async (stage) => {
  const [newcomer, admin] = [await stage.guest(), await stage.admin()];
  const name = stage.pick(people);
  await asksForAnAccount(newcomer, name);
  const { right, wrong } = await codeIn(admin, newcomer.email);
  await admin.mustFit();
  // With script the last digit sends the form.
  await newcomer.field("Code").fill(wrong);
  assert.equal(await newcomer.alert(), "This is not the code. You have 2 tries left.");
  await newcomer.mustFit();
  await newcomer.field("Code").fill(right);
  await newcomer.sees(name);
  assert.equal(new URL(newcomer.page.url()).pathname, "/account");
  await newcomer.presses("Sign out");
  await newcomer.sees("Sign in");
  await newcomer.signsIn(newcomer.email, "plant kettle oboe");
  await newcomer.sees(name);
});

told("Somebody signs up with scripting switched off", async (stage) => {
  const [newcomer, admin] = [await stage.guest({ script: false }), await stage.admin()];
  const name = stage.pick(people);
  await asksForAnAccount(newcomer, name);
  const { right, wrong } = await codeIn(admin, newcomer.email);
  for (const sentence of ["You have 2 tries left.", "You have one try left."]) {
    await newcomer.field("Code").fill(wrong);
    await newcomer.presses("Create the account");
    assert.equal(await newcomer.alert(), `This is not the code. ${sentence}`);
  }
  await newcomer.field("Code").fill(right);
  await newcomer.presses("Create the account");
  await newcomer.sees(name);
});

told("A form that cannot be right is not sent, and an account that is there is not told of", async (stage) => {
  const [newcomer, admin] = [await stage.guest(), await stage.admin()];
  await newcomer.goes("/sign-up");
  await newcomer.types({ Name: "", "E-mail": "nobody", Password: "short" });
  await newcomer.presses("Send me a code");
  assert.equal(await newcomer.alert(), "3 fields need another look.");
  assert.equal(await newcomer.beside(newcomer.field("Name")), "Fill this in.");
  assert.match(await newcomer.beside(newcomer.field("E-mail")), /^This is not an e-mail address\./);
  assert.equal(await newcomer.beside(newcomer.field("Password")), "Use at least 8 characters.");

  const known = stage.pick({ desk: "ben@example.org", phone: "mei@example.org" });
  await newcomer.types({ Name: "Somebody", "E-mail": known, Password: "plant kettle oboe" });
  await newcomer.presses("Send me a code");
  await newcomer.sees("Enter the code");
  const mail = await admin.readsMail(known, "You already have an account at Agora");
  assert.match(mail, /no code was made/);
});
