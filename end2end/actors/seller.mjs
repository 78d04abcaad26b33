// Somebody who runs a shop: packs, ships, and keeps the shelf.
import { sites } from "./browser.mjs";
import { Person } from "./person.mjs";

export class Seller extends Person {
  static site = sites.seller;

  /** Finds an order by its number and opens it. */
  async opensOrder(number) {
    await this.goes(`/orders?q=${number}`);
    await this.follows(number);
    await this.sees(`Order ${number}`);
  }

  async packs() {
    await this.presses("Mark as packed");
    await this.standsAt("Packed");
  }

  async ships(courier, tracking) {
    await this.types({ Courier: courier, "Tracking number": tracking });
    await this.presses("Ship this order");
    await this.standsAt("Shipped");
  }

  /** Waits until the last step of the order's history is that one. */
  async standsAt(step) {
    const timeline = this.page.getByRole("region", { name: "Timeline" });
    await timeline.getByRole("listitem").last().filter({ hasText: step }).waitFor();
    await this.wakes();
  }

  /** Says how many of a product's variant, counted from 1, are on hand; hands back how many there were. */
  async counts(title, variant, onHand) {
    await this.goes(`/products?q=${encodeURIComponent(title)}`);
    await this.follows(title);
    await this.sees(title);
    const row = this.page.getByRole("group", { name: `Variant ${variant}`, exact: true });
    const field = row.getByLabel("On hand");
    const before = await field.inputValue();
    await field.fill(`${onHand}`);
    await this.presses("Save product");
    await this.page.getByText("Saved.", { exact: true }).waitFor();
    await this.wakes();
    return before;
  }
}
