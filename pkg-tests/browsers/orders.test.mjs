/** A file of orders: what is said of it, which orders count, and lists of customers rather than of lines. */

import assert from "node:assert/strict";
import { inEveryEngine } from "./engines.mjs";
import { goTo, idle, LANGUAGES, openPage, part, saved, shown } from "./page.mjs";

const text = (page, selector) => page.evaluate((one) => window.find(one)?.textContent.replace(/\s+/g, " ").trim() ?? "", selector);
const CUSTOMERS = { en: "customers", ar: /عميل/, fa: "مشتری" };

for (const language of LANGUAGES) {
  inEveryEngine(`orders in ${language}`, async (page, context) => {
    const server = await openPage(page, language);
    try {
      await page.evaluate((selector) => window.findAll(selector)[1].click(), part("sample"));
      await shown(page, "gathering");
      await context.test(`counts customers, not rows (${language}, ${page.name})`, async () => {
        assert.match(await text(page, `${part("reading")} .facts li`), new RegExp(CUSTOMERS[language]));
      });
      await context.test(`which orders count is one click (${language}, ${page.name})`, async () => {
        const before = await text(page, part("gathering"));
        await page.click('[data-menu="fact-period"]');
        await page.evaluate(() => window.findAll(".menu .item")[1].click());
        await page.until((selector, old) => { const now = window.find(selector)?.textContent.replace(/\s+/g, " ").trim(); return now && now !== old; }, part("gathering"), before);
        await idle(page);
        await page.click(part("undo"));
        await page.until((selector, old) => window.find(selector)?.textContent.replace(/\s+/g, " ").trim() === old, part("gathering"), before);
      });
      await context.test(`on a phone the first rows are folded, so that what is to be known is in sight (${language}, ${page.name})`, async () => {
        await page.resize(390, 844);
        await page.until(() => window.find("details.preview-place") !== null);
        const [rows, known] = await page.evaluate((preview, issues) => [window.find(preview).checkVisibility(), window.find(issues).getBoundingClientRect().top], part("preview"), part("issues"));
        assert.deepEqual([rows, known < 1000], [false, true], `${known}`);
        await page.resize(1280, 900);
        await page.until(() => window.find("details.preview-place") === null);
      });
      await goTo(page, "goal");
      await shown(page, "goal");
      const lead = await text(page, `${part("goal")} .lead`);
      await context.test(`the goal speaks of orders (${language}, ${page.name})`, () => assert.match(lead, /orders|طلبات|سفارش/));
      await goTo(page, "segments");
      await shown(page, "segments");
      await idle(page);
      await context.test(`a list holds each customer once (${language}, ${page.name})`, async () => {
        const size = await page.evaluate((selector) => Number(window.find(selector).lastElementChild.textContent.replace(/[\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) - 0x6f0).replace(/\D/g, "")), part("download-list"));
        const lines = (await saved(page, "download-list")).text.trim().split(/\r?\n/);
        assert.equal(lines.length - 1, size);
      });
      await context.test(`the report calls things as people do (${language}, ${page.name})`, async () => {
        const { text: report } = await saved(page, "download-report");
        assert.doesNotMatch(report.replace(/<code[^]*?<\/code>/g, ""), /recency|average_basket|mean_gap|first_product/);
        assert.doesNotMatch(report, /<script/);
      });
    } finally {
      await server.close();
    }
  });
}
