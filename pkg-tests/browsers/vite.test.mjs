/** The package in a Vite project, as built for the web and from the dev server, opened in three browsers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPECTED, viteBuild, viteProject, viteServe } from "../consumers/vite.mjs";
import { ENGINES, launch } from "./engines.mjs";
import { resultOf } from "./result.mjs";
import { serve } from "./serve.mjs";

test("a Vite project", { timeout: 600_000 }, async (context) => {
  const example = await viteProject(context);
  const built = await serve({ "/": await viteBuild(example) });
  const development = await viteServe(example);
  try {
    for (const [name, address] of [["built", `${built.url}/`], ["dev server", development.address]]) {
      for (const engine of ENGINES) {
        await context.test(`${name} (${engine})`, async () => {
          const page = await launch(engine);
          try {
            await page.open(address);
            assert.deepEqual(await resultOf(page), EXPECTED);
          } finally {
            await page.close();
          }
        });
      }
    }
  } finally {
    await development.close();
    await built.close();
  }
});
