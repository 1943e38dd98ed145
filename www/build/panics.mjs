/** Panics of Rust that trap at once. */

import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";

import { forgetPlaces } from "./places.mjs";

/**
 * By which functions the standard library ends a program; each is given a message and a place that nobody hears of.
 * Compilers spell names in two ways: `core[…]::option::unwrap_failed` and `core::option::unwrap_failed::h…`.
 */
const PANICS = /^<?(core|alloc|std)\b.*(panic_\w+|_fail|_failed|_fail_rt)(::<.*>)?(::h[0-9a-f]{16})?$/;

/**
 * In wasm a panic writes nothing and then traps. So whatever it is told is left out: the functions that panic trap as
 * their first act, and the optimiser takes the telling away wherever they are called, 2 % of the engine. Should a
 * compiler call them otherwise, the engine is that much larger.
 */
export function trapAtOnce(input, output) {
  const engine = readFileSync(input);
  forgetPlaces(engine);
  const module = binaryen.readBinary(engine);
  const functions = Array.from({ length: module.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
  const panics = functions.filter(({ name, module: imported, results }) => !imported && results === binaryen.none && PANICS.test(name));
  for (const { name, params } of panics) {
    module.removeFunction(name);
    module.addFunction(name, params, binaryen.none, [], module.unreachable());
  }
  writeFileSync(output, module.emitBinary());
  module.dispose();
}
