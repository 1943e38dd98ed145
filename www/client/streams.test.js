import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { transformSync } from "esbuild";

const at = (path) => new URL(path, import.meta.url);
const { code } = transformSync(readFileSync(at("streams.ts"), "utf8"), { loader: "ts" });
const { apart, together } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
const engine = at("../../dist/customer-segments.wasm");

/** A module of one function, `body` its instructions. */
const moduleOf = (...body) => Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b);

test("each immediate stands with its kind, whatever prefix its instruction has", () => {
  // A variable, a constant, a load; sixteen bytes of a vector, a lane of one that is loaded; a copy of memory.
  const vector = Array.from({ length: 16 }, (_, byte) => byte + 100);
  const module = moduleOf(0x20, 1, 0x41, 0x85, 0x7f, 0x28, 2, 0x90, 1, 0xfd, 12, ...vector, 0xfd, 0x56, 2, 0x30, 3, 0xfc, 10, 0, 0);
  const { bytes, lengths } = apart(module);
  assert.deepEqual(lengths, [11, 2, 13, 1, 3, 2, 16, 0, 0, 2]);
  assert.deepEqual([...bytes.subarray(13, 26)], [0x20, 0x41, 0x28, 2, 0xfd, 12, 0xfd, 0x56, 2, 3, 0xfc, 10, 0x0b]);
  assert.deepEqual(together(bytes, lengths), module);
});

test("the engine is the same once it is put together, and put apart it is a tenth smaller", { skip: !existsSync(engine) && "the engine is not built" }, () => {
  const whole = new Uint8Array(readFileSync(engine));
  const { bytes, lengths } = apart(whole);
  assert.deepEqual(together(bytes, lengths), whole);
  assert.ok(deflateRawSync(bytes).length < 0.9 * deflateRawSync(whole).length);
});
