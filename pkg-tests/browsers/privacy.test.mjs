/** From *ready* on the page asks for nothing and keeps nothing, whatever is done with it. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { inEveryEngine } from "./engines.mjs";
import { idle, openPage, part, root, sampleToSegments, saved, segments, shown } from "./page.mjs";

/** What a page could have left behind. An API that an engine lacks can hold nothing. */
const kept = (page) => page.evaluate(async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  cookies: document.cookie,
  databases: (await indexedDB.databases?.()) ?? [],
  caches: (await globalThis.caches?.keys()) ?? [],
  workers: ((await navigator.serviceWorker?.getRegistrations()) ?? []).length,
}));
const nothing = { local: 0, session: 0, cookies: "", databases: [], caches: [], workers: 0 };

/** Everything that the page itself knows to have been loaded from a network. */
const loaded = (page) => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /^(https?|wss?):/.test(name)));

inEveryEngine("no request and no storage from ready on", async (page) => {
  const server = await openPage(page, "en");
  try {
    assert.ok(server.requests.length >= 3, "the server counts");
    const [requests, resources] = [server.requests.length, (await loaded(page)).length];
    const silent = async (what) => {
      assert.deepEqual(server.requests.slice(requests), [], `the server was asked during: ${what}`);
      assert.deepEqual((await loaded(page)).slice(resources), [], `the page loaded during: ${what}`);
      assert.deepEqual(await page.evaluate(() => window.violations), [], `the policy held something back during: ${what}`);
      assert.deepEqual(await kept(page), nothing, `something was kept during: ${what}`);
    };
    await sampleToSegments(page);
    await silent("a sample");
    const other = (await segments(page)) === 3 ? 4 : 3;
    await page.click(`input[type="radio"][value="${other}"]`);
    await page.until((selector, count) => window.findAll(selector).length === count, part("segment"), other);
    await idle(page);
    await silent("another number of segments");
    await saved(page, "download-file");
    await saved(page, "download-model");
    await silent("the downloads");
    for (const language of ["ar", "fa"]) {
      await page.evaluate((value) => {
        const select = document.querySelector("select");
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, language);
      await page.until((value) => document.documentElement.lang === value && window.find('[aria-busy="false"]') !== null, language);
      await silent(language);
    }
    await page.click(part("restart"));
    await shown(page, "start");
    await page.setFile("input[type=file]", join(root, "pkg-tests/fixtures/bad-inputs/no-final-newline.csv"));
    await shown(page, "read");
    await page.click(part("find"));
    await shown(page, "segments");
    await idle(page);
    await silent("a file");
    await page.click(part("restart"));
    await shown(page, "start");
    await page.setFile("input[type=file]", join(root, "pkg-tests/fixtures/bad-inputs/png.csv"));
    await shown(page, "error");
    await silent("a file that cannot be read");
    const unplugged = await page.evaluate(() => fetch("/").then(() => "answered", () => "held back"));
    assert.equal(unplugged, "held back", "the policy forbids what it is said to forbid");
  } finally {
    await server.close();
  }
});
