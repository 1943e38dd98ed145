/** Files of one's own: chosen, cancelled, odd, and real. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { customerFiles } from "../behaviour/customer-files.mjs";
import { skip } from "../shared-data.mjs";
import { inEveryEngine } from "./engines.mjs";
import { goTo, idle, openPage, overflow, part, root, segments, shown } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "files-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Large enough that every engine is still at work when *Cancel* is pressed. */
const large = join(folder, "large.csv");
const random = ((state) => () => (state = (state * 48271) % 2147483647) / 2147483647)(7);
writeFileSync(large, ["id,visits,spend,returns,minutes,baskets", ...Array.from({ length: 150_000 }, (_, row) =>
  [`A${row}x`, ...Array.from({ length: 5 }, () => (random() * 1000).toFixed(2))].join(","))].join("\n"));

inEveryEngine("work can be cancelled, and the next works", async (page) => {
  const server = await openPage(page, "en");
  try {
    await page.setFile("input[type=file]", large);
    await shown(page, "read", { within: 180_000 });
    await page.click(part("find"));
    await shown(page, "cancel");
    const start = Date.now();
    await page.click(part("cancel"));
    await page.until((selector) => !window.find(selector), part("cancel"));
    assert.ok(Date.now() - start < 5_000, "cancelling took long");
    await shown(page, "read");
    assert.equal(await page.evaluate((selector) => window.find(selector), part("error")), null, "cancelling is no error");
    await page.click(part("restart"));
    await shown(page, "start");
    await page.click(part("sample"));
    await shown(page, "read");
    await page.click(part("find"));
    await shown(page, "segments");
    assert.ok((await segments(page)) >= 2);
  } finally {
    await server.close();
  }
});

inEveryEngine("a file that cannot be read says so, and the next can be chosen", async (page) => {
  const server = await openPage(page, "en");
  try {
    await page.setFile("input[type=file]", join(root, "pkg-tests/fixtures/bad-inputs/zip.csv"));
    await shown(page, "error");
    assert.equal(await page.evaluate((selector) => window.find(selector).getAttribute("role"), part("error")), "alert");
    await page.setFile("input[type=file]", join(root, "pkg-tests/fixtures/bad-inputs/no-final-newline.csv"));
    await shown(page, "read");
  } finally {
    await server.close();
  }
});

inEveryEngine("markup in a header and in cells is text in every view", async (page) => {
  const server = await openPage(page, "en");
  try {
    await page.evaluate(() => { window.alert = () => { window.alerted = true; }; });
    const markup = "<img src=x onerror=alert(1)>";
    await page.setFile("input[type=file]", join(root, "pkg-tests/fixtures/bad-inputs/markup.csv"));
    await shown(page, "read");
    const written = (selector) => page.until((place, text) => Boolean(window.find(place)?.textContent.includes(text)), selector, markup, { within: 10_000 });
    const literal = (name) => written(part(name));
    assert.ok(await literal("read"));
    await goTo(page, "columns");
    await shown(page, "columns");
    assert.ok(await literal("columns"));
    // The column is to build, so that its name may be in sentences about the segments.
    await page.evaluate((selector, text) => {
      const column = window.findAll(selector).find((one) => one.textContent.includes(text));
      column.querySelector(".handle").focus();
    }, part("column"), markup);
    await page.press("1");
    await page.click(part("find"));
    await shown(page, "segments");
    await idle(page);
    await page.click(`[data-chart="profile"] ${part("show-table")}`);
    assert.ok(await written(`[data-chart="profile"] table`));
    await page.click(part("open-persona"));
    assert.ok(await literal("persona"));
    assert.deepEqual(await page.evaluate(() => [window.findAll("img").length, Boolean(window.alerted), window.violations]), [0, false, []]);
  } finally {
    await server.close();
  }
});

inEveryEngine("real customer files", async (page, context) => {
  if (skip) return context.skip(skip);
  const server = await openPage(page, "en");
  try {
    for (const { name, path, expected } of customerFiles()) {
      await context.test(`${name} (${page.name})`, async () => {
        await page.setFile("input[type=file]", path);
        await shown(page, "read", { within: 180_000 });
        await idle(page);
        await page.click(part("find"));
        await page.until((...selectors) => selectors.some((selector) => window.find(selector)), part("segments"), part("error"), { within: 180_000 });
        await idle(page);
        const outcome = (await segments(page)) >= 2 ? "segments" : "features-none";
        assert.ok(expected.includes(outcome), `${outcome} instead of ${expected.join(" or ")}`);
        assert.equal(await overflow(page), null);
        await page.click(part("restart"));
        await shown(page, "start");
      });
    }
  } finally {
    await server.close();
  }
}, { timeout: 900_000 });
