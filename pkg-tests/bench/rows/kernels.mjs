/** The crate's own work on a matrix, in Node on one thread: Lloyd, sweeps, the silhouette. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare, differs } from "../compare.mjs";
import { matrix } from "../generator.mjs";
import { kernelWith } from "../kernel.mjs";
import { load } from "../peers/npm.mjs";
import { data } from "../places.mjs";
import { timed } from "../rounds.mjs";

const SEED = 7;
const K = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A matrix in our kernel's memory and in a file for Python. */
async function prepared(rows, columns, seed = SEED) {
  const points = matrix(rows, columns, seed);
  mkdirSync(data, { recursive: true });
  const file = join(data, `matrix-${rows}x${columns}.f64`);
  writeFileSync(file, points.values);
  return { points, file, kernel: await kernelWith(points) };
}

/** scikit-learn with both precisions and thread counts: the quickest of the four counts. */
function scikitLearn(python, order, { file, points: { rows, columns } }) {
  return ["float32", "float64"].flatMap((dtype) =>
    [1, 2].map((threads) => ({
      name: "scikit-learn",
      how: `${dtype}, ${threads} thread${threads > 1 ? "s" : ""}`,
      run: () => python.ask({ ...order, file, rows, columns, dtype, threads }),
    })),
  );
}

const row = (points, index) => [...points.values.subarray(index * points.columns, (index + 1) * points.columns)];

export async function lloyd(bench) {
  const lines = [];
  for (const rows of bench.sizes({ quick: [100_000], full: [100_000, 1_000_000] })) {
    for (const columns of bench.smoke ? [3] : [3, 8, 16]) {
      const prepare = await prepared(rows, columns);
      const { points, kernel } = prepare;
      const centres = Array.from({ length: 8 }, (_, index) => row(points, Math.floor((index * rows) / 8)));
      const start = kernel.put(Float64Array.from(centres.flat()));
      // scikit-learn labels all rows once more after the last of its iterations; ours count such passes.
      const run = () => timed(() => ({ inertia: kernel.lloyd(start, 8, 21) }));
      await run();
      const peers = bench.python ? scikitLearn(bench.python, { work: "lloyd", centres, iterations: 20 }, prepare) : [];
      if (bench.smoke) peers.push({ name: "JavaScript", run: () => timed(() => ({ inertia: plainLloyd(points, centres, 20) })) });
      lines.push(
        ...(await compare(
          {
            work: `one Lloyd fit, k = 8, 20 iterations, ${rows} × ${columns}`,
            ours: { run },
            peers,
            agrees: (ours, theirs) => differs("inertia", ours.inertia, theirs.inertia, 1e-4),
            targets: { "scikit-learn": 2.5 },
          },
          bench,
        )),
      );
    }
  }
  return lines;
}

const sweeping = ({ kernel }) => () => timed(() => ({ inertias: kernel.sweep(2, 10, false, SEED) }));

/** A sweep may find better optima than a peer and must not find much worse ones. */
const notWorse = (ours, theirs) => {
  const worst = Math.max(...ours.inertias.map((inertia, index) => inertia / theirs.inertias[index]));
  return worst <= 1.01 ? undefined : `inertia ${worst} × the peer's`;
};

export async function sweep(bench) {
  const lines = [];
  for (const rows of bench.sizes({ quick: [100_000], full: [100_000, 1_000_000] })) {
    if (!bench.python) break;
    const prepare = await prepared(rows, 8);
    const peers = scikitLearn(bench.python, { work: "sweep", seed: SEED }, prepare);
    const ours = { run: sweeping(prepare) };
    const targets = { "scikit-learn": rows >= 1_000_000 ? 20 : 8 };
    lines.push(...(await compare({ work: `sweep k = 2..10, ${rows} × 8`, ours, peers, agrees: notWorse, targets }, bench)));
  }
  return lines;
}

export async function coarse(bench) {
  const lines = [];
  for (const rows of bench.sizes({ quick: [100_000], full: [100_000, 1_000_000] })) {
    if (!bench.python) break;
    const prepare = await prepared(rows, 8);
    const peers = scikitLearn(bench.python, { work: "coarse_to_fine", seed: SEED }, prepare);
    const ours = { run: sweeping(prepare) };
    const work = `sweep k = 2..10, ${rows} × 8, the peer coarse to fine as well`;
    lines.push(...(await compare({ work, ours, peers, agrees: notWorse, targets: { "scikit-learn": 4 } }, bench)));
  }
  return lines;
}

