/** What leaves the page tells of nobody: pictures, the model and the link are looked at as by somebody who wants to know of one person. */

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inEveryEngine } from "./engines.mjs";
import { goTo, idle, openPage, part, saved, segments, shown } from "./page.mjs";

/** 400 customers in three groups, four people far away in a town of their own, and one who spends most. */
const MOST = 98_765.43;
function table() {
  let state = 5;
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const rows = ["customer name,spend,visits,town,score"];
  for (let row = 0; row < 404; row++) {
    const group = row < 400 ? row % 3 : 12;
    const spend = row === 402 ? MOST : 80 + 300 * group + 90 * chance();
    rows.push([`Unique${row}`, spend.toFixed(2), Math.round(3 + 9 * group + 3 * chance()), row < 400 ? ["Oslo", "Porto"][row % 2] : "Tinyham", Math.round(10 + 30 * chance())].join());
  }
  return rows.join("\n");
}

/** Two kinds of customers whom a town tells apart, and three people in a town of their own: what the others' town has can be told only with theirs. */
function towns() {
  let state = 1;
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const row = (_, at) => [`Unique${at}`, Math.round(3 + 12 * (at % 2) + 5 * chance()), at < 3 ? "Tinyham" : at % 2 || chance() < 0.3 ? "Porto" : "Oslo"].join();
  return ["customer name,visits,town", ...Array.from({ length: 300 }, row)].join("\n");
}

/** Opens a table and has its segments found. */
async function open(page, text) {
  const path = join(mkdtempSync(join(tmpdir(), "taken-")), "customers.csv");
  writeFileSync(path, text);
  await page.setFile("input[type=file]", path);
  await shown(page, "read");
  await goTo(page, "segments");
  await shown(page, "segments");
  await idle(page);
}

/** The drawing of a chart, as it is kept. */
async function picture(page, id) {
  await page.until((chart) => { const one = window.find(`[data-chart="${chart}"]`); one?.scrollIntoView(); return one?.querySelector("svg.drawing"); }, id);
  await page.evaluate((chart) => { for (const button of window.findAll('[part~="save-svg"]')) button.part.toggle("save-now", button.closest("[data-chart]")?.dataset.chart === chart); }, id);
  return (await saved(page, "save-now")).text;
}

/** What a saved drawing says: its words, how many marks it has, whether dots were painted. */
const seen = (svg) => ({
  words: [...svg.matchAll(/<(?:text|tspan|title)[^>]*>([^<]*)/g)].map(([, words]) => words).concat(/aria-label="([^"]*)"/.exec(svg)?.[1] ?? ""),
  marks: new Set([...svg.matchAll(/data-mark="(\d)"/g)].map(([, mark]) => mark)).size,
  painted: svg.includes("<image"),
  circles: [...svg.matchAll(/<circle[^>]*>/g)].length,
});

inEveryEngine("what is taken along tells of nobody", async (page) => {
  const server = await openPage(page, "en");
  try {
    await open(page, table());
    await page.click('input[type="radio"][value="8"]');
    await page.until((selector) => window.findAll(selector).length === 8, part("segment"), { within: 60_000 });
    await idle(page);
    const all = await segments(page);
    const small = await page.evaluate((selector) => window.findAll(selector).length, part("small"));
    assert.ok(small > 0, "four people far away are a segment of their own");
    for (const id of ["money", "profile", "customers"]) {
      const text = await picture(page, id);
      const { words, marks, painted, circles } = seen(text);
      assert.ok(words.length > 2 && text.includes("<svg"), `${id} is drawn`);
      assert.equal(painted, false, `${id}: nobody is a dot`);
      if (id !== "money") assert.ok(marks <= all - 2, `${id}: ${marks} of ${all} segments, of which the small one takes another along`);
      if (id === "customers") assert.ok(circles > 0, "crowds are shown");
      assert.ok(words.some((one) => /hidden/.test(one)), `${id} says what is withheld`);
      for (const word of ["Unique", "Tinyham", "98,765", "98,8"]) assert.ok(!words.some((one) => one.includes(word)), `${id}: ${word}`);
      for (const word of words) for (const [figure] of word.matchAll(/\d[\d,.]*/g)) assert.ok(Number(figure.replaceAll(",", "")) < 5000, `${id}: ${word} is near the largest`);
    }
    const model = JSON.parse((await saved(page, "download-model")).text);
    const told = JSON.stringify(model);
    for (const word of ["Unique", "Tinyham", String(MOST)]) assert.ok(!told.includes(word), `model: ${word}`);
    await page.click(part("copy-link"));
    const link = decodeURIComponent(await page.evaluate(() => location.hash));
    for (const word of ["Unique", "Tinyham", "Oslo", "customers.csv"]) assert.ok(!link.includes(word), `link: ${word}`);
  } finally {
    await server.close();
  }
});

inEveryEngine("names are proposed from what may be told, and crowds are the same in every window", async (page) => {
  const server = await openPage(page, "en");
  try {
    await open(page, towns());
    const names = await page.evaluate((selector) => window.findAll(selector).map((one) => one.textContent.replace(/[\u2068\u2069]/g, "")), part("segment-name"));
    const { text } = await saved(page, "download-report");
    const held = names.filter((name) => /Oslo|Porto/.test(name));
    assert.ok(held.length > 0, `a name tells of towns: ${names}`);
    for (const name of held) assert.ok(!text.includes(name), `the report says “${name}”`);

    await page.click(part("restart"));
    await shown(page, "start");
    await open(page, table());
    const crowds = async () => [...(await picture(page, "customers")).matchAll(/<circle[^>]* cy="([^"]+)"/g)].map(([, at]) => at);
    const before = await crowds();
    assert.ok(before.length > 0, "crowds are shown");
    for (const width of [900, 500]) {
      await page.resize(width, 900);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
      assert.deepEqual(await crowds(), before, `at ${width}`);
    }
  } finally {
    await server.close();
  }
});
