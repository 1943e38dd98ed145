// The client against a worker that is played by the test: what the engine does is decided here, so that
// crashes, refusals and late answers can be had at will. Runs on what `npm run build` has made.

import assert from "node:assert/strict";
import { test } from "node:test";

import { createSegmenter, SegmentError } from "../../dist/index.js";

const FILE = new TextEncoder().encode("spend\n1\n2\n");
const TABLE = { rowCount: 2, columns: [], issues: [], reading: {} };
const REPORT = {
  verdict: { kind: "untested", segments: 2, firm: 0, tentative: 0 },
  certificate: null,
  segments: [0, 1].map((index) => ({ index, nameTraits: [], traits: [], moreTraits: [], persona: { elements: [], typical: [], quotes: [] }, profile: [], size: 1, share: 0.5, small: true })),
  excludedRows: 0,
  engine: { name: "k-means", reason: { code: "default" } },
  candidates: [],
  issues: [],
  seed: 7,
  plan: { goal: "best-customers", proposed: true, sections: [], roles: {}, value: null, customers: null },
  model: {},
  reading: {},
};
const ANSWERS = {
  read: () => ({ table: 1, report: TABLE }),
  segment: () => ({ report: structuredClone(REPORT), assignments: Int32Array.of(0, 1) }),
  explore: () => 2,
  annotate: () => 3,
  release: () => null,
};

/** A worker that answers every job at once, unless `on` does something else with it. */
class PlayedWorker {
  requests = [];
  terminated = false;
  constructor(on = {}) {
    this.on = on;
  }
  get jobs() {
    return this.requests.filter(({ kind }) => kind === "job").map(({ job }) => job.kind);
  }
  postMessage(request) {
    this.requests.push(request);
    if (request.kind === "start") return (this.on.start ?? (() => this.reply({ kind: "ready" })))(this);
    if (request.kind === "cancel") return (this.on.cancel ?? (() => this.reply({ kind: "cancelled", id: request.id })))(this);
    const { id, job } = request;
    const answer = this.on[job.kind] ?? (() => this.reply({ kind: "done", id, output: ANSWERS[job.kind](job) }));
    answer(this, id, job);
  }
  reply(data) {
    queueMicrotask(() => this.terminated || this.onmessage?.({ data }));
  }
  terminate() {
    this.terminated = true;
  }
}

/** A segmenter over played workers; each start takes the next one. */
function played(...behaviours) {
  const workers = behaviours.map((on) => new PlayedWorker(on));
  const left = [...workers];
  return { workers, segmenter: createSegmenter({ worker: () => left.shift() ?? assert.fail("one worker more than expected") }) };
}

const code = (expected) => (error) => error instanceof SegmentError && error.code === expected;
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test("one job at a time, in the order of the calls", async () => {
  let under = 0;
  let most = 0;
  const slow = (worker, id, job) => {
    most = Math.max(most, ++under);
    setTimeout(() => {
      under -= 1;
      worker.reply({ kind: "done", id, output: ANSWERS[job.kind](job) });
    }, 2);
  };
  const { workers, segmenter } = played({ read: slow, segment: slow });
  const ended = [];
  await Promise.all([1, 2, 3].map((seed) => segmenter.segment(FILE, { seed }).then(() => ended.push(seed))));
  assert.equal(most, 1);
  assert.deepEqual(ended, [1, 2, 3]);
  assert.deepEqual(workers[0].jobs, Array(3).fill(["read", "segment", "release"]).flat());
});

test("functions and signals stay, everything else crosses, split between reading and segmenting", async () => {
  const { workers, segmenter } = played({});
  const options = { signal: new AbortController().signal, onProgress() {}, locale: "en", delimiter: ";", clusters: 3, strange: 1, onUpdate() {}, seed: undefined };
  await segmenter.segment(FILE, options);
  const [read, segment] = workers[0].requests.filter(({ kind }) => kind === "job").map(({ job }) => job.options);
  assert.deepEqual(read, { delimiter: ";" });
  assert.deepEqual({ ...segment, seed: 0 }, { clusters: 3, strange: 1, seed: 0 });
  assert.ok(Number.isSafeInteger(segment.seed) && segment.seed >= 0);
});

test("what the client needs itself is checked before anything is done", async () => {
  const { workers, segmenter } = played({});
  const wrong = [{ signal: 3 }, { onProgress: 3 }, { onUpdate: 3 }, { locale: "de" }, { types: { a: () => {} } }];
  for (const options of wrong) {
    await assert.rejects(segmenter.segment(FILE, options), (error) => code("option-invalid")(error) && error.details.option === Object.keys(options)[0]);
  }
  assert.equal(workers[0].requests.length, 0);
  for (const source of ["spend\n1\n", null, 3, [1, 2]]) {
    await assert.rejects(segmenter.segment(source), (error) => code("option-invalid")(error) && !error.message.includes("spend"));
  }
  assert.deepEqual(workers[0].jobs, []);
});

