/** The package through bundlers without configuration, opened in a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundle, bundlers } from "../consumers/bundlers.mjs";
import { EXPECTED } from "../consumers/vite.mjs";
import { launch } from "./engines.mjs";
import { resultOf } from "./result.mjs";
import { serve } from "./serve.mjs";

test("bundlers", { timeout: 600_000 }, async (context) => {
  const page = await launch("chromium");
  try {
    for (const name of bundlers) {
      await context.test(name, async (context) => {
        const { folder, printed } = bundle(context, name);
        // webpack says how large everything is, which is no fault of the code.
        const said = printed.replaceAll(/\x1B\[\d+m/g, "").replaceAll(/WARNING in (asset size limit|entrypoint size limit|webpack performance)|compiled with \d+ warnings?/g, "");
        assert.doesNotMatch(said, /warning|error/i);
        const server = await serve({ "/": folder });
        try {
          await page.open(`${server.url}/`);
          assert.deepEqual(await resultOf(page), EXPECTED);
        } finally {
          await server.close();
        }
      });
    }
  } finally {
    await page.close();
  }
});
