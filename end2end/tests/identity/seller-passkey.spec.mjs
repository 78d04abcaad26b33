// A seller adds a passkey and comes in with it instead of a password.
import assert from "node:assert/strict";
import { arrives } from "../../actors/new-seller.mjs";
import { PASSWORD } from "../../actors/person.mjs";
import { told } from "../../actors/story.mjs";

/** Gives the browser a device with a lock that opens by itself. */
async function withDevice(person) {
  const session = await person.context.newCDPSession(person.page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

told("A seller comes in with a passkey", async (stage) => {
  const seller = await arrives(stage);
  // An address made of numbers has no passkeys.
  if (/^[\d.]+$/.test(new URL(seller.site).hostname)) return;
  await withDevice(seller);
  await seller.signsIn(stage.pick({ desk: "duarte@example.org", phone: "freja@example.org" }));
  await seller.goes("/account/security");
  const card = seller.page.getByRole("region", { name: "Passkeys" });
  const name = `Key of the ${stage.size}`;
  await card.getByLabel("What you call it").fill(name);
  await card.getByLabel("Your password").fill("not the password");
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await card.getByText("This is not your password.").waitFor();
  await card.getByLabel("Your password").fill(PASSWORD);
  await card.getByRole("button", { name: "Add a passkey" }).click();
  const row = card.getByRole("listitem").filter({ hasText: name });
  await row.waitFor();
  await seller.mustFit();
  await seller.context.clearCookies();
  await seller.goes("/account/security");
  await seller.sees("Sign in");
  await seller.presses("Sign in with a passkey");
  await seller.sees("Security");
  await row.getByRole("button", { name: "Remove" }).click();
  await row.waitFor({ state: "detached" });
  assert.equal(await row.count(), 0);
});
