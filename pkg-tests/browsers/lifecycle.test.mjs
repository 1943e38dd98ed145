/**
 * Engines that die inside the workers of real browsers: by a panic, a stack overflow, for want of memory, or
 * killed from outside at a random moment. Every call is told, the next one works, and nothing is left behind.
 */

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faulty } from "../faulty.mjs";
import { inEveryEngine } from "./engines.mjs";
import { root } from "./page.mjs";
import { serve } from "./serve.mjs";

const FAULTS = { panic: "engine-crashed", "stack overflow": "engine-crashed", "out of memory": "engine-out-of-memory" };
const TIMES = 1000;

const folder = mkdtempSync(join(tmpdir(), "faults-"));
for (const fault of Object.keys(FAULTS)) writeFileSync(join(folder, `${fault.replaceAll(" ", "-")}.wasm`), faulty(fault, 8));

const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>lifecycle</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>`,
  // Counts the workers that were made and not ended, and lets a test end one as the system would.
  "/page.js": `
    const Native = Worker;
    window.running = new Set();
    window.made = 0;
    window.Worker = class extends Native {
      constructor(...given) { super(...given); window.made += 1; window.running.add(this); }
      terminate() { window.running.delete(this); super.terminate(); }
      kill() { super.terminate(); }
    };
    const rows = (count, row) => new Blob(["spend,orders\\n", Array.from({ length: count }, (_, index) => row(index)).join("\\n"), "\\n"]);
    window.small = rows(60, (row) => (row * 37) % 61 + "," + row % 7);
    window.large = rows(60000, (row) => row % 9973 + "," + row % 7919);
    import("/package/index.js").then((api) => { window.api = api; });`,
};

/** Runs in the page: some of the deaths, so that no single call takes long. */
async function die(fault, code, times) {
  const wasm = (window.faulty ??= {})[fault] ??= await WebAssembly.compile(await (await fetch(`/faults/${fault.replaceAll(" ", "-")}.wasm`)).arrayBuffer());
  const segmenter = window.api.createSegmenter({ wasm });
  const wrong = [];
  const fails = (promise) => promise.then(() => wrong.push("resolved"), (error) => error.code === code || wrong.push(error.code ?? String(error)));
  const before = window.made;
  for (let time = 0; time < times; time++) {
    // What waits behind it falls with it; what is called later has a fresh engine.
    const dying = fault === "out of memory" ? segmenter.read(window.large) : segmenter.segment(window.small);
    await Promise.all([fails(dying), fails(segmenter.read(window.small))]);
    const table = await segmenter.read(window.small);
    if (table.rowCount !== 60) wrong.push(table.rowCount);
  }
  segmenter.close();
  await new Promise((resolve) => setTimeout(resolve));
  return { wrong, made: window.made - before, running: window.running.size };
}

for (const [fault, code] of Object.entries(FAULTS)) {
  inEveryEngine(`${fault}, ${TIMES} times in workers`, async (page) => {
    const server = await serve({ "/package/": join(root, "dist"), "/faults/": folder }, { pages });
    try {
      await page.open(`${server.url}/`);
      await page.until(() => window.api !== undefined);
      const batch = 50;
      for (let times = 0; times < TIMES; times += batch) {
        const { wrong, made, running } = await page.evaluate(die, fault, code, batch);
        assert.deepEqual(wrong, []);
        assert.equal(made, batch + 1, "one fresh engine for each that died");
        assert.equal(running, 0, "a worker is left behind");
      }
    } finally {
      await server.close();
    }
  });
}

/** Runs in the page: a worker is killed at a random moment of reading or segmenting, without a word to the page. */
async function kill(times) {
  const segmenter = window.api.createSegmenter();
  const counts = { told: 0, finished: 0, wrong: [] };
  let chance = 1;
  const random = () => (chance = (chance * 48271) % 2147483647) / 2147483647;
  for (let time = 0; time < times; time++) {
    const pending = [segmenter.segment(window.small, { clusters: 2, seed: 1 }), segmenter.read(window.large)];
    setTimeout(() => window.running.values().next().value?.kill(), random() * 100);
    for (const outcome of await Promise.allSettled(pending)) {
      if (outcome.status === "fulfilled") counts.finished += 1;
      else if (outcome.reason.code === "engine-crashed") counts.told += 1;
      else counts.wrong.push(outcome.reason.code ?? String(outcome.reason));
    }
    const { segments } = await segmenter.segment(window.small, { clusters: 2, seed: 1 }).catch((error) => {
      // The shot came late and hit this one: told as well.
      if (error.code !== "engine-crashed") counts.wrong.push(error.code);
      return segmenter.segment(window.small, { clusters: 2, seed: 1 });
    });
    if (segments.length !== 2) counts.wrong.push(segments.length);
  }
  segmenter.close();
  await new Promise((resolve) => setTimeout(resolve));
  return { ...counts, running: window.running.size };
}

inEveryEngine("a worker killed at random, again and again: every call settles and the next works", async (page) => {
  const server = await serve({ "/package/": join(root, "dist") }, { pages });
  try {
    await page.open(`${server.url}/`);
    await page.until(() => window.api !== undefined);
    let told = 0;
    for (let batch = 0; batch < 3; batch++) {
      const counts = await page.evaluate(kill, 10);
      assert.deepEqual(counts.wrong, []);
      assert.equal(counts.running, 0, "a worker is left behind");
      told += counts.told;
    }
    assert.ok(told >= 3, `${told} calls were hit`);
  } finally {
    await server.close();
  }
});

inEveryEngine("two segmenters live side by side, and a page that is left in the middle of work leaves nothing behind", async (page) => {
  const server = await serve({ "/package/": join(root, "dist") }, { pages: { ...pages, "/elsewhere": "<!doctype html><title>elsewhere</title>" } });
  const loaded = async () => {
    await page.open(`${server.url}/`);
    await page.until(() => window.api !== undefined);
  };
  try {
    await loaded();
    const beside = await page.evaluate(async () => {
      const options = { clusters: 3, seed: 5 };
      const [one, other] = [window.api.createSegmenter(), window.api.createSegmenter()];
      const [first, second] = await Promise.all([one.segment(window.small, options), other.segment(window.small, options)]);
      one.close();
      const third = await other.segment(window.small, options);
      const refused = await one.segment(window.small, options).catch((error) => error.code);
      other.close();
      await new Promise((resolve) => setTimeout(resolve));
      return { same: [second, third].every(({ assignments }) => String(assignments) === String(first.assignments)), refused, running: window.running.size };
    });
    assert.deepEqual(beside, { same: true, refused: "engine-closed", running: 0 });
    for (let visit = 0; visit < 4; visit++) {
      await page.evaluate(() => {
        // Left before it is done.
        window.api.segment(window.large, { clusters: { from: 2, to: 10 } }).catch(() => {});
        return new Promise((resolve) => setTimeout(resolve, 150));
      });
      await page.open(`${server.url}/elsewhere`);
      await loaded();
      // The workers of this page hold locks; those of a page that was left would still be there.
      // Browsers end them in their own time.
      // Browsers end them in their own time, and WebKit keeps the page before, asleep, for the way back.
      const most = page.name === "webkit" ? 1 : 0;
      await page.until(async (most) => (await navigator.locks.query()).held.length <= most, most, { within: 10_000 });
    }
    assert.equal(await page.evaluate(async () => (await window.api.segment(window.small, { clusters: 2, seed: 1 })).segments.length), 2);
  } finally {
    await server.close();
  }
});
