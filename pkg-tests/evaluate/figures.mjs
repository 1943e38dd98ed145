/** How well labels agree with the truth. */

/** The adjusted Rand index (Hubert & Arabie 1985) over the rows whose true label is not negative. */
export function adjustedRandIndex(truth, labels) {
  const counts = new Map();
  const rows = new Map();
  const columns = new Map();
  const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  let all = 0;
  truth.forEach((label, row) => {
    if (label < 0) return;
    all += 1;
    count(counts, `${label} ${labels[row]}`);
    count(rows, label);
    count(columns, labels[row]);
  });
  const pairs = (map) => [...map.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const [both, first, second] = [counts, rows, columns].map(pairs);
  const expected = (first * second) / ((all * (all - 1)) / 2);
  const most = (first + second) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const share = (values) => mean(values.map(Number));
