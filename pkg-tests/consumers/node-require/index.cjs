const { annotate, segment } = require("customer-segments");
const { CustomerSegmentsElement } = require("customer-segments/element");
require("customer-segments/element/define");
require("customer-segments/iife");
const { version } = require("customer-segments/package.json");

const rows = Array.from({ length: 200 }, (_, row) => (row % 4 === 0 ? `${40 + (row % 3)},${900 + (row % 7)}` : `${3 + (row % 3)},${50 + (row % 7)}`));
const file = new Blob([`orders,revenue\n${rows.join("\n")}\n`]);

segment(file, { clusters: 2, seed: 1 }).then(async (result) => {
  const annotated = await new Response(annotate(file, result)).text();
  const sizes = result.segments.map(({ size }) => size);
  console.log(JSON.stringify({ sizes, lines: annotated.trimEnd().split("\n").length, element: typeof CustomerSegmentsElement, version }));
});
