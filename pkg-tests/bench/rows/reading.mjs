/** From CSV to typed columns, in Node and in a tab that has done nothing before. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../compare.mjs";
import { load, loadOurs } from "../peers/npm.mjs";
import { startPython } from "../peers/python.mjs";
import { data } from "../places.mjs";
import { timed } from "../rounds.mjs";
import { customers, inTab } from "./browser.mjs";

export async function reading(bench) {
  const [rows] = bench.sizes({ quick: [100_000], full: [1_000_000] });
  const file = join(data, await customers(rows));
  const bytes = readFileSync(file);
  const { createSegmenter } = await loadOurs();
  const { default: Papa } = await load("papaparse");
  const { inferSchema, initParser } = await load("udsv");
  const segmenter = createSegmenter();
  const run = () =>
    timed(async () => {
      const table = await segmenter.read(bytes);
      const { rowCount } = table;
      table.close();
      return { rows: rowCount };
    });
  await run();
  const papa = () => ({ rows: Papa.parse(bytes.toString("utf8"), { header: true, dynamicTyping: true, skipEmptyLines: true }).data.length });
  const rowsOf = { typedCols: (columns) => columns[0].length, typedArrs: (arrays) => arrays.length, typedObjs: (objects) => objects.length };
  const udsv = (how) => () => {
    const text = bytes.toString("utf8");
    return { rows: rowsOf[how](initParser(inferSchema(text))[how](text)) };
  };
  const peers = [
    { name: "PapaParse", how: "dynamicTyping", run: () => timed(papa) },
    ...Object.keys(rowsOf).map((how) => ({ name: "uDSV", how, run: () => timed(udsv(how)) })),
  ];
  // polars takes the number of its threads from where it is started.
  const single = bench.python && startPython({ POLARS_MAX_THREADS: "1" });
  if (single) {
    peers.push({ name: "polars", how: "1 thread", run: () => single.ask({ work: "polars", file }) });
    peers.push({ name: "pandas", run: () => single.ask({ work: "pandas", file }) });
  }
  const targets = { polars: 1, uDSV: 6, PapaParse: 10 };
  const agrees = (own, theirs) => (own.rows === theirs.rows ? undefined : `rows: ${own.rows} and ${theirs.rows}`);
  const megabytes = (bytes.length / 1e6).toFixed(1);
  try {
    return await compare({ work: `CSV → typed columns, ${rows} rows (${megabytes} MB)`, ours: { run }, peers, agrees, targets }, bench);
  } finally {
    single?.close();
    segmenter.close();
  }
}

/** A new browser each time: nothing is compiled, let alone optimised. */
export async function first(bench) {
  if (!bench.python) return [];
  const [rows] = bench.sizes({ quick: [100_000], full: [1_000_000] });
  const file = await customers(rows);
  const run = () => inTab((tab) => tab.evaluate((name) => globalThis.bench.load(name), file).then(() => tab.evaluate((name) => globalThis.bench.read(name), file)));
  const peers = [{ name: "pandas", run: () => bench.python.ask({ work: "pandas", file: join(data, file) }) }];
  const agrees = (own, theirs) => (own.rows === theirs.rows ? undefined : `rows: ${own.rows} and ${theirs.rows}`);
  return compare({ work: `CSV → typed columns, first call in a new tab, ${rows} rows`, ours: { run }, peers, agrees, targets: { pandas: 0.8 } }, bench);
}
