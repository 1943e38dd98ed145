/** The first minute with the page, by mouse, in three languages: sample, columns, segments, another number, files. */

import assert from "node:assert/strict";
import { accessibility } from "./accessibility.mjs";
import { inEveryEngine } from "./engines.mjs";
import { goTo, idle, LANGUAGES, openPage, overflow, part, picture, sampleToSegments, saved, segments, shown } from "./page.mjs";

for (const language of LANGUAGES) {
  inEveryEngine(`first run in ${language}`, async (page, context) => {
    const server = await openPage(page, language);
    const step = (name, body) => context.test(`${name} (${language}, ${page.name})`, body);
    const look = async (name) => {
      assert.deepEqual(await accessibility(page), [], "axe");
      for (const [width, height] of [[1280, 900], [768, 1024], [390, 844], [320, 640]]) {
        await page.resize(width, height);
        await picture(page, `${name}-${language}-${width}`);
        assert.equal(await overflow(page), null, `${width} px`);
      }
      await page.resize(1280, 900);
    };
    try {
      await step("starts in its language and direction", async () => {
        const right = language === "en" ? "ltr" : "rtl";
        const is = await page.evaluate(() => ({
          lang: document.documentElement.lang,
          directions: [document.documentElement, window.find(".root")].map((element) => getComputedStyle(element).direction),
          name: document.querySelector(".name").getBoundingClientRect().left > innerWidth / 2,
          title: document.title,
        }));
        assert.deepEqual([is.lang, is.directions, is.name], [language, [right, right], right === "rtl"]);
        assert.notEqual(is.title, "");
        await look("1-start");
      });
      await step("shows what was read of a sample with one click", async () => {
        await page.click(part("sample"));
        await shown(page, "read");
        await shown(page, "preview");
        await look("2-read");
      });
      await step("asks for the goal", async () => {
        await page.click(part("continue"));
        await shown(page, "goal");
        await look("3-goal");
      });
      await step("shows the columns", async () => {
        await page.click(part("continue"));
        await shown(page, "columns");
        const roles = await page.evaluate((selector) => window.findAll(selector).map((column) => column.dataset.role), part("column"));
        assert.ok(roles.includes("build") && roles.length > 3, `${roles}`);
        await look("4-columns");
      });
      await step("finds segments", async () => {
        await page.click(part("find"));
        await shown(page, "segments");
        await idle(page);
        assert.ok((await segments(page)) >= 2);
        const names = await page.evaluate((selector) => window.findAll(selector).map((name) => name.textContent.trim()), part("segment-name"));
        assert.equal(new Set(names).size, names.length, `${names}`);
        assert.ok(!names.includes(""));
        await look("5-segments");
      });
      await step("shows every chart as a table, and one segment in all", async () => {
        const count = await page.evaluate((selector) => window.findAll(selector).length, part("show-table"));
        assert.ok(count >= 3, `${count} charts`);
        await page.evaluate((selector) => window.findAll(selector).forEach((button) => button.click()), part("show-table"));
        await page.until((selector, charts) => window.findAll(`${selector} table`).length === charts, part("chart"), count);
        assert.deepEqual(await accessibility(page), [], "axe");
        await page.evaluate((selector) => window.findAll(selector).forEach((button) => button.click()), part("show-table"));
        await page.until((selector) => window.find(selector) !== null, part("select"));
        await page.click(part("select"));
        await page.until(() => window.findAll("[data-dimmed]").length > 0 && window.findAll(".drawing .dimmed").length > 0);
        await page.click(part("select"));
      });
      await step("opens a persona, takes a name, and takes it back", async () => {
        await page.click(part("open-persona"));
        await shown(page, "persona");
        await look("6-persona");
        await page.fill(part("rename"), "Regulars");
        await page.press("Tab");
        await page.click(part("persona-close"));
        await shown(page, "segments");
        const first = () => page.evaluate((selector) => window.find(selector).textContent.trim(), part("segment-name"));
        assert.match(await first(), /Regulars/);
        await page.click(part("undo"));
        await page.until((selector) => !/Regulars/.test(window.find(selector)?.textContent ?? "Regulars"), part("segment-name"));
        await goTo(page, "segments");
        await shown(page, "segments");
      });
      await step("changes the number of segments", async () => {
        const other = (await segments(page)) === 4 ? 3 : 4;
        await page.click(`input[type="radio"][value="${other}"]`);
        await page.until((selector, count) => window.findAll(selector).length === count, part("segment"), other, { within: 60_000 });
        await idle(page);
      });
      await step("gives the file back with the segment of each row", async () => {
        const names = await page.evaluate((selector) => window.findAll(selector).map((name) => name.textContent.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim()), part("segment-name"));
        const { name, text } = await saved(page, "download-file");
        assert.match(name, /\.csv$/);
        assert.equal(text.codePointAt(0), 0xfeff, "a byte order mark, for spreadsheets");
        const lines = text.slice(1).trimEnd().split(/\r?\n/);
        assert.equal(lines.length, 601, "a header and 600 customers");
        assert.match(lines[1], /^C10001,/);
        // A name is written as it is shown, in quotes where it holds a comma.
        const cells = new Set(lines.slice(1).map((line) => /,("([^"]|"")*"|[^,]*)$/.exec(line)[1].replace(/^"|"$/g, "").replaceAll('""', '"')));
        assert.deepEqual([...cells].sort(), names.sort());
      });
      await step("gives the model, which holds no row", async () => {
        const { name, text } = await saved(page, "download-model");
        assert.match(name, /\.json$/);
        const model = JSON.parse(text);
        assert.equal(model.product, "customer-segments");
        assert.equal(model.format, 1);
        assert.equal((model.centres ?? model.classes.shares).length, await segments(page));
        assert.doesNotMatch(text, /C1\d{4}/, "a customer's number");
      });
    } finally {
      await server.close();
    }
  }, { timeout: 300_000 });
}

inEveryEngine("a file that cannot be opened is told on every step, in sight, and what is there stays", async (page) => {
  const server = await openPage(page, "en");
  try {
    await sampleToSegments(page);
    const before = await segments(page);
    for (const step of ["segments", "goal"]) {
      await goTo(page, step);
      await page.evaluate(() => {
        scrollTo(0, 1e6);
        const whole = "customer-segments project 1\n";
        void document.querySelector("customer-segments").open(new File([whole, "cut off"], "work.segments"));
      });
      await page.until((selector) => {
        const told = window.find(selector)?.getBoundingClientRect();
        return told !== undefined && told.top >= 0 && told.bottom <= innerHeight;
      }, part("error"));
    }
    await goTo(page, "segments");
    assert.equal(await segments(page), before);
  } finally {
    await server.close();
  }
}, { timeout: 120_000 });

inEveryEngine("speaks another language without losing anything", async (page) => {
  const server = await openPage(page, "en");
  try {
    await sampleToSegments(page);
    const before = await segments(page);
    await page.evaluate(() => {
      const select = document.querySelector("select");
      select.value = "ar";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.until(() => getComputedStyle(window.find(".root")).direction === "rtl");
    await page.until((selector) => /[\u0600-\u06ff]/.test(window.find(selector)?.textContent ?? ""), part("verdict"));
    await idle(page);
    assert.equal(await segments(page), before);
    assert.equal(await overflow(page), null);
  } finally {
    await server.close();
  }
});
