/** What the element does, against an engine that only says what it was asked. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { importSource } from "../build/import-source.mjs";

const { Session } = await importSource("www/element/session.ts", {
  "../index.js": "export const createSegmenter = () => globalThis.engine.segmenter();",
  "/preload.js": "export const preload = async () => {};",
});

const column = { name: "Income", type: "number", role: "describe", reason: "", elements: [], missing: 0, distinct: 9 };
const file = (name) => new File(["a,b"], name);
const candidate = (clusters) => ({ clusters, silhouette: 0.4 });

let engine;
let told;
let session;

beforeEach(() => {
  engine = globalThis.engine = {
    calls: [],
    closed: 0,
    tables: 0,
    hold: null,
    fail: null,
    async work(options) {
      options.signal.throwIfAborted();
      if (this.fail) throw this.fail;
      if (this.hold) await Promise.race([this.hold, new Promise((_, no) => options.signal.addEventListener("abort", () => no(options.signal.reason)))]);
    },
    segmenter: () => ({
      read: async (source, options) => {
        engine.calls.push(["read", source.name, options.locale]);
        await engine.work(options);
        engine.tables += 1;
        return {
          rowCount: 1,
          columns: [column],
          issues: [],
          reading: {},
          close: () => (engine.tables -= 1),
          segment: async ({ roles, clusters, seed, ...options }) => {
            engine.calls.push(["segment", roles, clusters, seed]);
            await engine.work(options);
            const candidates = clusters === undefined ? [2, 3, 4].map(candidate) : [candidate(clusters)];
            return { segments: Array(clusters ?? 3).fill({}), candidates, verdict: { kind: "untested" } };
          },
        };
      },
      annotate: () => new Blob(["a,b,segment"]).stream(),
      close: () => (engine.closed += 1),
    }),
  };
  told = { results: 0, errors: [] };
  session = new Session({ changed() {}, progress() {}, result: () => (told.results += 1), error: (error) => told.errors.push(error) });
});

test("a file leads to its columns, and its columns to segments", async () => {
  await session.open(file("a.csv"));
  assert.equal(session.view, "columns");
  session.seed = 42;
  session.setRole(column, "build");
  await session.find();
  assert.equal(session.view, "result");
  assert.deepEqual(engine.calls.at(-1), ["segment", { Income: "build" }, undefined, 42]);
  assert.equal(told.results, 1);
});

test("choosing a role that was proposed takes the choice back", async () => {
  await session.open(file("a.csv"));
  session.setRole(column, "build");
  session.setRole(column, "describe");
  assert.equal(session.roles.size, 0);
});

test("another number of segments keeps the candidates that were measured", async () => {
  await session.open(file("a.csv"));
  await session.find();
  await session.find(6);
  assert.deepEqual(session.candidates.map(({ clusters }) => clusters), [2, 3, 4, 6]);
  assert.equal(session.clusters, 6);
});

test("stopping is at once, and leaves everything as it was", async () => {
  await session.open(file("a.csv"));
  await session.find();
  const { result } = session;
  engine.hold = new Promise(() => {});
  const run = session.find(5);
  session.cancel();
  assert.equal(session.task, null);
  await run;
  assert.equal(session.result, result);
  assert.equal(session.clusters, undefined);
  assert.equal(session.problem, null);
  assert.deepEqual(told.errors, []);
});

test("a new file stops the work on the former", async () => {
  engine.hold = new Promise(() => {});
  const former = session.open(file("former.csv"));
  await new Promise((resolve) => setTimeout(resolve));
  engine.hold = null;
  await session.open(file("later.csv"));
  await former;
  assert.equal(session.file.name, "later.csv");
  assert.equal(session.problem, null);
});

test("what goes wrong is told where it happened", async () => {
  engine.fail = { code: "file-empty" };
  await session.open(file("a.csv"));
  assert.equal(session.view, "start");
  assert.deepEqual(session.problem, { where: "open", error: engine.fail });
  assert.deepEqual(told.errors, [engine.fail]);
});

test("another language does again what was done", async () => {
  await session.open(file("a.csv"));
  session.setRole(column, "build");
  await session.find(4);
  engine.calls.length = 0;
  await session.translate("ar");
  assert.deepEqual(engine.calls, [["read", "a.csv", "ar"], ["segment", { Income: "build" }, 4, undefined]]);
  assert.equal(session.view, "result");
});

test("after letting go, the next number reads the file again", async () => {
  await session.open(file("a.csv"));
  await session.find();
  session.release();
  assert.equal(engine.closed, 1);
  engine.calls.length = 0;
  await session.find(5);
  assert.deepEqual(engine.calls.map(([name]) => name), ["read", "segment"]);
});

test("starting over holds nothing back", async () => {
  await session.open(file("a.csv"));
  await session.find();
  session.restart();
  assert.equal(engine.tables, 0);
  assert.deepEqual([session.view, session.file, session.result, session.candidates.length], ["start", null, null, 0]);
});
