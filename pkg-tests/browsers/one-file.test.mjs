/** The page in one file, from disk: it asks for nothing, and finds what the served page finds. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inEveryEngine } from "./engines.mjs";
import { enter, idle, openPage, part, root, sampleToSegments, shown } from "./page.mjs";

const file = pathToFileURL(join(root, "dist/page/customer-segments.html")).href;

/** What was found, as it is shown. */
const found = (page) => page.evaluate((names) => [window.find("h1"), ...window.findAll(names)].map((element) => element.textContent.replace(/\s+/g, " ").trim()), part("segment-name"));

inEveryEngine("the page in one file works from disk", async (page) => {
  const server = await openPage(page, "en");
  await sampleToSegments(page);
  const served = await found(page);
  await server.close();
  await enter(page, `${file}?lang=en`);
  await sampleToSegments(page);
  assert.deepEqual(await found(page), served);
  assert.deepEqual(await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name))), [], "it asked for something");
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  // What is read another way than CSV is within it as well.
  await page.click(part("restart"));
  await shown(page, "start");
  await page.setFile("input[type=file]", join(root, "pkg-tests/fixtures/formats/rows-zstd.parquet"));
  await shown(page, "read");
  await idle(page);
});
