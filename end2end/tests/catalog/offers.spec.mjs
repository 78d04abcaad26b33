// A shop offers something for less for a moment, and the price goes back while somebody looks at it.
import assert from "node:assert/strict";
import { cents } from "../../actors/person.mjs";
import { told } from "../../actors/story.mjs";

/** How long the offers of these journeys hold, in seconds: long enough to get to the page. */
const HOLDS = 25;

/** What a clock in that time zone shows so many seconds from now, as a browser's field of a day and a time takes it. */
function clockIn(zone, seconds) {
  const then = new Date(Date.now() + seconds * 1000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(then).replace(" ", "T");
}

/** Makes an offer of the product in that place, counted from the end of the shelf; what it is called. */
async function offers(seller, place, holds) {
  await seller.goes("/offers/new");
  const link = seller.page.getByRole("main").getByRole("listitem").getByRole("link").nth(-place);
  await link.click();
  await seller.page.getByLabel("Ends").waitFor();
  await seller.wakes();
  const title = await seller.reads(seller.page.getByRole("main").getByRole("heading", { level: 2 }).first());
  const words = await seller.reads(seller.page.getByText(/^By the clock of /));
  const zone = /clock of (.+)\.$/.exec(words)[1].replaceAll(" ", "_");
  await seller.types({ Ends: clockIn(zone, holds) });
  await seller.page.getByLabel(/^Off every price/).fill("30");
  await seller.presses("Make offer");
  await seller.sees("Offers");
  await seller.page.getByText("The offer stands.").waitFor();
  await seller.mustFit();
  return title;
}

told("An offer expires while its page is open", async (stage) => {
  const seller = await stage.seller("duarte");
  const title = await offers(seller, stage.pick({ desk: 1, phone: 2 }), HOLDS);

  const shopper = await stage.guest();
  await shopper.goes("/offers");
  await shopper.mustFit();
  await shopper.page.getByRole("main").getByRole("article").getByRole("link", { name: title, exact: true }).click();
  await shopper.sees(title);
  const buy = shopper.page.getByRole("region", { name: "Buy" });
  const deal = await shopper.reads(buy);
  const [now, was] = [...deal.matchAll(/\$[\d,.]+\d/g)].map(([amount]) => cents(amount));
  assert.ok(now < was, `${deal} says what it costs now and what before`);
  assert.match(deal, /Ends in 0:\d\d/);
  // Nobody touches the page: its price goes back by itself.
  await buy.getByText(/Ends in|Expired/).waitFor({ state: "detached", timeout: (HOLDS + 20) * 1000 });
  const after = cents(await shopper.reads(buy));
  assert.equal(after, was);
});

told("A wrong offer is refused in words, and what was typed stays", async (stage) => {
  const seller = await stage.seller("duarte", stage.pick({ desk: {}, phone: { script: false } }));
  await seller.goes("/offers/new");
  await seller.page.getByRole("main").getByRole("listitem").getByRole("link").last().click();
  await seller.page.getByLabel("Ends").waitFor();
  await seller.wakes();
  await seller.types({ Ends: "2020-01-01T10:00" });
  await seller.page.getByLabel(/^Off every price/).fill("45");
  await seller.presses("Make offer");
  await seller.page.getByText("Choose an end that is still ahead and after the start.").waitFor();
  await seller.wakes();
  assert.equal(await seller.page.getByLabel(/^Off every price/).inputValue(), "45");
});
