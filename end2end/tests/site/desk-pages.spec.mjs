// Every page of the seller site and the admin site, wide and narrow, light and dark: open to everybody and quiet.
import { after, before, test } from "node:test";
import { Admin } from "../../actors/admin.mjs";
import { Buyer } from "../../actors/buyer.mjs";
import { LONGEST, inspect, visit } from "../../actors/inspector.mjs";
import { Seller } from "../../actors/seller.mjs";

let number;
let seller;
let admin;

before(async () => {
  const buyer = await Buyer.arrives();
  [{ number }] = (await buyer.buys("round-side-table")).orders;
  await buyer.context.close();
  seller = await Seller.signedIn("freja");
  admin = await Admin.signedIn("admin");
});
after(() => Promise.all([seller?.context.close(), admin?.context.close()]));

for (const path of ["/", "/?days=7", "/products", "/products?q=xyzzy", "/products/new", "/orders", "/orders?state=shipped", "/orders?q=xyzzy", "/reviews", "/reviews?stars=1", "/notices"]) {
  test(`${path} of the seller site is open to everybody`, { timeout: LONGEST }, () => visit(seller, path));
}

test("a product of the seller site is open to everybody, also when something is wrong with it", { timeout: LONGEST }, async () => {
  await seller.goes("/products?q=Oak bench");
  await seller.follows("Oak bench, 124 cm");
  await seller.sees("Oak bench, 124 cm");
  await inspect(seller);
  await seller.page.getByRole("group", { name: "Variant 1", exact: true }).getByLabel("Price, USD").fill("a lot");
  await seller.presses("Save product");
  await seller.page.getByRole("alert").waitFor();
  await inspect(seller);
});

test("an order of the seller site is open to everybody at each of its steps", { timeout: LONGEST }, async () => {
  await seller.opensOrder(number);
  await inspect(seller);
  await seller.page.getByText("Cancel this order").click();
  await inspect(seller);
  await seller.packs();
  await inspect(seller);
  await seller.ships("PostNord", "DK 1");
  await inspect(seller);
});

test("the menu of a phone is open to everybody", { timeout: LONGEST }, async () => {
  await seller.goes("/orders");
  await seller.page.setViewportSize({ width: 390, height: 900 });
  await seller.page.getByText("Menu").or(seller.page.getByLabel("Menu", { exact: true })).first().click();
  await seller.page.getByRole("navigation", { name: "Sections of the menu" }).waitFor();
  await inspect(seller, { widths: [390] });
});

for (const path of ["/", "/?days=90", "/orders", "/orders?state=cancelled", "/orders?q=xyzzy", "/users", "/users?q=xyzzy", "/mailbox", "/mailbox?state=failed", "/mailbox?q=xyzzy", "/parked", "/reviews", "/reviews?show=shown", "/notices"]) {
  test(`${path} of the admin site is open to everybody`, { timeout: LONGEST }, () => visit(admin, path));
}

test("an order, a mail and the question before a ban are open to everybody", { timeout: LONGEST }, async () => {
  await admin.goes(`/orders?q=${number}`);
  await admin.follows(number);
  await admin.sees(`Order ${number}`);
  await inspect(admin);
  await admin.goes("/mailbox");
  await admin.page.getByRole("table").getByRole("link").first().click();
  await admin.page.getByRole("region", { name: "What it says" }).waitFor();
  await inspect(admin);
  await admin.goes("/users?q=mei@example.org");
  await admin.follows("Ban Mei Tanaka");
  await admin.sees("Lock Mei Tanaka out?");
  await inspect(admin);
});

for (const [Staff, name] of [[Seller, "seller"], [Admin, "admin"]]) {
  test(`the door of the ${name} site is open to everybody`, { timeout: LONGEST }, async () => {
    const stranger = await Staff.arrives();
    await visit(stranger, "/sign-in", { title: "Sign in" });
    await stranger.types({ "E-mail": "ana@example.org", Password: "market-day-2026" });
    await stranger.presses(/^Sign in$/);
    await stranger.page.getByRole("alert").waitFor();
    await inspect(stranger);
    await visit(stranger, "/nowhere", { status: 404, title: "Page not found" });
    await stranger.context.close();
  });
}
