/** The shipped wasm with a fault built in: for tests that need an engine to die at a known place. */

import { readFileSync } from "node:fs";
import binaryen from "binaryen";
import { Bytes } from "../www/build/bytes.mjs";

/** The section that tells how much memory there is. */
const MEMORY = 5;

const shipped = readFileSync(new URL("../dist/customer-segments.wasm", import.meta.url));

/**
 * `panic` and `stack overflow` strike at the first step of a run; `out of memory` when more than `pages` of
 * 64 KiB are needed beyond those at the start.
 */
export function faulty(fault, pages = 32) {
  if (fault === "out of memory") return withMemoryLimit(shipped, pages);
  const module = binaryen.readBinary(shipped);
  // Those that the engine is compiled with: of all that binaryen knows, some can be read by no engine yet.
  const { SIMD128, BulkMemory, MutableGlobals, SignExt, NontrappingFPToInt, ReferenceTypes, Multivalue } = binaryen.Features;
  module.setFeatures(SIMD128 | BulkMemory | MutableGlobals | SignExt | NontrappingFPToInt | ReferenceTypes | Multivalue);
  const name = binaryen.getExportInfo(module.getExport("segmentationrun_step")).value;
  const info = binaryen.getFunctionInfo(module.getFunction(name));
  const types = binaryen.expandType(info.params);
  const parameters = types.map((type, index) => module.local.get(index, type));
  const again = module.call(name, parameters, info.results);
  // A panic in Rust ends in `unreachable` as well. What follows the call keeps it from becoming a loop.
  const body = fault === "panic" ? module.unreachable() : module.block(null, [info.results === binaryen.none ? again : module.drop(again), module.unreachable()]);
  module.removeFunction(name);
  module.addFunction(name, info.params, info.results, [], body);
  return module.emitBinary();
}

/** The same module whose memory may not grow by more than so many pages of 64 KiB: as on a device that has no more. */
function withMemoryLimit(engine, pages) {
  const number = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...number(value >> 7)]);
  const bytes = new Bytes(engine);
  let limited;
  bytes.sections(({ section, start, end }) => {
    if (section !== MEMORY) return;
    const [count, limits, initial] = [bytes.number(), bytes.number(), bytes.number()];
    if (count !== 1 || limits !== 0) throw new Error("the memory is not as it was expected");
    const body = [1, 1, ...number(initial), ...number(initial + pages)];
    limited = Buffer.concat([engine.subarray(0, start), Buffer.from([MEMORY, ...number(body.length), ...body]), engine.subarray(end)]);
  });
  return limited;
}
