/** Prepares the contestants and measures rows one after another. */

import { buildKernel } from "./kernel.mjs";
import * as npm from "./peers/npm.mjs";
import { installPython, startPython } from "./peers/python.mjs";
import { provide } from "../browsers/provide.mjs";
import { execute } from "../../www/build/steps.mjs";

/**
 * What rows are given. A smoke run is the smallest there is: one round, tiny tables, no Python.
 *
 * @param {{ quick?: boolean, smoke?: boolean }} kind
 */
export async function prepare({ quick = false, smoke = false }) {
  if (!smoke) await execute(process.execPath, ["www/build/build.mjs"], { advice: "See above." });
  await buildKernel();
  npm.installNpm();
  if (!smoke) {
    installPython();
    await provide("chromium");
  }
  const python = smoke ? null : startPython();
  return {
    quick,
    smoke,
    python,
    rounds: smoke ? 1 : quick ? 3 : 5,
    /** Numbers of rows. */
    sizes: (sizes) => (smoke ? [600] : quick ? sizes.quick : sizes.full),
    async versions() {
      const { seconds, ...theirs } = python ? await python.ask({ work: "versions" }) : { seconds: 0 };
      return { node: process.versions.node, ...npm.versions(), ...theirs };
    },
    close: async () => python?.close(),
  };
}

/** The lines of all rows. One that fails is a line that says so, and the others are still measured. */
export async function measure(rows, bench) {
  const lines = [];
  for (const { name, run } of rows) {
    const start = performance.now();
    try {
      const measured = await run(bench);
      lines.push(...measured);
      for (const line of measured) if ("ratio" in line) console.log(`  ${line.work}: ${line.ratio.toFixed(2)} × ${line.peer.name} (${line.ours.median.toFixed(3)} s)`);
    } catch (error) {
      lines.push({ work: name, measured: { failed: String(error.message ?? error).split("\n")[0] }, failed: true });
      console.error(`  ${name}: ${error.stack}`);
    }
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  return lines;
}
