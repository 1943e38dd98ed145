/** The package without any tool: a module script, from one's own server and from another, and the one-file script. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { EXPECTED } from "../consumers/vite.mjs";
import { inEveryEngine } from "./engines.mjs";
import { HELPERS } from "./embed.mjs";
import { root } from "./page.mjs";
import { resultOf } from "./result.mjs";
import { serve } from "./serve.mjs";

const dist = join(root, "dist");
const main = readFileSync(join(root, "pkg-tests/consumers/web/main.js"), "utf8");
const integrity = JSON.parse(readFileSync(join(dist, "integrity.json"), "utf8"))["iife.js"];
const html = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>shop</title><link rel="icon" href="data:,"><p id="result">working</p>${body}`;
const module = (address) => `<script type="module">${main.replace('"customer-segments"', JSON.stringify(address))}</script>`;
const classic = (address, hash = integrity) => `<script src="${address}" integrity="${hash}" crossorigin="anonymous"></script>`;
const use = `<script type="module">${main.replace(/^import .*$/m, "const { annotate, segment } = CustomerSegments;")}</script>`;

inEveryEngine("without any tool", async (page, context) => {
  const other = await serve({ "/": dist }, { headers: { "access-control-allow-origin": "*" } });
  const own = await serve({ "/package/": dist }, {
    pages: {
      "/module": html(module("/package/index.js")),
      "/module-from-another-server": html(module(`${other.url}/index.js`)),
      "/script": html(classic("/package/iife.js") + use),
      "/script-from-another-server": html(classic(`${other.url}/iife.js`) + use),
      "/script-that-was-changed": html(classic("/package/iife.js", `sha384-${"A".repeat(64)}`)),
      "/helpers.js": HELPERS,
      // As a blog has it: the theme's styles above, the tag in a post, the script at the end.
      "/post": `<!doctype html><html lang="fa-IR" dir="rtl"><meta charset="utf-8"><title>post</title><link rel="icon" href="data:,">
        <style>*,*::before{box-sizing:content-box;margin:0;padding:0} .entry-content *{font:italic 9px serif!important;color:red!important} img.emoji{display:inline!important;width:1em!important}</style>
        <body class="wp-singular single-post"><div class="entry-content"><p>…</p><customer-segments></customer-segments></div>
        <script defer src="/package/iife.js?ver=6.9" integrity="${integrity}" crossorigin="anonymous"></script><script src="/helpers.js"></script>`,
    },
  });
  try {
    for (const path of ["module", "module-from-another-server", "script", "script-from-another-server"]) {
      await context.test(path, async () => {
        await page.open(`${own.url}/${path}`);
        assert.deepEqual(await resultOf(page), EXPECTED);
      });
    }
    await context.test("the script has all that the package exports", async () => {
      await page.open(`${own.url}/script`);
      const exported = Object.keys(await import(pathToFileURL(join(dist, "index.js"))));
      assert.deepEqual(await page.evaluate((names) => names.filter((name) => !(name in window.CustomerSegments)), exported), []);
    });
    await context.test("a script that was changed is refused", async () => {
      await page.open(`${own.url}/script-that-was-changed`);
      assert.equal(await page.evaluate(() => typeof window.CustomerSegments), "undefined");
    });
    await context.test("one script and one tag in a blog's post are the whole product", async () => {
      await page.open(`${own.url}/post`);
      await page.until(() => document.querySelector("customer-segments").shadowRoot !== null);
      const found = await page.evaluate(async () => {
        const element = document.querySelector("customer-segments");
        const result = await window.findSegments(element);
        return { locale: element.locale, customers: result.segments.reduce((sum, { size }) => sum + size, 0), shown: window.inside(element, "verdict").textContent };
      });
      assert.equal(found.locale, "fa");
      assert.equal(found.customers, 400);
      assert.match(found.shown, /\p{Script=Arabic}/u);
      assert.deepEqual(own.requests.filter((path) => path.startsWith("/package/")).at(-1), "/package/iife.js", "nothing but the one file was asked for");
    });
  } finally {
    await own.close();
    await other.close();
  }
});
