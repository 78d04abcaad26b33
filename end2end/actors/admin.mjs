// Somebody who watches the market: its orders, its mail, its figures.
import assert from "node:assert/strict";
import { sites } from "./browser.mjs";
import { eventually } from "./eventually.mjs";
import { Person, cents } from "./person.mjs";

export class Admin extends Person {
  static site = sites.admin;

  /** All orders that a search finds, with state, total in cents and the instant they were placed. */
  async orders(words = "", state = "") {
    const found = [];
    for (let page = 1; ; page += 1) {
      await this.goes(`/orders?${new URLSearchParams({ state, q: words, page })}`);
      await this.sees("Orders");
      const table = this.page.getByRole("table", { name: "Orders, newest first" });
      if ((await table.count()) === 0) return found;
      for (const row of (await table.getByRole("row").all()).slice(1)) found.push(await this.#order(row));
      if ((await this.page.getByRole("link", { name: "Next page" }).count()) === 0) return found;
    }
  }

  async #order(row) {
    const words = (await row.textContent()).replace(/\s+/g, " ");
    return {
      number: await this.reads(row.getByRole("link").first()),
      placed: await row.locator("time").first().getAttribute("datetime"),
      total: cents(words.slice(words.lastIndexOf("$"))),
      words,
    };
  }

  /** How many orders the list says there are. */
  async orderCount() {
    await this.goes("/orders");
    const words = await this.reads(this.page.getByText(/^\d[\d,]* to \d[\d,]* of \d/));
    return Number(/of ([\d,]+)/.exec(words)[1].replaceAll(",", ""));
  }

  /** The figures of the dashboard over so many days. */
  async figures(days = 30) {
    await this.goes(`/?days=${days}`);
    await this.sees("Marketplace");
    const words = await this.page.getByRole("region", { name: "Key figures" }).innerText();
    const lines = words.split("\n").map((line) => line.trim()).filter(Boolean);
    // A tile is its label and, below, its figure.
    const tile = (label) => lines[lines.indexOf(label) + 1];
    await this.page.getByText("See as table").first().click();
    const rows = await this.page.getByRole("region", { name: "Sales a day" }).getByRole("row").all();
    const sales = [];
    for (const row of rows.slice(1)) sales.push(cents(await this.reads(row.getByRole("cell").nth(1))));
    const states = await this.page.getByRole("region", { name: "Orders by state" }).getByRole("link").all();
    const counts = await Promise.all(states.map(async (link) => Number(/(\d+)$/.exec(await this.reads(link))[1])));
    return { sales: tile("Sales, all shops"), orders: Number(tile("Orders").replaceAll(",", "")), days: sales, counts };
  }

  /** Waits for a mail to that address with those words in its subject, opens it and hands back what it says. */
  async readsMail(to, subject) {
    const row = this.page.getByRole("row").filter({ hasText: to }).getByRole("link", { name: subject });
    await eventually(async () => {
      await this.goes(`/mailbox?q=${encodeURIComponent(to)}`);
      assert.equal(await row.count(), 1, `there is one mail “${subject}” to ${to}`);
    });
    await row.click();
    await this.sees(subject);
    return this.page.getByRole("region", { name: "What it says" }).innerText();
  }
}
