// What Vite makes of the package, as far as it shows without a browser; those open it in `browsers`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { viteBuild, viteProject, viteServe } from "./vite.mjs";

test("Vite needs no configuration", { timeout: 180_000 }, async (context) => {
  const example = await viteProject(context);

  await context.test("builds, with the engine in a chunk of its own", async () => {
    const folder = await viteBuild(example);
    const scripts = readdirSync(join(folder, "assets")).filter((name) => name.endsWith(".js"));
    const entry = /src="\/assets\/([^"]+)"/.exec(readFileSync(join(folder, "index.html"), "utf8"))[1];
    const sizes = Object.fromEntries(scripts.map((name) => [name, readFileSync(join(folder, "assets", name)).length]));
    assert.ok(sizes[entry] < 40_000, `the entry holds more than it should: ${JSON.stringify(sizes)}`);
    assert.ok(scripts.some((name) => name !== entry && sizes[name] > sizes[entry]), "the engine is not in a chunk of its own");
  });

  await context.test("serves the modules one by one", async () => {
    const server = await viteServe(example);
    try {
      const main = await (await fetch(new URL("main.js", server.address))).text();
      const [, path] = /from "([^"]+customer-segments[^"]*)"/.exec(main) ?? assert.fail(`main.js does not import the package:\n${main}`);
      const module = await fetch(new URL(path, server.address));
      assert.equal(module.status, 200);
      assert.match(module.headers.get("content-type"), /javascript/);
    } finally {
      await server.close();
    }
  });
});
