/** One table, the same bits: natively and in Node, whatever the chunks. The browsers have a test of their own. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as segments from "customer-segments";
import createGlue from "../../www/generated/glue.js";
import { promisedByEngine, promisedByPackage } from "./canonical.mjs";
import { mixedTable } from "./mixed-table.mjs";
import { firstDifference, native, SEEDS } from "./native.mjs";

const bytes = mixedTable();
const whole = native(bytes, SEEDS);

test("another seed gives another text, which holds what it is to compare", () => {
  assert.equal(new Set(whole).size, SEEDS.length);
  assert.match(whole[0], /"assignments":\[[0-9a-f]{16},/);
  assert.match(whole[0], /"inertia":[0-9a-f]{16}/);
  assert.match(whole[0], /"means":\[[0-9a-f]{16}/);
});

for (const chunk of [7, 4096]) {
  test(`natively in chunks of ${chunk} bytes`, () => {
    assert.equal(firstDifference(native(bytes, SEEDS, chunk), whole), undefined);
  });
}

test("in Node, through the package", async () => {
  assert.equal(firstDifference(await promisedByPackage(segments, new Blob([bytes]), SEEDS), whole), undefined);
});

for (const chunk of [1, 1013, bytes.length]) {
  test(`in Node's WebAssembly in chunks of ${chunk} bytes`, () => {
    const glue = createGlue();
    glue.initSync({ module: new WebAssembly.Module(readFileSync(new URL("../../dist/customer-segments.wasm", import.meta.url))) });
    assert.equal(firstDifference(promisedByEngine(glue, bytes, chunk, SEEDS), whole), undefined);
  });
}
