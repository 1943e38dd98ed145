/** A table at a glance, against figures counted by hand. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { importSource } from "../build/import-source.mjs";

const { glanceAt, spreadAt, valuesOf } = await importSource("www/worker/glance.ts");
const { axesOf } = await importSource("www/worker/axes.ts");
const pause = async () => {};
const table = (columns) => ({
  report: () => ({ rowCount: columns[0].values.length, columns }),
  numbers: (place, from, to) => Float64Array.from(columns[place].values.slice(from, to)),
  texts: (place, from, to) => columns[place].values.slice(from, to),
  levels: (place) => columns[place].levels ?? [],
});

test("few whole numbers have a bin each; what is missing is in none", async () => {
  const { distributions } = await glanceAt(table([{ type: "number", values: [1, 2, 2, NaN, 4] }]), pause);
  assert.deepEqual(distributions, [{ type: "number", from: 0.5, to: 4.5, counts: [1, 2, 0, 1] }]);
});

test("values far from the rest are counted at the edge", async () => {
  const values = Array.from({ length: 1000 }, (_, row) => row / 7);
  const { distributions } = await glanceAt(table([{ type: "number", values: [...values, 1e9] }]), pause);
  assert.ok(distributions[0].to < 1000);
  assert.equal(distributions[0].counts.reduce((sum, count) => sum + count), 1001);
});

test("levels come by how frequent they are; rows as they were read", async () => {
  const cities = { type: "category", values: [0, 1, 1, NaN], levels: ["Rasht", "Yazd"] };
  const { rows, distributions } = await glanceAt(table([cities, { type: "text", values: ["a", "", "c", "d"] }]), pause);
  assert.deepEqual(distributions, [{ type: "category", levels: [{ level: "Yazd", count: 2 }, { level: "Rasht", count: 1 }] }, null]);
  assert.deepEqual(rows, [["Rasht", "a"], ["Yazd", null], ["Yazd", "c"], [null, "d"]]);
});

test("a long column is read in pieces", async () => {
  const values = Array.from({ length: 150_000 }, (_, row) => row);
  let pauses = 0;
  const all = await valuesOf(table([{ type: "number", values }]), 0, async () => void (pauses += 1));
  assert.deepEqual([all.values.length, all.values[149_999], pauses], [150_000, 149_999, 3]);
});

test("segments are counted in the bins and levels of everyone", async () => {
  const visits = { type: "number", values: [1, 2, 2, NaN, 4] };
  const cities = { type: "category", values: [0, 1, 1, NaN, 1], levels: ["Rasht", "Yazd"] };
  const spread = await spreadAt(table([visits, cities, { type: "text", values: ["", "", "", "", ""] }]), Int32Array.of(0, 0, 1, 1, -1), 2, pause);
  assert.deepEqual(spread, [[[1, 1, 0, 0], [0, 1, 0, 0]], [[1, 1], [1, 0]], null]);
});

test("the main axes are those of the greatest spread", async () => {
  // Two columns that say the same, and one that says something else less often.
  const rows = Array.from({ length: 400 }, (_, row) => [Math.sin(row), Math.sin(row) * 3 + Math.cos(row * 7) * 0.1, Math.cos(row * 5)]);
  const columns = ["spend", "orders", "age"].map((name, at) => ({ name, type: "number", values: rows.map((row) => row[at]) }));
  const { x, y, leading } = await axesOf(table(columns), [0, 1, 2], pause);
  assert.ok(["spend", "orders"].includes(leading[0]) && leading[1] === "age", `${leading}`);
  const correlation = (one, other) => {
    const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const [a, b] = [mean(one), mean(other)];
    const cross = mean(one.map((value, at) => (value - a) * (other[at] - b)));
    return cross / Math.sqrt(mean(one.map((value) => (value - a) ** 2)) * mean(other.map((value) => (value - b) ** 2)));
  };
  assert.ok(correlation([...x], columns[0].values) > 0.99);
  assert.ok(Math.abs(correlation([...x], [...y])) < 0.01);
});

test("all columns are looked at with one report, which weighs them all", async () => {
  const many = table(Array.from({ length: 50 }, () => ({ type: "number", values: [1, 2, 3] })));
  const { report } = many;
  let reports = 0;
  many.report = () => (reports++, report());
  await glanceAt(many, pause);
  await spreadAt(many, Int32Array.of(0, 0, 1), 2, pause);
  assert.equal(reports, 2);
});
