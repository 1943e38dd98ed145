/** The same without a mouse: every step by keys alone, and the focus is where the work is. */

import assert from "node:assert/strict";
import { inEveryEngine } from "./engines.mjs";
import { focused, idle, LANGUAGES, openPage, part, saved, segments, shown, tabTo, tabToPart } from "./page.mjs";

for (const language of LANGUAGES) {
  inEveryEngine(`by keyboard alone in ${language}`, async (page) => {
    const server = await openPage(page, language);
    try {
      await tabToPart(page, "sample");
      await page.press("Enter");
      const arrived = () => page.until(() => Boolean(window.find("[data-heading]")?.matches(":focus")), { within: 5_000 });
      await shown(page, "read");
      await arrived();
      await tabToPart(page, "continue");
      await page.press("Enter");
      await shown(page, "goal");
      await arrived();
      await tabToPart(page, "continue");
      await page.press("Enter");
      await shown(page, "columns");
      await arrived();
      const roles = () => page.evaluate((selector) => window.findAll(selector).map((column) => column.dataset.role).join(" "), part("column"));
      const proposed = await roles();
      await tabToPart(page, "grip");
      await page.press("2");
      await page.until((selector, before) => window.findAll(selector).map((column) => column.dataset.role).join(" ") !== before, part("column"), proposed);
      assert.ok((await focused(page)).parts.includes("grip"), "the focus stays on the column");
      await page.press(" ");
      await page.press(language === "en" ? "ArrowLeft" : "ArrowRight");
      await page.until((selector, before) => window.findAll(selector).map((column) => column.dataset.role).join(" ") === before, part("column"), proposed);
      await page.press("Enter");
      await tabToPart(page, "find");
      await page.press("Enter");
      await shown(page, "segments");
      await idle(page);
      await page.until(() => Boolean(window.find("[data-heading]")?.matches(":focus")), { within: 5_000 });

      const before = await segments(page);
      await tabTo(page, ({ type }) => type === "radio", "the number of segments");
      const { value } = await focused(page);
      assert.equal(Number(value), before, "the chosen number has the focus");
      await page.press("ArrowDown");
      await page.until((selector, count) => window.findAll(selector).length !== count, part("segment"), before, { within: 60_000 });
      await idle(page);
      assert.equal((await focused(page)).type, "radio", "the focus stays while the number is changed");

      await tabToPart(page, "download-file");
      const { text } = await saved(page, "download-file");
      assert.ok(text.length > 1000);
      await tabToPart(page, "restart");
      await page.press("Enter");
      await shown(page, "start");
    } finally {
      await server.close();
    }
  }, { timeout: 240_000 });
}
