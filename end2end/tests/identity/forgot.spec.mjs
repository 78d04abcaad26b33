// A password is forgotten and replaced; wrong codes are counted, and the third one locks.
import assert from "node:assert/strict";
import { newEmail } from "../../actors/buyer.mjs";
import { PHRASE, codeIn, entersCode, mustBeAt, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

const SUBJECT = "Your code for a new password";
const NEW = "copper lantern fjord nine";

async function asksForACode(person, email) {
  await person.goes("/sign-in");
  await person.follows("Forgot your password?");
  await person.sees("Forgot your password?");
  await person.mustFit();
  await person.types({ "E-mail": email });
  await person.presses("Send me a code");
  await person.sees("Enter the code");
}

async function replacesPassword(person, admin) {
  await asksForACode(person, person.email);
  const { right, wrong } = await codeIn(admin, person.email, SUBJECT);
  await entersCode(person, wrong, "Go on");
  assert.equal(await person.alert(), "This is not the code. You have 2 tries left.");
  await entersCode(person, right, "Go on");
  await person.sees("Choose a new password");
  await person.mustFit();
  await person.types({ "New password": "password1" });
  if (person.script) await person.page.getByText("Very easy to guess").waitFor();
  await person.presses("Save the new password");
  await person.alert();
  assert.match(await person.beside(person.field("New password")), /^This password is easy to guess/);
  await person.types({ "New password": NEW });
  if (person.script) await person.page.getByText(/hard to guess/i).waitFor();
  await person.presses("Save the new password");
  await person.sees("Sign in");
  await person.types({ "E-mail": person.email, Password: PHRASE });
  await person.page.getByRole("button", { name: "Sign in", exact: true }).click();
  assert.equal(await person.alert(), "E-mail or password is wrong. Check both and try again.");
  assert.equal(await person.field("E-mail").inputValue(), person.email, "what was typed is kept");
  await person.signsIn(person.email, NEW);
  mustBeAt(person, "/account");
}

told("A forgotten password is replaced with a code from the mail", async (stage) => {
  const [person, admin] = [await stage.guest(), await stage.admin()];
  await opensAccount(person, admin, "Vera Lind");
  await person.context.clearCookies();
  await replacesPassword(person, admin);
});

told("A forgotten password is replaced with scripting switched off", async (stage) => {
  const [person, admin] = [await stage.guest({ script: false }), await stage.admin()];
  await opensAccount(person, admin, "Vera Lind");
  await person.context.clearCookies();
  await replacesPassword(person, admin);
}, ["desk"]);

told("The third wrong code locks, and says until when", async (stage) => {
  const [person, admin] = [await stage.guest(), await stage.admin()];
  await opensAccount(person, admin, "Ines Carvalho");
  await person.context.clearCookies();
  await asksForACode(person, person.email);
  const { right } = await codeIn(admin, person.email, SUBJECT);
  const guesses = [1, 2, 3].map((more) => right.replace(/\d$/, (digit) => `${(Number(digit) + more) % 10}`));
  for (const sentence of ["You have 2 tries left.", "You have one try left."]) {
    await person.field("Code").fill(guesses.pop());
    await person.page.getByRole("alert").filter({ hasText: sentence }).waitFor();
  }
  await person.field("Code").fill(guesses.pop());
  await person.page.getByRole("alert").filter({ hasText: /^Too many wrong codes\. Try again at \d\d:\d\d UTC\.$/ }).waitFor();
  // The right one comes too late.
  await person.field("Code").fill(right);
  await person.page.getByRole("alert").filter({ hasText: /Too many wrong codes/ }).waitFor();
}, ["desk"]);

told("Nobody learns here who has an account", async (stage) => {
  const [guest, admin] = [await stage.guest(), await stage.admin()];
  const nobody = newEmail();
  await asksForACode(guest, nobody);
  await guest.page.getByText(nobody).waitFor();
  await admin.readsMail(nobody, /./);
}, ["desk"]);
