/**
 * What somebody would put together from npm: PapaParse, standardised columns, ml-kmeans for each k with the best
 * of three starts, the number with the highest silhouette, and the means of its segments.
 */

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
  const inertia = (model) => model.computeInformation(points).reduce((sum, { error, size }) => sum + Math.max(error, 0) * size, 0);
  const silhouette = silhouettes(points);
  let [found, highest] = [undefined, -Infinity];
  for (let k = 2; k <= 10; k++) {
    const starts = [7, 8, 9].map((seed) => kmeans(points, k, { seed }));
    const errors = starts.map(inertia);
    const best = starts[errors.indexOf(Math.min(...errors))];
    const score = silhouette(best.clusters, k);
    if (score > highest) [found, highest] = [best, score];
  }
  // The profile: the means of each segment.
  const sums = found.centroids.map(() => numbers.map(() => 0));
  found.clusters.forEach((cluster, index) => numbers.forEach((name, column) => (sums[cluster][column] += rows[index][name] ?? 0)));
  postMessage(sums.length);
};

/** The mean silhouette of a part of the points; their distances are measured once for all partitions. */
function silhouettes(points) {
  const size = Math.min(points.length, 2_500);
  const chosen = Uint32Array.from({ length: size }, (_, place) => Math.floor((place * points.length) / size));
  const distances = new Float32Array(size * size);
  for (let one = 0; one < size; one++) {
    const point = points[chosen[one]];
    for (let other = 0; other < one; other++) {
      const next = points[chosen[other]];
      let square = 0;
      for (let at = 0; at < point.length; at++) square += (point[at] - next[at]) * (point[at] - next[at]);
      distances[one * size + other] = distances[other * size + one] = Math.sqrt(square);
    }
  }
  return (clusters, k) => {
    const labels = Uint32Array.from(chosen, (place) => clusters[place]);
    const sizes = new Float64Array(k);
    for (const label of labels) sizes[label]++;
    const sums = new Float64Array(k);
    let total = 0;
    for (let one = 0; one < size; one++) {
      sums.fill(0);
      for (let other = 0; other < size; other++) sums[labels[other]] += distances[one * size + other];
      const own = sums[labels[one]] / (sizes[labels[one]] - 1);
      let nearest = Infinity;
      for (let label = 0; label < k; label++) if (label !== labels[one] && sizes[label] > 0) nearest = Math.min(nearest, sums[label] / sizes[label]);
      if (own > 0 || nearest > 0) total += (nearest - own) / Math.max(own, nearest) || 0;
    }
    return total / size;
  };
}
