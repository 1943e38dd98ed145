/** What the crate makes of a table as a plain Rust program. */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Small, ordinary, and the largest that a JavaScript number holds. */
export const SEEDS = [0, 42, Number.MAX_SAFE_INTEGER];

/** One text a seed; see `canonical.mjs`. */
export function native(bytes, seeds, chunk = bytes.length) {
  const file = join(root, "artefacts/mixed-table.csv");
  mkdirSync(join(root, "artefacts"), { recursive: true });
  writeFileSync(file, bytes);
  const args = ["run", "--quiet", "--locked", "--example", "same_bits", "--", file, String(chunk), ...seeds.map(String)];
  return execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] }).trimEnd().split("\n");
}

/** Where two lists of texts part, with what stands around it; undefined if nowhere. */
export function firstDifference(is, must) {
  if (is.length !== must.length) return `${is.length} texts instead of ${must.length}`;
  for (const [index, text] of is.entries()) {
    const other = must[index];
    if (text === other) continue;
    let at = 0;
    while (text[at] === other[at]) at++;
    const around = (whole) => whole.slice(Math.max(0, at - 120), at + 60);
    return `seed ${SEEDS[index]}, at ${at}:\n${around(text)}\ninstead of\n${around(other)}`;
  }
  return undefined;
}
