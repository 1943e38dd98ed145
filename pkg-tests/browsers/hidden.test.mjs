/** In a tab that nobody sees, timers are held back; the work goes on all the same and gives the same bits. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { inEveryEngine } from "./engines.mjs";
import { root } from "./page.mjs";
import { serve } from "./serve.mjs";

const RUNGS = {
  "in a worker": {},
  "step by step on the page": { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'" },
};
const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>hidden</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>`,
  "/page.js": `
    import { createSegmenter } from "/package/index.js";
    const line = (_, row) => [row % 3, (row * 7919) % 101, (row * 104729) % 97, ((row % 3) * 50 + (row * 31) % 17) / 4].join(",");
    const file = new Blob(["a,b,c,d\\n", Array.from({ length: 20_000 }, line).join("\\n"), "\\n"]);
    window.segment = async () => {
      const segmenter = createSegmenter();
      const { assignments, segments } = await segmenter.segment(file, { clusters: { from: 2, to: 4 }, seed: 7 });
      segmenter.close();
      return { outcome: JSON.stringify([Array.from(assignments).join(""), segments]), visibility: document.visibilityState };
    };`,
};

for (const [rung, headers] of Object.entries(RUNGS)) {
  inEveryEngine(`a hidden tab gives the same bits, ${rung}`, async (page) => {
    const server = await serve({ "/package/": join(root, "dist") }, { pages, headers });
    try {
      await page.open(`${server.url}/`);
      await page.until(() => window.segment !== undefined);
      const seen = await page.evaluate(() => window.segment());
      assert.equal(seen.visibility, "visible");
      const tab = await page.openBehind(`${server.url}/`);
      try {
        for (let wait = 0; !(await tab.evaluate(() => document.visibilityState === "hidden" && window.segment !== undefined)); wait++) {
          assert.ok(wait < 100, "the tab is not hidden");
          await sleep(100);
        }
        const hidden = await tab.evaluate(() => window.segment());
        assert.equal(hidden.visibility, "hidden");
        assert.ok(hidden.outcome.length > 20_000);
        assert.equal(hidden.outcome, seen.outcome);
      } finally {
        await tab.close();
      }
    } finally {
      await server.close();
    }
  });
}
