/**
 * `npm run evaluate`: how often the number of segments is right, how well they agree with the truth, and how
 * often segments are seen where there are none. Through the package as it was built, in Node.
 *
 * `--tables 40` takes so many tables of each kind instead of 20, `--first 100` begins at another seed, `--only
 * numeric,rfm` (or `sets`) measures those alone. Writes artefacts/evaluate/evaluate.md and .json.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createSegmenter } from "../../dist/index.js";
import { skip } from "../shared-data.mjs";
import { adjustedRandIndex, mean, share } from "./figures.mjs";
import { KINDS, table } from "./generator.mjs";
import { labelledSets } from "./sets.mjs";

const text = (fallback) => ({ type: "string", default: fallback });
const { values: chosen } = parseArgs({ options: { tables: text("20"), first: text("1"), only: text([...KINDS, "sets"].join(",")) } });
const [tables, first] = [Number(chosen.tables), Number(chosen.first)];
const only = chosen.only.split(",");
const segmenter = createSegmenter();

async function segment({ csv, features }, options) {
  const read = await segmenter.read(new TextEncoder().encode(csv));
  try {
    const begun = performance.now();
    const result = await read.segment({ features, seed: 7, ...options });
    return { ...result, seconds: (performance.now() - begun) / 1000 };
  } finally {
    read.close();
  }
}

/** One kind of table: with 2 to 7 segments, and without any. */
async function measure(kind) {
  const found = [];
  const homogeneous = [];
  for (let seed = first; seed < first + tables; seed++) {
    const segments = 2 + ((seed * 5 + KINDS.indexOf(kind)) % 6);
    const made = table(kind, segments, seed);
    const result = await segment(made);
    const given = await segment(made, { clusters: segments, evidence: "none" });
    found.push({
      segments,
      chosen: result.segments.length,
      agreement: adjustedRandIndex(made.labels, result.assignments),
      atTruth: adjustedRandIndex(made.labels, given.assignments),
      natural: result.verdict.kind === "natural",
      clarity: result.choice.clarity,
      seconds: result.seconds,
    });
    homogeneous.push((await segment(table(kind, 1, seed))).verdict.kind === "natural");
  }
  return { kind, found, homogeneous };
}

const figure = (value) => value.toFixed(2);
const row = (cells) => `| ${cells.join(" | ")} |`;

function summary(name, found, homogeneous) {
  const apart = found.map((one) => Math.abs(one.chosen - one.segments));
  return row([
    name,
    found.length,
    figure(share(apart.map((by) => by === 0))),
    figure(share(apart.map((by) => by <= 1))),
    figure(mean(found.map((one) => one.agreement))),
    figure(mean(found.map((one) => one.atTruth))),
    figure(share(found.map((one) => one.natural))),
    homogeneous.length,
    figure(share(homogeneous)),
    figure(mean(found.map((one) => one.seconds))),
  ]);
}

const lines = [];
const told = [];
const kinds = KINDS.filter((kind) => only.includes(kind));
for (const kind of kinds) {
  const measured = await measure(kind);
  told.push(measured);
  console.log(summary(kind, measured.found, measured.homogeneous));
}
if (kinds.length > 0) {
  const all = told.flatMap(({ found }) => found);
  lines.push(row(["tables", "n", "number right", "within 1", "ARI", "ARI at the true number", "natural", "n without segments", "natural there", "seconds"]), row(Array(10).fill("---")));
  lines.push(...told.map(({ kind, found, homogeneous }) => summary(kind, found, homogeneous)));
  lines.push(summary("all", all, told.flatMap(({ homogeneous }) => homogeneous)), "");
  for (const clarity of ["clear", "likely", "open"]) {
    const of = all.filter((one) => one.clarity === clarity);
    if (of.length > 0) lines.push(`${clarity}: ${figure(share(of.map((one) => one.chosen === one.segments)))} right of ${of.length}`);
  }
}
if (only.includes("sets") && !skip) {
  lines.push("", row(["set", "segments", "chosen", "ARI", "ARI at the true number", "engine", "verdict"]), row(Array(7).fill("---")));
  for (const set of labelledSets()) {
    const result = await segment(set, { clusters: { from: 2, to: Math.max(10, set.segments + 5) } });
    const given = set.segments > 1 ? await segment(set, { clusters: set.segments, evidence: "none" }) : undefined;
    const agreement = (one) => (one === undefined ? "" : figure(adjustedRandIndex(set.labels, one.assignments)));
    lines.push(row([`${set.battery}/${set.name}`, set.segments, result.segments.length, set.segments > 1 ? agreement(result) : "", agreement(given), result.engine.name, result.verdict.kind]));
    console.log(lines.at(-1));
  }
} else if (only.includes("sets")) console.log(`The labelled sets are left out: ${skip}.`);
segmenter.close();

const report = `${lines.join("\n")}\n`;
mkdirSync("artefacts/evaluate", { recursive: true });
writeFileSync("artefacts/evaluate/evaluate.md", report);
writeFileSync("artefacts/evaluate/evaluate.json", JSON.stringify(told));
console.log(`\n${report}\nWritten to artefacts/evaluate/evaluate.md and .json`);
