/** Long amounts and dates find their room in the drawings: no figure stands on a mark or on another. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { inEveryEngine } from "./engines.mjs";
import { idle, LANGUAGES, openPage, part, shown } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "wide-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "customers.csv");
const rows = Array.from({ length: 600 }, (_, row) => {
  const kind = row % 3;
  const day = String(1 + (row % 28)).padStart(2, "0");
  return [row + 1, [48, 9, 2][kind] + (row % 5), ([91_400_000, 7_250_000, 310_000][kind] + (row % 97) * 1000), `${[2026, 2025, 2023][kind]}-${["01", "11", "09"][kind]}-${day}`].join(",");
});
writeFileSync(file, `customer,orders,total spend,last order date\n${rows.join("\n")}\n`);

const faults = (page) => page.evaluate(() => {
  const drawing = window.find('[part~="profile"]');
  const texts = [...drawing.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
  const boxes = (elements, inset) => elements.map((element) => {
    const { left, right, top, bottom, height } = element.getBoundingClientRect();
    return { left: left + 1, right: right - 1, top: top + height * inset, bottom: bottom - height * inset, of: element };
  });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const words = boxes(texts, 0.25);
  const others = [...words, ...boxes([...drawing.querySelectorAll("g.tone")], 0)];
  const cut = window.findAll("svg.drawing").flatMap((whole) => {
    const { left, right } = whole.getBoundingClientRect();
    const outside = (text) => text.textContent.trim() !== "" && (text.getBoundingClientRect().left < left - 3 || text.getBoundingClientRect().right > right + 3);
    return [...whole.querySelectorAll("text")].filter(outside).map((text) => `“${text.textContent}” is cut`);
  });
  return cut.concat(words.flatMap((one) => others.filter((other) => other.of !== one.of && meet(one, other)).map((other) => `“${one.of.textContent}” on ${other.of.textContent.trim() || "a mark"}`)));
});

for (const language of LANGUAGES) {
  inEveryEngine(`wide figures in ${language}`, async (page) => {
    const server = await openPage(page, language);
    try {
      await page.setFile("input[type=file]", file);
      await shown(page, "read");
      await page.click(part("find"));
      await shown(page, "segments");
      await idle(page);
      for (const width of [1280, 1024, 768, 390, 320]) {
        await page.resize(width, 900);
        await page.until((selector) => window.find(selector) !== null, part("profile"));
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
        assert.deepEqual(await faults(page), [], `${width} px`);
      }
    } finally {
      await server.close();
    }
  });
}
