/** What explains a segment, as the package gives it: rules that run in JavaScript, and what may be shared. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { invitation, matches, payback, report, segment, segmentOf, shareable } from "customer-segments";

/** 700 customers in three groups and five people far away; a town in which four live; their own words. */
function customers() {
  const rows = [["customer_id", "total_spend", "frequency", "town", "newsletter", "comment"]];
  let state = 1;
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let row = 0; row < 705; row++) {
    const group = row < 700 ? row % 3 : 9;
    const town = row % 190 === 7 ? "Hiddenham" : row % 2 ? "Oslo" : "<b>Porto</b>";
    rows.push([
      `C${String(row).padStart(4, "0")}`,
      Math.round(100 + 400 * group + 60 * chance()),
      Math.round(2 + 8 * group + 2 * chance()),
      town,
      chance() < 0.3 ? "yes" : "no",
      `I would like quicker answers, write to me${row}@mail.example or call 0912 345 67 ${10 + (row % 80)}`,
    ]);
  }
  return rows;
}

const rows = customers();
const file = new Blob([rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")]);
const options = { seed: 3, clusters: 4, evidence: "none", features: ["total_spend", "frequency"] };
const result = await segment(file, options);

test("a rule picks the same rows in JavaScript as it was measured on", () => {
  const [names, ...cells] = rows;
  const told = result.segments.filter(({ rule }) => rule !== null);
  assert.ok(told.length >= 3);
  for (const { index, rule, size } of told) {
    const picked = cells.map((row) => matches(rule, Object.fromEntries(row.map((cell, place) => [names[place], String(cell)]))));
    const hits = picked.filter((pick, row) => pick && result.assignments[row] === index).length;
    assert.ok(Math.abs(hits / picked.filter(Boolean).length - rule.precision) < 0.1, rule.text);
    assert.ok(Math.abs(hits / size - rule.recall) < 0.1, rule.text);
  }
  const rule = { terms: [{ kind: "at-most", column: "a", value: 4 }] };
  for (const cell of [null, undefined, "", "four", true]) assert.equal(matches(rule, { a: cell }), false, String(cell));
  assert.equal(matches(rule, { a: "4.0" }), true);
  assert.equal(matches({ terms: [{ kind: "none-of", column: "a", levels: ["x"] }] }, {}), false);
});

test("what may be shared covers enough customers", async () => {
  const shared = shareable(result);
  assert.ok(result.segments.some(({ small }) => small), "five people far away are a segment");
  assert.equal(shared.withheld.segments, 2, "and another goes with them, or the rest would be they");
  const page = await report(result, { title: "A & <B>", notes: { 0: [{ heading: "What moves them", text: "Price <b>first</b>" }] } });
  for (const word of ["Hiddenham", "C0001", "mail.example"]) assert.ok(!(page + JSON.stringify(shared)).includes(word), word);
  for (const word of ["<b>Porto", "<B>", "<script"]) assert.ok(!page.includes(word), word);
  for (const { size } of shared.segments) assert.ok(size >= 10);
  for (const key of ["interviews", "assignments", "outliers", "issues"]) assert.ok(!(key in shared), key);
  assert.ok(page.includes("A &#38; &#60;B&#62;"));
  assert.ok(!shared.segments.some(({ index }) => index === 0) || /What moves them<\/h3>\n<p dir="auto">Price &#60;b&#62;first/.test(page), "what was written, as text");
  assert.throws(() => shareable({ ...result, shareable: null }), { code: "option-invalid" });
});

test("quotes are words without what tells who says them", () => {
  const quotes = result.segments.flatMap(({ persona }) => persona.quotes);
  assert.ok(quotes.length > 3);
  for (const { text, masked, source } of quotes) {
    assert.doesNotMatch(text, /\d|@/);
    assert.ok(masked >= 2 && source === "quoted");
  }
});

test("slots stay empty until a person writes", () => {
  for (const { persona } of result.segments)
    for (const slot of Object.values(persona.slots)) assert.deepEqual(slot, { source: "written", text: "" });
});

test("a report has its segments in the order and with the marks that a person gave", async () => {
  const indexes = shareable(result).segments.map(({ index }) => index);
  const names = Object.fromEntries(indexes.map((index) => [index, `Segment ${index}`]));
  const marks = Object.fromEntries(indexes.map((index) => [index, index + 1]));
  const heads = async (options) => [...(await report(result, { names, ...options })).matchAll(/<h2><i[^>]*>(.)<\/i><bdi>Segment (\d+)/g)].map(([, mark, index]) => [mark, Number(index)]);
  assert.deepEqual((await heads({})).map(([, index]) => index), indexes);
  const turned = await heads({ order: [...indexes].reverse(), marks });
  assert.deepEqual(turned.map(([, index]) => index), [...indexes].reverse());
  assert.deepEqual(turned.map(([mark]) => mark), [...indexes].reverse().map((index) => "●■▲◆✚▼★✖"[(index + 1) % 8]));
});

test("a report reads from the right where its language does", async () => {
  const persian = await segment(file, { ...options, locale: "fa" });
  assert.match(await report(persian), /<html lang="fa" dir="rtl">/);
  for (const locale of ["en", "ar", "fa"]) assert.ok((await invitation(locale)).length > 200);
});

test("spend that is typed is earned back in so many months", () => {
  const segment = { money: { mean: 240 } };
  assert.deepEqual(payback(segment, { spend: 5000, customers: 100 }), { acquisitionCost: 50, months: 2.5 });
  assert.deepEqual(payback(segment, { spend: 5000, customers: 100, margin: 0.5, months: 6 }), { acquisitionCost: 50, months: 2.5 });
  assert.equal(payback({ money: { mean: -1 } }, { spend: 1, customers: 1 }).months, null);
  for (const wrong of [{ spend: 0, customers: 1 }, { spend: 1, customers: Number.NaN }, { spend: 1, customers: 1, margin: 2 }])
    assert.throws(() => payback(segment, wrong), { code: "option-invalid" });
});

test("years have no mark for thousands, and two limits of a column are one condition", async () => {
  const lines = ["visits,Year_Birth,spend"];
  for (let row = 0; row < 300; row++) lines.push(`${[2, 20, 40][row % 3] + (row % 4)},${1950 + (row % 3) * 20},${[500, 20, 900][row % 3] + (row % 7)}`);
  const { segments } = await segment(new Blob([lines.join("\n")]), { clusters: 3, seed: 1, evidence: "none", features: ["visits", "spend"], locale: "fa" });
  const texts = JSON.stringify(segments).replaceAll(/[\u2068\u2069]/g, "");
  assert.ok(/۱۹[۵۷۹]۰/.test(texts) && !/۱٬۹/.test(texts));
  for (const { rule } of segments) {
    const names = rule === null ? [] : rule.terms.map(({ column }) => column);
    assert.equal(new Set(names).size, rule === null ? 0 : rule.text.split(" و ").length, rule?.text);
  }
});

test("a few questions tell the segment, and their sheet places as many as was said", () => {
  const { typing } = result;
  const [names, ...cells] = rows;
  const count = typing.enough;
  assert.equal(count, 1, typing.text);
  const right = cells.filter((row, at) => segmentOf(typing, Object.fromEntries(row.map((cell, place) => [names[place], String(cell)]))) === result.assignments[at]).length;
  assert.ok(Math.abs(right / cells.length - typing.questions[count - 1].accuracy) < 0.02);
  assert.equal(segmentOf(typing, {}), typing.start.indexOf(Math.max(...typing.start)), "of whom nothing is known, the largest is likeliest");
  assert.match(typing.text, /^1 question is enough to put \d+% of customers into their segment: “(total_spend|frequency)”\./);
  assert.deepEqual(result.segments.map(({ size }) => size > 0), typing.questions[0].recall.map((recall) => recall !== null));
});

test("questions are shared without what their answers say", async () => {
  const { typing, segments } = shareable(result);
  assert.deepEqual(Object.keys(typing).sort(), ["enough", "largest", "questions", "target", "text"]);
  for (const { recall, ...question } of typing.questions) {
    assert.deepEqual(Object.keys(question).sort(), ["accuracy", "column"]);
    assert.equal(recall.length, segments.length);
  }
  assert.ok((await report(result)).includes("Questions that tell the segment"));
});
