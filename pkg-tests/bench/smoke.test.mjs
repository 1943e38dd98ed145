// The benchmark runs, and we and the peers from npm and crates.io come to the same results. Never a time.
// Python's peers are not installed here: they are 100 MB of wheels, and `npm run bench` compares with them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { csv, matrix } from "./generator.mjs";
import { engineProfile } from "./kernel.mjs";
import { measure, prepare } from "./measure.mjs";
import { memoryOf } from "./peers/memory.js";
import { interleave } from "./rounds.mjs";
import { rows } from "./rows.mjs";
import { markdown } from "./table.mjs";

let bench;
before(async () => void (bench = await prepare({ smoke: true })));
after(() => bench?.close());

test("every row that needs no Python is measured, and results agree", async () => {
  const names = ["lloyd", "wasm", "silhouette", "javascript", "reading", "visit", "memory"];
  const lines = await measure(rows.filter(({ name }) => names.includes(name)), bench);
  for (const line of lines) {
    assert.equal(line.failed, undefined, JSON.stringify(line));
    assert.deepEqual(line.disagreements ?? [], [], line.work);
    for (const figure of Object.values(line.measured ?? {})) assert.ok(Number.isFinite(figure), JSON.stringify(line));
  }
  const peers = lines.flatMap(({ peer }) => peer?.name ?? []);
  for (const peer of ["JavaScript", "ml-kmeans", "linfa-clustering in wasm", "PapaParse + ml-kmeans", "PapaParse", "uDSV"]) assert.ok(peers.includes(peer), peer);
  const table = markdown({ lines, machine: { machine: "any" }, note: "smoke" });
  assert.equal(table.split("\n").filter((line) => line.startsWith("| ")).length, lines.length + 2);
});

test("the kernels are compiled with the engine's profile", () => {
  assert.match(engineProfile(), /^\[profile\.engine\]\ninherits = "release"\nopt-level = 3\n/);
  assert.match(engineProfile(), /\[profile\.engine\.package\.customer-segments\]\nopt-level = \S+\n$/);
});

test("the same seed gives the same customers, and another seed others", () => {
  const text = (seed) => [...csv(50, seed)].join("");
  assert.equal(text(3), text(3));
  assert.notEqual(text(3), text(4));
  assert.equal(text(3).trim().split("\n").length, 51);
  const { values } = matrix(1000, 3, 5);
  const column = values.filter((_, at) => at % 3 === 1);
  const mean = column.reduce((sum, value) => sum + value, 0) / 1000;
  assert.ok(Math.abs(mean) < 1e-9);
  assert.ok(Math.abs(column.reduce((sum, value) => sum + value ** 2, 0) / 1000 - 1) < 1e-9);
});

test("a worker that says nothing of its memory is a failure, and no endless wait", async () => {
  const [asking, answering] = [new BroadcastChannel("memory"), new BroadcastChannel("memory")];
  await assert.rejects(memoryOf(asking, 20), /did not answer/);
  answering.onmessage = () => answering.postMessage(65_536);
  assert.equal(await memoryOf(asking), 65_536);
  for (const channel of [asking, answering]) channel.close();
});

test("contestants take turns, and a slow one runs once", async () => {
  const turns = [];
  const contestant = (name, seconds) => ({ run: async () => void turns.push(name) ?? { seconds } });
  const outcomes = await interleave([contestant("a", 1), contestant("b", 21), contestant("c", 2)], 3);
  assert.deepEqual(turns, ["a", "b", "c", "c", "a", "c", "a"]);
  assert.deepEqual(outcomes.map(({ seconds }) => seconds.length), [3, 1, 3]);
});
