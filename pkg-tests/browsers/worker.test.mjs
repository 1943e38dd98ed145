/** Where the engine runs under the policies that pages have: in a worker, in the page's own thread, or nowhere. */

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inEveryEngine } from "./engines.mjs";
import { serve } from "./serve.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const closed = "default-src 'none'; connect-src 'none'; base-uri 'none'";
const POLICIES = {
  strict: { policy: `${closed}; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:`, worker: true },
  "no worker": { policy: `${closed}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'`, worker: false },
  "no wasm": { policy: `${closed}; script-src 'self'; worker-src blob:`, code: "csp-blocked" },
};
const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>worker</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>`,
  // Whether a worker answered shows in the page alone: the client does not tell.
  "/page.js": `
    const Native = Worker;
    window.answers = 0;
    window.Worker = class extends Native {
      set onmessage(listener) {
        super.onmessage = listener && ((event) => { window.answers += 1; listener(event); });
      }
    };
    import("/package/index.js").then((api) => { window.api = api; });`,
};

/** Runs in the page. */
async function work() {
  const { annotate, createSegmenter, segment } = window.api;
  const lines = Array.from({ length: 5000 }, (_, row) => `${(row % 4 === 0 ? 40 : 3) + (row % 3)},${(row % 4 === 0 ? 900 : 50) + (row % 7)}`);
  const file = new Blob(["orders,revenue\n", lines.join("\n"), "\n"]);
  try {
    const segmenter = createSegmenter();
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
    const result = await segment(file, { clusters: 2, seed: 1 });
    const rows = (await new Response(annotate(file, result)).text()).trimEnd().split("\n").length;
    segmenter.close();
    return { reason, within, rows, sizes: result.segments.map(({ size }) => size), inWorker: window.answers > 0 };
  } catch (error) {
    return { code: error.code, message: error.message };
  }
}

for (const [name, { policy, worker, code }] of Object.entries(POLICIES)) {
  inEveryEngine(`the engine under a policy: ${name}`, async (page) => {
    const server = await serve({ "/package/": dist }, { pages, headers: { "content-security-policy": policy } });
    try {
      await page.open(`${server.url}/`);
      await page.until(() => window.api !== undefined);
      const result = await page.evaluate(work);
      if (code !== undefined) {
        assert.equal(result.code, code);
        assert.match(result.message, /wasm-unsafe-eval/);
        return;
      }
      assert.equal(result.reason, "enough", JSON.stringify(result));
      assert.ok(result.within < 100, `aborting took ${result.within} ms`);
      assert.deepEqual(result.sizes, [3750, 1250]);
      assert.equal(result.rows, 5001);
      assert.equal(result.inWorker, worker);
    } finally {
      await server.close();
    }
  });
}
