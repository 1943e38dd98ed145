/** The crate's public API and linfa-clustering in one wasm module, compiled as the engine is. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optimise, VECTORS } from "../../www/build/engine.mjs";
import { execute } from "../../www/build/steps.mjs";
import { cargoTarget, ensureRust } from "../../www/build/toolchain.mjs";
import { folder, here, root } from "./places.mjs";

const compiled = join(cargoTarget, "bench/wasm32-unknown-unknown/engine/bench_kernel.wasm");
const optimised = join(folder, "kernel.wasm");

/**
 * The engine's profile, with all that belongs to it, for cargo to take from another file. Our crate is compiled as
 * it is shipped; everything else, the peer above all, for speed.
 */
export function engineProfile() {
  const tables = readFileSync(join(root, "Cargo.toml"), "utf8").split(/^(?=\[)/m);
  const own = tables.filter((table) => /^\[profile\.engine[.\]]/.test(table)).join("");
  const [, level] = /^opt-level = (.+)$/m.exec(own);
  const quick = own.replace(/^opt-level = .+$/m, "opt-level = 3");
  return `${quick}\n[profile.engine.package.customer-segments]\nopt-level = ${level}\n`;
}

export async function buildKernel() {
  await ensureRust();
  mkdirSync(folder, { recursive: true });
  const profile = join(folder, "profile.toml");
  writeFileSync(profile, engineProfile());
  const manifest = join(here, "kernel/Cargo.toml");
  await execute(
    "cargo",
    ["build", "--quiet", "--locked", "--config", profile, "--profile", "engine", "--target", "wasm32-unknown-unknown", "--manifest-path", manifest, "--target-dir", join(cargoTarget, "bench")],
    { env: VECTORS, advice: "See cargo's message above." },
  );
  await optimise(compiled, optimised);
}

/** A fresh instance that holds a matrix of its own. */
export async function kernelWith({ rows, columns, values }) {
  const module = await WebAssembly.compile(readFileSync(optimised));
  // linfa reaches the browser's source of chance through its dependencies, and never asks it here.
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error(`${name} was called`);
    };
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  const put = (numbers) => {
    const place = exports.reserve(numbers.byteLength);
    new numbers.constructor(exports.memory.buffer, place, numbers.length).set(numbers);
    return place;
  };
  const data = put(values);
  const sweep = (from, to, full, seed) => {
    const search = exports.sweep(data, rows, columns, from, to, full, seed);
    const inertias = [];
    for (let found = 0; found >= 0; found = exports.step(search)) if (found > 0) inertias.push(found);
    return inertias;
  };
  return {
    /** The inertia after Lloyd's iterations from `centres`, a prepared place. */
    lloyd: (centres, clusters, iterations) => exports.lloyd(data, rows, columns, centres, clusters, iterations),
    sweep,
    silhouette: (labels) => exports.silhouette(data, rows, columns, labels),
    linfa: (clusters, starts, seed) => exports.linfa(data, rows, columns, clusters, starts, seed),
    put,
  };
}
