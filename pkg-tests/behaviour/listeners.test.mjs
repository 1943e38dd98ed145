// What callers are told while they wait: progress of every call to its end, and results before their evidence.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { annotate, createSegmenter } from "../../dist/index.js";

const orders = new Blob(["customer,date,amount\n", ...Array.from({ length: 400 }, (_, row) => `c${row % 80},2024-0${1 + (row % 9)}-1${row % 7},${(row % 80 < 40 ? 20 : 400) + (row % 9)}\n`)]);
const segmenter = createSegmenter();
after(() => segmenter.close());
const lines = await segmenter.read(orders);
const customers = await lines.customers();
const result = await customers.segment({ seed: 1, clusters: 3, evidence: "none" });
const assigned = await segmenter.segment(orders, { seed: 1, clusters: 2, evidence: "none" });

const calls = {
  read: (told) => segmenter.read(orders, told),
  segment: (told) => customers.segment({ ...told, clusters: 2, seed: 1 }),
  customers: (told) => lines.customers(told),
  accounts: (told) => customers.accounts({ ...told, by: "customer" }),
  join: (told) => customers.join(lines, told),
  rfm: (told) => customers.rfm(told),
  merge: (told) => customers.merge(result, [[0, 1], [2]], told),
  assign: (told) => customers.assign(result.model, told),
  values: (told) => customers.values("monetary", told),
  glance: (told) => customers.glance(told),
  spread: (told) => customers.spread(result, told),
  axes: (told) => customers.axes(["frequency", "monetary"], told),
  annotate: (told) => new Response(annotate(orders, assigned, told)).text(),
};
for (const [name, call] of Object.entries(calls)) {
  test(`${name} tells its end, and never goes back`, async () => {
    const told = [];
    await call({ onProgress: ({ fraction }) => told.push(fraction) });
    assert.equal(told.at(-1), 1);
    assert.ok(told.every((fraction, at) => at === 0 || fraction >= told[at - 1]));
  });
}

test("before its evidence is known, a result is as it stays", async () => {
  const partial = [];
  const whole = await customers.segment({ seed: 1, clusters: 3, onUpdate: (update) => partial.push(update) });
  assert.ok(partial.length >= 2);
  const rest = ({ verdict, certificate, shareable: { verdict: told, ...shareable }, ...others }) => ({ shareable, ...others });
  for (const update of partial) {
    assert.equal(update.verdict.kind, "pending");
    assert.deepEqual(rest(update), rest(whole));
  }
});
