/** One segment's rows of a long file, against rows that were counted while they were written. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { importSource } from "../build/import-source.mjs";

const { listOf } = await importSource("www/element/views/lists.ts");

test("the rows of one segment, whatever their cells hold and however long the file is", async () => {
  const lines = Array.from({ length: 40_000 }, (_, row) => `${row},"a ""quoted"", cell\nof two lines",${row % 3 === 0 ? '"Regulars, near"' : "Others"}`);
  const file = new Blob(["\ufeff", ["id,note,segment", ...lines].join("\r\n"), "\r\n"]);
  const text = await (await listOf(file, "Regulars, near")).text();
  const expected = ["id,note,segment", ...lines.filter((_, row) => row % 3 === 0)];
  assert.equal(text, `${expected.join("\r\n")}\r\n`);
  assert.equal((await (await listOf(file, "Others")).arrayBuffer()).byteLength > 0, true);
  assert.equal((await (await listOf(file, "nobody")).text()).trim(), "id,note,segment");
});
