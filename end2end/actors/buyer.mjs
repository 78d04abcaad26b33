// Somebody who buys: finds things, fills a basket, pays, and looks after the order.
import assert from "node:assert/strict";
import { sites } from "./browser.mjs";
import { Person, cents } from "./person.mjs";

/** The cards that the payment page knows. */
export const cards = {
  good: { "Card number": "4242 4242 4242 4242", Expiry: "12 / 34", "Security code": "123" },
  refused: { "Card number": "4000 0000 0000 0002", Expiry: "12 / 34", "Security code": "123" },
};

/** Where parcels of these journeys go. */
export const home = {
  "Full name": "Rita Salgueiro",
  Address: "Rua das Flores 41, 2",
  Postcode: "1200-194",
  City: "Lisbon",
  Country: "Portugal",
};

let guests = 0;

/** An address that nobody used before. */
export function newEmail() {
  guests += 1;
  return `guest-${process.pid}-${Date.now()}-${guests}@example.org`;
}

export class Buyer extends Person {
  static site = sites.shopper;

  /** Where their mail goes while they are guests. */
  email = newEmail();

  /** Opens the page of a product. */
  async looksAt(slug) {
    await this.goes(`/p/${slug}`);
    await this.buyBox().waitFor();
    return this.reads(this.page.getByRole("heading", { level: 1 }));
  }

  buyBox() {
    return this.page.getByRole("region", { name: "Buy" });
  }

  /** What the product page says about the stock. */
  async stock() {
    return this.reads(this.buyBox().getByRole("status").filter({ hasText: /in stock|left|None free|Sold out/ }));
  }

  /** Puts a product into the basket; its title is handed back. */
  async takes(slug, quantity = 1) {
    const title = await this.looksAt(slug);
    const before = await this.units();
    if (quantity > 1) await this.field("Quantity").and(this.page.getByRole("spinbutton")).fill(`${quantity}`);
    await this.addButton().click();
    await this.basketLink(before + quantity).waitFor();
    await this.wakes();
    return title;
  }

  /** A phone has a second button at its foot, which is always in reach. */
  addButton() {
    const buttons = this.page.getByRole("button", { name: "Add to basket" });
    return this.size === "phone" ? buttons.last() : buttons.first();
  }

  basketLink(units) {
    const words = units === undefined ? /^Basket, / : units === 1 ? "Basket, 1 thing" : `Basket, ${units} things`;
    return this.page.getByRole("navigation", { name: "Your account" }).getByRole("link", { name: words });
  }

  /** How many things the header says are in the basket. */
  async units() {
    const label = await this.basketLink().getAttribute("aria-label");
    return Number(/\d+/.exec(label)?.[0] ?? 0);
  }

  async opensBasket() {
    await this.basketLink().click();
    await this.sees("Basket");
  }

  /** The titles of what is in the basket. */
  async basket() {
    await this.goes("/cart");
    await this.sees("Basket");
    const removes = await this.page.getByRole("button", { name: /^Remove / }).all();
    const labels = await Promise.all(removes.map((button) => button.getAttribute("aria-label")));
    return labels.map((label) => label.replace("Remove ", "")).sort();
  }

  /** From the basket to the checkout. */
  async checksOut() {
    await this.follows("Check out");
    await this.sees("Checkout");
  }

  /** Fills in the checkout; `changes` are typed over what this person usually types. */
  async fillsIn(changes = {}) {
    const { Country, ...fields } = { "E-mail": this.email, ...home, ...changes };
    await this.types(fields);
    await this.page.getByLabel("Country").selectOption({ label: Country });
  }

  payButton() {
    return this.page.getByRole("button", { name: /^Pay \$/ });
  }

  /** What the button of the checkout asks for, in cents. */
  async asked() {
    return cents(await this.reads(this.payButton()));
  }

  /** Presses the button of the checkout and comes to the payment page. */
  async goesToPay() {
    await this.payButton().click();
    await this.sees("Pay Agora");
  }

  /** Types a card on the payment page and pays. */
  async paysWith(card) {
    await this.types({ ...card, "Name on the card": home["Full name"] });
    await this.payButton().click();
  }

  /** Waits for the thanks; hands back what was paid and the orders that came of it. */
  async isThanked() {
    const paid = this.page.getByRole("status").filter({ hasText: /^Paid, \$/ });
    await paid.waitFor({ timeout: 30_000 });
    await this.wakes();
    const orders = [];
    for (const part of await this.page.getByRole("region", { name: /^Order / }).all()) {
      const words = await this.reads(part);
      orders.push({ number: /Order ([A-Z]+-\d+)/.exec(words)[1], total: cents(words.slice(words.lastIndexOf("Total"))), words });
    }
    return { total: cents(await this.reads(paid)), orders };
  }

  /** From a product page to paid orders, the usual way. */
  async buys(...slugs) {
    for (const slug of slugs) await this.takes(slug);
    await this.opensBasket();
    await this.checksOut();
    await this.fillsIn();
    const asked = await this.asked();
    await this.goesToPay();
    await this.paysWith(cards.good);
    const paid = await this.isThanked();
    assert.equal(paid.total, asked, "what was asked is what was paid");
    return paid;
  }

  /** Opens one of their orders from the list of them, by its number. */
  async opensOrder(number) {
    await this.goes(`/account/orders?words=${number}`);
    await this.page.getByRole("listitem").filter({ hasText: number }).getByRole("link").first().click();
    await this.sees(`Order ${number}`);
  }

  /** The steps of the order that is open, in their order. */
  async steps() {
    const items = await this.page.getByRole("region", { name: "Where it is" }).getByRole("listitem").all();
    return Promise.all(items.map((item) => this.reads(item)));
  }
}
