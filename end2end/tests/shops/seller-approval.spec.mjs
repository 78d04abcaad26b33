// Where an admin looks at everybody who wants to sell: a new seller waits, is turned down, applies again, and opens a
// shop once approved.
import assert from "node:assert/strict";
import { after } from "node:test";
import { openHouse } from "../../actors/house.mjs";

const close = await openHouse({ SELLER_APPROVAL: "by-hand" });
after(close);
const { arrives, newAddress, opensShop, signsUpToSell } = await import("../../actors/new-seller.mjs");
const { told } = await import("../../actors/story.mjs");

told("A new seller waits for an admin", async (stage) => {
  const script = stage.pick({ desk: true, phone: false });
  const [seller, admin] = [await arrives(stage, { script }), await stage.admin()];
  const [name, email] = [stage.pick({ desk: "Nia Adeyemi", phone: "Joana Prates" }), newAddress("waiting")];
  await signsUpToSell(seller, admin, name, email, "Awaiting approval");
  await seller.mustFit();
  assert.equal(await seller.page.getByRole("link", { name: "Open a shop" }).count(), 0);
  await seller.goes("/open");
  await seller.page.getByRole("heading", { name: "Awaiting approval" }).waitFor();
  const paper = { name: "licence.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };
  await seller.page.getByLabel("Document", { exact: true }).setInputFiles(paper);
  await seller.presses("Send document");
  await seller.page.getByText("Your document has arrived.").waitFor();

  const card = admin.page.getByRole("region", { name: `${name}: sell goods` }).first();
  await admin.goes("/applications");
  await card.getByRole("link", { name: "licence.pdf" }).waitFor();
  await card.getByLabel("Reason for a no").fill("The licence is of another town.");
  await card.getByRole("button", { name: "Reject" }).click();
  await card.waitFor({ state: "detached" });
  await admin.wakes();

  await seller.goes("/");
  await seller.page.getByText("The licence is of another town.").waitFor();
  await seller.mustFit();
  await seller.types({ "About you": "Baskets, woven by hand in Porto since 1990." });
  await seller.presses("Apply");
  await seller.page.getByRole("heading", { name: "Awaiting approval" }).waitFor();
  await admin.goes("/applications");
  await card.getByRole("button", { name: "Approve" }).click();
  await card.waitFor({ state: "detached" });
  await seller.goes("/");
  await seller.page.getByRole("heading", { name: "Your account is ready. Two steps are left." }).waitFor();
  await opensShop(seller, stage.pick({ desk: "Waiting Baskets", phone: "Waiting Paper" }));
});
