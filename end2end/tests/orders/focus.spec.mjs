// Whoever goes through a product page by keyboard always sees where they are.
import { Keyboard } from "../../actors/keyboard.mjs";
import { told } from "../../actors/story.mjs";

told("The focus never hides behind the bar of a product page", async (stage) => {
  const shopper = await stage.guest();
  await shopper.looksAt("french-press");
  const hands = new Keyboard(shopper.page);
  await hands.tabsTo(shopper.buyBox().getByRole("button", { name: "Add to basket" }));
});
