// Somebody is made an admin, sets up an app that makes codes, comes in with it and with a recovery code, and is no
// admin any more.
import assert from "node:assert/strict";
import { Admin } from "../../actors/admin.mjs";
import { Authenticator } from "../../actors/authenticator.mjs";
import { arrives, newAddress, signsUpToSell } from "../../actors/new-seller.mjs";
import { PHRASE } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

/** Up to the second step at the admin's door. */
async function knocks(stage, email, options) {
  const person = await Admin.arrives({ size: stage.size, ...options });
  stage.people.push(person);
  await person.goes("/sign-in");
  await person.types({ "E-mail": email, Password: PHRASE });
  await person.presses(/^Sign in$/);
  await person.page.waitForURL((url) => url.pathname !== "/sign-in");
  await person.wakes();
  return person;
}

told("An admin with an app on the phone", async (stage) => {
  const [seller, boss] = [await arrives(stage), await stage.admin()];
  const script = stage.pick({ desk: true, phone: false });
  const [name, email] = [stage.pick({ desk: "Ama Mensah", phone: "Rui Couto" }), newAddress("admin")];
  await signsUpToSell(seller, boss, name, email);
  await boss.goes(`/users?q=${email}`);
  await boss.page.getByRole("table").getByRole("link").first().click();
  await boss.page.getByRole("heading", { name: "Admin", exact: true }).waitFor();
  await boss.wakes();
  await boss.mustFit();
  await boss.presses("Make an admin");
  await boss.page.getByText("Is an admin, and makes no others.").waitFor();

  const admin = await knocks(stage, email, { script });
  await admin.sees("Marketplace");
  await admin.goes("/account/security");
  await admin.sees("Security");
  await admin.mustFit();
  const card = admin.page.getByRole("region", { name: "Codes of an app" });
  await card.getByLabel("Your password").fill(PHRASE);
  await card.getByRole("button", { name: "Set up an app" }).click();
  await card.getByRole("img", { name: /^QR code/ }).waitFor();
  await admin.wakes();
  await admin.mustFit();
  const app = new Authenticator(await card.locator("code").innerText());
  await card.getByLabel("First code of your app").fill(await app.code());
  await card.getByRole("button", { name: "Take the app into use" }).click();
  await admin.sees("Your recovery codes");
  const codes = await admin.page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  assert.equal(codes.length, 10);
  await admin.mustFit();
  await admin.goes("/account/security/codes");
  await admin.page.getByText("There is nothing to show any more").waitFor();

  const again = await knocks(stage, email, { script });
  await again.sees("One more step");
  await again.mustFit();
  await again.field("Code of your app").fill("000000");
  await again.page.getByRole("button", { name: /^Sign in$/ }).first().click();
  await again.page.getByText(/This is not the code\. You have \d tries left\./).waitFor();
  await again.field("Code of your app").fill(await app.code());
  await again.page.getByRole("button", { name: /^Sign in$/ }).first().click();
  await again.sees("Marketplace");

  const lost = await knocks(stage, email, { script });
  await lost.page.getByText("Use a recovery code").click();
  await lost.field("Recovery code").fill(codes[3]);
  await lost.page.getByRole("button", { name: /^Sign in$/ }).last().click();
  await lost.sees("Marketplace");
  await lost.goes("/account/security");
  await lost.page.getByText("9 recovery codes are left.").waitFor();
  const devices = lost.page.getByRole("region", { name: "Where you are signed in" });
  const before = await devices.getByRole("listitem").count();
  assert.ok(before >= 4, `${before} places`);
  await devices.getByRole("button", { name: "Sign out everywhere else" }).click();
  await devices.getByText("This browser").waitFor();
  await lost.page.waitForFunction(() => document.querySelectorAll("section[aria-label='Where you are signed in'] li").length === 1);
  await again.page.waitForTimeout(1_000);
  await again.goes("/");
  await again.sees("Sign in");

  await boss.wakes();
  await boss.presses("Take the role away");
  await boss.page.getByText(/^Is no admin\./).waitFor();
  await lost.page.waitForTimeout(1_000);
  await lost.goes("/");
  await lost.sees("Sign in");
});

for (const script of [true, false]) {
  told(`A seller forgot the password, ${script ? "with" : "without"} script`, async (stage) => {
    const stranger = await arrives(stage, { script });
    await stranger.goes("/sign-in");
    await stranger.follows("Forgot your password?");
    await stranger.sees("Forgot your password?");
    await stranger.mustFit();
    await stranger.types({ "E-mail": newAddress("nobody") });
    await stranger.presses("Send the code");
    await stranger.sees("Enter the code");
    await stranger.mustFit();
    await stranger.field("Code").fill("123456");
    await stranger.presses("Go on");
    await stranger.page.getByText(/This is not the code/).waitFor();
  });
}
