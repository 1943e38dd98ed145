// The full search on open labelled sets, against the best of a thousand starts of scikit-learn (`make.py`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedData, skip } from "../../shared-data.mjs";
import { buildKernel, kernelWith } from "../kernel.mjs";

const { starts, sets } = JSON.parse(readFileSync(new URL("best-known.json", import.meta.url), "utf8"));

function read(name) {
  const lines = gunzipSync(readFileSync(join(sharedData, `clustering/${name}.data.gz`))).toString("utf8").trim().split("\n");
  const table = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const [rows, columns] = [table.length, table[0].length];
  const means = table[0].map((_, column) => table.reduce((sum, row) => sum + row[column], 0) / rows);
  const centred = table.flatMap((row) => row.map((value, column) => value - means[column]));
  // Into the range for which the engine's coordinates are made; one factor for all columns moves no optimum.
  const largest = Math.max(...centred.map(Math.abs));
  return { points: { rows, columns, values: Float64Array.from(centred, (value) => value / largest) }, unit: largest * largest };
}

test("the full search is within 0.1 % of the best known inertia in nine sets of ten", { skip }, async (context) => {
  await buildKernel();
  assert.ok(starts >= 1000 && sets.length > 10);
  const far = [];
  for (const { name, rows, clusters, inertia } of sets) {
    const { points, unit } = read(name);
    assert.equal(points.rows, rows, name);
    const [found] = (await kernelWith(points)).sweep(clusters, clusters, true, 1);
    const ratio = (found * unit) / inertia;
    context.diagnostic(`${name}, ${clusters} clusters: ${ratio.toFixed(6)} × the best known`);
    // Nobody is far below the best of a thousand starts: that would be another sum.
    assert.ok(ratio > 0.995, `${name}: ${ratio}`);
    if (ratio > 1.001) far.push(`${name}: ${ratio}`);
  }
  assert.ok(far.length <= 0.1 * sets.length, far.join("\n"));
});
