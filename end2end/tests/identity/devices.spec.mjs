// Somebody sees where they are signed in, ends one of the places, and changes the password.
import assert from "node:assert/strict";
import { PHRASE, isTold, opensAccount } from "../../actors/newcomer.mjs";
import { told } from "../../actors/story.mjs";

told("Another browser is signed out from here", async (stage) => {
  const [here, there, admin] = [await stage.guest(), await stage.guest(), await stage.admin()];
  await opensAccount(here, admin, "Tomas Vale");
  await there.signsIn(here.email, PHRASE);
  await here.goes("/account/security");
  const devices = here.page.getByRole("region", { name: "Devices" });
  const rows = devices.getByRole("listitem");
  assert.equal(await rows.count(), 2);
  assert.equal(await rows.filter({ hasText: "This browser" }).count(), 1);
  assert.match(await here.reads(rows.filter({ hasNotText: "This browser" })), /^Chrome on .+ Market, from 10\.\d+\.\d+\.0\/24; last seen today/);
  await devices.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await isTold(here, "That device is signed out");
  await devices.getByRole("listitem").nth(1).waitFor({ state: "detached" });
  assert.equal((await there.goes("/account")).status(), 401);

  // A new password ends all others at once.
  await there.signsIn(here.email, PHRASE);
  await here.goes("/account/security");
  const password = here.page.getByRole("region", { name: "Password" });
  await password.getByLabel("Current password").fill("wrong wrong wrong");
  await password.getByLabel("New password").fill("copper lantern fjord nine");
  await here.presses("Change the password");
  await password.getByText("This is not your password.").waitFor();
  await password.getByLabel("Current password").fill(PHRASE);
  await here.presses("Change the password");
  await isTold(here, "Password changed. Everywhere else you are signed out");
  assert.equal(await password.getByLabel("Current password").inputValue(), "", "no password stays on the page");
  assert.equal((await there.goes("/account")).status(), 401);
  assert.equal((await here.goes("/account")).status(), 200);
});

told("Everything else is signed out at once, with scripting switched off", async (stage) => {
  const [here, there, admin] = [await stage.guest({ script: false }), await stage.guest(), await stage.admin()];
  await opensAccount(here, admin, "Tomas Vale");
  await there.signsIn(here.email, PHRASE);
  await here.goes("/account/security");
  await here.presses("Sign out everywhere else");
  await isTold(here, "Everywhere else you are signed out.");
  assert.equal((await there.goes("/account")).status(), 401);
}, ["desk"]);
