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
        assert.equal(check(folder, { ...resolution, lib, types: [] }, ["index.ts", "side-effects.ts"]), "");
      });
    }
  }
  await context.test("for Node alone, without the web platform's types", () => {
    const types = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
    assert.equal(check(folder, { ...resolutions.nodenext, lib: ["es2022"], ...types }, ["script.ts"]), "");
  });
});

/** What the compiler says of the files. */
function check(folder, options, include) {
  const compilerOptions = { target: "es2022", strict: true, noEmit: true, skipLibCheck: false, ...options };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  return run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], folder);
}
