/** How good the optimum is: the inertia of each number of clusters beside scikit-learn's. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { matrix } from "../generator.mjs";
import { kernelWith } from "../kernel.mjs";
import { data } from "../places.mjs";
import { median } from "../rounds.mjs";

export async function quality(bench) {
  if (!bench.python) return [];
  const rows = bench.quick ? 30_000 : 100_000;
  const seeds = bench.quick ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const ratios = [];
  mkdirSync(data, { recursive: true });
  for (const seed of seeds) {
    const points = matrix(rows, 8, seed);
    const file = join(data, "quality.f64");
    writeFileSync(file, points.values);
    const ours = (await kernelWith(points)).sweep(2, 10, false, seed);
    const theirs = await bench.python.ask({ work: "sweep", seed, file, rows, columns: 8, dtype: "float64", threads: 2 });
    ratios.push(ours.map((inertia, index) => inertia / theirs.inertias[index]));
  }
  const perNumber = ratios[0].map((_, index) => median(ratios.map((all) => all[index])));
  return [
    {
      work: `inertia of the sweep ÷ scikit-learn's with n_init=3, ${rows} × 8, ${seeds.length} data sets`,
      measured: { worst: Math.max(...ratios.flat()), "worst median of a number of clusters": Math.max(...perNumber), median: median(ratios.flat()) },
      wanted: "worst ≤ 1.01, median ≤ 1.001",
      kept: Math.max(...ratios.flat()) <= 1.01 && Math.max(...perNumber) <= 1.001,
    },
  ];
}