test("a source may be a stream, and nobody's buffer is detached", async () => {
  const { workers, segmenter } = played({});
  const stream = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(FILE.subarray(0, 3));
        controller.enqueue(FILE.subarray(3));
        controller.close();
      },
    });
  for (const source of [FILE, FILE.buffer, new Blob([FILE]), stream()]) await segmenter.segment(source);
  for (const { job } of workers[0].requests.filter((request) => request.job?.kind === "read")) {
    assert.equal(await job.source.text(), "spend\n1\n2\n");
  }
  assert.equal(FILE.length, 10);
  const taken = stream();
  taken.getReader();
  await assert.rejects(segmenter.segment(taken), code("option-invalid"));
  const failing = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
  await assert.rejects(segmenter.segment(failing), code("source-changed"));
});

test("abort rejects with the signal's reason before, during and after, and the next call works", async () => {
  const reason = { mine: true };
  const { workers, segmenter } = played({ segment: () => {} });
  await assert.rejects(segmenter.segment(FILE, { signal: AbortSignal.abort(reason) }), (error) => error === reason);
  assert.equal(workers[0].requests.length, 0);

  const during = new AbortController();
  const pending = segmenter.segment(FILE, { signal: during.signal });
  await soon();
  during.abort(reason);
  await assert.rejects(pending, (error) => error === reason);
  assert.equal(workers[0].requests.filter(({ kind }) => kind === "cancel").length, 1);

  delete workers[0].on.segment;
  const after = new AbortController();
  const result = await segmenter.segment(FILE, { signal: after.signal });
  after.abort(reason);
  assert.equal(result.segments.length, 2);
  assert.equal(workers[0].requests.filter(({ kind }) => kind === "cancel").length, 1);
});

test("an aborted call rejects at once even if the engine is slow to stop, and the next waits for it", async () => {
  let stop;
  const { workers, segmenter } = played({ segment: () => {}, cancel: (worker) => (stop = () => worker.reply({ kind: "cancelled", id: 2 })) });
  const controller = new AbortController();
  const pending = segmenter.segment(FILE, { signal: controller.signal });
  const next = segmenter.read(FILE);
  await soon();
  controller.abort();
  await assert.rejects(pending, { name: "AbortError" });
  await soon();
  assert.deepEqual(workers[0].jobs, ["read", "segment"]);
  stop();
  assert.equal((await next).rowCount, 2);
});

test("a table that arrives after the abort is freed", async () => {
  const controller = new AbortController();
  const late = (worker, id) => {
    controller.abort();
    worker.reply({ kind: "done", id, output: ANSWERS.read() });
  };
  const { workers, segmenter } = played({ read: late, cancel() {} });
  await assert.rejects(segmenter.read(FILE, { signal: controller.signal }));
  await soon();
  assert.deepEqual(workers[0].jobs, ["read", "release"]);
});

test("progress never falls, ends at 1, and a listener that throws is heard", async () => {
  const told = [];
  const tell = (stage, fractions) => (worker, id, job) => {
    for (const fraction of fractions) worker.reply({ kind: "progress", id, stage, fraction });
    worker.reply({ kind: "done", id, output: ANSWERS[job.kind](job) });
  };
  const { segmenter } = played({ read: tell("read", [0.5, 1, 0.7]), segment: tell("search", [0, 0.5, 0.4, 2]) });
  await segmenter.segment(FILE, { onProgress: (progress) => told.push(progress) });
  assert.equal(told.length, 8);
  assert.ok(told.every(({ fraction }, index) => index === 0 || fraction >= told[index - 1].fraction));
  assert.deepEqual(told.at(-1), { stage: "profile", fraction: 1 });
  const broken = new Error("of the listener");
  const throwing = segmenter.segment(FILE, {
    onProgress() {
      throw broken;
    },
  });
  await assert.rejects(throwing, (error) => error === broken);
  await assert.rejects(segmenter.segment(FILE, { onProgress: () => Promise.reject(broken) }), (error) => error === broken);
});

test("a crash rejects everything pending, and the next call gets a fresh engine", async () => {
  const failure = { code: "engine-crashed", details: {}, message: "" };
  const { workers, segmenter } = played({ segment: (worker, id) => worker.reply({ kind: "failed", id, failure, fatal: true }) }, {});
  const table = await segmenter.read(FILE);
  const pending = [table.segment(), segmenter.segment(FILE), segmenter.read(FILE)];
  for (const each of pending) await assert.rejects(each, code("engine-crashed"));
  assert.ok(workers[0].terminated);
  assert.equal((await table.segment()).segments.length, 2);
  assert.deepEqual(workers[1].jobs, ["read", "segment"], "the table was read again in the fresh engine");
  table.close();
  assert.equal((await segmenter.segment(FILE)).segments.length, 2);
  assert.deepEqual(workers[1].jobs.slice(2, 4), ["release", "read"], "and is freed there");
  assert.equal(workers[1].requests[0].kind, "start");
  assert.ok(workers[1].requests[0].module instanceof WebAssembly.Module);
});

