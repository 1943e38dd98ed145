/** The same in dark colours: they are on, and axe finds nothing on any step in any language. */

import assert from "node:assert/strict";
import { accessibility } from "./accessibility.mjs";
import { inEveryEngine } from "./engines.mjs";
import { idle, LANGUAGES, openPage, part, picture, shown } from "./page.mjs";

for (const language of LANGUAGES) {
  inEveryEngine(`dark in ${language}`, async (page) => {
    const server = await openPage(page, language);
    const look = async (name) => {
      assert.deepEqual(await accessibility(page), [], name);
      await picture(page, `dark-${name}-${language}`);
    };
    try {
      assert.equal(await page.evaluate(() => getComputedStyle(window.find(".root")).backgroundColor), "rgb(18, 21, 19)");
      await look("start");
      await page.click(part("sample"));
      await shown(page, "preview");
      await look("read");
      await page.click(part("continue"));
      await shown(page, "goal");
      await look("goal");
      await page.click(part("continue"));
      await shown(page, "columns");
      await look("columns");
      await page.click(part("move"));
      await look("columns-menu");
      await page.press("Escape");
      await page.click(part("find"));
      await shown(page, "segments");
      await idle(page);
      await page.until(() => window.find("canvas")?.width > 0, { within: 20_000 });
      await look("result");
      await page.click(part("project"));
      await look("project-menu");
      await page.press("Escape");
      await page.click(part("open-persona"));
      await shown(page, "persona");
      await look("persona");
    } finally {
      await server.close();
    }
  }, { size: { dark: true } });
}
