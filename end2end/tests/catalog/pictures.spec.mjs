// A seller brings six pictures at once, sorts them, works on two of them, and shoppers see what was kept.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { Keyboard } from "../../actors/keyboard.mjs";
import { told } from "../../actors/story.mjs";

const PRODUCTS = { desk: "Cloth-bound notebook, A5", phone: "Pen pot, stoneware" };
const PLAIN = { desk: "Letter set, 20 sheets", phone: "Desk scissors, 21 cm" };

/** A picture of one colour with a darker square in it, painted by the browser itself. */
async function painted(page, hue) {
  const url = await page.evaluate((hue) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 900, height: 600 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = `hsl(${hue} 30% 88%)`;
    pen.fillRect(0, 0, 900, 600);
    pen.fillStyle = `hsl(${hue} 60% 30%)`;
    pen.fillRect(300, 150, 300, 300);
    return canvas.toDataURL("image/jpeg", 0.9);
  }, hue);
  return { name: `picture-${hue}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(url.split(",")[1], "base64") };
}

async function opens(seller, title) {
  await seller.goes(`/products?q=${encodeURIComponent(title)}`);
  await seller.follows(title);
  await seller.sees(title);
}

const card = (seller) => seller.page.getByRole("region", { name: "Pictures" });
const tiles = (seller) => card(seller).getByRole("list", { name: "Pictures in their order" }).getByRole("listitem");
const keys = (seller) =>
  tiles(seller).locator("img").evaluateAll((pictures) => pictures.map((picture) => picture.getAttribute("src")));

/** Makes room, so that both tellings begin alike. */
async function clears(seller) {
  for (let left = await tiles(seller).count(); left > 0; left -= 1) {
    await tiles(seller).first().getByLabel("More about this picture").click();
    await tiles(seller).first().getByRole("button", { name: "Remove" }).click();
    await eventually(async () => assert.equal(await tiles(seller).count(), left - 1));
    await seller.wakes();
  }
}

told("A seller brings six pictures at once, sorts them by keyboard and works on them", async (stage) => {
  const title = stage.pick(PRODUCTS);
  const seller = await stage.seller("elke");
  await opens(seller, title);
  await clears(seller);
  const files = [];
  for (const hue of [10, 70, 130, 190, 250]) files.push(await painted(seller.page, hue));
  files.push({ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<script>alert(1)</script>") });
  files.push(await painted(seller.page, 310));
  await seller.field("Add pictures").setInputFiles(files);
  await eventually(async () => assert.equal(await tiles(seller).count(), 6));
  const refused = seller.page.getByRole("list", { name: "Pictures on their way" }).getByRole("listitem");
  assert.match(await seller.reads(refused), /^page\.png .*This is not a JPEG, PNG, WebP or AVIF picture/);
  await seller.presses("Forget page.png");
  await seller.mustFit();

  const before = await keys(seller);
  const keyboard = new Keyboard(seller.page);
  const handle = seller.page.getByRole("button", { name: /^Move picture 6:/ });
  await handle.focus();
  await keyboard.press("ArrowLeft");
  await seller.page.getByText("Picture 6 is now picture 5 of 6.").waitFor({ state: "attached" });
  await eventually(async () =>
    assert.ok(await seller.page.getByRole("button", { name: /^Move picture 5:/ }).evaluate((one) => one === document.activeElement)),
  );
  await keyboard.press("Home");
  const wanted = [before[5], ...before.slice(0, 5)];
  await eventually(async () => assert.deepEqual(await keys(seller), wanted));
  await opens(seller, title);
  assert.deepEqual(await keys(seller), wanted, "the order was kept");
  await tiles(seller).first().getByText("Cover", { exact: true }).waitFor();

  // The first one is cut.
  await tiles(seller).first().getByRole("link", { name: "Say what it shows" }).click();
  await seller.sees("Edit picture");
  await seller.types({ "From the left": "25", Width: "50" });
  const preview = seller.page.getByRole("img", { name: "The picture as it would look" });
  await eventually(async () => assert.deepEqual(await preview.evaluate((image) => [image.naturalWidth, image.naturalHeight]), [450, 600]));
  await seller.mustFit();
  await seller.presses("Keep this picture");
  await seller.page.getByText("Kept. Shoppers see the picture like this now.").waitFor();
  await seller.page.getByLabel(/^Description/).fill(`${title}, cut`);
  await seller.presses("Save description");
  await seller.page.getByText("Described.").waitFor();

  // The second one loses its backdrop, and gets it back.
  await opens(seller, title);
  const second = (await keys(seller))[1];
  await tiles(seller).nth(1).getByRole("link", { name: "Say what it shows" }).click();
  await seller.sees("Edit picture");
  await seller.page.getByLabel("Remove the backdrop").check();
  await seller.page.getByLabel("Drop shadow").check();
  await eventually(async () => assert.ok((await preview.getAttribute("src")).includes("shadow%5D=true")));
  await seller.presses("Keep this picture");
  await seller.page.getByText("Kept. Shoppers see the picture like this now.").waitFor();
  await opens(seller, title);
  assert.notEqual((await keys(seller))[1], second, "it is another picture now");
  await tiles(seller).nth(1).getByRole("link", { name: "Say what it shows" }).click();
  await seller.sees("Edit picture");
  await seller.presses("Go back to the original");
  await seller.page.getByText("Kept. Shoppers see the picture like this now.").waitFor();
  await opens(seller, title);
  assert.equal((await keys(seller))[1], second, "it is what it was");

  const shopper = await stage.guest();
  await eventually(async () => {
    await shopper.goes(`/search?words=${encodeURIComponent(title)}`);
    await shopper.page.getByRole("link", { name: title, exact: true }).click();
    await shopper.sees(title);
    const shown = shopper.page.getByRole("img", { name: `${title}, cut` }).first();
    assert.ok(await shown.evaluate((image) => image.complete && image.naturalWidth > 0), "the cover is there");
  });
});

told("A seller does so with scripting switched off", async (stage) => {
  const title = stage.pick(PLAIN);
  const painter = await stage.guest();
  await painter.goes("/");
  const files = [];
  for (const hue of [20, 200]) files.push(await painted(painter.page, hue));
  files.splice(1, 0, { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) });
  const seller = await stage.seller("elke", { script: false });
  await opens(seller, title);
  await clears(seller);
  await seller.field("Add pictures").setInputFiles(files);
  await seller.presses("Send pictures");
  await seller.page.getByText("2 pictures added.").waitFor();
  await seller.page.getByText("File 2: There is nothing in this file. Choose a picture first.").waitFor();
  await seller.mustFit();
  const [first, second] = await keys(seller);
  await tiles(seller).nth(1).getByLabel("More about this picture").click();
  await tiles(seller).nth(1).getByRole("button", { name: "Make it the cover" }).click();
  await eventually(async () => assert.deepEqual(await keys(seller), [second, first]));

  await tiles(seller).first().getByRole("link", { name: "Say what it shows" }).click();
  await seller.sees("Edit picture");
  await seller.page.getByLabel("Turn").selectOption({ label: "A quarter to the right" });
  await seller.presses("Show preview");
  await seller.sees("Edit picture");
  const preview = seller.page.getByRole("img", { name: "The picture as it would look" });
  assert.match(await preview.getAttribute("src"), /turn%5D=90/);
  await seller.field("Width").fill("300");
  // A browser that does not look at numbers itself.
  await seller.page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
  await seller.presses("Keep this picture");
  await seller.page.getByText("Choose a number from 5 to 100.").waitFor();
  assert.equal(await seller.page.getByLabel("Turn").inputValue(), "90", "what was typed is kept");
  await seller.field("Width").fill("100");
  await seller.presses("Keep this picture");
  await seller.page.getByText("Kept. Shoppers see the picture like this now.").waitFor();
  await seller.presses("Go back to the original");
  await seller.page.getByText("Kept. Shoppers see the picture like this now.").waitFor();
  assert.equal(await seller.page.getByRole("button", { name: "Go back to the original" }).count(), 0);
});
