// Every page of accounts, wide and narrow, light and dark: open to everybody, no wider than the screen, quiet.
import { after, before, test } from "node:test";
import { Admin } from "../../actors/admin.mjs";
import { Buyer } from "../../actors/buyer.mjs";
import { LONGEST, inspect, visit } from "../../actors/inspector.mjs";
import { PHRASE, opensAccount } from "../../actors/newcomer.mjs";

let guest;
let person;

before(async () => {
  guest = await Buyer.arrives();
  person = await Buyer.arrives();
  const admin = await Admin.signedIn("admin");
  await opensAccount(person, admin, "Ana-Maria von Hohenberg-Montecatini");
  await admin.context.close();
});
after(() => Promise.all([guest?.context.close(), person?.context.close()]));

for (const path of ["/sign-in", "/forgot", "/forgot/new", "/sign-in/second"]) {
  test(`${path} is open to everybody`, { timeout: LONGEST }, () => visit(guest, path));
}

const own = ["", "/profile", "/addresses", "/addresses/new", "/security", "/security/app", "/security/codes", "/data", "/apply"];
for (const path of own) {
  test(`/account${path} is open to everybody`, { timeout: LONGEST }, async () => {
    await visit(person, `/account${path}`);
    await person.page.setViewportSize({ width: 768, height: 900 });
    await person.mustFit();
  });
  test(`/account${path} says who is signed out`, { timeout: LONGEST }, () => visit(guest, `/account${path}`, { status: 401 }));
}

test("what is wrong on a page of accounts is open to everybody", { timeout: LONGEST }, async () => {
  await person.goes("/account/addresses/new");
  await person.presses("Save the address");
  await person.page.getByRole("alert").waitFor();
  await inspect(person);
  await person.goes("/account/security/app");
  await person.types({ "Your password": PHRASE });
  await person.presses("Set up an app");
  await person.page.getByRole("img", { name: "QR code for your app" }).waitFor();
  await inspect(person);
});

test("the code for a new password is open to everybody", { timeout: LONGEST }, async () => {
  await guest.goes("/forgot");
  await guest.types({ "E-mail": guest.email });
  await guest.presses("Send me a code");
  await guest.sees("Enter the code");
  await inspect(guest);
});
