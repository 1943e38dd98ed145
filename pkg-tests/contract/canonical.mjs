/**
 * Everything that is promised to be the same everywhere, bit for bit, as one text: numbers as the 64 bits of
 * an f64, members in order. `pkg-tests/rust/same_bits.rs` writes the same text natively. Runs in browsers too.
 */

const view = new DataView(new ArrayBuffer(8));
const bits = (number) => {
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};

export function canonical(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return bits(value);
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return `[${Array.from(value, (item) => `${canonical(item)},`).join("")}]`;
  const members = Object.keys(value).filter((key) => value[key] !== null && value[key] !== undefined).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])},`).join("")}}`;
}

const members = (list, names) => list.map((one) => Object.fromEntries(names.map((name) => [name, one[name]])));
const withoutText = ({ text, ...rest }) => rest;

/** What is promised of a table and its segmentation; sentences and names, which are in a language, are not. */
export const promised = (columns, assignments, { candidates, segments, excludedRows, issues, seed, model }) =>
  canonical({
    columns: members(columns, ["name", "type", "role", "elements", "missing", "distinct"]),
    assignments,
    candidates,
    segments: members(segments.map((segment) => ({ ...segment, traits: segment.traits.map(withoutText) })), ["index", "size", "share", "small", "traits", "profile"]),
    excludedRows,
    issues,
    seed,
    model,
  });

const optionsOf = (seed) => ({ seed, clusters: { from: 2, to: 6 } });

/** Through the package: in Node, and in browsers in its worker. */
export async function promisedByPackage({ createSegmenter }, file, seeds) {
  const segmenter = createSegmenter();
  try {
    const table = await segmenter.read(file);
    const texts = [];
    for (const seed of seeds) {
      const result = await table.segment(optionsOf(seed));
      texts.push(promised(table.columns, result.assignments, result));
    }
    return texts;
  } finally {
    segmenter.close();
  }
}

/** Through the engine's own boundary, with chunks of a chosen size. */
export function promisedByEngine(glue, bytes, chunk, seeds) {
  const reader = new glue.TableReader({});
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  const table = reader.finish();
  return seeds.map((seed) => {
    const run = table.start(optionsOf(seed));
    while (run.step().kind !== "done");
    return promised(table.report().columns, run.assignments(), run.report());
  });
}
