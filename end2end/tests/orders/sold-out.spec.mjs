// Something goes out of stock between basket and payment: the buyer is shown what changed, and pays nothing.
import assert from "node:assert/strict";
import { eventually } from "../../actors/eventually.mjs";
import { told } from "../../actors/story.mjs";

const scripted = {
  desk: { gone: "cooks-knife", account: "duarte", stays: "canvas-tote" },
  phone: { gone: "boston-fern", account: "tomas", stays: "bud-vase" },
};
const plain = {
  desk: { gone: "desk-scissors", account: "elke", stays: "linen-cushion" },
  phone: { gone: "oil-bottle", account: "morwenna", stays: "waffle-towels" },
};

async function meetsAnEmptyShelf(stage, buyer, { gone, account, stays }) {
  const [seller, admin] = [await stage.seller(account), await stage.admin()];
  const title = await buyer.takes(gone);
  const other = await buyer.takes(stays);
  await buyer.opensBasket();
  await buyer.checksOut();
  await buyer.fillsIn();

  const before = await seller.counts(title, 1, 0);
  try {
    await buyer.payButton().click();
    assert.match(await buyer.alert(), /^Your basket changed while you were checking out\..* Nothing was charged\.$/);
    assert.equal(new URL(buyer.page.url()).pathname, "/checkout", "the buyer stays at the checkout");
    const news = buyer.page.getByText("Sold out meanwhile. Remove it to go on.");
    await news.waitFor();
    await eventually(async () => assert.ok(await buyer.payButton().isDisabled(), "it cannot be paid like this"));
    await buyer.mustFit();
    for (const state of ["", "pending", "expired"]) {
      assert.deepEqual(await admin.orders(buyer.email, state), [], "no order was made");
    }

    await buyer.presses(`Remove ${title}`);
    await news.waitFor({ state: "detached" });
    await buyer.wakes();
    await eventually(async () => assert.ok(await buyer.payButton().isEnabled(), "the rest can be paid"));
    for (const label of ["E-mail", "Full name", "Address", "City"]) {
      assert.notEqual(await buyer.field(label).inputValue(), "", `what was typed as ${label} is kept`);
    }
    await buyer.goesToPay();
    await buyer.page.getByRole("complementary").getByText(other).first().waitFor();
  } finally {
    await seller.counts(title, 1, before);
  }
}

told("Something is sold out before it is paid, and nothing is charged", async (stage) => {
  await meetsAnEmptyShelf(stage, await stage.guest(), stage.pick(scripted));
});

told("Something is sold out before it is paid, with scripting switched off", async (stage) => {
  await meetsAnEmptyShelf(stage, await stage.guest({ script: false }), stage.pick(plain));
});
