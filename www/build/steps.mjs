/**
 * Steps with names: said on the terminal, timed, and skipped while neither what they read nor what
 * they made has changed. Only Node's own modules here, since this runs before anything is installed.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const recordFile = join(root, "www/generated/steps.json");

/** A step that failed: what went wrong, and what the person can do. */
export class StepFailure extends Error {
  constructor(what, advice) {
    super(what);
    this.advice = advice;
  }
}

/**
 * Runs the steps in order.
 *
 * @param {{ name: string, inputs?: string[], outputs?: string[], work: () => Promise<unknown> | unknown }[]} steps
 *   Paths are from the project's folder; a folder stands for every file in it. A step without `inputs`
 *   decides for itself what there is to do.
 */
export async function run(steps) {
  const record = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, "utf8")) : {};
  for (const [index, step] of steps.entries()) {
    const label = `[${index + 1}/${steps.length}] ${step.name}`;
    const fingerprint = step.inputs && digest(step.inputs);
    if (fingerprint && record[step.name] === fingerprint && step.outputs.every((path) => existsSync(resolve(root, path)))) {
      console.log(`${label}: unchanged`);
      continue;
    }
    console.log(`${label} …`);
    const start = performance.now();
    try {
      await step.work();
    } catch (error) {
      console.error(`\n${label}: failed\n  ${error.message}`);
      if (error.advice) console.error(`  What to do: ${error.advice}`);
      if (!(error instanceof StepFailure)) console.error(error.stack);
      process.exit(1);
    }
    if (fingerprint) {
      record[step.name] = fingerprint;
      mkdirSync(dirname(recordFile), { recursive: true });
      writeFileSync(recordFile, JSON.stringify(record, null, 2));
    }
    console.log(`${label}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

/** Runs a program, its output on the terminal; fails with the advice given. */
export function execute(command, args, { advice, env } = {}) {
  return new Promise((done, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
    child.on("error", (error) => reject(new StepFailure(`${command} could not be started: ${error.message}`, advice)));
    child.on("exit", (code, signal) => {
      if (code === 0) done();
      else reject(new StepFailure(`\`${[command, ...args].join(" ")}\` ended with ${signal ?? `code ${code}`}.`, advice));
    });
  });
}

/** Every file below the paths, in a stable order. */
function filesBelow(paths) {
  return paths.flatMap((path) => {
    const absolute = resolve(root, path);
    if (!existsSync(absolute)) return [];
    if (statSync(absolute).isFile()) return [path];
    return filesBelow(readdirSync(absolute).sort().map((name) => `${path}/${name}`));
  });
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const file of filesBelow(paths)) hash.update(`${file}\0`).update(readFileSync(resolve(root, file)));
  return hash.digest("hex");
}
