// A market of its own for journeys that need other settings than everybody's. Import it before any other actor, and the
// others only once it is open: they read where the sites are when they are loaded.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** How long a market may take to open and fill itself. */
const PATIENCE = 120_000;

/** A port that nobody listens at. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Opens a market with these settings; hands back how to close it. */
export async function openHouse(settings) {
  const program = process.env.AGORA_PROGRAM;
  assert.ok(program, "AGORA_PROGRAM says which server to start");
  const folder = await mkdtemp(join(tmpdir(), "agora-house-"));
  // The database may run as somebody else.
  await chmod(folder, 0o755);
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR: folder, TRUSTED_PROXIES: "127.0.0.0/8", LOG_FORMAT: "json", ...settings };
  for (const site of ["SHOPPER", "SELLER", "ADMIN", "SANDBOX"]) {
    const address = `127.0.0.1:${await freePort()}`;
    Object.assign(env, { [`${site}_ADDR`]: address, [`PUBLIC_${site}_URL`]: `http://${address}` });
    process.env[`AGORA_${site}_URL`] = `http://${address}`;
  }
  const server = spawn(program, ["serve"], { env, stdio: "ignore" });
  const ended = new Promise((gone) => server.once("exit", gone));
  const close = async () => {
    server.kill("SIGINT");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (const end = Date.now() + PATIENCE; ; await pause(250)) {
    const answer = await fetch(`${process.env.AGORA_SELLER_URL}/sign-in`).catch(() => undefined);
    if (answer?.ok) return close;
    if (server.exitCode !== null || Date.now() > end) {
      await close();
      throw new Error("the market did not open");
    }
  }
}
