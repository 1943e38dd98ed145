/** Parquet as pyarrow writes it, in each way that its pages are packed. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createSegmenter } from "../../dist/index.js";

for (const codec of ["none", "snappy", "gzip", "zstd"]) {
  test(`Parquet, packed by ${codec}`, async () => {
    const segmenter = createSegmenter();
    try {
      const bytes = readFileSync(new URL(`../fixtures/formats/rows-${codec}.parquet`, import.meta.url));
      const table = await segmenter.read(new Blob([bytes]));
      assert.equal(table.rowCount, 12);
      assert.deepEqual(table.columns.map(({ name, missing }) => [name, missing]), [["customer", 0], ["city", 4], ["orders", 0], ["spend", 0], ["since", 0], ["newsletter", 0]]);
      assert.deepEqual([...(await table.values("spend")).values], Array.from({ length: 12 }, (_, row) => Math.round(1950 * row) / 100));
      // Days since 1970-01-01; 2024-01-01 is the 19,723rd.
      assert.deepEqual([...(await table.values("since")).values], Array.from({ length: 12 }, (_, row) => 19_723 + row));
    } finally {
      segmenter.close();
    }
  });
}
