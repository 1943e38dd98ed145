// What a visitor downloads, compressed by brotli as servers do it. The limits are promises.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { root } from "./consumers/tarball.mjs";

const dist = join(root, "dist");
const LIMITS = [
  { name: "engine (wasm)", files: () => ["customer-segments.wasm"], limit: 333_000 },
  { name: "package entry, with what it imports", files: () => withImports("index.js"), limit: 12_000 },
  // The element loads the client while idle: every visitor gets both.
  { name: "element and client", files: () => withImports("index.js", new Set(withImports("define.js"))), limit: 60_000 },
  { name: "page, with what it loads at once", files: () => pageFiles(), limit: 60_000 },
  { name: "page in one file, with everything", files: () => ["page/customer-segments.html"], limit: 442_000 },
];

for (const { name, files, limit } of LIMITS) {
  test(`${name}: at most ${limit / 1000} kB`, (context) => {
    const each = files().map((file) => [file, brotliCompressSync(readFileSync(join(dist, file))).length]);
    const total = each.reduce((sum, [, size]) => sum + size, 0);
    context.diagnostic(`${name}: ${(total / 1000).toFixed(1)} of ${limit / 1000} kB (${each.map(([file, size]) => `${file} ${size}`).join(", ")})`);
    assert.ok(total > 0);
    assert.ok(total <= limit, `${name} has grown to ${total} bytes`);
  });
}

test("the engine names no file of the machine that compiled it", () => {
  const engine = readFileSync(join(dist, "customer-segments.wasm")).toString("latin1");
  assert.deepEqual(engine.match(/[\w./-]+\.rs\b/g) ?? [], []);
});

/** A module and everything that is loaded with it; what it imports later does not count. */
function withImports(entry, found = new Set()) {
  if (found.has(entry)) return [...found];
  found.add(entry);
  const source = readFileSync(join(dist, entry), "utf8");
  for (const [, path] of source.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g)) withImports(join(dirname(entry), path), found);
  return [...found];
}

/** The page's document, its styles and its scripts. */
function pageFiles() {
  const html = readFileSync(join(dist, "page/index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="(?!data:|https?:|#)\.?\/?([^"]+\.(?:js|css))"/g)].map(([, path]) => `page/${path}`);
  assert.ok(named.some((path) => path.endsWith(".js")), "the page loads no script");
  for (const path of named) assert.ok(existsSync(join(dist, path)), `${path} is named by the page and not there`);
  return ["page/index.html", ...new Set(named.flatMap((path) => (path.endsWith(".js") ? withImports(path) : [path])))];
}
