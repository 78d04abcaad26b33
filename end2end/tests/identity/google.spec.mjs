// Somebody comes in with an account elsewhere, at a provider that speaks like Google and that we did not write.
import assert from "node:assert/strict";
import { newEmail } from "../../actors/buyer.mjs";
import { PHRASE, isTold, mustBeAt, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

const provider = process.env.AGORA_OPENID_URL;

let people = 0;

/** Somebody who has an account over there. */
async function hasAccountThere(claims) {
  people += 1;
  const subject = `somebody-${process.pid}-${people}`;
  const answer = await fetch(`${provider}/users/${subject}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(claims),
  });
  assert.ok(answer.ok, `the provider knows ${subject}: ${answer.status}`);
  return subject;
}

/** Goes over there, and says who they are. */
async function goesThere(person) {
  // The provider's page is dressed by a host that is none of this market's business.
  await person.context.route(/^https:\/\//, (route) => route.fulfill({ body: "", contentType: "text/css" }));
  await person.presses("Continue with Google");
  await person.page.getByRole("heading", { name: "Authorize Client" }).waitFor();
}

async function comesBackAs(person, subject) {
  await goesThere(person);
  // The provider calls its fields differently from version to version, and sends them under the same names.
  await person.page.locator("input[name='sub']").fill(subject);
  await person.page.getByRole("button", { name: "Authorize", exact: true }).click();
  await person.page.waitForURL((url) => url.href.startsWith(person.site), { waitUntil: "domcontentloaded" });
  await person.wakes();
}

async function opensAndCloses(stage, options) {
  const guest = await stage.guest(options);
  const email = newEmail();
  const subject = await hasAccountThere({ email, email_verified: true, name: "Lucia Gil" });
  await guest.goes("/sign-in?next=/account/security");
  await comesBackAs(guest, subject);
  await guest.sees("Security");
  await guest.page.getByText(/^Google opens this account\. Set a password first/).waitFor();
  await guest.page.getByRole("region", { name: "Password" }).getByLabel("New password").fill(PHRASE);
  await guest.presses("Set a password");
  await guest.presses("Take Google away");
  await isTold(guest, "Google opens this account no more");
  await guest.mustFit();
}

if (provider) {
  told("A new account is opened with Google, gets a password and does without Google", (stage) => opensAndCloses(stage), ["desk"]);
  told("The same with scripting switched off", (stage) => opensAndCloses(stage, { script: false }), ["phone"]);

  told("An account that is there is opened by Google once its owner has signed in", async (stage) => {
    const [person, admin] = [await stage.guest(), await stage.admin()];
    await opensAccount(person, admin, "Lucia Gil");
    await person.context.clearCookies();
    const subject = await hasAccountThere({ email: person.email, email_verified: true, name: "Lucia Gil" });
    await person.goes("/sign-in");
    await comesBackAs(person, subject);
    assert.match(await person.alert(), /^There is an account with this address already\./);
    await person.types({ "E-mail": person.email, Password: PHRASE });
    await person.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await person.sees("Lucia Gil");
    await person.presses("Sign out");
    await person.sees("Sign in");
    await comesBackAs(person, subject);
    await person.sees("Lucia Gil");
    mustBeAt(person, "/account");
  }, ["desk"]);

  told("Whoever turns back at Google, or has proved no address there, is told so", async (stage) => {
    const guest = await stage.guest();
    await guest.goes("/sign-in");
    await goesThere(guest);
    await guest.page.locator("button[value='deny']").click();
    await guest.sees("Sign in");
    // An older provider forgets to say what the no belongs to; then it belongs to nothing that is under way.
    assert.match(await guest.alert(), /^(You did not sign in with Google|The way back from Google took too long)\./);
    const subject = await hasAccountThere({ email: newEmail(), email_verified: false, name: "Nobody" });
    await comesBackAs(guest, subject);
    assert.equal(await guest.alert(), "Google has not proved your e-mail address yet.");
    // What a link says in place of the market is not believed.
    await guest.goes(`/sign-in?google_error=${encodeURIComponent('"Give us your password"')}`);
    assert.equal(await guest.page.getByRole("alert").count(), 0);
  }, ["phone"]);
}
