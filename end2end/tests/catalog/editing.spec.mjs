// Sellers make many variants, lose nothing that they typed, and bring whole files.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { told } from "../../actors/story.mjs";

const today = Date.now().toString(36);
const story =
  "Cut by hand from one piece and finished with wax, so that it grows darker with the years and never leaves a mark on paper.";

/** Types values into an option, each with Enter. */
async function offers(option, name, values) {
  await option.getByLabel("Option", { exact: true }).fill(name);
  const field = option.getByLabel("Values", { exact: true });
  for (const value of values) {
    await field.fill(value);
    await field.press("Enter");
  }
}

told("A seller makes twelve variants, and shoppers choose among them", async (stage) => {
  const [title, slug] = stage.pick({
    desk: [`Linen folder ${today}`, `linen-folder-${today}`],
    phone: [`Felt folder ${today}`, `felt-folder-${today}`],
  });
  const seller = await stage.seller("elke");
  await seller.goes("/products/new");
  await seller.types({ Title: title });
  await seller.page.getByLabel("Category").first().selectOption({ label: "Stationery / Desk" });
  await seller.field("Description").fill(story);
  await offers(seller.page.getByRole("group", { name: "Option 1" }), "Color", ["Sand #d9cfc4", "Ink", "Moss"]);
  await seller.presses("Add an option");
  await offers(seller.page.getByRole("group", { name: "Option 2" }), "Size", ["A6", "A5", "A4", "A3"]);
  const rows = seller.page.getByRole("group", { name: /^Variant \d+$/ });
  await eventually(async () => assert.equal(await rows.count(), 12));
  await seller.mustFit();

  const many = seller.page.getByRole("group", { name: "For many rows at once" });
  await many.getByLabel("Price, USD").fill("14.00");
  await many.getByLabel("On hand").fill("6");
  await seller.presses("Apply to these rows");
  await many.getByLabel("Rows").selectOption("A3");
  await many.getByLabel("Price, USD").fill("19.00");
  await many.getByLabel("On hand").fill("");
  await seller.presses("Apply to these rows");
  const last = rows.last();
  assert.equal(await last.getByLabel("Price, USD").inputValue(), "19.00");
  assert.equal(await last.getByLabel("On hand").inputValue(), "6");
  assert.match(await last.getByLabel("SKU").inputValue(), /MOSS-A3$/);
  const price = last.getByLabel("Price, USD");
  await price.press("ArrowUp");
  const above = rows.nth(10).getByLabel("Price, USD");
  assert.ok(await above.evaluate((cell) => cell === document.activeElement), "arrows go up the column");

  await seller.page.getByText(/^Kept /).waitFor();
  await seller.goes("/products/new");
  assert.equal(await seller.field("Title").inputValue(), title, "what was typed outlives the window");
  await eventually(async () => assert.equal(await rows.count(), 12));
  await seller.presses("Save product");
  await seller.sees(title);
  await seller.page.getByText("Saved.", { exact: true }).waitFor();
  const picture = await seller.page.screenshot();
  await seller.field("Add pictures").setInputFiles({ name: "thing.png", mimeType: "image/png", buffer: picture });
  await seller.page.getByRole("link", { name: "Say what it shows" }).waitFor();
  await seller.wakes();
  const ahead = await seller.page.getByRole("link", { name: "Preview" }).getAttribute("href");
  const shopper = await stage.guest();
  assert.equal((await shopper.goes(ahead)).status(), 200, "the seller's link shows the draft");
  await shopper.page.getByText("You look ahead").waitFor();
  assert.equal((await shopper.goes(`/p/${slug}`)).status(), 404, "nobody sees it without");
  await seller.presses("Publish");
  await seller.page.getByRole("button", { name: "Archive" }).waitFor();
  await eventually(async () => assert.equal((await shopper.goes(`/p/${slug}`)).status(), 200));
  await shopper.mustFit();

  await seller.page.getByLabel(/^Web address/).fill(`${slug}-2`);
  await seller.presses("Save product");
  await seller.page.getByText("Saved.", { exact: true }).waitFor();
  await eventually(async () => {
    await shopper.goes(`/p/${slug}`);
    assert.ok(shopper.page.url().endsWith(`/p/${slug}-2`), "the old address leads on");
  });
});

