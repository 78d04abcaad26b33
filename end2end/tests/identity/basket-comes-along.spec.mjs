// What a guest has put into the basket is still there once they have signed in.
import { told } from "../../actors/story.mjs";

told("What is in the basket comes along when somebody signs in", async (stage) => {
  const guest = await stage.guest();
  await guest.takes("terracotta-pot");
  await guest.signsIn(stage.pick({ desk: "ben@example.org", phone: "mei@example.org" }));
  await guest.page.getByRole("link", { name: /^Basket, \d+ things?$/ }).waitFor();
});
