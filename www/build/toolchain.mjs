/** What must be there before anything can be built. Only Node's own modules here. */

import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

import { execute, root, StepFailure } from "./steps.mjs";

const TARGET = "wasm32-unknown-unknown";
const RUST = "Install Rust from https://rustup.rs, open a new terminal, and start again.";

/** Where cargo puts what it builds. */
export const cargoTarget = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** Stops at once on a Node that is too old, in words. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old.\n  What to do: install Node 20.19 or newer from https://nodejs.org.`);
  process.exit(1);
}

/** Rust itself, and its target for the browser. */
export async function ensureRust() {
  output("cargo", ["--version"]);
  const folder = output("rustc", ["--print", "target-libdir", "--target", TARGET]);
  if (existsSync(folder)) return;
  await execute("rustup", ["target", "add", TARGET], {
    advice: `Rust is there, but its target ${TARGET} is not. With rustup: check the network and run \`rustup target add ${TARGET}\`. Without: ${RUST}`,
  });
}

/** The npm packages of the lockfile. */
export async function ensurePackages() {
  const installed = join(root, "node_modules/.package-lock.json");
  const wanted = join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  const advice = "Check the network, then run `npm ci` by hand to see more.";
  const flags = ["ci", "--no-audit", "--no-fund"];
  // `npm` is a script on Windows, which cannot be spawned; npm says where it is itself.
  if (process.env.npm_execpath) await execute(process.execPath, [process.env.npm_execpath, ...flags], { advice });
  else await execute("npm", flags, { advice });
}

function output(command, args) {
  try {
    return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  } catch (error) {
    if (error.code === "ENOENT") throw new StepFailure(`\`${command}\` was not found.`, RUST);
    throw new StepFailure(`\`${command} ${args.join(" ")}\` failed: ${error.stderr}`, "Run `rustup default stable`, and start again.");
  }
}
