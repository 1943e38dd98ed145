/** Weights, the order of rows and of segments, and what a partial result holds: through the package. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createSegmenter } from "customer-segments";
import { random } from "../bench/generator.mjs";

const segmenter = createSegmenter();
after(() => segmenter.close());
const reading = (names, rows) => segmenter.read(new Blob([`${names}\n${rows.map((row) => row.join(",")).join("\n")}\n`]));

/** Three kinds of people; the last cell tells how many others each stands for. */
function people() {
  const unit = random(5);
  const near = (value) => (value + unit() + unit() + unit()).toFixed(2);
  return Array.from({ length: 240 }, (_, row) => {
    const kind = row % 3;
    return [near([0, 9, 9][kind]), near([9, 0, 9][kind]), near([100, 200, 300][kind]), ["web", "shop"][(row * 5) % 7 % 2], 1 + ((row * 7) % 4)];
  });
}
const close = (one, other, what) => assert.ok(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)), `${what}: ${one} is not ${other}`);
const alike = (one, other, what = "result") => {
  if (typeof one === "number" && typeof other === "number") return close(one, other, what);
  if (one === null || typeof one !== "object") return assert.equal(one, other, what);
  assert.deepEqual(Object.keys(one), Object.keys(other), what);
  for (const key of Object.keys(one)) alike(one[key], other[key], `${what}.${key}`);
};

test("a weight counts as that many rows, and the result says whose weights", async () => {
  const once = await reading("one,two,spend,channel,weight", people());
  const often = await reading("one,two,spend,channel", people().flatMap((row) => Array.from({ length: row[4] }, () => row.slice(0, 4))));
  const options = { features: ["one", "two"], value: "spend", clusters: 3, seed: 3, evidence: "none", engine: "k-means" };
  const weighted = await once.segment({ ...options, weights: "weight" });
  const repeated = await often.segment(options);
  assert.equal(weighted.plan.weights, "weight");
  assert.equal(repeated.plan.weights, null);
  weighted.segments.forEach((segment, index) => {
    const same = repeated.segments[index];
    assert.equal(segment.size, 80);
    close(segment.share, same.share, "share");
    close(segment.money.mean, same.money.mean, "money");
    for (const column of same.profile) {
      const own = segment.profile.find((profile) => profile.column === column.column);
      for (const figure of ["mean", "median", "everyoneMean", "everyoneMedian"]) if (figure in column) close(own[figure], column[figure], `${column.column} ${figure}`);
      column.levels?.forEach((level, place) => close(own.levels[place].share, level.share, level.level));
    }
  });
  const full = await once.segment({ ...options, weights: "weight", evidence: "full" });
  assert.equal(full.verdict.kind, "natural");
  await assert.rejects(once.segment({ ...options, weights: "channel" }), { code: "option-invalid" });
});

test("segments come by what their customers bring, then by size, in every list", async () => {
  const table = await reading("one,two,spend,channel,weight", people().filter((_, row) => row % 3 > 0 || row % 2));
  const options = { features: ["one", "two"], clusters: 3, seed: 3 };
  const valued = await table.segment({ ...options, value: "spend" });
  const means = valued.segments.map(({ money }) => money.mean);
  assert.deepEqual(means, [...means].sort((one, other) => other - one));
  assert.deepEqual(valued.certificate.segments.map(({ size }) => size), valued.segments.map(({ size }) => size));
  assert.deepEqual([...(await table.assign(valued.model))], [...valued.assignments]);
  assert.deepEqual(valued.interviews.length, 3);
  const plain = await table.segment({ ...options, roles: { spend: "ignore" }, features: ["one", "two"] });
  assert.ok(plain.segments.length === 3);
});

for (const engine of ["auto", "k-means", "mixture", "k-prototypes"])
  test(`rows in another order give the same segments and figures: ${engine}`, async () => {
    const rows = people();
    const place = (row) => (row * 77) % rows.length;
    const names = "one,two,spend,channel,weight";
    const options = { features: engine === "k-means" ? ["one", "two"] : ["one", "two", "channel"], seed: 3, engine, clusters: { from: 2, to: 5 } };
    const one = await (await reading(names, rows)).segment(options);
    const other = await (await reading(names, rows.map((_, row) => rows[place(row)]))).segment(options);
    assert.deepEqual(rows.map((_, row) => one.assignments[place(row)]), [...other.assignments]);
    alike(one.verdict, other.verdict);
    alike(one.certificate, other.certificate);
    alike(one.candidates, other.candidates);
    const figures = ({ segments }) => segments.map(({ size, share, profile, money }) => ({ size, share, profile, money }));
    alike(figures(one), figures(other));
  });

test("the partition comes first, then whether it is natural, then how firm it is", async () => {
  const seen = [];
  const table = await reading("one,two,spend,channel,weight", people());
  const result = await table.segment({ features: ["one", "two"], clusters: 3, seed: 3, onUpdate: (partial) => seen.push(partial) });
  assert.equal(seen[0].verdict.kind, "pending");
  assert.equal(seen[0].certificate, null);
  assert.deepEqual([...seen[0].assignments], [...result.assignments]);
  assert.ok(seen.length >= 2 && seen[1].certificate.p <= 0.025);
  assert.equal(result.verdict.kind, "natural");
});

test("what latent classes leave out is not told to be filled in", async () => {
  const rows = people().map((row, index) => (index % 9 === 0 ? ["", ...row.slice(1)] : row));
  const table = await reading("one,two,spend,channel,weight", rows);
  const codes = async (engine) => (await table.segment({ features: ["one", "two"], clusters: 3, seed: 3, engine })).issues.map(({ code }) => code);
  assert.ok(!(await codes("mixture")).includes("missing-imputed"));
  assert.ok((await codes("k-means")).includes("missing-imputed"));
});

test("progress goes on while columns are typed, and never back", async () => {
  const names = Array.from({ length: 8 }, (_, column) => `column ${column}`);
  const rows = Array.from({ length: 50 }, (_, row) => names.map((_, column) => row * (column + 1)));
  const told = [];
  const bytes = new TextEncoder().encode(`${names.join()}\n${rows.map((row) => row.join()).join("\n")}\n`);
  await segmenter.read(bytes, { onProgress: ({ stage, fraction }) => told.push([stage, fraction]) });
  const fractions = told.map(([, fraction]) => fraction);
  assert.ok(told.every(([stage]) => stage === "read"));
  // All bytes come at once: whatever is told between the first word and the last one is told while columns are typed.
  assert.ok(new Set(fractions.slice(1)).size >= names.length - 1, `told ${fractions}`);
  assert.ok(fractions.every((fraction, at) => fraction > 0 && fraction <= 1 && (at === 0 || fraction >= fractions[at - 1])));
});
