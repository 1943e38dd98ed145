/** One table, the same bits in three browsers as natively: partitions, models, figures. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { mixedTable } from "../contract/mixed-table.mjs";
import { firstDifference, native, SEEDS } from "../contract/native.mjs";
import { inEveryEngine } from "./engines.mjs";
import { serve } from "./serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bytes = mixedTable();
const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>same bits</title><script type="module" src="/page.js"></script>`,
  "/page.js": `import * as segments from "/dist/index.js";
    import { promisedByPackage } from "/pkg-tests/contract/canonical.mjs";
    window.promised = async (seeds) => promisedByPackage(segments, await (await fetch("/table.csv")).blob(), seeds);`,
  "/table.csv": bytes,
};

inEveryEngine("the same bits as natively", async (page) => {
  const server = await serve({ "/": root }, { pages });
  try {
    await page.open(`${server.url}/`);
    await page.until(() => Boolean(window.promised));
    const texts = await page.evaluate((seeds) => window.promised(seeds), SEEDS);
    assert.equal(firstDifference(texts, native(bytes, SEEDS)), undefined);
  } finally {
    await server.close();
  }
});
