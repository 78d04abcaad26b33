// A seller applies to sell services and sends a paper with it; an admin reads it, says no with a reason, then yes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { told } from "../../actors/story.mjs";

const PAPER = Buffer.from("%PDF-1.7\n% a trade licence\n%%EOF\n");
const ABOUT = "I photograph weddings, indoors and out, since 2011.";

/** Applies for services, with a paper. */
async function applies(seller, about) {
  await seller.goes("/applications");
  await seller.sees("Applications");
  await seller.page.getByRole("radio", { name: /^Sell services/ }).check();
  await seller.types({ "About you": about });
  await seller.presses("Apply");
  const card = seller.page.getByRole("region", { name: "Sell services" }).first();
  await card.getByText("Waiting").waitFor();
  await seller.wakes();
  return card;
}

async function sends(seller, card, name, buffer) {
  await card.getByLabel("Document", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await card.getByRole("button", { name: "Send document" }).click();
}

told("A creator is verified with a document, turned down first and approved then", async (stage) => {
  const script = stage.pick({ desk: true, phone: false });
  const [seller, admin] = [await stage.seller(stage.pick({ desk: "tomas", phone: "morwenna" }), { script }), await stage.admin()];
  const card = await applies(seller, ABOUT);
  await seller.mustFit();
  await sends(seller, card, "page.html", Buffer.from("<html><script>alert(1)</script>"));
  await seller.page.getByText("This is neither PDF nor JPEG, PNG or WebP.").waitFor();
  await seller.wakes();
  await sends(seller, card, "licence.pdf", PAPER);
  await seller.page.getByText("Your document has arrived.").waitFor();
  await seller.wakes();
  const paper = card.getByRole("link", { name: "licence.pdf" });
  const path = await paper.getAttribute("href");
  const answer = await seller.page.request.get(new URL(path, seller.site).href);
  assert.equal(answer.headers()["content-disposition"], 'attachment; filename="licence.pdf"');
  assert.equal(answer.headers()["x-content-type-options"], "nosniff");
  assert.match(answer.headers()["content-security-policy"], /sandbox/);
  assert.deepEqual(await answer.body(), PAPER);
  const rival = await stage.seller("elke");
  assert.equal((await rival.page.request.get(new URL(path, seller.site).href)).status(), 404);

  const name = stage.pick({ desk: "Tomas Reis", phone: "Morwenna Pascoe" });
  const waiting = admin.page.getByRole("region", { name: `${name}: sell services` }).first();
  await admin.goes("/applications");
  await admin.sees("Applications");
  await admin.mustFit();
  const fetched = admin.page.waitForEvent("download");
  await waiting.getByRole("link", { name: "licence.pdf" }).click();
  assert.deepEqual(await readFile(await (await fetched).path()), PAPER);
  await waiting.getByRole("button", { name: "Reject" }).click();
  await admin.page.getByText("Fill this in.").or(admin.page.getByText("Use at least 3 characters.")).waitFor();
  await waiting.getByLabel("Reason for a no").fill("Send samples of your work, too.");
  await waiting.getByRole("button", { name: "Reject" }).click();
  await waiting.waitFor({ state: "detached" });
  await admin.wakes();

  await seller.goes("/applications");
  await seller.page.getByText("Rejected: Send samples of your work, too.").first().waitFor();
  await applies(seller, `${ABOUT} Samples are on my website.`);
  await admin.goes("/applications");
  await waiting.getByRole("button", { name: "Approve" }).click();
  await waiting.waitFor({ state: "detached" });
  await seller.goes("/applications");
  await seller.page.getByRole("region", { name: "Sell services" }).first().getByText("Approved").waitFor();
});
