// A seller puts a new product on the shelf, with a picture, and shoppers find it there.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { told } from "../../actors/story.mjs";

const today = Date.now().toString(36);
const scenes = {
  desk: { title: `Brass page marker ${today}`, slug: `brass-page-marker-${today}`, sku: `LM-MARK-${today}` },
  phone: { title: `Cork desk mat ${today}`, slug: `cork-desk-mat-${today}`, sku: `LM-MAT-${today}` },
};

const story =
  "Cut by hand from one piece and finished with wax, so that it grows darker with the years and never leaves a mark on paper.";

told("A seller puts something new on the shelf, and a shopper buys it", async (stage) => {
  const { title, slug, sku } = stage.pick(scenes);
  const seller = await stage.seller("elke");
  await seller.goes("/products");
  await seller.follows("Add a product");
  await seller.sees("New product");
  await seller.types({ Title: title });
  const first = seller.page.getByRole("group", { name: "Variant 1", exact: true });
  await first.getByLabel("SKU").fill(sku);
  await first.getByLabel("Price, USD").fill("twelve");
  await first.getByLabel("On hand").fill("4");
  await seller.page.getByLabel("Category").selectOption({ label: "Stationery / Desk" });
  await seller.field("Description").fill(story);
  await seller.presses("Save product");
  await seller.page.getByText("Write the amount with two decimals at most, like 12.00.").waitFor();
  assert.equal(await seller.field("Title").inputValue(), title, "what was typed is kept");
  await seller.mustFit();
  await first.getByLabel("Price, USD").fill("12.00");
  await seller.presses("Save product");
  await seller.sees(title);
  await seller.page.getByText("Saved.", { exact: true }).waitFor();

  const picture = await seller.page.screenshot();
  await seller.field("Add pictures").setInputFiles({ name: "thing.png", mimeType: "image/png", buffer: picture });
  await seller.page.getByRole("link", { name: "Say what it shows" }).click();
  await seller.sees("Edit picture");
  await seller.page.getByLabel(/^Description/).fill(`${title} on a desk`);
  await seller.presses("Save description");
  await seller.page.getByText("Described.").waitFor();
  await seller.page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: title }).click();
  await seller.sees(title);
  await seller.page.getByRole("list", { name: "Pictures in their order" }).getByText(`${title} on a desk`).waitFor();
  await seller.wakes();

  const shopper = await stage.guest();
  assert.equal((await shopper.goes(`/p/${slug}`)).status(), 404, "a draft is the seller's own");
  await seller.presses("Publish");
  await seller.page.getByRole("button", { name: "Archive" }).waitFor();
  await seller.mustFit();
  await eventually(async () => assert.equal((await shopper.goes(`/p/${slug}`)).status(), 200));
  assert.equal(await shopper.stock(), "4 left");
  const shown = shopper.page.getByRole("img", { name: `${title} on a desk` }).first();
  await eventually(async () => assert.ok(await shown.evaluate((image) => image.complete && image.naturalWidth > 0), "its picture is there"));
  await shopper.mustFit();
  await shopper.takes(slug);

  await seller.presses("Archive");
  await seller.page.getByRole("button", { name: "Publish" }).waitFor();
  assert.deepEqual(await shopper.basket(), [title]);
  await shopper.page.getByText("The shop took this off the shelf. Remove it to go on.").waitFor();
});

told("A file that is no picture is not taken", async (stage) => {
  const seller = await stage.seller("elke");
  await seller.goes("/products?q=Weekly");
  await seller.follows("Weekly desk pad, A4");
  await seller.sees("Weekly desk pad, A4");
  await seller.field("Add pictures").setInputFiles({ name: "thing.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  const pictures = seller.page.getByRole("region", { name: "Pictures" });
  await pictures.getByText("This is not a JPEG, PNG, WebP or AVIF picture. Save it as one of them and try again.").waitFor();
  await pictures.getByText("2 of 8").waitFor();
  await seller.wakes();
  await seller.mustFit();
});
