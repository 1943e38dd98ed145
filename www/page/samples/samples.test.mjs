/** The samples are small, the same each time, and the same table in every language. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { importSource } from "../../build/import-source.mjs";

const { samples } = await importSource("www/page/samples/index.ts");
const languages = ["en", "ar", "fa"];
const table = async (sample, locale) => (await sample.file(locale).text()).trimEnd().split("\n").map((line) => line.split(","));

for (const sample of samples) {
  test(`${sample.key}: at most 120 kB, the same each time`, async () => {
    for (const locale of languages) {
      const file = sample.file(locale);
      assert.ok(file.size <= 120_000, `${locale}: ${file.size} bytes`);
      assert.equal(await file.text(), await sample.file(locale).text());
    }
  });

  test(`${sample.key}: as many rows as are said, one name a column`, async () => {
    for (const locale of languages) {
      const [header, ...rows] = await table(sample, locale);
      assert.equal(rows.length, sample.count, locale);
      assert.equal(new Set(header).size, header.length, locale);
      for (const row of rows) assert.equal(row.length, header.length, locale);
    }
  });

  test(`${sample.key}: only the words differ between languages`, async () => {
    const numbers = async (locale) => (await table(sample, locale)).slice(1).map((row) => row.filter((cell) => /^[A-Z]?[\d.-]*$/.test(cell)));
    const english = await numbers("en");
    for (const locale of languages) assert.deepEqual(await numbers(locale), english, locale);
  });
}
