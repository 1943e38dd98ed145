/** The interface itself, in each engine: a test that is written once must mean the same in all three. */

import assert from "node:assert/strict";
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inEveryEngine } from "./engines.mjs";
import { serve } from "./serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "engines-"));
writeFileSync(join(folder, "small.csv"), "a,b\n1,2\n");

const pages = {
  "/": `<!doctype html><meta charset="utf-8">
    <meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'">
    <title>engines</title><deep-one></deep-one><script type="module" src="/deep.js"></script>`,
  "/deep.js": `customElements.define("deep-one", class extends HTMLElement {
    constructor() {
      super();
      const button = Object.assign(document.createElement("button"), { textContent: "go", onclick: () => { this.clicks = (this.clicks ?? 0) + 1; } });
      const number = Object.assign(document.createElement("input"), { type: "number", onchange: () => { this.number = number.value; } });
      const file = Object.assign(document.createElement("input"), { type: "file", onchange: async () => { this.text = await file.files[0].text(); } });
      this.attachShadow({ mode: "open" }).append(button, number, file);
    }
  });`,
};

inEveryEngine("clicks, types, presses, chooses a file, waits, takes a picture", async (page) => {
  const server = await serve({ "/": folder }, { pages });
  try {
    await page.open(`${server.url}/`);
    await page.click("button");
    await page.press("Tab");
    await page.press("Shift+Tab");
    await page.press("Enter");
    assert.equal(await page.evaluate(() => document.querySelector("deep-one").clicks), 2);
    await page.fill("input[type=number]", "7");
    await page.press("Tab");
    assert.equal(await page.until(() => document.querySelector("deep-one").number), "7");
    await page.setFile("input[type=file]", join(folder, "small.csv"));
    assert.equal(await page.until(() => document.querySelector("deep-one").text), "a,b\n1,2\n");
    assert.deepEqual(await page.evaluate(async (a, b) => ({ sum: await Promise.resolve(a + b), none: undefined }), 1, 2), { sum: 3 });
    await assert.rejects(page.evaluate(() => { throw new Error("said so"); }), /said so/);
    await page.screenshot(join(folder, `${page.name}.png`));
    assert.ok(statSync(join(folder, `${page.name}.png`)).size > 1000);
    const before = server.requests.length;
    await page.evaluate(() => fetch("/anything").catch(() => {}));
    assert.equal(server.requests.length, before, "the page's policy was to hold the request back");
  } finally {
    await server.close();
  }
});
