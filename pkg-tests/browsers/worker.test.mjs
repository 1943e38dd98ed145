/**
 * Where the engine runs under the policies that pages have: in the caller's worker, in a Blob worker, in the
 * page's own thread, or nowhere, which the element then says in words.
 */

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inEveryEngine } from "./engines.mjs";
import { serve } from "./serve.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const closed = "default-src 'none'; connect-src 'none'; base-uri 'none'";
const wasm = "script-src 'self' 'wasm-unsafe-eval'";
/** `own` is the worker that the caller gives; `rung` is where an engine must then have answered. */
const LADDER = {
  "no policy": { rung: "blob:" },
  "no policy, a worker of one's own by its address": { own: "address", rung: "/package/worker.js" },
  "no policy, a worker of one's own by a function": { own: "function", rung: "/package/worker.js" },
  "no policy, a function that throws": { own: "throwing", rung: "blob:" },
  "strict": { policy: `${closed}; ${wasm}; worker-src blob:`, rung: "blob:" },
  "strict, only workers of one's own": { policy: `${closed}; ${wasm}; worker-src 'self'`, own: "address", rung: "/package/worker.js" },
  "strict, one's own worker is refused": { policy: `${closed}; ${wasm}; worker-src blob:`, own: "address", rung: "blob:" },
  "no worker": { policy: `${closed}; ${wasm}; worker-src 'none'`, own: "address", rung: "page" },
};
const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>worker</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>`,
  // Which worker answered shows in the page alone: the client does not tell.
  "/page.js": `
    const Native = Worker;
    window.answered = "page";
    window.Worker = class extends Native {
      constructor(address, options) {
        super(address, options);
        this.address = String(address);
      }
      set onmessage(listener) {
        super.onmessage = listener && ((event) => { if (event.data.kind === "done") window.answered = this.address; listener(event); });
      }
    };
    import("/package/index.js").then((api) => { window.api = api; });`,
  "/element": `<!doctype html><html lang="ar"><meta charset="utf-8"><title>element</title><link rel="icon" href="data:,">
    <customer-segments></customer-segments><script type="module" src="/package/define.js"></script>`,
};

/** Runs in the page. */
async function work(own) {
  const { createSegmenter } = window.api;
  const address = new URL("/package/worker.js", location);
  const worker = { address, function: () => new Worker(address, { type: "module" }), throwing: () => { throw new Error("not today"); } }[own];
  const lines = Array.from({ length: 5000 }, (_, row) => `${(row % 4 === 0 ? 40 : 3) + (row % 3)},${(row % 4 === 0 ? 900 : 50) + (row % 7)}`);
  const file = new Blob(["orders,revenue\n", lines.join("\n"), "\n"]);
  try {
    const segmenter = createSegmenter({ worker });
    const table = await segmenter.read(file);
    const controller = new AbortController();
    const pending = table.segment({ signal: controller.signal });
    let aborted = 0;
    setTimeout(() => {
      aborted = performance.now();
      controller.abort("enough");
    }, 5);
    const reason = await pending.catch((error) => error);
    const within = performance.now() - aborted;
    const result = await table.segment({ clusters: 2, seed: 1 });
    const rows = (await new Response(segmenter.annotate(file, result)).text()).trimEnd().split("\n").length;
    segmenter.close();
    return { reason, within, rows, sizes: result.segments.map(({ size }) => size), rung: window.answered.replace(location.origin, "").replace(/^(blob:).*/, "$1") };
  } catch (error) {
    return { code: error.code, message: error.message };
  }
}

const serving = (policy) => serve({ "/package/": dist }, { pages, headers: policy === undefined ? {} : { "content-security-policy": policy } });

for (const [name, { policy, own, rung }] of Object.entries(LADDER)) {
  inEveryEngine(`the engine under a policy: ${name}`, async (page) => {
    const server = await serving(policy);
    try {
      await page.open(`${server.url}/`);
      await page.until(() => window.api !== undefined);
      const result = await page.evaluate(work, own ?? "none");
      assert.equal(result.reason, "enough", JSON.stringify(result));
      assert.ok(result.within < 100, `aborting took ${result.within} ms`);
      assert.deepEqual(result.sizes, [1250, 3750]);
      assert.equal(result.rows, 5001);
      assert.equal(result.rung, rung);
    } finally {
      await server.close();
    }
  });
}

inEveryEngine("where wasm is refused, the package names the directive and the element says it in words", async (page) => {
  const server = await serving(`${closed}; script-src 'self'; worker-src blob:`);
  try {
    await page.open(`${server.url}/`);
    await page.until(() => window.api !== undefined);
    const { code, message } = await page.evaluate(work, "none");
    assert.equal(code, "csp-blocked");
    assert.match(message, /wasm-unsafe-eval/);

    await page.open(`${server.url}/element`);
    await page.until(() => document.querySelector("customer-segments").shadowRoot !== null);
    const told = await page.evaluate(async () => {
      const element = document.querySelector("customer-segments");
      const failed = new Promise((resolve) => element.addEventListener("segment-error", ({ detail }) => resolve(detail.error.code), { once: true }));
      await element.open(new File(["orders,revenue\n1,2\n3,4\n"], "shop.csv"));
      return { code: await failed, shown: element.shadowRoot.querySelector('[part~="error"]').textContent };
    });
    assert.equal(told.code, "csp-blocked");
    assert.match(told.shown, /wasm-unsafe-eval/);
    assert.match(told.shown, /\p{Script=Arabic}{3}/u, "in the reader's language");
  } finally {
    await server.close();
  }
});
