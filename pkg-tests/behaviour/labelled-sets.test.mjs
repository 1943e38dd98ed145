/** Sets whose groups others have labelled: what lies apart is not parted, and steady groups are not thrown together. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createSegmenter } from "customer-segments";
import { adjustedRandIndex } from "../evaluate/figures.mjs";
import { labelledSets } from "../evaluate/sets.mjs";
import { skip } from "../shared-data.mjs";

const segmenter = createSegmenter();
after(() => segmenter.close());

/** How well the segments are the groups, noise apart. */
async function likeness(name, clusters) {
  const { csv, features, labels } = labelledSets().find((set) => set.name === name);
  const table = await segmenter.read(new TextEncoder().encode(csv));
  const { assignments } = await table.segment({ features, clusters, seed: 1 });
  const counted = labels.map((label, row) => ({ label, row })).filter(({ label }) => label >= 0);
  return adjustedRandIndex(counted.map(({ label }) => label), counted.map(({ row }) => assignments[row]));
}

for (const [name, clusters] of [["zigzag_outliers", 3], ["zigzag_outliers", { from: 2, to: 10 }], ["unbalance", 8], ["a1", { from: 2, to: 25 }], ["circles_2", { from: 2, to: 10 }]]) {
  test(`${name}, ${clusters.from ?? clusters} to ${clusters.to ?? clusters} segments: at least .9 of the adjusted Rand index`, { skip }, async () => {
    const found = await likeness(name, clusters);
    assert.ok(found >= 0.9, `${found}`);
  });
}
