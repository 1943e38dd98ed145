/** The package as a stranger gets it: packed, and installed into an empty project. */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const here = join(root, "pkg-tests/consumers");

/** Runs npm where it says of itself that it is, otherwise from the path. */
export function npm(args, cwd) {
  const [command, before] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];
  // What npm sets for its own scripts would reach into the other project.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  return run(command, [...before, ...args], cwd, env);
}

/** Runs a program to its end and returns what it printed; its failure shows all of it. */
export function run(command, args, cwd, env = process.env) {
  try {
    return execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`\`${command} ${args.join(" ")}\` in ${cwd} failed:\n${error.stdout}\n${error.stderr}`);
  }
}

/**
 * Packs what is built into a folder.
 *
 * @returns {{ tarball: string, files: string[] }}
 */
export function pack(folder) {
  if (!existsSync(join(root, "dist/index.js"))) throw new Error("nothing is built: run `npm run build` first");
  const [{ filename, files }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], root));
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

/**
 * A new project with the package installed from its tarball, removed again at the end of the test.
 *
 * @param {import("node:test").TestContext} context
 * @param {{ example?: string, packages?: Record<string, string>, type?: string }} options The folder beside this
 *   file whose contents the project gets, what else it depends on, and what its scripts are.
 */
export function project(context, { example, packages = {}, type = "module" }) {
  const folder = mkdtempSync(join(tmpdir(), "consumer-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  if (example) cpSync(join(here, example), folder, { recursive: true });
  const { tarball } = pack(folder);
  const dependencies = { "customer-segments": `file:${tarball}`, ...packages };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type, dependencies }));
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], folder);
  return folder;
}
