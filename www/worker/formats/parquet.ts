/** Parquet, by hyparquet: row group after row group. */

import { type AsyncBuffer, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet/src/index.js";

import { codecs } from "./codecs.js";
import type { Value } from "./delimited.js";
import { damaged } from "./failure.js";

/** So many rows are taken at once. */
const ROWS = 20_000;

export async function* rowsOfParquet(source: Blob): AsyncGenerator<readonly Value[], void, void> {
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: (start, end) => source.slice(start, end).arrayBuffer(),
  };
  try {
    const metadata = await parquetMetadataAsync(file);
    // Pandas keeps the numbers of its rows in a column that nobody sees.
    const names = parquetSchema(metadata).children.map((child) => child.element.name);
    const kept = names.filter((name) => !/^__index_level_\d+__$/.test(name));
    const total = Number(metadata.num_rows);
    yield kept;
    for (let start = 0; start < total; start += ROWS) {
      let rows: Record<string, Value>[] = [];
      await parquetRead({
        file,
        metadata,
        compressors: codecs,
        columns: kept,
        rowStart: start,
        rowEnd: Math.min(total, start + ROWS),
        rowFormat: "object",
        onComplete: (read: Record<string, Value>[]) => {
          rows = read;
        },
      });
      for (const row of rows) yield kept.map((name) => row[name]);
    }
  } catch (cause) {
    throw Object.assign(damaged("Parquet"), { cause });
  }
}
