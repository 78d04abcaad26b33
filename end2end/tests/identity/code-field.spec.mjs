// The field for a code, by keyboard, by paste and by ear: one box a digit over one ordinary field.
import assert from "node:assert/strict";
import { newEmail } from "../../actors/buyer.mjs";
import { told } from "../../actors/story.mjs";

told("The code field takes digits one by one, pasted, and mended", async (stage) => {
  const guest = await stage.guest();
  await guest.goes("/forgot");
  await guest.types({ "E-mail": newEmail() });
  await guest.presses("Send me a code");
  await guest.sees("Enter the code");
  const { page } = guest;
  const field = guest.field("Code");
  const boxes = async () => (await page.locator(".code .box").allInnerTexts()).map((text) => text.trim());
  assert.equal((await boxes()).length, 6);

  // Digits only, and each moves on to the next box.
  await field.focus();
  await page.keyboard.type("1a2 b3");
  assert.deepEqual(await boxes(), ["1", "2", "3", "", "", ""]);
  // Backspace takes the last one, an arrow goes back, and what is typed there replaces what stood there.
  await page.keyboard.press("Backspace");
  assert.deepEqual(await boxes(), ["1", "2", "", "", "", ""]);
  await page.keyboard.press("Home");
  await page.keyboard.type("9");
  assert.deepEqual(await boxes(), ["9", "2", "", "", "", ""]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  assert.equal((await boxes()).join("").length, 1);

  // What is pasted fills all of it, whatever stands around the digits, and is sent.
  await field.evaluate((input) => {
    input.select();
    const clip = new DataTransfer();
    clip.setData("text", "Your code is 123 456.");
    const event = new ClipboardEvent("paste", { clipboardData: clip, bubbles: true, cancelable: true });
    if (input.dispatchEvent(event)) document.execCommand("insertText", false, clip.getData("text"));
  });
  assert.match(await guest.alert(), /^This is not the code\./);
  assert.deepEqual(await boxes(), ["1", "2", "3", "4", "5", "6"]);

  // For those who listen: one field with a name, and a sentence when another code may be asked for.
  assert.equal(await field.getAttribute("autocomplete"), "one-time-code");
  assert.equal(await field.getAttribute("inputmode"), "numeric");
  const again = page.getByRole("button", { name: /^Send another code in 0:\d\d$/ });
  assert.ok(await again.isDisabled(), "another code cannot be asked for yet");
  await guest.mustFit();
});
