/** What the engine's failures are called, and which of them end the instance. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const bundle = { entryPoints: [fileURLToPath(new URL("faults.ts", import.meta.url))], bundle: true, write: false, format: "esm", target: "es2022" };
const { outputFiles } = await build(bundle);
const { failureOf, isFatal } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

test("what Rust throws on purpose is told as it is, and the instance lives on", () => {
  const thrown = { code: "rows-too-few", message: "words", details: { expected: "5", found: "4" } };
  assert.deepEqual(failureOf(thrown), thrown);
  assert.equal(isFatal(thrown), false);
});

test("a trap is a crash and ends the instance", () => {
  for (const trap of [new WebAssembly.RuntimeError("unreachable"), new RangeError("Maximum call stack size exceeded"), new WebAssembly.RuntimeError("memory access out of bounds")]) {
    assert.equal(failureOf(trap).code, "engine-crashed", trap.message);
    assert.equal(isFatal(trap), true, trap.message);
  }
});

test("memory that cannot be had is told apart, and ends the instance too", () => {
  for (const [error, exhausted] of [[new WebAssembly.RuntimeError("unreachable"), true], [new RangeError("Out of memory"), false], [new RangeError("Array buffer allocation failed"), false]]) {
    assert.equal(failureOf(error, exhausted).code, "engine-out-of-memory", error.message);
    assert.equal(isFatal(error), true, error.message);
  }
});
