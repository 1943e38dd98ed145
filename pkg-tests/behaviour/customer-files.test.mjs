/** Every real customer file gives segments without a single setting, or says why it cannot. */

import assert from "node:assert/strict";
import { openAsBlob } from "node:fs";
import { test } from "node:test";
import { createSegmenter, SegmentError } from "customer-segments";
import { skip } from "../shared-data.mjs";
import { customerFiles } from "./customer-files.mjs";

test("real customer files", { skip }, async (context) => {
  for (const { name, path, expected, rows } of customerFiles()) {
    await context.test(name, async () => {
      const segmenter = createSegmenter();
      context.after(() => segmenter.close());
      const table = await segmenter.read(await openAsBlob(path));
      assert.equal(table.rowCount, rows);
      let outcome = "segments";
      try {
        const result = await table.segment();
        const sizes = result.segments.map(({ size }) => size);
        assert.ok(sizes.length >= 2 && sizes.length <= 10, `${sizes.length} segments`);
        // Of orders, those who placed them are segmented, and lines are set aside instead of customers.
        const { customers } = result.plan;
        assert.equal(sizes.reduce((sum, size) => sum + size, customers ? 0 : result.excludedRows), customers?.customers ?? rows);
        assert.equal(result.assignments.length, rows);
        assert.ok(Number.isSafeInteger(result.seed), "the drawn seed is returned");
        assert.ok(result.segments.every(({ name }) => name !== ""), "a segment has no name");
        assert.equal(new Set(result.segments.map(({ name }) => name)).size, sizes.length, "two segments have the same name");
      } catch (error) {
        if (!(error instanceof SegmentError)) throw error;
        outcome = error.code;
        for (const { name, role, reason } of table.columns) {
          assert.notEqual(role, "build", name);
          assert.notEqual(reason, "", `${name} is left out without a reason`);
        }
      }
      assert.ok(expected.includes(outcome), `${outcome} instead of ${expected.join(" or ")}`);
    });
  }
});
