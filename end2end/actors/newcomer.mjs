// Somebody who opens an account, with the mail that codes come in.
import assert from "node:assert/strict";

/** A password that is hard to guess. */
export const PHRASE = "plant kettle oboe";

/** The code in the mail with that subject, and another one that is surely wrong. */
export async function codeIn(admin, email, subject = "Your code for Agora") {
  const mail = await admin.readsMail(email, subject);
  const right = /Your code is (\d{6})\./.exec(mail)[1];
  return { right, wrong: right.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`) };
}

/** Enters a code. With script the last digit sends the form; without it a button does. */
export async function entersCode(person, code, verb) {
  await person.field("Code").fill(code);
  if (!person.script) await person.presses(verb);
}

/** From nothing to a signed-in account. */
export async function opensAccount(person, admin, name) {
  await person.goes("/sign-up");
  await person.types({ Name: name, "E-mail": person.email, Password: PHRASE });
  await person.presses("Send me a code");
  await person.sees("Enter the code");
  await entersCode(person, (await codeIn(admin, person.email)).right, "Create the account");
  await person.sees(name);
}

/** Presses something and waits until the page says that it was done. */
export async function isTold(person, sentence) {
  await person.page.getByText(sentence).first().waitFor();
  await person.wakes();
}

/** Fails unless the page is that of a path. */
export function mustBeAt(person, path) {
  assert.equal(new URL(person.page.url()).pathname, path);
}
