/** What the element does, against an engine that only says what it was asked. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { importSource } from "../../build/import-source.mjs";

const { Session } = await importSource("www/element/session/session.ts", {
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
          goals: [{ goal: "retention", roles: { Income: "build" } }],
          issues: [],
          reading: {},
          close: () => (engine.tables -= 1),
          segment: async ({ roles, clusters, seed, features, responseStyle, ...options }) => {
            engine.features = features;
            engine.calls.push(["segment", roles, clusters, seed]);
            await engine.work(options);
            const candidates = (clusters === undefined ? [2, 3, 4] : [clusters]).map((one) => ({ ...candidate(one), evidence: engine.scores && { score: engine.scores[one] } }));
            const segments = Array.from({ length: clusters ?? 3 }, (_, index) => ({ index, name: `${index}`, size: 12 - index, profile: [], traits: [] }));
            // Twelve rows: fewer segments are unions of those of more.
            const assignments = Int32Array.from({ length: 12 }, (_, row) => Math.min(row % 6, segments.length - 1));
            const model = responseStyle === "remove" ? { relative: [0, 1, 2] } : {};
            return { segments, assignments, candidates, model, verdict: { kind: "untested" } };
          },
          merge: async (result, groups, options) => {
            engine.calls.push(["merge", groups]);
            await engine.work(options);
            const to = (found) => groups.findIndex((group) => group.includes(found));
            const segments = groups.map((_, index) => ({ index, name: `merged ${index}`, size: 12 - index, profile: [], traits: [] }));
            return { ...result, segments, assignments: result.assignments.map(to), merged: { groups } };
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
  assert.equal(session.view, "read");
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

test("a number that is tried alone keeps the score that it had among the others", async () => {
  engine.scores = { 2: 0.3, 3: 0.9, 4: 0.6 };
  await session.open(file("a.csv"));
  await session.find();
  engine.scores = { 4: 1 };
  await session.find(4);
  assert.deepEqual(session.candidates.map(({ evidence }) => evidence.score), [0.3, 0.9, 0.6]);
  await session.find(6);
  assert.equal(session.candidates.at(-1).evidence, null);
});

test("answers that count relative to a person's mean do so until columns are changed", async () => {
  await session.open(file("a.csv"));
  await session.find();
  assert.equal(session.responseStyle, "keep");
  await session.find(3, undefined, "remove");
  await session.find(4);
  assert.equal(session.responseStyle, "remove");
  session.setRole(column, "build");
  assert.equal(session.responseStyle, "keep");
  session.undo();
  assert.equal(session.responseStyle, "remove");
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

test("every decision can be taken back, and decided again", async () => {
  await session.open(file("a.csv"));
  assert.equal(session.canUndo, false);
  session.setRole(column, "build");
  await session.find();
  await session.find(5);
  session.write(session.people[0].identity.id, { name: "Regulars" });
  session.move(session.people[0].identity.id, 1);
  assert.deepEqual(session.people.map(({ name }) => name).slice(0, 2), ["1", "Regulars"]);
  session.undo();
  assert.equal(session.people[0].name, "Regulars");
  session.undo();
  assert.equal(session.people[0].name, "0");
  session.undo();
  assert.equal(session.people.length, 3);
  session.undo();
  session.undo();
  assert.deepEqual([session.roles.size, session.result, session.canUndo], [0, null, false]);
  for (let step = 0; step < 5; step++) session.redo();
  assert.deepEqual([session.canRedo, session.people.length, session.people[1].name], [false, 5, "Regulars"]);
});

test("what was written stays with segments that are recognisably the same, and goes to no others", async () => {
  await session.open(file("a.csv"));
  await session.find(6);
  const [first] = session.people;
  const last = session.people.at(-1);
  session.write(first.identity.id, { name: "Same people", notes: { owner: "Sara" } });
  session.write(last.identity.id, { name: "Gone" });
  await session.find(3);
  assert.deepEqual(session.people.map(({ name }) => name), ["Same people", "1", "2"]);
  assert.equal(session.people[0].writing.notes.owner, "Sara");
  assert.equal(session.people[0].identity.mark, first.identity.mark);
});

test("an empty name is the proposed one again", async () => {
  await session.open(file("a.csv"));
  await session.find();
  session.write(session.people[0].identity.id, { name: "  Kept  " });
  assert.equal(session.people[0].name, "Kept");
  session.write(session.people[0].identity.id, { name: " " });
  assert.equal(session.people[0].name, "0");
});

test("saved work is opened as it was; damaged, it is refused and what is there stays", async () => {
  await session.open(new File(["a,b\n1,2"], "shop.csv"));
  session.setRole(column, "build");
  await session.find(4);
  session.write(session.people[1].identity.id, { name: "مشتریان", notes: { offer: "…" } });
  const saved = new File([await session.save()], "shop.segments");
  session.restart();
  await session.open(saved);
  assert.deepEqual([session.view, session.file.name, session.roles.get("Income"), session.people[1].name], ["result", "shop.csv", "build", "مشتریان"]);
  assert.deepEqual(session.result.assignments, Int32Array.from([0, 1, 2, 3, 3, 3, 0, 1, 2, 3, 3, 3]));
  assert.equal(await session.file.text(), "a,b\n1,2");
  const bytes = new Uint8Array(await saved.arrayBuffer());
  for (const damaged of [bytes.slice(0, bytes.length - 9), bytes.map((byte, at) => (at === bytes.length - 20 ? byte ^ 4 : byte)), bytes.slice(0, 40)]) {
    const { result } = session;
    await session.open(new File([damaged], "shop.segments"));
    assert.equal(session.problem.error.code, "project-damaged");
    assert.equal(session.result, result);
  }
});

test("saved work of a later version, or whole and of another make, is refused in words of its own", async () => {
  const { gzipSync } = await import("node:zlib");
  const packed = (description, version = 1) => {
    const json = Buffer.from(JSON.stringify(description));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(json.length);
    return new File([`customer-segments project ${version}\n`, gzipSync(Buffer.concat([length, json]))], "other.segments");
  };
  const overview = { rowCount: 1, columns: [], issues: [], reading: {} };
  const whole = { name: "a.csv", type: "", choices: {}, overview, goal: null, roles: [], clusters: null, result: null, rows: 0, candidates: [], identities: [], writings: [], order: [] };
  const wrong = [{}, [1, 2], { ...whole, overview: { columns: [] } }, { ...whole, overview: { ...overview, columns: [null] } }, { ...whole, result: { segments: [{}] } }, { ...whole, order: "no" }, { ...whole, name: 5 }];
  for (const one of wrong) {
    await session.open(packed(one));
    assert.deepEqual([session.problem.error.code, session.file], ["project-damaged", null], JSON.stringify(one));
  }
  await session.open(packed(whole, 2));
  assert.deepEqual([session.problem.error.code, session.file], ["project-newer", null]);
  await session.open(packed(whole));
  assert.deepEqual([session.problem, session.view, session.file.name], [null, "columns", "a.csv"]);
});

test("settings of a link are those of the columns that the file has", async () => {
  const { settingsLink, parseSettings } = await importSource("www/element/session/settings.ts");
  await session.open(file("a.csv"));
  session.setRole(column, "outcome");
  const link = settingsLink({ ...session.state, choices: { missingValues: { Income: ["asked Jane"] } } });
  assert.doesNotMatch(link, /a\.csv|Jane/);
  session.restart();
  session.settings = parseSettings(link);
  await session.open(file("b.csv"));
  assert.equal(session.roles.get("Income"), "outcome");
  session.settings = parseSettings(encodeURIComponent('{"roles":[["Other","build"],["Income","king"],7]}'));
  await session.open(file("c.csv"));
  assert.equal(session.roles.size, 0);
  assert.equal(parseSettings("%%%"), null);
});

test("settings of a link say what for, and go with everything that is cleared", async () => {
  session.settings = { goal: "survey" };
  await session.open(file("a.csv"));
  assert.equal(session.goal, "survey");
  session.settings = { goal: "world domination" };
  await session.open(file("b.csv"));
  assert.equal(session.state.goal, undefined);
  await session.clear();
  assert.equal(session.settings, null);
});

test("segments that are made one keep their mark and all that was written, and come apart again", async () => {
  await session.open(file("one.csv"));
  await session.find(4);
  const [first, second, third] = session.people.map(({ identity }) => identity.id);
  session.write(second, { name: "Regulars", notes: { offer: "Early access" } });
  session.write(third, { notes: { offer: "A discount", owner: "Nora" } });
  await session.merge([third, second]);
  assert.deepEqual(engine.calls.at(-1), ["merge", [[0], [1, 2], [3]]]);
  assert.deepEqual(session.people.map(({ identity }) => identity.id).slice(0, 2), [first, second]);
  assert.equal(session.people[1].name, "Regulars");
  assert.deepEqual(session.people[1].writing.notes, { offer: "Early access\nA discount", owner: "Nora" });
  // In another language it is found again, and made one again.
  await session.translate("fa");
  assert.deepEqual(engine.calls.at(-1), ["merge", [[0], [1, 2], [3]]]);
  assert.equal(session.people.length, 3);
  session.undo();
  assert.equal(session.people.length, 4);
  assert.equal(session.people[2].writing.notes.owner, "Nora");
});

test("all segments cannot be made one", async () => {
  await session.open(file("one.csv"));
  await session.find(2);
  await session.merge(session.people.map(({ identity }) => identity.id));
  assert.equal(session.people.length, 2);
  assert.ok(!engine.calls.some(([call]) => call === "merge"));
});

test("columns count by their weights, which are taken back with the roles", async () => {
  await session.open(file("one.csv"));
  session.setRole(column, "build");
  session.setWeight("Income", 2);
  await session.find();
  assert.deepEqual(engine.features, [{ column: "Income", weight: 2 }]);
  session.propose();
  await session.find();
  assert.equal(engine.features, undefined);
});

test("a goal gives columns their roles before it is used", async () => {
  await session.open(file("one.csv"));
  assert.equal(session.role(column), "describe");
  session.setGoal("retention");
  assert.equal(session.role(column), "build");
  session.undo();
  assert.equal(session.role(column), "describe");
});
