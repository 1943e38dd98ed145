/** What is painted before any script is there stands where the element puts it: nothing moves when that comes. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { inEveryEngine } from "./engines.mjs";
import { LANGUAGES, openPage, part, root } from "./page.mjs";
import { serve } from "./serve.mjs";

/** Runs in the page: the words and places of headline and lead, within whatever shows them. */
const places = (selector) => {
  const shown = window.findAll(selector).filter((element) => element.getBoundingClientRect().width > 0);
  return shown.map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [element.textContent.trim(), ...[left, top, width, height].map(Math.round)];
  });
};

inEveryEngine("the first words stand where they stay", async (page) => {
  const early = await serve({ "/": join(root, "dist/page") }, { pages: { "/main.js": "" } });
  const server = await openPage(page, "en");
  try {
    for (const language of LANGUAGES) {
      for (const [width, height] of [[1280, 900], [768, 1024], [390, 844]]) {
        await page.resize(width, height);
        await openPage(page, language, server);
        await page.until((selector) => window.find(selector) !== null, part("sample"));
        await page.until(() => document.querySelector(".first") === null);
        const after = await page.evaluate(places, ".start-main > :is(.headline, .lead)");
        await page.open(`${early.url}/?lang=${language}`);
        await page.until(() => document.documentElement.dataset.spoken !== undefined);
        const before = await page.evaluate(`() => { window.findAll = (selector) => [...document.querySelectorAll(selector)]; return (${places})(".first p"); }`);
        assert.deepEqual(before, after, `${language}, ${width} px`);
      }
    }
  } finally {
    await early.close();
    await server.close();
  }
});
