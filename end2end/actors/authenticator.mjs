// An app that makes six digits out of a key and the time.
import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP = 30_000;

function bytes(key) {
  const bits = [...key.replace(/[^A-Z2-7]/g, "")].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}

export class Authenticator {
  #used = 0;

  constructor(key) {
    this.key = bytes(key);
  }

  /** The digits of now. Each step is good once, so it waits for the next one where this one was used. */
  async code() {
    while (Math.floor(Date.now() / STEP) <= this.#used) await pause(250);
    this.#used = Math.floor(Date.now() / STEP);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.#used));
    const hash = createHmac("sha1", this.key).update(counter).digest();
    const at = hash[19] & 15;
    return `${(hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000}`.padStart(6, "0");
  }
}
