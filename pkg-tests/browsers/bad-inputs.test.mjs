/** Every bad input in three browsers, through the package as a page imports it. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { badInputs } from "../fixtures/list.mjs";
import { inEveryEngine } from "./engines.mjs";
import { serve } from "./serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>bad inputs</title><script type="module" src="/page.js"></script>`,
  "/page.js": `
    import * as segments from "/dist/index.js";
    import createGlue from "/www/generated/glue.js";
    import * as cases from "/pkg-tests/fixtures/cases.mjs";
    window.bytesOf = async (name) => new Uint8Array(await (await fetch("/pkg-tests/fixtures/bad-inputs/" + name + ".csv")).arrayBuffer());
    const glue = createGlue();
    await glue.default({ module_or_path: await WebAssembly.compileStreaming(fetch("/dist/customer-segments.wasm")) });
    window.ready = { segments, glue, cases };`,
};

inEveryEngine("bad inputs", async (page, context) => {
  const server = await serve({ "/": root }, { pages });
  try {
    await page.open(`${server.url}/`);
    await page.until(() => Boolean(window.ready));
    for (const { name, about, cases } of badInputs()) {
      await context.test(`${name}: ${about} (${page.name})`, async () => {
        const found = await page.evaluate(async (file, list) => {
          const { segments, glue, cases } = window.ready;
          const bytes = await window.bytesOf(file);
          const wrong = [];
          for (const testCase of list) {
            const outcome = await cases.outcomeOf(segments, cases.bytesOf(testCase, bytes), testCase);
            wrong.push(...cases.differences(outcome, testCase));
            if (testCase.splits) wrong.push(...cases.unequalCuts(glue, bytes, testCase.read).map((at) => `cut at byte ${at}`));
          }
          return wrong;
        }, name, cases);
        assert.deepEqual(found, []);
      });
    }
  } finally {
    await server.close();
  }
}, { timeout: 600_000 });
