// A shop shows what there is to know of it; people follow it and stop.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const followers = async (person) => {
  const words = await person.reads(person.page.locator("main"));
  return Number(/(\d[\d,]*) followers?/.exec(words)?.[1] ?? 0);
};

async function follows(stage, options) {
  const guest = await stage.guest(options);
  await guest.goes("/s/fern-and-loam");
  await guest.sees("Fern & Loam");
  const before = await followers(guest);
  await guest.page.getByRole("link", { name: /^Follow Fern & Loam/ }).click();
  await guest.sees("Sign in");
  await guest.types({ "E-mail": stage.pick({ desk: "ben@example.org", phone: "mei@example.org" }), Password: "market-day-2026" });
  await guest.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await guest.sees("Fern & Loam");
  await guest.page.getByRole("button", { name: /^Follow Fern & Loam/ }).click();
  await guest.page.getByRole("button", { name: /^Following Fern & Loam/ }).waitFor();
  if (guest.script) await guest.page.getByText("You follow Fern & Loam", { exact: true }).waitFor();
  assert.equal(await followers(guest), before + 1);
  await guest.mustFit();
  await guest.page.getByRole("button", { name: /^Following Fern & Loam/ }).click();
  await guest.page.getByRole("button", { name: /^Follow Fern & Loam/ }).waitFor();
  assert.equal(await followers(guest), before);
}

told("Somebody follows a shop and stops", (stage) => follows(stage));
told("Somebody follows a shop with scripting switched off", (stage) => follows(stage, { script: false }), ["desk"]);

told("A shop says what there is to know of it", async (stage) => {
  const guest = await stage.guest();
  await guest.goes("/s/fern-and-loam");
  await guest.page.getByRole("navigation", { name: "Pages of the shop" }).getByRole("link", { name: "About" }).click();
  await guest.page.getByRole("heading", { name: "Delivery" }).waitFor();
  await guest.mustFit();
  await guest.page.getByRole("search", { name: "Search in this shop" }).getByRole("searchbox").fill("pot");
  await guest.page.keyboard.press("Enter");
  await guest.page.getByText(/for “pot”/).waitFor();
  assert.equal(new URL(guest.page.url()).pathname, "/s/fern-and-loam");
});
