// An admin suspends a shop with a reason, and lets it go on.
import { told } from "../../actors/story.mjs";

told("A suspended shop leaves the shop window until it may go on", async (stage) => {
  const [admin, guest] = [await stage.admin(), await stage.guest()];
  await admin.goes("/shops");
  await admin.sees("Shops");
  await admin.mustFit();
  // One of the demo's: whoever opened a shop a moment ago may not have opened its doors.
  const name = stage.pick({ desk: "Long Margin", phone: "Field and Thread" });
  await admin.page.getByRole("table").getByRole("link", { name }).first().click();
  await admin.sees(name);
  await admin.mustFit();
  const handle = (await admin.page.getByText(/^[a-z0-9-]+, [A-Z]{2}$/).first().innerText()).split(",")[0];
  await admin.presses("Suspend the shop");
  await admin.page.getByText("One field needs another look.").waitFor();
  await admin.types({ Reason: "Sells what is not theirs." });
  await admin.presses("Suspend the shop");
  await admin.page.getByRole("heading", { name: "Suspended" }).waitFor();
  const gone = await guest.goes(`/s/${handle}`);
  if (gone.status() !== 404) throw new Error(`/s/${handle} answers ${gone.status()}`);
  await admin.wakes();
  await admin.presses("Let it go on");
  await admin.page.getByRole("heading", { name: "Suspend this shop" }).waitFor();
});
