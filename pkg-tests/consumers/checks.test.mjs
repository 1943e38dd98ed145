// The manifest and the types, as publint and "are the types wrong" see the tarball.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { pack, project, run } from "./tarball.mjs";

test("the tarball is in order", async (context) => {
  const folder = project(context, { packages: { publint: "0.3.25", "@arethetypeswrong/cli": "0.18.5" } });
  const { tarball } = pack(folder);

  await context.test("publint finds nothing", async () => {
    const { publint } = await import(pathToFileURL(createRequire(join(folder, "index.js")).resolve("publint")).href);
    const file = readFileSync(tarball);
    const { messages } = await publint({ strict: true, pack: { tarball: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) } });
    assert.deepEqual(messages, []);
  });

  await context.test("no type is wrong", () => {
    // The wasm is there to be served, not imported.
    const files = ["--exclude-entrypoints", "customer-segments.wasm"];
    const printed = run(process.execPath, ["node_modules/@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only", "--no-color", "--no-emoji", ...files], folder);
    // A problem is an exit code of its own; this says that there was something to look at.
    assert.equal(printed.match(/^node16 \(from ESM\): OK/gm)?.length, 7);
  });
});
