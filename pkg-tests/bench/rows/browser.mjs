/** From bytes to segments in a tab of Chromium; memory; the first visit; the largest file. */

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../../browsers/engines.mjs";
import { FIND } from "../../browsers/find.mjs";
import { part } from "../../browsers/page.mjs";
import { serve } from "../../browsers/serve.mjs";
import { openTab } from "../browser.mjs";
import { compare } from "../compare.mjs";
import { writeCsv } from "../generator.mjs";
import { data, root } from "../places.mjs";
import { median, spread } from "../rounds.mjs";

export async function customers(rows) {
  mkdirSync(data, { recursive: true });
  const file = `customers-${rows}.csv`;
  await writeCsv(join(data, file), rows, 7);
  return file;
}

export async function inTab(work) {
  const tab = await openTab();
  try {
    return await work(tab);
  } finally {
    await tab.close();
  }
}

const ours = (tab, file) => ({ run: () => tab.evaluate((name) => globalThis.bench.ours(name), file) });

export const pipeline = (bench) =>
  inTab(async (tab) => {
    const lines = [];
    if (!bench.python) return lines;
    for (const rows of bench.sizes({ quick: [10_000, 100_000], full: [10_000, 100_000, 1_000_000] })) {
      const file = await customers(rows);
      await tab.evaluate((name) => globalThis.bench.load(name), file);
      const peers = [1, 2].map((threads) => ({
        name: "pandas + scikit-learn",
        how: `${threads} thread${threads > 1 ? "s" : ""}`,
        run: () => bench.python.ask({ work: "pipeline", file: join(data, file), seed: 7, threads }),
      }));
      const targets = { "pandas + scikit-learn": rows >= 1_000_000 ? 10 : rows >= 100_000 ? 8 : 7 };
      lines.push(...(await compare({ work: `bytes → segments in a Chromium worker, ${rows} rows`, ours: ours(tab, file), peers, targets }, bench)));
    }
    return lines;
  });

export const javascript = (bench) =>
  inTab(async (tab) => {
    const lines = [];
    for (const rows of bench.sizes({ quick: [10_000], full: [10_000, 100_000] })) {
      const file = await customers(rows);
      await tab.evaluate((name) => globalThis.bench.load(name), file);
      const peers = [{ name: "PapaParse + ml-kmeans", how: "the best of three starts, the silhouette of 2,500 rows", run: () => tab.evaluate((name) => globalThis.bench.peers(name), file) }];
      const targets = { "PapaParse + ml-kmeans": rows >= 100_000 ? 100 : 20 };
      lines.push(...(await compare({ work: `bytes → segments in a Chromium worker, ${rows} rows`, ours: ours(tab, file), peers, targets }, bench)));
    }
    return lines;
  });

export const memory = (bench) =>
  inTab(async (tab) => {
    const rows = bench.quick ? 100_000 : bench.smoke ? 600 : 1_000_000;
    const measured = await tab.evaluate((name) => globalThis.bench.whole(name), await customers(rows));
    const perRow = measured["peak memory"] / measured.rows;
    return [
      {
        work: `wasm memory, ${rows} rows × (8 numbers + 3 categories), all of it`,
        measured: { "bytes a row": perRow, ...measured },
        wanted: "≤ 128 bytes a row at a million rows",
        kept: rows < 1_000_000 || perRow <= 128,
      },
    ];
  });

/** The file of the largest size is made once: it is 600 MB. */
export const scale = (bench) =>
  inTab(async (tab) => {
    const rows = bench.quick ? 1_000_000 : 10_000_000;
    const file = `customers-${rows}.csv`;
    if (!existsSync(join(data, file))) await customers(rows);
    const measured = await tab.evaluate((name) => globalThis.bench.whole(name), file);
    const busy = 1000 * (measured["seconds to read"] + measured["seconds to segment"]);
    const { answered, free } = await tab.evaluate((name, trials, within) => globalThis.bench.cancel(name, trials, within), file, bench.quick ? 20 : 200, Math.min(busy / 2, 10_000));
    const p99 = (waits) => waits.toSorted((one, other) => one - other)[Math.ceil(0.99 * waits.length) - 1];
    return [
      {
        work: `from file to segments to annotated file, ${rows} rows`,
        measured: { ...measured, "cancel answered, p99 ms": p99(answered), "engine free again, p99 ms": p99(free), "engine free again, median ms": median(free), trials: free.length },
        wanted: "peak memory < 1.6 GB; cancel answered within 100 ms (p99)",
        kept: measured["peak memory"] < 1.6e9 && p99(answered) <= 100,
      },
    ];
  });

/** Inside the page: clicks as soon as there is something to click. All times from the navigation's start. */
const FIRST_VISIT = `async (sample, find, segments) => {
  const search = ${FIND};
  const there = async (selector) => {
    while (!search(selector)) await new Promise(requestAnimationFrame);
    return search(selector);
  };
  while (!("ready" in document.documentElement.dataset)) await new Promise(requestAnimationFrame);
  const ready = performance.now();
  (await there(sample)).click();
  (await there(find)).click();
  await there(segments);
  return { paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, ready, result: performance.now() };
}`;

/** The largest paint on a phone of the middle range: a quarter of the processor, 1.6 Mbit/s, 150 ms there and back. */
async function largestPaint(url) {
  const page = await launch("chromium", { width: 412, height: 823, slow: true });
  await page.open(`${url}/?lang=en`);
  const last = await page.evaluate(`() => new Promise((resolve) => {
    const ready = () => ("ready" in document.documentElement.dataset ? setTimeout(() => resolve(window.largest), 500) : setTimeout(ready, 50));
    new PerformanceObserver((list) => (window.largest = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    ready();
  })`);
  await page.close();
  return last;
}

/** A new browser each time, so that nothing is cached or compiled. */
export async function visit(bench) {
  const visits = [];
  const paints = [];
  const server = await serve({ "/": join(root, "dist/page") });
  for (let round = 0; round < bench.rounds; round++) {
    const page = await launch("chromium");
    await page.open(`${server.url}/?lang=en`);
    visits.push(await page.evaluate(FIRST_VISIT, part("sample"), part("find"), part("segments")));
    await page.close();
    paints.push(await largestPaint(server.url));
  }
  await server.close();
  const waits = visits.map(({ paint, result }) => result - paint);
  const [least, most] = spread(waits);
  return [
    {
      work: "first visit: a new browser opens the page and chooses a sample as soon as the page is ready",
      measured: { "first paint, ms": median(visits.map(({ paint }) => paint)), "largest paint on a slow phone, ms": median(paints), "ready, ms": median(visits.map(({ ready }) => ready)), "first paint → segments, ms": median(waits), least, most },
    },
  ];
}
