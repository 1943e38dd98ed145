/** Words that were bundled without their keys are the words of the files. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";

import { oneSetOfKeys } from "./one-set-of-keys.mjs";
import { root } from "./steps.mjs";

test("three languages in one bundle say what their files say", async () => {
  const paths = ["en", "ar", "fa"].flatMap((name) => [`www/locales/${name}.json`, `www/locales/element/${name}.json`]);
  const contents = `export default [${paths.map((path) => `await import("./${path}").then((words) => words.default)`).join(", ")}];`;
  const { outputFiles } = await build({ absWorkingDir: root, stdin: { contents, resolveDir: root }, bundle: true, write: false, format: "esm", target: "es2022", plugins: [oneSetOfKeys] });
  const found = (await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`)).default;
  for (const [at, path] of paths.entries()) assert.deepEqual(found[at], JSON.parse(readFileSync(`${root}/${path}`, "utf8")), path);
});
