/**
 * Writes the exports: files as certain shop systems, banks and survey tools write them, each with its truth.
 * `node pkg-tests/corpus/make-exports.mjs`
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { encoded } from "./encode.mjs";
import { banks } from "./export-banks.mjs";
import { customers } from "./export-customers.mjs";
import { records } from "./export-records.mjs";
import { regions } from "./export-regions.mjs";
import { shops } from "./export-shops.mjs";
import { spans } from "./export-spans.mjs";
import { surveys } from "./export-surveys.mjs";

const folder = new URL("exports/", import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const files = [...shops, ...banks, ...surveys, ...customers, ...records, ...regions, ...spans].map((make) => make());
for (const { title, encoding, text, truth } of files) {
  const bytes = encoded(text, encoding);
  if (!bytes) throw new Error(`${title} cannot be written in ${encoding}`);
  writeFileSync(new URL(`${title}.csv`, folder), bytes);
  writeFileSync(new URL(`${title}.truth.json`, folder), `${JSON.stringify(truth)}\n`);
}
console.log(`${files.length} files`);
