// Never run: a script for Node, where neither `Worker` nor `WebAssembly` has a type.
import { createWriteStream, openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { annotate, createSegmenter, segment } from "customer-segments";

const file = await openAsBlob("customers.csv");
const result = await segment(file, { seed: 42, signal: AbortSignal.timeout(60_000) });
const sizes: number[] = result.segments.map(({ size }) => size);
Readable.fromWeb(annotate(file, result)).pipe(createWriteStream("segments.csv"));

const segmenter = createSegmenter({ wasm: await readFile("engine.wasm") });
// @ts-expect-error A worker is made by the caller, or found at a URL.
createSegmenter({ worker: "worker.js" });
segmenter.close();
console.log(sizes);
