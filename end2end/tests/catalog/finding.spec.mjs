// A shopper finds a thing: by department, by filter and sort, by words, and chooses the form of it they want.
import assert from "node:assert/strict";
import { cents } from "../../actors/person.mjs";
import { told } from "../../actors/story.mjs";

const tiles = (shopper) => shopper.page.getByRole("main").getByRole("article");

async function prices(shopper) {
  const all = await tiles(shopper).all();
  return Promise.all(all.map(async (tile) => cents(await shopper.reads(tile))));
}

/** How many things the page says there are. */
async function said(shopper) {
  const words = await shopper.reads(shopper.page.getByRole("main").getByRole("status").first());
  return words === "Nothing here" ? 0 : Number(/^(\d+) things?/.exec(words)[1]);
}

async function goesToDepartment(shopper, name) {
  await shopper.goes("/");
  if (shopper.size === "phone") {
    await shopper.presses("Open menu");
    await shopper.page.getByRole("dialog", { name: "Menu" }).getByRole("link", { name, exact: true }).click();
  } else {
    await shopper.page.getByRole("banner").getByRole("navigation", { name: "Departments" }).getByRole("link", { name, exact: true }).click();
  }
  await shopper.sees(name);
}

/** Sets a tick among the filters, where they are at this size. */
async function narrows(shopper, label) {
  if (shopper.size === "phone") {
    await shopper.presses(/^Filters/);
    const sheet = shopper.page.getByRole("dialog", { name: "Filters" });
    await sheet.getByRole("checkbox", { name: label }).check();
    await sheet.getByRole("button", { name: /^Show / }).click();
  } else {
    await shopper.page.getByRole("complementary", { name: "Filters" }).getByRole("checkbox", { name: label }).check();
    if (!shopper.script) await shopper.presses("Show results");
  }
  await shopper.page.getByRole("link", { name: `Remove ${label}` }).waitFor();
  await shopper.wakes();
}

async function sorts(shopper, label) {
  await shopper.page.getByLabel("Sort").selectOption({ label });
  if (!shopper.script) await shopper.presses("Sort");
  await shopper.page.waitForURL(/sort=/);
  await shopper.wakes();
}

async function finds(shopper) {
  await goesToDepartment(shopper, "Lighting");
  const all = await said(shopper);
  assert.equal(await tiles(shopper).count(), all, "every thing has a tile");
  await shopper.mustFit();
  await narrows(shopper, "Reduced");
  const fewer = await said(shopper);
  assert.ok(fewer > 0 && fewer < all, `${fewer} of ${all} are reduced`);
  assert.equal(await tiles(shopper).filter({ hasText: "30-day lowest" }).count(), fewer, "beside every cut stands the lowest price");
  await sorts(shopper, "Price, low to high");
  const found = await prices(shopper);
  assert.deepEqual(found, [...found].sort((a, b) => a - b), "the cheapest stands first");
  await shopper.mustFit();
  await shopper.follows("Remove Reduced");
  await shopper.page.getByRole("link", { name: "Remove Reduced" }).waitFor({ state: "detached" });
  assert.equal(await said(shopper), all);
}

told("A shopper narrows and sorts a department", async (stage) => finds(await stage.guest()));

// A phone's filters are a sheet that opens without script, too.
told("A shopper does so with scripting switched off", async (stage) => finds(await stage.guest({ script: false })));

told("A shopper searches, and chooses the form they want", async (stage) => {
  const shopper = await stage.guest();
  await shopper.goes("/");
  const field = shopper.page.getByRole("banner").getByRole("combobox", { name: "Search Agora" });
  await field.fill("fountain pen");
  await field.press("Enter");
  await shopper.sees("Results for “fountain pen”");
  await shopper.page.getByRole("link", { name: "Everyday fountain pen", exact: true }).click();
  await shopper.sees("Everyday fountain pen");
  assert.match(await shopper.stock(), /^\d+ in stock/);
  await shopper.page.getByRole("group", { name: /^Body/ }).getByRole("link", { name: /^Oxblood/ }).click();
  await shopper.page.getByRole("group", { name: /^Nib/ }).getByRole("link", { name: /^Medium/ }).click();
  await shopper.buyBox().getByText("3 left").waitFor();
  await shopper.mustFit();
  await shopper.addButton().click();
  await shopper.basketLink(1).waitFor();
  await shopper.opensBasket();
  await shopper.page.getByText("Oxblood, Medium").waitFor();

  await field.fill("xyzzy");
  await field.press("Enter");
  await shopper.sees("Results for “xyzzy”");
  assert.equal(await said(shopper), 0);
  await shopper.mustFit();
});

told("What is sold out stays to be seen and cannot be bought", async (stage) => {
  const shopper = await stage.guest();
  await shopper.looksAt("moon-jar");
  assert.equal(await shopper.stock(), "Sold out");
  for (const button of await shopper.page.getByRole("button", { name: "Add to basket" }).all()) {
    assert.ok(await button.isDisabled());
  }
  await shopper.page.getByText("Nothing of this can be bought right now.").waitFor();
});
