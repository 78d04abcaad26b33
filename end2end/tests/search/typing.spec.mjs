// A shopper looks for a thing with the field at the top: offered while they type, misspelled, narrowed, without script.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const field = (shopper) => shopper.page.getByRole("banner").locator("input[type=search]");
const offered = (shopper) => shopper.page.getByRole("listbox", { name: "Suggestions" });
const tiles = (shopper) => shopper.page.getByRole("main").getByRole("article");

/** Which choice the field points at. */
const pointedAt = (shopper) =>
  shopper.page.evaluate(() => {
    const id = document.querySelector("header input[type=search]").getAttribute("aria-activedescendant");
    return id && document.getElementById(id)?.getAttribute("aria-selected");
  });

/** Sets a tick among the filters, where they are at this size. */
async function narrows(shopper, name) {
  if (shopper.size === "phone") {
    await shopper.presses(/^Filters/);
    const sheet = shopper.page.getByRole("dialog", { name: "Filters" });
    await sheet.getByRole("checkbox", { name }).check();
    await sheet.getByRole("button", { name: /^Show / }).click();
  } else {
    await shopper.page.getByRole("complementary", { name: "Filters" }).getByRole("checkbox", { name }).check();
    await shopper.presses("Show results");
  }
}

told("A shopper types a beginning and goes on by keyboard", async (stage) => {
  const shopper = await stage.guest();
  await shopper.goes("/");
  await field(shopper).pressSequentially("fount");
  await offered(shopper).getByRole("group", { name: "Products" }).waitFor();
  assert.equal(await field(shopper).getAttribute("aria-expanded"), "true");
  const product = offered(shopper).getByRole("option", { name: /Everyday fountain pen/ });
  assert.match(await shopper.reads(product), /\$\d/, "a product is offered with its price");
  await shopper.mustFit();
  await field(shopper).press("ArrowDown");
  assert.equal(await pointedAt(shopper), "true");
  await field(shopper).press("Escape");
  await offered(shopper).waitFor({ state: "hidden" });
  assert.equal(await field(shopper).inputValue(), "fount", "what was typed stays");
  await field(shopper).press("ArrowDown");
  await product.waitFor();
  await product.click();
  await shopper.sees("Everyday fountain pen");
});

told("A misspelled word finds the thing and says what was meant", async (stage) => {
  const shopper = await stage.guest();
  await shopper.goes("/");
  await field(shopper).fill("fountian pen");
  await field(shopper).press("Enter");
  await shopper.sees("Results for “fountian pen”");
  await tiles(shopper).first().getByRole("heading").getByRole("link", { name: /fountain pen/i }).waitFor();
  await shopper.page.getByRole("link", { name: "fountain pen", exact: true }).click();
  await shopper.sees("Results for “fountain pen”");
  await field(shopper).fill("");
  await field(shopper).blur();
  await field(shopper).focus();
  await offered(shopper).getByRole("option", { name: "fountian pen" }).waitFor();
});

told("A shopper narrows by colour with scripting switched off, and keeps the address", async (stage) => {
  const shopper = await stage.guest({ script: false });
  await shopper.goes("/search?words=chair");
  const all = await tiles(shopper).count();
  await narrows(shopper, /^Black/);
  await shopper.page.getByRole("link", { name: "Remove Black" }).waitFor();
  assert.match(shopper.page.url(), /colour=black/);
  const fewer = await tiles(shopper).count();
  assert.ok(fewer > 0 && fewer < all, `${fewer} of ${all} come in black`);
  await shopper.goes("/search?words=chair&colour=black&min=100000");
  await shopper.page.getByRole("heading", { name: "Nearest to it" }).waitFor();
  assert.ok((await tiles(shopper).count()) > 0, "something near is offered");
});
