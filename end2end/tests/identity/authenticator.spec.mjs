// An app that makes codes is set up, asked for, replaced by a recovery code, and taken away; a passkey opens the door.
import assert from "node:assert/strict";
import { Authenticator } from "../../actors/authenticator.mjs";
import { PHRASE, entersCode, isTold, mustBeAt, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

/** Sets an app up; hands back the app and its recovery codes. */
async function setsAppUp(person) {
  await person.goes("/account/security");
  await person.follows("Set up an app");
  await person.sees("Authenticator app");
  await person.types({ "Your password": "wrong wrong wrong" });
  await person.presses("Set up an app");
  await person.alert();
  assert.equal(await person.beside(person.field("Your password")), "This is not your password.");
  await person.types({ "Your password": PHRASE });
  await person.presses("Set up an app");
  await person.page.getByRole("img", { name: "QR code for your app" }).waitFor();
  await person.mustFit();
  await person.page.getByText("I cannot scan it").click();
  const app = new Authenticator(await person.page.locator("p.font-mono").innerText());
  await entersCode(person, await app.code(), "Use this app");
  await person.sees("Recovery codes");
  const codes = await person.page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  assert.equal(codes.length, 10);
  await person.mustFit();
  // They are shown this once.
  await person.goes("/account/security/codes");
  await person.page.getByText(/^Recovery codes are shown once/).waitFor();
  return { app, codes };
}

async function begins(person) {
  await person.goes("/sign-in");
  await person.types({ "E-mail": person.email, Password: PHRASE });
  await person.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await person.sees("Enter the code of your app");
}

async function useApp(stage, options) {
  const [person, admin] = [await stage.guest(options), await stage.admin()];
  await opensAccount(person, admin, "Nia Adeyemi");
  const { app, codes } = await setsAppUp(person);
  await person.context.clearCookies();
  await begins(person);
  await person.mustFit();
  await entersCode(person, await app.code(), "Sign in");
  await person.sees("Nia Adeyemi");
  await person.context.clearCookies();
  await begins(person);
  await person.page.getByText("Use a recovery code instead").click();
  await person.types({ "Recovery code": codes[0].toUpperCase() });
  await person.presses("Sign in with it");
  await person.sees("Nia Adeyemi");
  await person.goes("/account/security/app");
  await person.page.getByText("9 are left.").waitFor();
  await person.page.getByRole("region", { name: "Take the app away" }).getByLabel("Your password").fill(PHRASE);
  await person.presses("Take the app away");
  await person.page.getByRole("button", { name: "Set up an app" }).waitFor();
  await person.signsIn(person.email, PHRASE);
  mustBeAt(person, "/account");
}

told("An app makes codes for the door, and recovery codes replace it", (stage) => useApp(stage), ["desk"]);
told("An app is used with scripting switched off", (stage) => useApp(stage, { script: false }), ["desk"]);

told("A passkey opens the door", async (stage) => {
  const [person, admin] = [await stage.guest(), await stage.admin()];
  const device = await person.context.newCDPSession(person.page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await opensAccount(person, admin, "Marta Reis");
  await person.goes("/account/security");
  const passkeys = person.page.getByRole("region", { name: "Passkeys" });
  await passkeys.getByLabel("Name of the new passkey").fill("My laptop");
  await passkeys.getByLabel("Your password").fill("wrong wrong wrong");
  await person.presses("Add a passkey");
  await passkeys.getByText("This is not your password.").waitFor();
  await passkeys.getByLabel("Your password").fill(PHRASE);
  await person.presses("Add a passkey");
  await isTold(person, "Passkey added");
  await passkeys.getByRole("button", { name: "Remove My laptop" }).waitFor();
  await person.mustFit();

  await person.context.clearCookies();
  await person.goes("/sign-in?next=/account/security");
  await person.presses("Sign in with a passkey");
  await person.sees("Security");
  await passkeys.getByText(/last used today/).waitFor();
  await person.page.getByRole("button", { name: "Remove My laptop" }).click();
  await isTold(person, "Passkey removed");

  // It opens nothing any more, and the page says so.
  await person.context.clearCookies();
  await person.goes("/sign-in");
  await person.presses("Sign in with a passkey");
  assert.equal(await person.alert(), "This passkey does not open an account here.");
});
