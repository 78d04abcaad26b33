// Every page of the doors, the accounts, the people and the applications: open to everybody, at three widths.
import { after, before, test } from "node:test";
import { Admin } from "../../actors/admin.mjs";
import { LONGEST, inspect } from "../../actors/inspector.mjs";
import { Seller } from "../../actors/seller.mjs";

const WIDTHS = [1440, 768, 390];
let seller;
let admin;

before(async () => {
  seller = await Seller.signedIn("freja");
  admin = await Admin.signedIn("admin");
});
after(() => Promise.all([seller?.context.close(), admin?.context.close()]));

async function looksAt(person, path, title) {
  person.troubles.length = 0;
  await person.goes(path);
  await person.page.getByRole("heading", { level: 1, name: title }).waitFor();
  await inspect(person, { widths: WIDTHS });
}

for (const [Staff, name] of [[Seller, "seller"], [Admin, "admin"]]) {
  test(`the doors of the ${name} site are open to everybody`, { timeout: 2 * LONGEST }, async () => {
    const stranger = await Staff.arrives();
    for (const [path, title] of [
      ["/sign-in", "Sign in"],
      ["/sign-in/second", "One more step"],
      ["/forgot", "Forgot your password?"],
      ["/forgot/new", "Choose a new password"],
    ]) {
      await looksAt(stranger, path, title);
    }
    await stranger.context.close();
  });
}

test("signing up to sell is open to everybody, also when something is wrong", { timeout: LONGEST }, async () => {
  const stranger = await Seller.arrives();
  await looksAt(stranger, "/sign-up", "Sign up to sell");
  await stranger.presses("Mail me a code");
  await stranger.page.locator("[aria-invalid=true]").first().waitFor();
  await inspect(stranger, { widths: WIDTHS });
  await stranger.context.close();
});

for (const [path, title] of [["/account", "Profile"], ["/account/security", "Security"], ["/account/security/codes", "Your recovery codes"]]) {
  test(`${path} of both sites is open to everybody`, { timeout: 2 * LONGEST }, async () => {
    await looksAt(seller, path, title);
    await looksAt(admin, path, title);
  });
}

test("applications are open to everybody", { timeout: 2 * LONGEST }, async () => {
  await looksAt(seller, "/applications", "Applications");
  await looksAt(admin, "/applications", "Applications");
  await looksAt(admin, "/applications?state=approved", "Applications");
  await looksAt(seller, "/open", "Open a shop");
});

test("a person, and the question before a ban, are open to everybody", { timeout: LONGEST }, async () => {
  await admin.goes("/users?q=freja@example.org");
  await admin.page.getByRole("link", { name: "Freja Lund", exact: true }).click();
  await admin.sees("Freja Lund");
  await inspect(admin, { widths: WIDTHS });
  await admin.follows("Lock out");
  await admin.sees("Lock Freja Lund out?");
  await inspect(admin, { widths: WIDTHS });
});
