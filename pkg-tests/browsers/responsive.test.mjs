/** While 100,000 rows are analysed the page stays alive, and a cancel is answered at once. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { inEveryEngine } from "./engines.mjs";
import { root } from "./page.mjs";
import { serve } from "./serve.mjs";

const TRIALS = 200;
const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>responsive</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>`,
  "/page.js": `
    window.longTasks = [];
    if (PerformanceObserver.supportedEntryTypes.includes("longtask"))
      new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    import("/package/index.js").then((api) => { window.api = api; });`,
};

/** Runs in the page: customers of three kinds with eight figures each. */
function makeFile(rows) {
  let state = 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const line = () => {
    const kind = Math.floor(random() * 3);
    return Array.from({ length: 8 }, (_, column) => Math.round((kind * (column + 1) + 4 * random()) * 100) / 100).join(",");
  };
  const head = Array.from({ length: 8 }, (_, column) => `figure_${column}`).join(",");
  window.file = new Blob([`${head}\n`, Array.from({ length: rows }, line).join("\n"), "\n"]);
}

/** Runs in the page: cancels at moments spread over reading and segmenting; how long until the caller knew, and until the next call was answered. */
async function cancel(trials, first, all) {
  const segmenter = window.api.createSegmenter();
  const [told, next] = [[], []];
  for (let trial = first; trial < first + trials; trial++) {
    const controller = new AbortController();
    const work = segmenter.segment(window.file, { clusters: { from: 2, to: 6 }, seed: 1, signal: controller.signal });
    const outcome = work.then(() => "done", (reason) => reason);
    await new Promise((resolve) => setTimeout(resolve, 600 * ((trial + 0.5) / all)));
    const asked = performance.now();
    controller.abort("enough");
    if ((await outcome) !== "enough") continue;
    told.push(performance.now() - asked);
    (await segmenter.read(new Blob(["a,b\n1,2\n3,4\n"]))).close();
    next.push(performance.now() - asked);
  }
  segmenter.close();
  return { told, next };
}

const p99 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1];

inEveryEngine("a cancel is answered within 100 ms, and no task of the page is long", async (page, context) => {
  const server = await serve({ "/package/": join(root, "dist") }, { pages });
  try {
    await page.open(`${server.url}/`);
    await page.until(() => window.api !== undefined);
    await page.evaluate(makeFile, 100_000);
    // Making the file was a long task of the test's own.
    await page.evaluate(() => new Promise((resolve) => setTimeout(() => { window.longTasks.length = 0; resolve(); }, 300)));
    const [told, next] = [[], []];
    for (let first = 0; first < TRIALS; first += 20) {
      const waits = await page.evaluate(cancel, 20, first, TRIALS);
      told.push(...waits.told);
      next.push(...waits.next);
    }
    const longest = await page.evaluate(() => Math.max(0, ...window.longTasks));
    context.diagnostic(`${page.name}: the caller knew after ${p99(told).toFixed(1)} ms, the next call was answered after ${p99(next).toFixed(1)} ms (p99 of ${told.length}); longest task of the page above 50 ms: ${longest} ms`);
    assert.ok(told.length >= TRIALS * 0.9, `${told.length} of ${TRIALS} were under way when they were cancelled`);
    assert.ok(p99(told) < 100, `${p99(told)} ms`);
    assert.equal(longest, 0, "a task of more than 50 ms");
  } finally {
    await server.close();
  }
});
