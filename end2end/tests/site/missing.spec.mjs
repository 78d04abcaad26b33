// An address that leads nowhere says so and leads on, on every site.
import assert from "node:assert/strict";
import { told } from "../../actors/story.mjs";

const nowhere = ["/nowhere", "/p/no-such-thing", "/c/no-such-shelf", "/s/no-such-shop", "/checkout/return?group=7", "/p/%F0%9F%92%A5"];

async function mustLeadOn(person, path) {
  const answer = await person.goes(path);
  assert.equal(answer.status(), 404, path);
  await person.mustFit();
}

told("The shopper site says that a page is missing, and leads on", async (stage) => {
  const guest = await stage.guest();
  for (const path of nowhere) {
    await mustLeadOn(guest, path);
    await guest.sees("There is no such page");
  }
  const links = await guest.page.getByRole("main").getByRole("link").all();
  const ways = await Promise.all(links.map((link) => link.getAttribute("href")));
  assert.ok(ways.includes("/") && ways.length >= 3, "there are several ways on");
  for (const way of ways.filter((way) => !way.startsWith("/account"))) {
    assert.equal((await guest.goes(way)).status(), 200, way);
  }
  await mustLeadOn(guest, "/nowhere");
  await guest.page.getByRole("main").getByRole("searchbox").fill("lantern");
  await guest.page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await guest.sees("Results for “lantern”");
});

told("The seller site and the admin site say so, too", async (stage) => {
  for (const person of [await stage.seller("elke"), await stage.admin()]) {
    await mustLeadOn(person, "/nowhere");
    await person.sees("Page not found");
    await person.follows("Go to the first page");
    await person.page.waitForURL(`${person.site}/`);
    const unknown = "0199f3a0-0000-7000-8000-000000000000";
    for (const path of [`/orders/${unknown}`, "/orders/7"]) {
      await mustLeadOn(person, path);
      await person.page.getByText("Nothing here", { exact: true }).waitFor();
      await person.follows("Go to the first page");
      await person.page.waitForURL(`${person.site}/`);
    }
  }
});
