/**
 * `npm run bench`: sets its peers up, measures every row, and writes one table, for people and for programs,
 * into `artefacts/bench`. `--quick` takes smaller tables and fewer rounds; `--only lloyd` (or several such
 * words, with commas) measures those rows alone.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensurePackages } from "../../www/build/toolchain.mjs";

const { values: chosen } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string" } } });
await ensurePackages();
const { rows } = await import("./rows.mjs");
const { prepare, measure } = await import("./measure.mjs");
const { markdown } = await import("./table.mjs");
const { folder } = await import("./places.mjs");

const names = chosen.only?.split(",") ?? rows.filter(({ optional }) => !optional).map(({ name }) => name);
const unknown = names.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}; there are ${rows.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}
const bench = await prepare({ quick: chosen.quick });
const lines = await measure(rows.filter(({ name }) => names.includes(name)), bench);
const machine = {
  machine: `${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}`,
  versions: Object.entries(await bench.versions()).map(([name, version]) => `${name} ${version}`).join(", "),
};
await bench.close();

const note = chosen.quick
  ? "A quick run: tables of at most 100,000 rows (`scale` 1,000,000) and 3 rounds. Medians, with the least and the most; who took longer than 20 s ran once."
  : "Medians of 5 interleaved rounds, with the least and the most; who took longer than 20 s ran once.";
const table = markdown({ lines, machine, note });
const name = chosen.quick ? "quick" : "full";
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${name}.md`), table);
writeFileSync(join(folder, `${name}.json`), JSON.stringify({ machine, note, lines }, null, 2));
console.log(`\n${table}\nWritten to artefacts/bench/${name}.md and ${name}.json`);
// A row that failed, or results that differ, are no measurement.
process.exitCode = lines.some((line) => line.failed || line.disagreements?.length > 0) ? 1 : 0;
