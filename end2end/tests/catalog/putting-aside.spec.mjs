// Somebody puts things aside: a wishlist that moves to the basket, things side by side, a quick look, what was seen last.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const tile = (shopper, place) => shopper.page.getByRole("main").getByRole("article").nth(place);

/** Saves the thing of a tile by its heart; what it is called. */
async function saves(shopper, place) {
  const title = await shopper.reads(tile(shopper, place).getByRole("heading"));
  await tile(shopper, place).getByRole("button", { name: `Save ${title}`, exact: true }).click();
  await tile(shopper, place).getByRole("button", { name: `Take ${title} off the wishlist`, exact: true }).waitFor();
  await shopper.wakes();
  return title;
}

async function wishes(stage, options) {
  const shopper = await stage.guest(options);
  await shopper.goes("/search?in_stock=1&sort=price-up");
  const titles = [await saves(shopper, 0), await saves(shopper, 1)];
  await shopper.goes("/wishlist");
  for (const title of titles) await shopper.page.getByRole("link", { name: title, exact: true }).waitFor();
  await shopper.mustFit();
  const [title] = titles;
  const row = shopper.page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  const move = row.getByRole("button", { name: `Move to basket ${title}`, exact: true });
  if (await move.isVisible()) {
    await move.click();
    await shopper.basketLink(1).waitFor();
    await row.waitFor({ state: "detached" });
  } else {
    await row.getByRole("button", { name: `Take off ${title}`, exact: true }).click();
    await row.waitFor({ state: "detached" });
  }
  await shopper.page.getByText("1 thing", { exact: true }).waitFor();
}

told("A wish moves to the basket", (stage) => wishes(stage));
told("A wish moves to the basket with scripting switched off", (stage) => wishes(stage, { script: false }), ["desk"]);

async function compares(stage, options) {
  const shopper = await stage.guest(options);
  await shopper.goes("/search?sort=price-down");
  const titles = [];
  for (const place of [0, 1]) {
    await shopper.goes("/search?sort=price-down");
    const title = await shopper.reads(tile(shopper, place).getByRole("heading"));
    await tile(shopper, place).getByRole("link", { name: title, exact: true }).click();
    await shopper.sees(title);
    await shopper.page.getByRole("button", { name: "Compare with others", exact: true }).click();
    await shopper.page.getByRole("button", { name: /^Compared/ }).waitFor();
    await shopper.wakes();
    titles.push(title);
  }
  await shopper.goes("/compare");
  for (const title of titles) await shopper.page.getByRole("columnheader", { name: title }).waitFor();
  await shopper.page.getByRole("rowheader", { name: "Delivery" }).waitFor();
  await shopper.mustFit();
  await shopper.page.getByRole("button", { name: `Take away ${titles[0]}`, exact: true }).click();
  await shopper.page.getByRole("columnheader", { name: titles[0] }).waitFor({ state: "detached" });
}

told("Two things are compared", (stage) => compares(stage));
told("Two things are compared with scripting switched off", (stage) => compares(stage, { script: false }), ["desk"]);

told("A quick look shows enough to decide, and closes by the keyboard", async (stage) => {
  const shopper = await stage.guest();
  await shopper.goes("/search?in_stock=1");
  const title = await shopper.reads(tile(shopper, 0).getByRole("heading"));
  const eye = tile(shopper, 0).getByRole("link", { name: `Quick look at ${title}`, exact: true });
  await eye.focus();
  await shopper.page.keyboard.press("Enter");
  const look = shopper.page.getByRole("dialog", { name: title });
  await look.getByRole("link", { name: `See everything about ${title}` }).waitFor();
  await shopper.page.keyboard.press("Escape");
  await look.waitFor({ state: "hidden" });
  assert.equal(new URL(shopper.page.url()).pathname, "/search", "the list is still there");
  assert.ok(await eye.evaluate((link) => link === document.activeElement), "the focus is back where it was");
}, ["desk"]);

told("What was looked at is shown again", async (stage) => {
  const shopper = await stage.guest();
  await shopper.goes("/search?sort=price-down");
  const title = await shopper.reads(tile(shopper, 0).getByRole("heading"));
  await tile(shopper, 0).getByRole("link", { name: title, exact: true }).click();
  await shopper.sees(title);
  await shopper.goes("/");
  const row = shopper.page.locator("#seen");
  await row.getByRole("link", { name: title, exact: true }).waitFor();
});
