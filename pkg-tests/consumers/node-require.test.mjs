// A project in CommonJS: Node's `require` takes modules that do not wait at the top level, and ours do not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { project, root, run } from "./tarball.mjs";

test("every module can be required in Node", (context) => {
  const folder = project(context, { example: "node-require", type: "commonjs" });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const result = JSON.parse(run(process.execPath, ["--no-warnings", "index.cjs"], folder));
  assert.deepEqual(result, { sizes: [50, 150], lines: 201, element: "function", version });
});
