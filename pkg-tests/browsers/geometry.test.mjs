/**
 * Nothing overlaps, nothing is cut, nothing is too small to hit, and what is to be mirrored is: on each step, in
 * three languages and four widths, and with text twice as large, so that a broken layout turns red without comparing pixels.
 */

import assert from "node:assert/strict";
import { goTo, idle, LANGUAGES, openPage, overflow, part, shown } from "./page.mjs";
import { inEveryEngine } from "./engines.mjs";

const WIDTHS = [1280, 768, 390, 320];

/** Runs in the page: what is wrong with what is shown now. */
const faults = (page) => page.evaluate(() => {
  const wrong = [];
  const root = window.find(".root");
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility?.({ checkOpacity: false, checkVisibilityCSS: true }) !== false && !element.closest(".hidden, .menu");
  };
  const name = (element) => `${element.localName}.${element.className.baseVal ?? element.className} “${(element.textContent ?? "").trim().slice(0, 24)}”`;
  const meet = (a, b, slack) => a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
  // What can be pressed: large enough, and no two in one place. What stays at the bottom covers what scrolls.
  const targets = [...root.querySelectorAll("button, select, input, summary, textarea")].filter((one) => seen(one) && !one.closest(".actions"));
  for (const [at, one] of targets.entries()) {
    const box = one.getBoundingClientRect();
    if (!one.disabled && (box.height < 23.5 || box.width < 23.5)) wrong.push(`small: ${name(one)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
    for (const other of targets.slice(at + 1))
      if (!one.contains(other) && !other.contains(one) && meet(box, other.getBoundingClientRect(), 1)) wrong.push(`overlap: ${name(one)} and ${name(other)}`);
  }
  // Text within what hides it.
  for (const element of root.querySelectorAll("h1, h2, h3, p, button, dt, dd, li, th, label")) {
    if (!seen(element) || element.closest(".scroll, .preview-place")) continue;
    if (element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflowX !== "visible") wrong.push(`cut: ${name(element)}`);
    const box = element.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) wrong.push(`outside: ${name(element)}`);
  }
  // A number that is broken into its digits.
  for (const figure of root.querySelectorAll("button > span")) {
    const text = figure.textContent.trim();
    if (!seen(figure) || !/^\p{N}{2,}$/u.test(text) || figure.children.length > 1) continue;
    if (figure.getClientRects().length > 1 || figure.getBoundingClientRect().height > 2.2 * Number.parseFloat(getComputedStyle(figure).fontSize)) wrong.push(`broken: ${name(figure)}`);
  }
  // Cells that are too narrow for words.
  for (const cell of root.querySelectorAll("th, td")) if (seen(cell) && !cell.querySelector(".hidden") && cell.textContent.trim().length > 3 && cell.getBoundingClientRect().width < 28) wrong.push(`narrow: ${name(cell)}`);
  // Words of one drawing.
  for (const drawing of root.querySelectorAll("svg.drawing")) {
    const texts = [...drawing.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
    const boxes = texts.map((text) => text.getBoundingClientRect());
    // The boxes of Arabic faces are taller than their letters.
    const ink = ({ left, right, top, bottom, height }) => ({ left: left + 1, right: right - 1, top: top + height * 0.22, bottom: bottom - height * 0.22 });
    const whole = drawing.getBoundingClientRect();
    for (const [at, box] of boxes.entries()) {
      if (box.left < whole.left - 3 || box.right > whole.right + 3) wrong.push(`cut in a drawing: “${texts[at].textContent}”`);
      for (let other = at + 1; other < boxes.length; other++) if (meet(ink(box), ink(boxes[other]), 0)) wrong.push(`overlap in a drawing: “${texts[at].textContent}” and “${texts[other].textContent}”`);
    }
  }
  return [...new Set(wrong)].slice(0, 12);
});

/** All steps in one language and several widths. */
function geometry(title, language, widths, options) {
  inEveryEngine(title, async (page, context) => {
    const server = await openPage(page, language);
    const look = (step) => context.test(`${step} (${language}, ${page.name})`, async () => {
      const found = [];
      for (const width of widths) {
        await page.resize(width, 900);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
        const wide = await overflow(page);
        found.push(...[...(wide === null ? [] : [wide]), ...(await faults(page))].map((fault) => `${width}: ${fault}`));
      }
      await page.resize(1280, 900);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
      assert.deepEqual(found, []);
    });
    try {
      await look("start");
      await page.click(part("sample"));
      await shown(page, "preview");
      await look("read");
      for (const step of ["goal", "columns"]) {
        await goTo(page, step);
        await shown(page, step);
        if (step === "columns") await page.click(`${part("questions")} summary`);
        await look(step);
      }
      await page.click(part("find"));
      await shown(page, "segments");
      await idle(page);
      await page.until(() => window.find("canvas")?.width > 0, { within: 20_000 });
      await look("result");
      // In a large text segments stand one beneath the other.
      if (options?.size === undefined) await context.test(`mirrored (${language}, ${page.name})`, async () => {
        const places = await page.evaluate(() => {
          const left = (selector) => window.findAll(selector).map((element) => element.getBoundingClientRect().left);
          const scatter = window.find("[data-chart=customers]").querySelectorAll("text[text-anchor=middle]");
          return { steps: left("[part~=step]"), bars: left(".bar"), money: left("[data-chart=money] .segment-bar"), cards: left("[part~=segment]"), axis: [...scatter].map((text) => text.getBoundingClientRect().left) };
        });
        const rises = (list) => list.every((value, at) => at === 0 || value > list[at - 1]);
        const falls = (list) => list.every((value, at) => at === 0 || value < list[at - 1]);
        const runs = language === "en" ? rises : falls;
        const count = places.cards.length;
        for (const what of ["steps", "bars", "cards"]) assert.ok(runs(places[what]), `${what}: ${places[what]}`);
        assert.ok(runs(places.money.slice(0, count)), `money: ${places.money}`);
        assert.ok(rises(places.axis), `the scatter's axis runs from left to right in every script: ${places.axis}`);
      });
      // What is folded away, and every chart as a table.
      const press = (selector) => page.evaluate((one) => window.findAll(one).forEach((button) => button.click()), selector);
      await press('[data-chart="candidates"] summary');
      await press(part("show-table"));
      await look("tables");
      await press(part("show-table"));
      await press('[data-chart="candidates"] summary');
      await page.click(part("open-persona"));
      await shown(page, "persona");
      await look("persona");
    } finally {
      await server.close();
    }
  }, { timeout: 300_000, ...options });
}

for (const language of LANGUAGES) {
  geometry(`geometry in ${language}`, language, WIDTHS);
  // Text alone, not the page: only Chromium can be told so when it starts.
  geometry(`geometry in ${language}, text twice as large`, language, [1280, 768, 390], { size: { text: 2 }, engines: ["chromium"] });
}
