/** A model places new customers, and nothing that only looks like one does. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { createSegmenter } from "customer-segments";

const file = readFileSync(new URL("../contract/customers.csv", import.meta.url));
const segmenter = createSegmenter();
after(() => segmenter.close());
const table = await segmenter.read(new Blob([file]));
const { model, assignments } = await table.segment({ clusters: 3, seed: 7, engine: "k-means" });
const latent = await table.segment({ clusters: 3, seed: 7, engine: "mixture" });
const { classes } = latent.model;
const placing = (other) => table.assign(other);
const fails = (promise, expected) => assert.rejects(promise, (error) => {
  assert.deepEqual({ code: error.code, ...error.details }, expected(error));
  return true;
});
const code = (wanted) => (error) => ({ ...error.details, code: wanted });

test("places the rows that it was made from as they were, also after JSON", async () => {
  assert.deepEqual([...(await placing(model))], [...assignments]);
  assert.deepEqual([...(await placing(JSON.parse(JSON.stringify(model))))], [...assignments]);
  assert.deepEqual([...(await placing(JSON.parse(JSON.stringify(latent.model))))], [...latent.assignments]);
});

test("a model that the first version wrote still places", async () => {
  const first = JSON.parse(readFileSync(new URL("../contract/model-format-1.json", import.meta.url), "utf8"));
  assert.equal(first.model.format, 1);
  assert.deepEqual([...(await placing(first.model))], first.assignments);
});

test("holds no row", () => {
  const text = JSON.stringify(model);
  for (const [customer] of readFileSync(new URL("../contract/customers.csv", import.meta.url), "utf8").trim().split("\n").slice(1).map((line) => line.split(",")))
    assert.ok(!text.includes(customer), customer);
});

test("a newer version is told by its number", () => fails(placing({ ...model, format: 3, engine: "of tomorrow" }), () => ({ code: "model-version", expected: "2", found: "3" })));

for (const [what, damaged] of Object.entries({
  "another product's model": { ...model, product: "somebody-else" },
  "an empty object": {},
  "a list": [],
  "nothing": null,
  "a model without centres": { ...model, centres: undefined },
  "a model with a centre cut short": { ...model, centres: [model.centres[0].slice(1), ...model.centres.slice(1)] },
  "classes with a share of nothing": { ...latent.model, classes: { ...classes, shares: classes.shares.map(() => 0) } },
  "classes of fewer columns": { ...latent.model, classes: { ...classes, columns: classes.columns.slice(1) } },
  "a model without features": { ...model, features: [] },
  "a centre that is no number": { ...model, centres: model.centres.map((centre) => centre.map(() => "1")) },
  "a deviation of zero": { ...model, features: model.features.map((feature) => ("deviation" in feature ? { ...feature, deviation: 0 } : feature)) },
  "a prototype instead of members": JSON.parse(`{ "__proto__": ${JSON.stringify(model)} }`),
}))
  test(`refuses ${what}`, () => fails(placing(damaged), code("model-invalid")));

test("a table that lacks columns is told all of them", async () => {
  const other = await segmenter.read(new Blob(["customer_id,age\nK001,30\nK002,31\n"]));
  const columns = model.features.map(({ column }) => column);
  assert.ok(columns.length >= 2);
  await fails(other.assign(model), () => ({ code: "columns-missing", columns }));
});

test("a category that the model does not know is placed without one, and counted", async () => {
  const rows = (group) => Array.from({ length: 40 }, (_, row) => `${group},${(group === "north" ? 10 : 90) + (row % 5)}\n`).join("");
  const known = await segmenter.read(new Blob(["region,spend\n", rows("north"), rows("south")]), { types: { region: "category" } });
  const { model: regional } = await known.segment({ clusters: 2, seed: 1, features: ["region", "spend"] });
  const other = await segmenter.read(new Blob(["region,spend\n", "north,10\nwest,11\nsouth,92\neast,91\n"]), { types: { region: "category" } });
  const placed = await other.assign(regional);
  assert.deepEqual(placed.issues, [{ code: "level-unseen", count: 2, firstRow: 2, column: "region" }]);
  assert.equal(placed[1], placed[0], "by its spending alone it is like the first");
  assert.equal(placed[3], placed[2]);
  assert.notEqual(placed[0], placed[2]);
  assert.deepEqual((await known.assign(regional)).issues, []);
});

test("after a refusal the table still works", async () => {
  assert.deepEqual([...(await placing(model))], [...assignments]);
});
