/** What is shown while the parts run, and the line at the end. */

import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./parts.mjs";

const SHOWN = 120;

export class Summary {
  #logs;
  #passed = 0;
  #failed = 0;
  #skipped = [];
  #broken = new Set();
  #number = 0;
  #start = performance.now();

  constructor(logs) {
    this.#logs = logs;
  }

  async run({ name, needs = [], work }) {
    const lacking = needs.find((other) => this.#broken.has(other));
    if (lacking) return this.#fail(name, 1, `did not run, because “${lacking}” failed`);
    this.#number += 1;
    const log = join(this.#logs, `${String(this.#number).padStart(2, "0")}-${name.replace(/[^a-z0-9]+/gi, "-")}.log`);
    const start = performance.now();
    process.stdout.write(`▸ ${name} … `);
    try {
      const counted = (await work(log)) ?? { passed: 1, failed: 0, skipped: [] };
      const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
      this.#passed += counted.passed;
      this.#skipped.push(...counted.skipped);
      const skipped = counted.skipped.length > 0 ? `, ${counted.skipped.length} skipped` : "";
      console.log(`${counted.passed} passed, ${counted.failed} failed${skipped} in ${seconds}`);
      if (counted.failed > 0) this.#fail(name, counted.failed, this.#tail(log));
    } catch (error) {
      console.log("failed");
      this.#fail(name, 1, error.stack ?? String(error));
    }
  }

  /** Prints the last line; true if nothing failed. */
  end() {
    const minutes = ((performance.now() - this.#start) / 60_000).toFixed(1);
    for (const reason of new Set(this.#skipped)) console.log(`skipped: ${reason}`);
    if (this.#broken.size > 0) console.log(`failed: ${[...this.#broken].join(", ")}`);
    console.log(`${this.#number} parts in ${minutes} minutes, logs in ${relative(process.cwd(), this.#logs) || "."}`);
    const skipped = this.#skipped.length > 0 ? `, ${this.#skipped.length} skipped` : "";
    console.log(`${this.#passed} passed, ${this.#failed} failed${skipped}`);
    return this.#failed === 0;
  }

  #fail(name, count, details) {
    this.#failed += count;
    this.#broken.add(name);
    console.log(`✗ ${name}: ${count} failed\n${details.replace(/^/gm, "    ")}`);
  }

  /** The end of the log, where both cargo and Node gather the failures. */
  #tail(log) {
    if (!existsSync(log)) return "there is no log";
    const lines = readFileSync(log, "utf8").trimEnd().split("\n");
    const failures = lines.findIndex((line) => /^(✖ failing tests|failures:|error(\[|:))/.test(line));
    const from = failures === -1 ? lines.length - SHOWN : failures;
    const part = lines.slice(Math.max(0, from), Math.max(0, from) + SHOWN);
    return [...part, `(all of it in ${relative(root, log)})`].join("\n");
  }
}
