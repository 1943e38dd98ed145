/** Segments that a person takes together: told anew, with the evidence of what was found. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { annotate, createSegmenter } from "customer-segments";

const source = new Blob([readFileSync(new URL("../contract/customers.csv", import.meta.url))]);
const segmenter = createSegmenter();
after(() => segmenter.close());
const table = await segmenter.read(source);
const found = await table.segment({ clusters: 4, seed: 7, engine: "k-means" });
const groups = [[1, 3], [0], [2]];
const merged = await table.merge(found, groups);
/** But for the last bits, in which sums of other groups differ. */
const nearly = (value) => JSON.stringify(value, (_, it) => (typeof it === "number" ? Number(it.toPrecision(10)) : it));

test("each group is a segment, in the order that was asked for", () => {
  assert.deepEqual(merged.merged, { groups, sizes: found.segments.map(({ size }) => size) });
  assert.deepEqual([...merged.assignments], [...found.assignments].map((segment) => (segment < 0 ? -1 : groups.findIndex((group) => group.includes(segment)))));
  merged.segments.forEach(({ index, size }, place) => {
    assert.equal(index, place);
    assert.equal(size, groups[place].reduce((sum, one) => sum + found.segments[one].size, 0));
  });
});

test("a segment that stays keeps its figures, and one of several has those of its customers", () => {
  for (const [place, [one, ...others]] of groups.entries()) {
    const [now, before] = [merged.segments[place], found.segments[one]];
    if (others.length === 0) {
      assert.equal(nearly(now.profile), nearly(before.profile));
      assert.deepEqual(now.money?.total, before.money?.total);
      continue;
    }
    const totals = groups[place].map((one) => found.segments[one].money?.total);
    if (now.money) assert.ok(Math.abs(now.money.total - totals.reduce((sum, total) => sum + total, 0)) < 1e-6 * Math.abs(now.money.total));
    assert.equal(now.name, now.persona.name);
    assert.ok(now.rule !== null || now.noRule !== null);
    assert.equal(merged.interviews[place].core.length > 0, true);
  }
});

test("verdict and evidence are of what was found", () => {
  const { text, ...verdict } = merged.verdict;
  const { text: before, ...was } = found.verdict;
  assert.deepEqual(verdict, was);
  assert.ok(text.startsWith("3 segments, merged by hand") && text.replaceAll(/[\u2068\u2069]/g, "").includes(before.replaceAll(/[\u2068\u2069]/g, "")), text);
  assert.deepEqual(merged.candidates, found.candidates);
  const { segments, ...rest } = merged.certificate;
  assert.deepEqual({ ...rest, segments: found.certificate.segments }, found.certificate);
  assert.deepEqual(segments.map(({ size }) => size), merged.segments.map(({ size }) => size));
  assert.deepEqual(segments.map(({ jaccard }) => jaccard), [null, found.certificate.segments[0].jaccard, found.certificate.segments[2].jaccard]);
});

test("its model places customers as they are, and so does the one to share", async () => {
  const kept = JSON.parse(JSON.stringify(merged.model));
  assert.deepEqual([...(await table.assign(kept))], [...merged.assignments]);
  if (merged.shareable.model !== null) assert.equal(new Set(await table.assign(merged.shareable.model)).size, merged.shareable.segments.length);
});

test("merged again, and written into the file", async () => {
  const again = await table.merge(structuredClone(merged), [[0, 1], [2]], { locale: "fa" });
  assert.deepEqual(again.merged.groups, [[1, 3, 0], [2]]);
  assert.deepEqual(again.merged.sizes, merged.merged.sizes);
  assert.deepEqual([...(await table.assign(again.model))], [...again.assignments]);
  const text = await new Response(annotate(source, again)).text();
  assert.equal(text.trim().split("\n").length, table.rowCount + 1);
});

test("of orders, customers are merged", async () => {
  const lines = ["customer_id,order_date,amount"];
  for (let customer = 0; customer < 300; customer++)
    for (let order = 0; order <= (customer % 3) * 4; order++) lines.push(`C${customer},2024-${String(1 + ((customer + order * 5) % 12)).padStart(2, "0")}-1${customer % 9},${20 + 30 * (customer % 3) + order}`);
  const orders = await segmenter.read(new Blob([lines.join("\n")]));
  const was = await orders.segment({ clusters: 3, seed: 1, evidence: "none" });
  const is = await orders.merge(was, [[2], [0, 1]]);
  assert.deepEqual(is.plan, was.plan);
  assert.deepEqual([...is.assignments], [...was.assignments].map((segment) => (segment < 0 ? -1 : segment === 2 ? 0 : 1)));
  assert.equal(nearly(is.segments[0].profile), nearly(was.segments[2].profile));
});

for (const [what, wrong] of Object.entries({
  "a segment twice": [[0, 1], [1], [2, 3]],
  "a segment in none": [[0, 1], [2]],
  "one group": [[0, 1, 2, 3]],
  "an empty group": [[0, 1, 2, 3], []],
  "a segment that is not there": [[0, 1, 2, 4], [3]],
  "no lists": [0, 1],
}))
  test(`${what} is refused`, () => assert.rejects(table.merge(found, wrong), { code: "option-invalid" }));

test("a result of another table is refused", async () => {
  const other = await segmenter.read(new Blob(["spend,visits\n1,2\n2,3\n9,9\n8,8\n"]));
  await assert.rejects(other.merge(found, groups), ({ code }) => code === "option-invalid" || code === "column-unknown");
  await assert.rejects(table.merge({ ...found, assignments: found.assignments.slice(1) }, groups), { code: "option-invalid" });
});
