// Hands that use the keyboard alone, and eyes that look where the focus is.
import assert from "node:assert/strict";

/** More presses than this and nobody would go on. */
const MOST_PRESSES = 150;

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until `wanted` has the focus, and looks whether that can be seen. */
  async tabsTo(wanted, key = "Tab") {
    await wanted.waitFor();
    for (let pressed = 0; pressed < MOST_PRESSES; pressed += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return this.#seesFocus(wanted);
      await this.press(key);
    }
    assert.fail(`${MOST_PRESSES} presses of ${key} do not lead to ${wanted}`);
  }

  /** The focus must be in sight: not behind a bar, and drawn otherwise than without it. */
  async #seesFocus(wanted) {
    const covered = await wanted.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return !(element.contains(above) || above?.contains(element) || above?.closest("label")?.contains(element));
    });
    assert.ok(!covered, `${wanted} has the focus and can be seen`);
    const focused = await this.#picture(wanted);
    await wanted.evaluate((element) => element.blur());
    const without = await this.#picture(wanted);
    await wanted.focus();
    assert.ok(!focused.equals(without), `the focus of ${wanted} is drawn`);
  }

  /** A choice and its words have one frame around them. */
  async #picture(wanted) {
    const { x, y, width, height } = await wanted.evaluate((element) => {
      const { x, y, width, height } = (element.closest("label") ?? element).getBoundingClientRect();
      return { x, y, width, height };
    });
    const { width: most, height: lowest } = this.page.viewportSize();
    const [left, top] = [Math.max(0, x - 8), Math.max(0, y - 8)];
    const clip = { x: left, y: top, width: Math.min(most, x + width + 8) - left, height: Math.min(lowest, y + height + 8) - top };
    return this.page.screenshot({ clip });
  }
}
