// Waits for what happens behind the pages to show on them.
import { setTimeout as pause } from "node:timers/promises";

/** Tries `check` until it holds, and hands back what it answers. */
export async function eventually(check, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(250);
    }
  }
}
