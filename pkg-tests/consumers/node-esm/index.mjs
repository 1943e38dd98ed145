import { annotate, createSegmenter, SegmentError, segment } from "customer-segments";

// Two kinds of customers that nobody could confuse, and one column that says who they are.
const rows = Array.from({ length: 200 }, (_, row) => {
  const often = row % 4 === 0;
  return `c${row},${(often ? 40 : 3) + (row % 3)},${(often ? 900 : 50) + (row % 7)},${20 + (row % 50)}`;
});
const file = new Blob([`customer_id,orders,revenue,age\n${rows.join("\n")}\n`]);

const progress = [];
const result = await segment(file, { clusters: 2, seed: 1, onProgress: ({ fraction }) => progress.push(fraction) });
// Not `text()`, which would take away the byte order mark.
const annotated = Buffer.from(await new Response(annotate(file, result)).arrayBuffer()).toString("utf8");
const error = await segment(new Uint8Array()).catch((reason) => reason);

const segmenter = createSegmenter();
const table = await segmenter.read(file);
const explored = [];
for await (const { clusters } of table.explore({ seed: 1 })) {
  explored.push(clusters);
  if (clusters === 4) break;
}
const again = await table.assign(result.model);
const columns = table.columns.map(({ name, role, reason }) => ({ name, role, reason }));
segmenter.close();

console.log(
  JSON.stringify({
    names: result.segments.map(({ name }) => name),
    sizes: result.segments.map(({ size }) => size),
    traits: result.segments.flatMap(({ traits }) => traits.map(({ text }) => text)),
    text: result.verdict.text,
    assignments: [...result.assignments],
    again: [...again],
    annotated,
    error: { code: error.code, typed: error instanceof SegmentError },
    progress,
    explored,
    columns,
    cloned: structuredClone(result).seed,
  }),
);
