// From the first page to a paid order without a mouse and without a touch.
import assert from "node:assert/strict";
import { cards, home } from "../../actors/buyer.mjs";
import { Keyboard } from "../../actors/keyboard.mjs";
import { told } from "../../actors/story.mjs";

const goods = { desk: { words: "deep bowl", title: "Deep bowl, 18 cm" }, phone: { words: "french press", title: "French press, 1 l" } };

told("Somebody buys with the keyboard alone", async (stage) => {
  const { words, title } = stage.pick(goods);
  const buyer = await stage.guest();
  const { page } = buyer;
  const hands = new Keyboard(page);

  await buyer.goes("/");
  await hands.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Skip to content");
  await hands.press("Enter");
  await hands.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "the skip link skips");

  await hands.tabsTo(page.getByRole("banner").getByRole("combobox", { name: "Search Agora" }), "Shift+Tab");
  await hands.type(words);
  await hands.press("Enter");
  await buyer.sees(`Results for “${words}”`);
  await hands.tabsTo(page.getByRole("main").getByRole("link", { name: title, exact: true }));
  await hands.press("Enter");
  await buyer.sees(title);

  await hands.tabsTo(buyer.addButton());
  await hands.press("Space");
  await buyer.basketLink(1).waitFor();
  // The message about it stands in front of other things for some seconds; people are not quicker than that.
  await page.getByText(`${title} is in your basket`).waitFor({ state: "detached" });
  await hands.tabsTo(buyer.basketLink(1), "Shift+Tab");
  await hands.press("Enter");
  await buyer.sees("Basket");
  await hands.tabsTo(page.getByRole("link", { name: "Check out" }));
  await hands.press("Enter");
  await buyer.sees("Checkout");

  for (const [label, text] of Object.entries({ "E-mail": buyer.email, ...home })) {
    await hands.tabsTo(label === "Country" ? page.getByLabel("Country") : buyer.field(label));
    await hands.type(text);
  }
  const before = await buyer.asked();
  const ways = page.getByRole("group", { name: /^From / }).getByRole("radio");
  await hands.tabsTo(ways.first());
  await hands.press("ArrowDown");
  assert.ok(await ways.nth(1).isChecked());
  const asked = await buyer.asked();
  assert.ok(asked > before, "the quicker way costs more, and the button says so");
  await hands.tabsTo(buyer.payButton());
  await hands.press("Enter");
  await buyer.sees("Pay Agora");

  for (const [label, text] of Object.entries({ ...cards.good, "Name on the card": home["Full name"] })) {
    await hands.tabsTo(buyer.field(label));
    await hands.type(text);
  }
  await hands.tabsTo(buyer.payButton());
  await hands.press("Space");
  assert.equal((await buyer.isThanked()).total, asked);
});
