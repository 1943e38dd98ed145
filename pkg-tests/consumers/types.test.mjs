// The shipped types, as a strict TypeScript project sees them: nothing of ours is skipped in the check.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { project, root, run } from "./tarball.mjs";

const resolutions = {
  bundler: { module: "esnext", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
};
const web = ["es2022", "dom", "dom.iterable", "dom.asynciterable"];
const libraries = { "with esnext.disposable": [...web, "esnext.disposable"], "without esnext.disposable": web };

test("a strict TypeScript project accepts the types, and they refuse what is wrong", async (context) => {
  const folder = project(context, { example: "types" });
  for (const [name, resolution] of Object.entries(resolutions)) {
    for (const [library, lib] of Object.entries(libraries)) {
      await context.test(`${name}, ${library}`, () => {
        const compilerOptions = { ...resolution, target: "es2022", lib, strict: true, noEmit: true, skipLibCheck: false, types: [] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
        assert.equal(run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], folder), "");
      });
    }
  }
});