test("a worker that dies without a word of its own is a crash; a failure of Rust's is not", async () => {
  const failure = { code: "features-none", details: {}, message: "no column can shape segments" };
  const { workers, segmenter } = played({ segment: (worker, id) => worker.reply({ kind: "failed", id, failure, fatal: false }) }, {});
  await assert.rejects(segmenter.segment(FILE), code("features-none"));
  assert.ok(!workers[0].terminated);
  workers[0].on.segment = (worker) => queueMicrotask(() => worker.onerror({ message: "killed" }));
  await assert.rejects(segmenter.segment(FILE), code("engine-crashed"));
  await segmenter.segment(FILE);
});

test("close rejects what is pending and what comes later, and twice is once", async () => {
  const { workers, segmenter } = played({ segment: () => {} });
  const table = await segmenter.read(FILE);
  const pending = table.segment();
  const waiting = segmenter.read(FILE);
  await soon();
  segmenter.close();
  segmenter.close();
  for (const each of [pending, waiting, segmenter.read(FILE), table.segment()]) await assert.rejects(each, code("engine-closed"));
  await soon();
  assert.ok(workers[0].terminated);
  table.close();
});

test("a closed table is freed after its running work has ended", async () => {
  const { workers, segmenter } = played({ segment: () => {} });
  const table = await segmenter.read(FILE);
  const pending = table.segment();
  await soon();
  table.close();
  table.close();
  await assert.rejects(pending, code("engine-closed"));
  await assert.rejects(table.segment(), code("engine-closed"));
  await soon();
  assert.deepEqual(workers[0].jobs, ["read", "segment", "release"]);
  assert.equal((await segmenter.read(FILE)).rowCount, 2);
});

test("exploring yields each candidate, leaves room for other calls, and break ends the search", async () => {
  let clusters = 1;
  const candidate = (worker, id) => worker.reply({ kind: "done", id, output: clusters < 9 ? { clusters: ++clusters } : null });
  const { workers, segmenter } = played({ candidate });
  const table = await segmenter.read(FILE);
  const seen = [];
  for await (const each of table.explore()) {
    seen.push(each.clusters);
    if (each.clusters === 3) await table.segment();
    if (each.clusters === 4) break;
  }
  await soon();
  assert.deepEqual(seen, [2, 3, 4]);
  assert.deepEqual(workers[0].jobs.slice(-2), ["candidate", "release"]);
  assert.equal(workers[0].requests.at(-1).job.handle, 2);
});

test("annotating pulls bytes as they are read, with the names of the segments", async () => {
  const pieces = ["a", "b", null].map((text) => text && new TextEncoder().encode(text));
  const bytes = (worker, id) => worker.reply({ kind: "done", id, output: pieces.shift() });
  const { workers, segmenter } = played({ bytes });
  const result = await segmenter.segment(FILE);
  const stream = segmenter.annotate(FILE, result, { locale: "fa" });
  await soon();
  assert.ok(!workers[0].jobs.includes("annotate"), "nothing is done before anyone reads");
  const reader = stream.getReader();
  await reader.read();
  await soon();
  assert.equal(workers[0].jobs.filter((kind) => kind === "bytes").length, 1);
  await reader.read();
  assert.ok((await reader.read()).done);
  const { column, labels } = workers[0].requests.find(({ job }) => job?.kind === "annotate").job;
  assert.equal(column, "بخش");
  assert.equal(new Set(labels).size, 2, "two segments near the average still have two names");
  await soon();
  assert.equal(workers[0].jobs.at(-1), "release");
});

test("annotating fails in the stream: for options, for an abort, for what is no result", async () => {
  const { segmenter } = played({ bytes: () => {} });
  const result = await segmenter.segment(FILE);
  const read = (stream) => stream.getReader().read();
  await assert.rejects(read(segmenter.annotate(FILE, result, { colum: "x" })), code("option-invalid"));
  await assert.rejects(read(segmenter.annotate(FILE, {})), code("option-invalid"));
  const controller = new AbortController();
  const pending = read(segmenter.annotate(FILE, result, { signal: controller.signal }));
  await soon();
  controller.abort("enough");
  await assert.rejects(pending, (error) => error === "enough");
  await assert.rejects(read(segmenter.annotate(FILE, result, { signal: AbortSignal.abort("early") })), (error) => error === "early");
});

