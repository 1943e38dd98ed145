// A project in Node that knows nothing of this one but its tarball.

import assert from "node:assert/strict";
import { test } from "node:test";

import { project, run } from "./tarball.mjs";

test("segments and annotates in Node", async (context) => {
  const folder = project(context, { example: "node-esm" });
  const result = JSON.parse(run(process.execPath, ["index.mjs"], folder));

  await context.test("finds the two kinds that are there", () => {
    assert.deepEqual(result.sizes, [50, 150]);
    result.assignments.forEach((segment, row) => assert.equal(segment, row % 4 === 0 ? 0 : 1));
    assert.deepEqual(result.again, result.assignments);
    assert.equal(result.cloned, 1);
  });

  await context.test("puts words to it", () => {
    assert.match(result.text, /2 segments/);
    assert.equal(new Set(result.names).size, 2);
    for (const text of [...result.names, ...result.traits, ...result.columns.map(({ reason }) => reason)]) {
      assert.doesNotMatch(text, /[{}]|^\w+(\.[\w-]+)+$/, "a key or a placeholder instead of words");
    }
    const roles = Object.fromEntries(result.columns.map(({ name, role }) => [name, role]));
    assert.equal(roles.customer_id, "ignore");
    assert.equal(roles.revenue, "build");
  });

  await context.test("appends the segment to each row and leaves the rest as it was", () => {
    assert.equal(result.annotated.codePointAt(0), 0xfeff, "a byte order mark, for spreadsheets");
    const lines = result.annotated.slice(1).trimEnd().split(/\r?\n/);
    assert.equal(lines.length, 201);
    assert.equal(lines[0], "customer_id,orders,revenue,age,segment");
    assert.match(lines[1], /^c0,40,900,20,/);
    assert.equal(new Set(lines.slice(1).map((line) => line.split(",").slice(4).join(","))).size, 2);
  });

  await context.test("tells how far it is, and what went wrong", () => {
    assert.ok(result.progress.length > 1);
    assert.ok(result.progress.every((fraction, index) => index === 0 || fraction >= result.progress[index - 1]));
    assert.equal(result.progress.at(-1), 1);
    assert.deepEqual(result.error, { code: "file-empty", typed: true });
  });

  await context.test("explores one number of segments after another, until it is told to stop", () => {
    assert.deepEqual(result.explored, [2, 3, 4]);
  });
});
