// The manifest keeps its word: what it names is in the tarball, and what it promises holds in the files.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { pack, root } from "./consumers/tarball.mjs";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "manifest-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const { files } = pack(folder);
const scripts = files.filter((file) => file.endsWith(".js"));
const text = (file) => readFileSync(join(root, file), "utf8");

test("every export is in the tarball, with types for every module", () => {
  const subpaths = [".", "./element", "./element/define", "./iife", "./worker", "./custom-elements.json", "./customer-segments.wasm", "./package.json"];
  assert.deepEqual(Object.keys(manifest.exports), subpaths);
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target === "string") {
      assert.ok(files.includes(target.slice(2)), `${subpath}: ${target} is not packed`);
      continue;
    }
    assert.deepEqual(Object.keys(target), ["types", "default"], `${subpath}: one module for everyone`);
    for (const file of Object.values(target)) assert.ok(files.includes(file.slice(2)), `${subpath}: ${file} is not packed`);
  }
});

test("every relative import of a packed module or declaration is packed too", () => {
  for (const file of files.filter((name) => /\.(js|d\.ts)$/.test(name))) {
    for (const [, path] of text(file).matchAll(/(?:\bfrom|\bimport\(?)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      const target = join(file, "..", file.endsWith(".d.ts") ? path.replace(/\.js$/, ".d.ts") : path).replaceAll("\\", "/");
      assert.ok(files.includes(target), `${file} imports ${path}`);
    }
  }
});

test("the declarations name no package that a consumer would not have", () => {
  for (const file of files.filter((name) => name.endsWith(".d.ts"))) {
    for (const [, path] of text(file).matchAll(/(?:\bfrom|\bimport\(?)\s*["']([^"']+)["']/g)) assert.match(path, /^\.\.?\//, `${file} imports ${path}`);
  }
});

test("a consumer installs nothing else and runs nothing", () => {
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"]) assert.equal(manifest[key], undefined, key);
  for (const hook of ["preinstall", "install", "postinstall", "prepare"]) assert.equal(manifest.scripts[hook], undefined, hook);
  for (const [name, version] of Object.entries(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, `${name} is not pinned`);
});

test("only modules that do something when imported are kept for it", () => {
  assert.deepEqual(manifest.sideEffects, ["./dist/define.js", "./dist/iife.js", "./dist/worker.js"]);
});

test("it says what it is", () => {
  const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^version = "(.+)"$/m.exec(cargo)[1]);
  assert.equal(manifest.license, /^license = "(.+)"$/m.exec(cargo)[1]);
  assert.equal(manifest.engines.node, ">=20.19");
  assert.ok(manifest.description.length > 40 && manifest.keywords.length >= 5);
  for (const wanted of [/^README\.md$/, /^CHANGELOG\.md$/, /^LICENSE/]) assert.ok(files.some((file) => wanted.test(file)), `${wanted} is not packed`);
  for (const file of files) assert.match(file, /^(dist\/|www\/(API|RECIPES|element\/README)\.md$|www\/page\/screenshot\.png$|README\.md$|CHANGELOG\.md$|LICENSE|package\.json$)/, "nothing but what is shipped");
});

test("no module needs a bundler's or a policy's favour", () => {
  for (const file of scripts) {
    const source = text(file);
    for (const forbidden of [/import\.meta/, /\beval\(/, /new Function\(/, /\brequire\(/, /\bprocess\.env\b/]) assert.doesNotMatch(source, forbidden, file);
  }
});

test("only `worker/engine.ts` knows the generated glue", () => {
  for (const file of sources("www")) {
    const imports = [...text(file).matchAll(/(?:\bfrom|\bimport\(?)\s*"([^"]+)"/g)].map(([, path]) => path);
    const glue = imports.some((path) => /generated\/(glue|bindgen)/.test(path));
    assert.equal(glue, file === "www/worker/engine.ts", file);
  }
});

test("importing the entry does nothing", async () => {
  const before = new Set(Reflect.ownKeys(globalThis));
  const api = await import(`../dist/index.js?${Date.now()}`);
  assert.deepEqual(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)), []);
  assert.deepEqual(Object.keys(api).sort(), ["SegmentError", "annotate", "createSegmenter", "errorCodes", "invitation", "issueCodes", "matches", "payback", "report", "segment", "segmentOf", "shareable"]);
});

test("the element is imported on a server, and defined nowhere", async () => {
  const { CustomerSegmentsElement } = await import("../dist/element.js");
  await import("../dist/define.js");
  assert.equal(typeof CustomerSegmentsElement, "function");
  assert.deepEqual([globalThis.customElements, globalThis.document, globalThis.HTMLElement], [undefined, undefined, undefined]);
  assert.equal(manifest.customElements, manifest.exports["./custom-elements.json"]);
});

function sources(path) {
  return readdirSync(join(root, path)).flatMap((name) => {
    const file = `${path}/${name}`;
    if (file === "www/generated" || file === "www/build") return [];
    return statSync(join(root, file)).isDirectory() ? sources(file) : file.endsWith(".ts") ? [file] : [];
  });
}
