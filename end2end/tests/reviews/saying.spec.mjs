// Somebody says what they think of what they bought; others find it helpful, reply to it, report it, take it down.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { told } from "../../actors/story.mjs";

const BODY = "It stands firmly and holds more than it looks. I would buy it again.";

const scenes = {
  desk: { slug: "pen-pot", writer: "ana", reader: "ben", title: "Holds all of them at a desk" },
  phone: { slug: "desk-scissors", writer: "mei", reader: "ben", title: "Sharp, also on a phone" },
};

const article = (person, title) => person.page.getByRole("article").filter({ hasText: title });

/** Buys something and gets it; hands back its title. */
async function has(stage, writer, slug) {
  const name = await writer.looksAt(slug);
  // What was in the basket before is bought with it, from other shops.
  const { number } = (await writer.buys(slug)).orders.find((order) => order.number.startsWith("LM-"));
  const seller = await stage.seller("elke");
  await seller.opensOrder(number);
  await seller.packs();
  await seller.ships("bpost", "3232 1001 4471");
  await seller.presses("Mark as delivered");
  await seller.standsAt("Delivered");
  return { name, number, seller };
}

/** Writes a review from the list of what can be reviewed. */
async function writes(writer, name, title, stars) {
  await writer.goes("/account/reviews");
  await writer.sees("Reviews");
  await writer.page.getByRole("link", { name: `Review ${name}` }).first().click();
  await writer.sees("Write a review");
  await writer.mustFit();
  await writer.page.getByRole("radio", { name: stars }).check();
  await writer.types({ "Your review": "Too short" });
  await writer.field("Title").or(writer.page.getByLabel(/^Title/)).first().fill(title);
  await writer.presses("Publish the review");
  await writer.page.getByRole("alert").first().waitFor();
  await writer.wakes();
  assert.match(await writer.beside(writer.field("Your review")), /at least 20/);
  assert.equal(await writer.page.getByLabel(/^Title/).inputValue(), title, "what was typed is kept");
  assert.ok(await writer.page.getByRole("radio", { name: stars }).isChecked());
  await writer.types({ "Your review": BODY });
  await writer.presses("Publish the review");
  await writer.sees("Your review");
}

async function speaks(stage, { slug, writer: account, reader: other, title }, options) {
  const writer = await stage.buyer(account, options);
  const { name, seller } = await has(stage, writer, slug);
  await writes(writer, name, title, "4 stars, good");

  const photo = { name: "pot.png", mimeType: "image/png", buffer: await writer.page.screenshot() };
  await writer.page.getByLabel("Add up to 5 photos").setInputFiles(photo);
  await writer.presses("Add photos");
  await writer.page.getByRole("img", { name: "Photo 1 of your review" }).waitFor();
  await writer.mustFit();

  await writer.goes(`/p/${slug}`);
  await writer.page.getByRole("region", { name: "Reviews" }).getByText("4.0", { exact: true }).waitFor();
  await article(writer, title).getByRole("img", { name: /^Photo 1 by / }).waitFor();
  await article(writer, title).getByRole("link", { name: "Your review" }).waitFor();
  await writer.mustFit();

  const reader = await stage.buyer(other, options);
  await reader.goes(`/p/${slug}?stars=4`);
  await article(reader, title).getByRole("button", { name: /^Helpful to nobody yet/ }).click();
  await article(reader, title).getByRole("button", { name: /^Helpful 1 person/ }).waitFor();
  await reader.wakes();

  await seller.goes("/reviews?show=unanswered");
  await seller.sees("Reviews");
  const card = seller.page.getByRole("main").locator("section, article, div.card").filter({ hasText: title }).last();
  await card.getByText(/^Reply/).click();
  await card.getByLabel(/^Your reply to /).fill("Thank you. It is thrown a little wider since spring.");
  await card.getByRole("button", { name: "Publish the reply" }).click();
  await card.waitFor({ state: "detached" });
  await seller.mustFit();
  await eventually(async () => {
    await writer.goes("/account/notices");
    assert.ok((await writer.page.getByRole("link", { name: "Long Margin replied to your review" }).count()) >= 1);
  });

  await reader.goes(`/p/${slug}`);
  await article(reader, title).getByText("It is thrown a little wider since spring.").waitFor();
  await article(reader, title).getByRole("link", { name: /^Report/ }).click();
  await reader.sees("Report a review");
  await reader.mustFit();
  await reader.page.getByRole("radio", { name: "It is made up or paid for" }).check();
  await reader.presses("Report the review");
  await reader.page.getByText("You have reported this review").waitFor();

  const admin = await stage.admin();
  await admin.goes("/reviews?show=reported");
  await admin.sees("Reviews");
  const found = admin.page.getByRole("main").locator("section, article, div.card").filter({ hasText: title }).last();
  await found.getByText("It is made up or paid for").waitFor();
  await admin.mustFit();
  await found.getByLabel("Reason for a no").fill("It is about another pot.");
  await found.getByRole("button", { name: "Reject" }).click();
  await found.waitFor({ state: "detached" });

  await eventually(async () => {
    await reader.goes(`/p/${slug}`);
    assert.equal(await article(reader, title).count(), 0);
  });
  await reader.page.getByText("Nobody has reviewed this yet.").waitFor();
  await writer.goes("/account/reviews");
  await writer.page.getByText("It is about another pot.").first().waitFor();
}

told("A buyer speaks, others answer, an admin decides", (stage) => speaks(stage, stage.pick(scenes)));

told("A buyer writes, changes and deletes a review with scripting switched off", async (stage) => {
  const title = "Paper that takes any ink";
  const writer = await stage.buyer("ben", { script: false });
  const { name } = await has(stage, writer, "letter-set");
  await writes(writer, name, title, "5 stars, excellent");
  await writer.page.getByText("Everybody can read your review now.").waitFor();
  await writer.page.getByRole("radio", { name: "2 stars, disappointing" }).check();
  await writer.presses("Save the changes");
  await writer.page.getByText("Your review is changed.").waitFor();
  const reader = await stage.guest({ script: false });
  await reader.goes("/p/letter-set?sort=lowest");
  await article(reader, title).getByRole("img", { name: "2 out of 5" }).waitFor();
  await article(reader, title).getByRole("link", { name: /Sign in to say so/ }).waitFor();
  await reader.page.getByRole("link", { name: /^2 stars, 1 person/ }).click();
  await article(reader, title).waitFor();
  assert.equal(new URL(reader.page.url()).search, "?stars=2&sort=lowest");
  await writer.page.getByText("Delete this review", { exact: true }).click();
  await writer.presses("Delete the review");
  await writer.page.getByText("Your review is deleted.").waitFor();
}, ["desk"]);