export async function wasm(bench) {
  const lines = [];
  for (const rows of bench.sizes({ quick: [10_000], full: [10_000, 100_000] })) {
    const prepare = await prepared(rows, 8);
    const { points, kernel } = prepare;
    const { kmeans } = await load("ml-kmeans");
    const table = Array.from({ length: rows }, (_, index) => row(points, index));
    // It makes one start: whoever wants the best of several compares what it tells of each.
    const inertia = (model) => model.computeInformation(table).reduce((sum, { error, size }) => sum + Math.max(error, 0) * size, 0);
    const theirs = (k) => Math.min(...[0, 1, 2].map((start) => inertia(kmeans(table, k, { seed: SEED + start }))));
    const peers = [
      { name: "ml-kmeans", how: "the best of three starts", run: () => timed(() => ({ inertias: K.map(theirs) })) },
      { name: "linfa-clustering in wasm", how: "three starts", run: () => timed(() => ({ inertias: K.map((k) => kernel.linfa(k, 3, SEED)) })) },
    ];
    const targets = { "ml-kmeans": 60, "linfa-clustering in wasm": 25 };
    lines.push(...(await compare({ work: `sweep k = 2..10, ${rows} × 8`, ours: { run: sweeping(prepare) }, peers, agrees: notWorse, targets }, bench)));
  }
  return lines;
}

export async function silhouette(bench) {
  const [rows] = bench.sizes({ quick: [10_000], full: [10_000] });
  const prepare = await prepared(rows, 8);
  const { points, kernel } = prepare;
  const file = join(data, "labels.u32");
  writeFileSync(file, points.kinds);
  const labels = kernel.put(points.kinds);
  const peers = bench.python ? scikitLearn(bench.python, { work: "silhouette", labels: file }, prepare) : [];
  if (bench.smoke) peers.push({ name: "JavaScript", run: () => timed(() => ({ silhouette: plainSilhouette(points) })) });
  const ours = { run: () => timed(() => ({ silhouette: kernel.silhouette(labels) })) };
  const agrees = (one, other) => differs("silhouette", one.silhouette, other.silhouette, 1e-3);
  return compare({ work: `exact silhouette, ${rows} × 8`, ours, peers, agrees, targets: { "scikit-learn": 9 } }, bench);
}

const squared = ({ columns, values }, index, other, from = values) => {
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += (values[index * columns + column] - from[other * columns + column]) ** 2;
  return sum;
};

/** The definition, for where no peer is installed. */
function plainLloyd(points, initial, iterations) {
  const { rows, columns, values } = points;
  const centres = Float64Array.from(initial.flat());
  const k = initial.length;
  const nearest = (index) => {
    let best = 0;
    for (let cluster = 1; cluster < k; cluster++) if (squared(points, index, cluster, centres) < squared(points, index, best, centres)) best = cluster;
    return best;
  };
  let labels = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    labels = Array.from({ length: rows }, (_, index) => nearest(index));
    const sizes = new Float64Array(k);
    centres.fill(0);
    labels.forEach((cluster, index) => {
      sizes[cluster]++;
      for (let column = 0; column < columns; column++) centres[cluster * columns + column] += values[index * columns + column];
    });
    for (let at = 0; at < centres.length; at++) centres[at] /= sizes[Math.floor(at / columns)];
  }
  return labels.reduce((sum, _, index) => sum + squared(points, index, nearest(index), centres), 0);
}

function plainSilhouette(points) {
  const { rows, kinds } = points;
  const sizes = new Float64Array(Math.max(...kinds) + 1);
  kinds.forEach((kind) => sizes[kind]++);
  let total = 0;
  for (let index = 0; index < rows; index++) {
    const sums = new Float64Array(sizes.length);
    for (let other = 0; other < rows; other++) sums[kinds[other]] += Math.sqrt(squared(points, index, other));
    const own = sums[kinds[index]] / (sizes[kinds[index]] - 1);
    const next = Math.min(...[...sums].map((sum, kind) => (kind === kinds[index] || sizes[kind] === 0 ? Infinity : sum / sizes[kind])));
    total += (next - own) / Math.max(own, next);
  }
  return total / rows;
}
