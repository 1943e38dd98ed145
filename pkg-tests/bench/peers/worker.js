/** What somebody would put together from npm: PapaParse, standardised columns, ml-kmeans for each k. */

import { kmeans } from "ml-kmeans";
import Papa from "papaparse";

onmessage = ({ data: { bytes, numbers } }) => {
  const { data: rows } = Papa.parse(new TextDecoder().decode(bytes), { header: true, dynamicTyping: true, skipEmptyLines: true });
  const columns = numbers.map((name) => {
    const present = rows.map((row) => row[name]).filter((value) => value !== null);
    const middle = Float64Array.from(present).sort()[present.length >> 1];
    const values = rows.map((row) => Math.log1p(row[name] ?? middle));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return values.map((value) => (value - mean) / deviation);
  });
  const points = rows.map((_, index) => columns.map((column) => column[index]));
  let found;
  for (let k = 2; k <= 10; k++) found = kmeans(points, k, { seed: 7 });
  // The profile: the means of each segment.
  const sums = found.centroids.map(() => numbers.map(() => 0));
  found.clusters.forEach((cluster, index) => numbers.forEach((name, column) => (sums[cluster][column] += rows[index][name] ?? 0)));
  postMessage(sums.length);
};
