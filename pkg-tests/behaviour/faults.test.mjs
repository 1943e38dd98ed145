/** Engines that die, a thousand times each: every call is told, the next one works, nothing is left behind. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createSegmenter } from "customer-segments";
import { faulty } from "../faulty.mjs";

const TIMES = 1000;

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

/** Every instance that was made and not collected, and how often a dead one was called. */
const instances = new Set();
let made = 0;
let calledWhenDead = 0;
const dead = new WeakSet();
const original = WebAssembly.instantiate;
WebAssembly.instantiate = async (module, imports) => {
  const instance = await original(module, imports);
  // Node has wasm of its own.
  if (!(instance instanceof WebAssembly.Instance) || !("segmentationrun_step" in instance.exports)) return instance;
  made += 1;
  instances.add(new WeakRef(instance));
  const watched = ([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const call = (...given) => {
      if (dead.has(instance)) calledWhenDead += 1;
      try {
        return value(...given);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) dead.add(instance);
        throw error;
      }
    };
    return [name, call];
  };
  const exports = Object.fromEntries(Object.entries(instance.exports).map(watched));
  return Object.create(instance, { exports: { value: exports } });
};

async function alive() {
  // A collection frees what was reachable only from what it freed a moment ago in the next one.
  for (let turn = 0; turn < 4; turn++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  for (const instance of instances) if (instance.deref() === undefined) instances.delete(instance);
  return instances.size;
}

const small = new Blob(["spend,orders\n", Array.from({ length: 60 }, (_, row) => `${(row * 37) % 61},${row % 7}\n`).join("")]);
const large = new Blob(["spend,orders\n", Array.from({ length: 300_000 }, (_, row) => `${row % 9973},${row % 7919}\n`).join("")]);

const FAULTS = {
  panic: { code: "engine-crashed", work: (segmenter) => segmenter.segment(small) },
  "stack overflow": { code: "engine-crashed", work: (segmenter) => segmenter.segment(small) },
  "out of memory": { code: "engine-out-of-memory", work: (segmenter) => segmenter.read(large) },
};

for (const [fault, { code, work }] of Object.entries(FAULTS))
  test(`${fault}, ${TIMES} times`, { timeout: 300_000 }, async () => {
    const segmenter = createSegmenter({ wasm: new WebAssembly.Module(faulty(fault)) });
    const fails = (promise) => assert.rejects(promise, (error) => {
      assert.equal(error.code, code);
      if (code === "engine-out-of-memory") {
        const { expected, found } = error.details;
        assert.ok(Number(found) >= 1 && Number(found) <= 8 && Number(expected) > Number(found), JSON.stringify(error.details));
        assert.ok(error.message.includes(expected) && error.message.includes(found), error.message);
      } else assert.match(error.message, /starts afresh/);
      return true;
    });
    const table = await segmenter.read(small);
    const before = made;
    let resident;
    for (let time = 0; time < TIMES; time++) {
      // What waits behind it falls with it; what is called later has a fresh engine.
      await Promise.all([fails(work(segmenter)), fails(segmenter.read(small))]);
      assert.equal((await segmenter.read(small)).rowCount, 60);
      if (time === TIMES / 5) {
        await alive();
        resident = process.memoryUsage().rss;
      }
    }
    assert.equal(made - before, TIMES, "one fresh engine for each that died");
    assert.equal(calledWhenDead, 0, "a dead instance was called");
    if (fault === "out of memory") assert.equal((await table.segment({ clusters: 2 })).segments.length, 2, "a table outlives its engine");
    else await fails(table.segment({ clusters: 2 }));
    const [left, grown] = [await alive(), process.memoryUsage().rss - resident];
    assert.ok(left <= 3, `${left} engines are still there`);
    assert.ok(grown < 64 * 2 ** 20, `${Math.round(grown / 2 ** 20)} MiB more than after ${TIMES / 5} times`);
    segmenter.close();
  });
