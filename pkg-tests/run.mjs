/**
 * `npm test`: installs what the tests need, runs every part, and ends in one line, `N passed, N failed`.
 * What could not run counts as failed. `npm test -- rust browsers` runs the parts whose names contain one
 * of the words. Only Node's own modules here, since this starts before anything is installed.
 */

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkNode, ensurePackages, ensureRust } from "../www/build/toolchain.mjs";
import { clippyAndFormatter, node, program, root, testFolders } from "./run/parts.mjs";
import { Summary } from "./run/summary.mjs";

checkNode();
const logs = join(root, "artefacts/logs");
rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });

const deny = { RUSTFLAGS: process.env.RUSTFLAGS ?? "", RUSTDOCFLAGS: "-D warnings" };
const browsers = async () => {
  const { provideAll } = await import("./browsers/provide.mjs");
  await provideAll();
};

/** In order. `needs` names the parts without which one cannot run. */
const parts = [
  { name: "Rust", work: async () => { await ensureRust(); await clippyAndFormatter(); } },
  { name: "npm packages", work: ensurePackages },
  { name: "rust format", needs: ["Rust"], work: program("cargo", ["fmt", "--check"]) },
  { name: "rust lints", needs: ["Rust"], work: program("cargo", ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"]) },
  { name: "rust lints, all features", needs: ["Rust"], work: program("cargo", ["clippy", "--locked", "--all-targets", "--all-features", "--", "-D", "warnings"]) },
  { name: "rust tests", needs: ["Rust"], work: program("cargo", ["test", "--locked", "--no-fail-fast", "--", "--show-output"], { counts: "cargo" }) },
  { name: "rust documentation", needs: ["Rust"], work: program("cargo", ["doc", "--locked", "--no-deps", "--lib"], { env: deny }) },
  { name: "build", needs: ["Rust", "npm packages"], work: program(process.execPath, ["www/build/build.mjs"]) },
  { name: "browsers to test in", needs: ["npm packages"], work: browsers },
  ...testFolders().map(({ name, files }) => ({
    name: `tests: ${name}`,
    needs: name.endsWith("browsers") ? ["build", "browsers to test in"] : ["build"],
    work: node(files),
  })),
];

const wanted = process.argv.slice(2);
const needed = new Set();
const choose = (part) => {
  needed.add(part.name);
  parts.filter(({ name }) => part.needs?.includes(name)).forEach(choose);
};
parts.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word))).forEach(choose);

const summary = new Summary(logs);
for (const part of parts) {
  if (needed.has(part.name)) await summary.run(part);
}
if (wanted.length > 0) console.log(`Only ${needed.size} of ${parts.length} parts were asked for.`);
process.exitCode = summary.end() ? 0 : 1;
