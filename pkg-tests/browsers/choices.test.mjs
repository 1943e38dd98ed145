/** What a person decides beyond the first run: the way back, weights, merging, keeping the work, clearing it. */

import assert from "node:assert/strict";
import { inEveryEngine } from "./engines.mjs";
import { focused, goTo, idle, openPage, overflow, part, sampleToSegments, saved, segments, shown } from "./page.mjs";

const back = (page) => page.evaluate(() => history.back());
const address = (page) => page.evaluate(() => location.hash);
const gone = (page, name) => page.until((selector) => window.find(selector) === null, part(name));

inEveryEngine("every step has an address, and the browser's way back goes one step back", async (page) => {
  const server = await openPage(page, "en");
  try {
    await sampleToSegments(page);
    assert.equal(await address(page), "#result");
    await page.click(part("open-persona"));
    await shown(page, "persona");
    assert.match(await address(page), /^#persona\/\d+$/);
    await back(page);
    await shown(page, "segments");
    await gone(page, "persona");
    await page.evaluate(() => history.forward());
    await shown(page, "persona");
    await back(page);
    await shown(page, "segments");
    await back(page);
    await shown(page, "read");
    await back(page);
    await shown(page, "start");
    await page.evaluate(() => history.forward());
    await shown(page, "read");
    assert.equal(await address(page), "#read");
  } finally {
    await server.close();
  }
});

inEveryEngine("segments are merged, and come apart again", async (page) => {
  const server = await openPage(page, "en");
  try {
    await sampleToSegments(page);
    const before = await segments(page);
    await page.click(part("segment-menu"));
    await page.click(part("merge-with"));
    assert.ok((await focused(page)).parts.includes("merge-choose"), "the keyboard goes along");
    assert.equal(await page.evaluate((selector) => window.find(selector).disabled, part("merge")), true);
    await page.evaluate((selector) => window.findAll(selector)[1].click(), part("merge-choose"));
    await page.until((selector) => !window.find(selector).disabled, part("merge"));
    await page.click(part("merge"));
    await page.until((selector, count) => window.findAll(selector).length === count, part("segment"), before - 1, { within: 60_000 });
    await idle(page);
    assert.equal(await overflow(page), null);
    const { text } = await saved(page, "download-file");
    const cells = new Set(text.trimEnd().split(/\r?\n/).slice(1).map((line) => /,("([^"]|"")*"|[^,]*)$/.exec(line)[1]));
    assert.equal(cells.size, before - 1, "the file has the merged segments");
    await page.click(part("undo"));
    await page.until((selector, count) => window.findAll(selector).length === count, part("segment"), before);
  } finally {
    await server.close();
  }
});

inEveryEngine("work is kept by choice alone, gone on with after a reload, and cleared", async (page) => {
  const server = await openPage(page, "en");
  const kept = (count) => page.until(async (wanted) => ((await indexedDB.databases()).length === wanted), count);
  try {
    await sampleToSegments(page);
    await kept(0);
    await page.click(part("project"));
    await page.click(part("autosave"));
    await kept(1);
    await page.click(part("open-persona"));
    await shown(page, "persona");
    await page.fill(part("rename"), "Regulars");
    await page.press("Tab");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    const again = await openPage(page, "en", server);
    assert.equal(again, server);
    await shown(page, "kept");
    await page.click(part("go-on"));
    await shown(page, "segments");
    await idle(page);
    assert.match(await page.evaluate((selector) => window.find(selector).textContent, part("segment-name")), /Regulars/);
    await page.click(part("project"));
    await page.click(part("clear"));
    await shown(page, "start");
    await kept(0);
    await back(page);
    await page.until(() => location.hash === "#start");
    await shown(page, "start");
    await openPage(page, "en", server);
    await shown(page, "start");
    assert.equal(await page.evaluate((selector) => window.find(selector), part("kept")), null);
  } finally {
    await server.close();
  }
});

inEveryEngine("a column counts double, and the segments are found anew", async (page) => {
  const server = await openPage(page, "en");
  try {
    await page.click(part("sample"));
    await shown(page, "read");
    await goTo(page, "columns");
    await shown(page, "columns");
    await page.click(`${part("column")}[data-role="build"] ${part("move")}`);
    await page.click(`${part("weight")}[value="2"]`);
    await page.until((selector) => window.find(selector)?.textContent.includes("Counts double"), part("column"));
    await page.click(part("find"));
    await shown(page, "segments");
    await idle(page);
    assert.ok((await segments(page)) >= 2);
  } finally {
    await server.close();
  }
});