test("a worker that is refused gives way to the page's own thread", async (context) => {
  const refusals = {
    "throws at once": () => {
      throw new Error("refused");
    },
    "sends an error": () => {
      const worker = new PlayedWorker({ start() {} });
      setTimeout(() => worker.onerror({ message: "" }));
      return worker;
    },
    "says that it cannot": () =>
      new PlayedWorker({ start: (worker) => worker.reply({ kind: "refused", failure: { code: "engine-crashed", details: {}, message: "" } }) }),
  };
  for (const [name, worker] of Object.entries(refusals)) {
    await context.test(name, async () => {
      const segmenter = createSegmenter({ worker });
      await assert.rejects(segmenter.read(new Uint8Array()), code("file-empty"));
      segmenter.close();
    });
  }
  await context.test("never answers", async (silent) => {
    silent.mock.timers.enable({ apis: ["setTimeout"] });
    const started = withResolvers();
    const segmenter = createSegmenter({ worker: () => new PlayedWorker({ start: started.resolve }) });
    const pending = segmenter.read(new Uint8Array());
    await started.promise;
    silent.mock.timers.tick(10_000);
    await assert.rejects(pending, code("file-empty"));
  });
});

test("options for segmenting are refused before the file is read for them", async () => {
  const segmenter = createSegmenter();
  let pulled = 0;
  const file = new Blob(["spend\n", "1\n2\n3\n".repeat(1000)]);
  const stream = file.stream;
  file.stream = () => {
    pulled += 1;
    return stream.call(file);
  };
  for (const seed of [1.5, -1, 2 ** 53, "7", NaN])
    await assert.rejects(segmenter.segment(file, { seed }), (error) => code("option-invalid")(error) && error.details.option === "seed");
  for (const clusters of [1, { from: 5, to: 2 }]) await assert.rejects(segmenter.segment(file, { clusters }), code("option-invalid"));
  assert.equal(pulled, 0);
  await segmenter.segment(file, { seed: 7, clusters: 2 });
  assert.equal(pulled, 1);
});

test("a seed that is missing is drawn and returned, and gives the same again", async () => {
  const segmenter = createSegmenter();
  const file = new Blob(["spend,orders\n", Array.from({ length: 300 }, (_, row) => `${(row * 37) % 101},${(row * 53) % 17}\n`).join("")]);
  const [first, other] = [await segmenter.segment(file), await segmenter.segment(file)];
  assert.ok(Number.isSafeInteger(first.seed) && first.seed >= 0);
  assert.notEqual(first.seed, other.seed);
  assert.deepEqual(await segmenter.segment(file, { seed: first.seed }), first);
  for (const seed of [0, Number.MAX_SAFE_INTEGER]) assert.equal((await segmenter.segment(file, { seed })).seed, seed);
});

test("a file that changes or goes away while it is read is told, and the engine lives on", async () => {
  const segmenter = createSegmenter();
  const content = new Blob(["spend,orders\n", "1,2\n3,4\n5,9\n".repeat(50_000)]);
  const changed = (stream) => Object.assign(new Blob([content]), { stream });
  const files = {
    gone: changed(() => content.stream().pipeThrough(new TransformStream({ transform: (bytes, controller) => (controller.enqueue(bytes), controller.error(new DOMException("", "NotReadableError"))) }))),
    shorter: changed(() => content.slice(0, 1000).stream()),
    longer: changed(() => new Blob([content, "7,7\n"]).stream()),
  };
  for (const [name, file] of Object.entries(files)) await assert.rejects(segmenter.read(file), code("source-changed"), name);
  const table = await segmenter.read(content);
  const result = await table.segment({ clusters: 2, seed: 1 });
  await assert.rejects(new Response(segmenter.annotate(files.shorter, result)).text(), code("source-changed"));
  assert.equal(table.rowCount, 150_000);
  segmenter.close();
});

test("the caller's wasm is used, and what is no wasm is a failure in words", async () => {
  const segmenter = createSegmenter({ wasm: new Uint8Array([1, 2, 3]) });
  await assert.rejects(segmenter.read(FILE), (error) => code("engine-crashed")(error) && error.cause instanceof WebAssembly.CompileError);
});

test("messages are in the language that was asked for, and name what they are about", async () => {
  const failure = { code: "columns-missing", details: { columns: ["spend", "age"] }, message: "" };
  const { segmenter } = played({ read: (worker, id) => worker.reply({ kind: "failed", id, failure, fatal: false }) });
  const messages = await Promise.all(["en", "ar", "fa"].map((locale) => segmenter.read(FILE, { locale }).catch((error) => error.message)));
  assert.equal(new Set(messages).size, 3);
  for (const message of messages) assert.match(message, /spend, age/);
});

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
