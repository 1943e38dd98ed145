/** How a part of the tests is run, and how it is read what came of it. */

import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** `rustfmt` and `clippy` are components of a toolchain that may be missing. */
export async function clippyAndFormatter() {
  for (const [command, component] of [["fmt", "rustfmt"], ["clippy", "clippy"]]) {
    try {
      execFileSync("cargo", [command, "--version"], { stdio: "ignore" });
    } catch {
      execFileSync("rustup", ["component", "add", component], { stdio: "inherit" });
    }
  }
}

/**
 * Runs a program to its end. Without `counts` it is one test: its exit code.
 *
 * @returns {(log: string) => Promise<{ passed: number, failed: number, skipped: string[] }>}
 */
export function program(command, args, { env = {}, counts } = {}) {
  return async (log) => {
    const { code, output } = await execute(command, args, { ...process.env, ...env }, log);
    if (!counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
    return withExitCode(fromCargo(output), code);
  };
}

/** Runs test files with Node's own runner: readable in the log, counted from its TAP. */
export function node(files) {
  return async (log) => {
    const tap = log.replace(/\.log$/, ".tap");
    const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap", `--test-reporter-destination=${tap}`];
    // One file at a time: on two cores two browsers at once time out before they gain anything.
    const args = ["--test", "--test-concurrency=1", ...reporters, ...files];
    // The tests start programs of their own, which must not take themselves for part of this run.
    const { NODE_TEST_CONTEXT, ...env } = process.env;
    const { code } = await execute(process.execPath, args, env, log);
    return withExitCode(fromTap(readFileSync(tap, "utf8")), code);
  };
}

/** Every test file of the project by its folder; whoever adds one needs to list it nowhere. */
export function testFolders() {
  const folders = new Map();
  const search = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== "node_modules") search(path);
      else if (/\.test\.(mjs|js)$/.test(entry.name)) folders.set(folder, [...(folders.get(folder) ?? []), path].sort());
    }
  };
  search("www");
  search("pkg-tests");
  return [...folders].map(([name, files]) => ({ name, files }));
}

function execute(command, args, env, log) {
  return new Promise((resolve) => {
    const file = createWriteStream(log);
    const pieces = [];
    const child = spawn(command, args, { cwd: root, env: { ...env, FORCE_COLOR: "0", CARGO_TERM_COLOR: "never" }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        file.write(text);
        pieces.push(text);
      });
    }
    child.on("error", (error) => {
      file.write(error.message);
      resolve({ code: 1, output: error.message });
    });
    child.on("close", (code) => file.end(() => resolve({ code, output: pieces.join("") })));
  });
}

/** A program that failed without counting a failure did not get as far as its tests: that is one. */
function withExitCode(counted, code) {
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1 };
  // A run that found nothing to do has proved nothing.
  if (counted.passed + counted.failed + counted.skipped.length === 0) return { ...counted, failed: 1 };
  return counted;
}

function fromCargo(output) {
  const counted = { passed: 0, failed: 0, skipped: [] };
  for (const [, passed, failed, ignored] of output.matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored;/gm)) {
    counted.passed += Number(passed);
    counted.failed += Number(failed);
    if (Number(ignored) > 0) counted.skipped.push(...Array(Number(ignored)).fill("ignored in Rust"));
  }
  // A test target that does not compile has no result line; cargo names it in an error of its own.
  counted.failed += [...output.matchAll(/^error: could not compile/gm)].length;
  // A Rust test cannot say that it was skipped: it passes, and prints why it did nothing.
  for (const printed of output.split(/^---- .* stdout ----$/m).slice(1)) {
    const reason = /^SKIPPED:? (.*)$/m.exec(printed)?.[1];
    if (reason === undefined) continue;
    counted.skipped.push(reason);
    counted.passed -= 1;
  }
  return counted;
}

function fromTap(tap) {
  const number = (word) => Number(tap.match(new RegExp(`^# ${word} (\\d+)$`, "m"))?.[1] ?? 0);
  const skipped = [...tap.matchAll(/^\s*ok \d+ - (.*?) # SKIP ?(.*)$/gm)].map(([, name, reason]) => `${name}: ${reason || "no reason given"}`);
  return { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped };
}
