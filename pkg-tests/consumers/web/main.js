import { annotate, segment } from "customer-segments";

const rows = Array.from({ length: 200 }, (_, row) => {
  const often = row % 4 === 0;
  return `c${row},${(often ? 40 : 3) + (row % 3)},${(often ? 900 : 50) + (row % 7)}`;
});
const file = new Blob([`customer_id,orders,revenue\n${rows.join("\n")}\n`]);
const output = document.querySelector("#result");
try {
  const result = await segment(file, { clusters: 2, seed: 1 });
  const annotated = await new Response(annotate(file, result)).text();
  output.textContent = JSON.stringify({ sizes: result.segments.map(({ size }) => size), lines: annotated.trimEnd().split("\n").length });
} catch (error) {
  output.textContent = JSON.stringify({ error: error.code ?? String(error) });
}
