/** Laws of the house that a compiler does not hold. The order of the Rust stages has its test in Rust. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = (file) => readFileSync(join(root, file), "utf8");
const files = (folder, pattern) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name}`.replaceAll("\\", "/"))
    .filter((file) => pattern.test(file) && !/\.test\./.test(file) && !file.startsWith("www/generated/"))
    .sort();
const web = files("www", /\.(ts|js|mjs|css|html)$/);
const shipped = web.filter((file) => file.endsWith(".ts"));
const rust = files("src", /\.rs$/);

/** Comments tell of things that code may not do. */
const code = (file) => text(file).replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");

test("the sources were found", () => {
  assert.ok(shipped.length > 20 && rust.length > 20, `${shipped.length}, ${rust.length}`);
});

test("no file is longer than one reading takes, its tests apart", () => {
  const lines = (file) => text(file).split(/^#\[cfg\(test\)\]$/m)[0].split("\n").length;
  assert.deepEqual([...rust, ...web].filter((file) => lines(file) > 400), []);
});

/** Each room with the rooms that its files may import; files beside the rooms are everybody's. */
const ROOMS = {
  page: ["element", "locales"],
  element: ["client", "locales"],
  client: ["worker", "locales", "generated"],
  worker: ["generated"],
  locales: [],
};

test("page → element → client → worker: nothing imports backwards", () => {
  const broken = [];
  for (const file of shipped) {
    const room = file.split("/")[1];
    if (!(room in ROOMS)) continue;
    for (const [, path] of code(file).matchAll(/(?:\bfrom|\bimport\(?)\s*"(\.[^"]+)"/g)) {
      const other = join(file, "..", path).replaceAll("\\", "/").split("/")[1];
      if (!other.includes(".") && other !== room && !ROOMS[room].includes(other)) broken.push(`${file} imports ${path}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("text is never taken for markup", () => {
  const markup = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|unsafeStatic|createContextualFragment|DOMParser|\beval\(|new Function/;
  for (const file of shipped) assert.doesNotMatch(code(file), markup, file);
});

test("nothing is stored, but the work of who asks for it", () => {
  const storage = /localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|\bcaches\b|serviceWorker|navigator\.storage/;
  for (const file of shipped) if (file !== "www/element/session/keeping.ts") assert.doesNotMatch(code(file), storage, file);
});

test("nothing is sent, and only what the consumer names is fetched", () => {
  for (const file of shipped) {
    assert.doesNotMatch(code(file), /XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|WebTransport/, file);
    assert.doesNotMatch(code(file), /\bwindow\.open\(|\blocation\s*=[^=]|\blocation\.(href\s*=[^=]|assign\(|replace\()/, file);
    if (file !== "www/client/module.ts") assert.doesNotMatch(code(file), /\bfetch\(/, file);
  }
});

test("nothing is written to a log", () => {
  for (const file of shipped) assert.doesNotMatch(code(file), /\bconsole\./, file);
  for (const file of rust.filter((name) => !name.startsWith("src/bin/"))) {
    const [shippedPart] = text(file).split(/^#\[cfg\(test\)\]/m);
    assert.doesNotMatch(shippedPart.replace(/^\s*\/\/.*$/gm, ""), /\b(e?println|e?print|dbg)!/, file);
  }
});
