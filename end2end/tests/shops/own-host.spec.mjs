// A shop on a web address of its own: the same pages, with that shop alone on them.
import assert from "node:assert/strict";
import { Buyer, cards } from "../../actors/buyer.mjs";
import { inspect } from "../../actors/inspector.mjs";
import { told } from "../../actors/story.mjs";

const market = new URL(Buyer.site);
const ours = `${market.protocol}//fern-and-loam.${market.host}`;
/** Something of the shop, and something of another one. */
const own = "terracotta-pot";

/** A guest in front of the shop's own address. */
async function visitor(stage, options) {
  const guest = await stage.guest(options);
  guest.site = ours;
  return guest;
}

told("A shop on its own address shows itself alone", async (stage) => {
  const guest = await visitor(stage);
  await guest.goes("/");
  await guest.sees("Fern & Loam");
  await guest.page.getByRole("banner").getByRole("link", { name: "Fern & Loam home" }).waitFor();
  assert.equal(await guest.page.getByRole("navigation", { name: "Departments" }).count(), 0);
  assert.equal(await guest.page.locator("link[rel=canonical]").getAttribute("href"), `${ours}/`);
  await guest.mustFit();

  await guest.page.getByRole("banner").getByRole("combobox").fill("pot");
  await guest.page.keyboard.press("Enter");
  await guest.sees("Results for “pot”");
  for (const card of await guest.page.locator("main li, main article").filter({ hasText: "$" }).all()) {
    assert.match(await card.innerText(), /Fern & Loam/);
  }
  assert.equal((await guest.goes(`/p/${own}`)).status(), 200);
  assert.equal(await guest.page.locator("link[rel=canonical]").getAttribute("href"), `${ours}/p/${own}`);
});

told("What belongs to others is not there", async (stage) => {
  const [guest, elsewhere] = [await visitor(stage), await stage.guest()];
  await elsewhere.goes("/");
  const shops = await elsewhere.page.locator("#shops a[href^='/s/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const other = shops.find((href) => href !== "/s/fern-and-loam");
  await elsewhere.goes(other);
  const foreign = await elsewhere.page.locator("main a[href^='/p/']").first().getAttribute("href");
  assert.equal((await guest.goes(foreign)).status(), 404);
  assert.equal((await guest.goes(other)).status(), 404);
  assert.equal((await elsewhere.goes(foreign)).status(), 200);
  // An address of no shop shows nothing at all.
  const nobody = await elsewhere.page.goto(`${market.protocol}//no-such-shop.${market.host}/`);
  assert.equal(nobody.status(), 404);
}, ["desk"]);

told("Somebody buys at a shop's own address and comes back there", async (stage) => {
  const guest = await visitor(stage);
  await guest.takes(own);
  await guest.opensBasket();
  await guest.checksOut();
  await guest.fillsIn();
  await guest.goesToPay();
  await guest.paysWith(cards.good);
  await guest.isThanked();
  assert.equal(new URL(guest.page.url()).origin, ours);
}, ["phone"]);

told("The pages of a shop's own address are open to everybody", async (stage) => {
  const guest = await visitor(stage);
  for (const path of ["/", "/about", `/p/${own}`, "/sign-in"]) {
    await guest.goes(path);
    await inspect(guest);
  }
}, ["desk"]);
