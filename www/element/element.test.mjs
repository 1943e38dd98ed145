/** What can be known of the element without a browser. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { importSource } from "../build/import-source.mjs";
import { manifestOf } from "../build/manifest.mjs";

test("the class is imported on a server, and defines nothing", async () => {
  const { CustomerSegmentsElement } = await importSource("www/element/index.ts", {
    "../index.js": "export const createSegmenter = () => {}; export const report = () => {};",
    "/preload.js": "export const preload = () => {};",
    "ssr-dom-shim": "export const HTMLElement = class {}; export const customElements = undefined;",
  }).catch((error) => assert.fail(error));
  assert.equal(typeof CustomerSegmentsElement, "function");
  assert.equal(globalThis.customElements, undefined);
});

test("the language is the nearest that is spoken", async () => {
  const { nearest } = await importSource("www/element/language.ts");
  assert.equal(nearest(["ar-EG"]), "ar");
  assert.equal(nearest(["", "fa_IR", "en"]), "fa");
  assert.equal(nearest(["de", "fr", "AR"]), "ar");
  assert.equal(nearest([undefined, null, "de"]), "en");
});

test("Arabic has the digits of its region", async () => {
  const { hasOwnDigits } = await importSource("www/element/language.ts");
  assert.equal(hasOwnDigits(["en-GB", "ar-EG"]), true);
  assert.equal(hasOwnDigits(["ar", "ar-EG"]), false);
  assert.equal(hasOwnDigits(["ar-MA"]), false);
  assert.equal(hasOwnDigits([null, undefined]), false);
});

test("an error is told in words; what has no code of ours is never quoted", async () => {
  const { explain } = await importSource("www/element/errors.ts");
  const { formatter } = await importSource("www/locales/format.ts");
  const words = formatter("en", JSON.parse(readFileSync(new URL("../locales/en.json", import.meta.url), "utf8")));
  assert.match(explain({ code: "quote-unclosed", details: { row: 1204 } }, words), /row 1,204/);
  assert.match(explain({ code: "columns-limit", details: { found: "20000", expected: "16384" } }, words), /20,000 columns; at most 16,384/);
  assert.match(explain({ code: "column-unknown", details: { column: "2021" } }, words), /“2021”/);
  const unknown = words.message("error.unknown");
  assert.equal(explain(new Error("a secret cell"), words), unknown);
  assert.equal(explain({ code: "from-the-future" }, words), unknown);
});

test("the manifest lists each part, slot, event, property and attribute of the sources, and no other", () => {
  const read = (file) => readFileSync(new URL(file, import.meta.url), "utf8");
  const views = [read("element.ts"), ...["views", "charts"].flatMap((folder) => readdirSync(new URL(folder, import.meta.url)).map((name) => read(`${folder}/${name}`)))].join("\n");
  const styles = readdirSync(new URL("styles", import.meta.url)).map((name) => read(`styles/${name}`)).join("\n");
  const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
  const names = (list) => list.map(({ name }) => name).sort();
  const [element] = manifestOf(read("public.ts")).modules[0].declarations;
  assert.deepEqual(names(element.cssParts), found(views, /\bpart(?:="|: ")([\w-]+)"/g));
  assert.deepEqual(names(element.slots), found(views, /<slot name="([\w-]+)"/g));
  assert.deepEqual(names(element.events), found(views, /dispatch\(this, "([\w-]+)"/g));
  assert.deepEqual(names(element.cssProperties), found(styles, /var\((--cs-[\w-]+)/g));
  assert.deepEqual(names(element.attributes), found(views, /^ {4}(\w+): \{.*reflect: true/gm));
  assert.deepEqual(names(element.members), ["autosave", "clusters", "lang", "locale", "open", "prepare", "samples", "seed", "settings", "show", "wasm", "worker"]);
  for (const { description, name } of [...element.members, ...element.cssParts, ...element.events]) assert.ok(description?.length > 5, name);
});
