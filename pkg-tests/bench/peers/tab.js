/** Inside the tab: the same work by us and by a worker of peers, timed from bytes to result. */

import { createSegmenter } from "/package/index.js";
import { memoryOf } from "/memory.js";

const NUMBERS = ["recency_days", "orders", "revenue", "basket", "tenure_days", "returns", "discount", "visits"];
const OPTIONS = { engine: "k-means", evidence: "none", features: NUMBERS, seed: 7 };

const files = new Map();
const fileOf = async (name) => {
  if (!files.has(name)) files.set(name, await (await fetch(`/data/${name}`)).blob());
  return files.get(name);
};

globalThis.bench = {
  load: async (name) => (await fileOf(name)).size,

  /** A new segmenter each time: the engine is compiled and started within the time. */
  async ours(name) {
    const file = await fileOf(name);
    const start = performance.now();
    const segmenter = createSegmenter();
    const { segments } = await segmenter.segment(file, OPTIONS);
    const seconds = (performance.now() - start) / 1000;
    segmenter.close();
    return { seconds, segments: segments.length };
  },

  /** The table alone; the engine is compiled and started within the time. */
  async read(name) {
    const file = await fileOf(name);
    const start = performance.now();
    const segmenter = createSegmenter();
    const { rowCount } = await segmenter.read(file);
    const seconds = (performance.now() - start) / 1000;
    segmenter.close();
    return { seconds, rows: rowCount };
  },

  async peers(name) {
    const bytes = await (await fileOf(name)).arrayBuffer();
    const start = performance.now();
    const worker = new Worker("/peers.js");
    const segments = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ bytes, numbers: NUMBERS }, [bytes]);
    });
    const seconds = (performance.now() - start) / 1000;
    worker.terminate();
    return { seconds, segments };
  },

  /** From the file to segments to the annotated file; with wasm memory, and what the page saw meanwhile. */
  async whole(name) {
    const file = await fileOf(name);
    const channel = new BroadcastChannel("memory");
    const segmenter = createSegmenter({ worker: () => new Worker("/engine.js", { type: "module" }) });
    const told = [];
    const onProgress = ({ stage, fraction }) => told.push([performance.now(), stage, fraction]);
    const start = performance.now();
    const table = await segmenter.read(file, { onProgress });
    const read = performance.now();
    const afterReading = await memoryOf(channel);
    const result = await table.segment({ ...OPTIONS, onProgress });
    const segmented = performance.now();
    const afterSegmenting = await memoryOf(channel);
    let bytes = 0;
    for await (const piece of segmenter.annotate(file, result, { onProgress })) bytes += piece.length;
    const annotated = performance.now();
    const memory = await memoryOf(channel);
    segmenter.close();
    const times = [start, ...told.map(([time]) => time), annotated];
    const gaps = times.slice(1).map((time, index) => time - times[index]);
    return {
      rows: table.rowCount,
      segments: result.segments.length,
      "seconds to read": (read - start) / 1000,
      "seconds to segment": (segmented - read) / 1000,
      "seconds to annotate": (annotated - segmented) / 1000,
      "bytes in": file.size,
      "bytes out": bytes,
      "memory after reading": afterReading,
      "memory after segmenting": afterSegmenting,
      "peak memory": memory,
      "progress told": told.length,
      "longest without progress, ms": Math.max(...gaps),
    };
  },

  /**
   * Cancels `trials` times, the first half while reading, the others while segmenting, at moments within
   * the first `within` ms, most of them early. How long it took each time, in ms, until the caller was
   * answered, and until the engine had answered the next question.
   */
  async cancel(name, trials, within) {
    const file = await fileOf(name);
    const segmenter = createSegmenter();
    const [answered, free] = [[], []];
    const half = Math.ceil(trials / 2);
    let table;
    for (let trial = 0; trial < trials; trial++) {
      if (trial === half) table = await segmenter.read(file);
      const controller = new AbortController();
      const { signal } = controller;
      const work = table ? table.segment({ ...OPTIONS, signal }) : segmenter.read(file, { signal });
      let knew;
      const finished = work.then(
        (done) => (done.close?.(), true),
        (error) => {
          knew = performance.now();
          // What fails by itself is no cancel, and no measurement.
          if (!controller.signal.aborted) throw error;
          return false;
        },
      );
      finished.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, within * (((trial % half) + 0.5) / half) ** 3));
      const asked = performance.now();
      controller.abort();
      if (await finished) continue;
      (await segmenter.read(new Blob(["a,b\n1,2\n3,4\n"]))).close();
      answered.push(knew - asked);
      free.push(performance.now() - asked);
    }
    segmenter.close();
    return { answered, free };
  },
};