told("Two windows change one product, and neither overwrites the other unseen", async (stage) => {
  const title = stage.pick({ desk: `Pencil tray ${today}`, phone: `Pencil cup ${today}` });
  const seller = await stage.seller("elke");
  await seller.goes("/products/new");
  await seller.types({ Title: title });
  await seller.page.getByLabel("Category").first().selectOption({ label: "Stationery / Desk" });
  const row = seller.page.getByRole("group", { name: "Variant 1", exact: true });
  await row.getByLabel("SKU").fill(`TRAY-${stage.size}-${today}`);
  await row.getByLabel("Price, USD").fill("12.00");
  await seller.presses("Save product");
  await seller.sees(title);
  const path = new URL(seller.page.url()).pathname;

  const colleague = await stage.seller("elke");
  await colleague.goes(path);
  await seller.page.getByLabel(/^Brand/).fill("Loom");
  await seller.presses("Save product");
  await seller.page.getByText("Saved.", { exact: true }).waitFor();
  await colleague.page.getByLabel(/^Brand/).fill("Mill");
  await colleague.presses("Save product");
  const both = colleague.page.getByRole("region", { name: "Two versions of this product" });
  await both.waitFor();
  assert.match(await colleague.reads(both), /Brand Stored now Loom You typed Mill/);
  assert.equal(await colleague.page.getByLabel(/^Brand/).inputValue(), "Mill", "what was typed is kept");
  await colleague.mustFit();
  await colleague.presses("Save product");
  await colleague.page.getByText("Saved.", { exact: true }).waitFor();
  await seller.goes(path);
  assert.equal(await seller.page.getByLabel(/^Brand/).inputValue(), "Mill");
});

told("A seller brings a file, mends it, and changes everything in it at once", async (stage) => {
  const tag = `${stage.size}-${today}`;
  const line = (number, price) => `clip-${number}-${tag},Clip ${number} ${tag},desk,CLIP-${number}-${tag},${price},4`;
  const file = (...lines) => Buffer.from(["slug,title,category,sku,price,stock", ...lines].join("\n"));
  const seller = await stage.seller("elke");
  const brings = async (buffer) => {
    await seller.goes("/products/import");
    await seller.page.getByLabel("CSV file").setInputFiles({ name: "clips.csv", mimeType: "text/csv", buffer });
    await seller.page.getByLabel(/^Category for lines/).selectOption({ label: "Stationery / Desk" });
    await seller.presses("Look through the file");
    await seller.sees("clips.csv");
  };
  await brings(file(line(1, "3.00"), line(2, '"3,00"'), line(3, "")));
  const table = seller.page.getByRole("table", { name: "Lines of the file" });
  await table.getByText("price is “3,00”. Write the amount with two decimals at most, like 12.00.").waitFor();
  await table.getByText("price is empty. Fill this in.").waitFor();
  await seller.page.getByRole("button", { name: "Import 1 product, leave out 2 products" }).waitFor();
  await seller.mustFit();
  await brings(file(line(1, "3.00"), line(2, "3.50"), line(3, "4.00")));
  await seller.presses("Import 3 products");
  await seller.page.getByText("Taken in.").first().waitFor();

  await seller.goes(`/products?q=${tag}`);
  for (const number of [1, 2, 3]) await seller.page.getByLabel(`Choose Clip ${number} ${tag}`).check({ force: true });
  await seller.page.getByLabel("What to do").selectOption({ label: "Change prices by percent" });
  await seller.page.getByLabel("By how much, or which tags").fill("10");
  await seller.presses("Change them");
  await seller.page.getByText("3 products are changed.").waitFor();
  await seller.goes(`/products?q=${tag}&sort=title`);
  await seller.page.getByText("$3.30").first().waitFor();
  await seller.mustFit();
});
