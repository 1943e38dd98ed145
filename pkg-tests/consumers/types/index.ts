// Never run: held against the shipped types by `tsc --strict`.
import {
  annotate,
  type Column,
  createSegmenter,
  errorCodes,
  type ErrorCode,
  segment,
  SegmentError,
  type Segmentation,
  type Table,
} from "customer-segments";

export async function main(file: File, signal: AbortSignal): Promise<void> {
  const result: Segmentation = await segment(file, {
    goal: "best-customers",
    seed: 42,
    signal,
    onProgress: ({ stage, fraction }) => console.log(stage.toUpperCase(), fraction.toFixed(2)),
  });
  const names: string[] = result.segments.map(({ name }) => name);
  const csv: Blob = await new Response(annotate(file, result, { column: "group" })).blob();
  console.log(names, csv.size, result.model.features.length);

  using segmenter = createSegmenter({ worker: () => new Worker("worker.js") });
  using table: Table = await segmenter.read(file, { delimiter: ";" });
  const columns: readonly Column[] = table.columns;
  for await (const candidate of table.explore({ clusters: { from: 2, to: 6 } })) {
    if (candidate.silhouette > 0.5) break;
  }
  const rows: Int32Array = await table.assign(result.model);
  console.log(columns.length, rows.length);

  try {
    // @ts-expect-error A string could be a URL or the text itself.
    await segment("customers.csv");
    // @ts-expect-error There is no such option.
    await segment(file, { clusers: 3 });
    // @ts-expect-error Results are not to be changed.
    result.segments.push();
  } catch (error) {
    if (!(error instanceof SegmentError)) throw error;
    const code: ErrorCode = error.code;
    console.error(code, error.details.row, errorCodes.length);
  }
}
