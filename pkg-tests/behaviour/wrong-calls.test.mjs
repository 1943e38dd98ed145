// What is asked for wrongly is refused by a typed error that names it: nothing is passed over, nothing is called a crash.

import assert from "node:assert/strict";
import { test } from "node:test";

import { annotate, createSegmenter, invitation, payback, report, segment } from "../../dist/index.js";

const lines = (count) => ["customer,visits,spend", ...Array.from({ length: count }, (_, row) => `c${row},${(row % 3) * 20 + (row % 5)},${(row % 3) * 300 + (row % 7)}`)];
const file = new Blob([lines(120).join("\n")]);
const segmenter = createSegmenter();
const table = await segmenter.read(file);
const result = await table.segment({ seed: 1, evidence: "none", clusters: 3 });
const text = (stream) => new Response(stream).text();

/** The option at fault, and the call. */
const wrong = {
  "a source that is text": ["source", () => segment("customer,visits\n1,2\n")],
  "an option that is neither for reading nor for segmenting": ["delimeter", () => segment(file, { delimeter: ";" })],
  "options that are a list": ["options", () => segment(file, [])],
  "a sheet of what is no workbook": ["sheet", () => segment(file, { sheet: 1 })],
  "reading that is to tell what is known so far": ["onUpdate", () => segmenter.read(file, { onUpdate() {} })],
  "a strange option of assign": ["clusters", () => table.assign(result.model, { clusters: 3 })],
  "a strange option of values": ["rows", () => table.values("spend", { rows: 3 })],
  "a strange option of glance": ["rows", () => table.glance({ rows: 3 })],
  "a strange option of spread": ["bins", () => table.spread(result, { bins: 3 })],
  "a strange option of axes": ["rows", () => table.axes(["spend"], { rows: 3 })],
  "axes of no columns": ["columns", () => table.axes([])],
  "axes of what is no list": ["columns", () => table.axes("spend")],
  "a spread of nothing": ["result", () => table.spread()],
  "merging nothing": ["result", () => table.merge(undefined, [[0], [1, 2]])],
  "merging into nothing": ["groups", () => table.merge(result)],
  "a strange option of merge": ["names", () => table.merge(result, [[0], [1, 2]], { names: [] })],
  "annotating with a result out of JSON": ["result", () => text(annotate(file, JSON.parse(JSON.stringify(result))))],
  "annotating a shorter file": ["result", () => text(annotate(new Blob([lines(100).join("\n")]), result))],
  "annotating a longer file": ["result", () => text(annotate(new Blob([lines(140).join("\n")]), result))],
  "a strange option of a report": ["language", () => report(result, { language: "fa" })],
  "a title that is no text": ["title", () => report(result, { title: 5 })],
  "quotes that are no list": ["quotes", () => report(result, { quotes: { 0: "so they say" } })],
  "notes without a text": ["notes", () => report(result, { notes: { 0: [{ heading: "Why" }] } })],
  "a language that there is not": ["locale", () => invitation("de")],
  "a strange option of payback": ["month", async () => payback(result.segments[0], { spend: 1, customers: 1, month: 3 })],
  "payback without spend": ["options", async () => payback(result.segments[0])],
  "a segmenter of null": ["options", async () => createSegmenter(null)],
  "a strange option of a segmenter": ["threads", async () => createSegmenter({ threads: 4 })],
  "wasm by its name": ["wasm", async () => createSegmenter({ wasm: "customer-segments.wasm" })],
};
for (const [what, [option, call]] of Object.entries(wrong)) {
  test(`${what} is refused`, () =>
    assert.rejects(call, ({ code, details, message }) => {
      assert.deepEqual([code, details.option], ["option-invalid", option]);
      assert.ok(message.includes(option) && message.includes(details.expected) && details.found !== undefined);
      return true;
    }));
}

test("what is no source is told how it becomes one", async () => {
  const ways = [["customers.csv", "openAsBlob"], [new Response("a,b"), "response.blob"], [[{ visits: 1 }], "JSON.stringify"]];
  for (const [source, way] of ways) await assert.rejects(segment(source), ({ message }) => message.includes(way));
});

test("an unknown option is told beside those of reading and of segmenting", () =>
  assert.rejects(segment(file, { delimeter: ";" }), ({ details }) => ["clusters", "delimiter", "signal"].every((option) => details.expected.includes(option))));

test("what is null is as if it were left out", async () => {
  const given = { signal: null, onProgress: null, onUpdate: null, locale: null, goal: null, clusters: 3, evidence: "none" };
  assert.deepEqual((await table.segment({ ...given, seed: 1 })).assignments, result.assignments);
  assert.notEqual((await table.segment({ ...given, seed: null })).seed, (await table.segment({ ...given, seed: null })).seed);
});
