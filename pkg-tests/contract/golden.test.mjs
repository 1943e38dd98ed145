/** What Rust tells, and what the package gives, are held against the public types by the compiler. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createSegmenter } from "customer-segments";

const root = fileURLToPath(new URL("../../", import.meta.url));
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));
const file = readFileSync(new URL("customers.csv", import.meta.url));

/** The compiler's complaints about TypeScript that assigns literals, where surplus members are errors too. */
function complaints(name, lines) {
  const folder = join(root, "artefacts/contract");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.ts`), lines.join("\n"));
  const compilerOptions = { noEmit: true, declaration: false, emitDeclarationOnly: false, rootDir: "../.." };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, include: [`${name}.ts`] }));
  try {
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (error) {
    return error.stdout;
  }
}

const reports = ({ table, segmentation }) => [
  `import type { SegmentationReport, TableReport } from "../../www/report.js";`,
  `export const table: TableReport = ${JSON.stringify(table)};`,
  `export const segmentation: SegmentationReport = ${JSON.stringify(segmentation)};`,
];

test("the golden result fits the types of what Rust tells", () => {
  assert.equal(complaints("golden", reports(golden)), "");
});

test("a result is refused that has a member too few, one too many, or a word that is not known", () => {
  const { table, segmentation } = golden;
  const { seed, ...without } = segmentation;
  assert.match(complaints("few", reports({ table, segmentation: without })), /seed/);
  assert.match(complaints("many", reports({ table, segmentation: { ...segmentation, surplus: 1 } })), /surplus/);
  const verdict = { ...segmentation.verdict, kind: "certain" };
  assert.match(complaints("word", reports({ table, segmentation: { ...segmentation, verdict } })), /certain/);
});

test("what the package gives fits the public types, and is what Rust tells, in words", async () => {
  const segmenter = createSegmenter();
  try {
    const table = await segmenter.read(new Blob([file]));
    const { assignments, ...result } = await table.segment({ clusters: { from: 2, to: 4 }, seed: 42 });
    assert.ok(assignments instanceof Int32Array);
    assert.equal(complaints("package", [
      `import type { Column, Segmentation } from "../../www/types.js";`,
      `export const columns: readonly Column[] = ${JSON.stringify(table.columns)};`,
      `export const result: Omit<Segmentation, "assignments"> = ${JSON.stringify(result)};`,
    ]), "");
    const figures = ({ model, candidates, segments }) => ({ model, candidates, segments: segments.map(({ size, profile }) => ({ size, profile })) });
    assert.deepEqual(figures(result), figures(golden.segmentation));
    assert.deepEqual(structuredClone(result), result, "plain data");
  } finally {
    segmenter.close();
  }
});
