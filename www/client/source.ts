/** Whatever a file can be given as becomes a Blob: it can be read twice and crosses to a worker by reference. */

import { SegmentError } from "../errors.js";
import type { Source } from "../types.js";

/**
 * The source as a Blob. A stream can be read only once and is collected; the caller's buffers are
 * copied, never detached.
 *
 * @throws SegmentError `option-invalid` for what is no source, `source-changed` for a stream that fails.
 */
export async function blobOf(source: Source, signal: AbortSignal): Promise<Blob> {
  // By name, not by class: what comes from another frame or test environment has classes of its own.
  switch (kindOf(source)) {
    case "Blob":
    case "File":
      return source as Blob;
    case "ReadableStream":
      return collect(source as ReadableStream<Uint8Array>, signal);
    case "ArrayBuffer":
    case "Uint8Array":
      return new Blob([source as BlobPart]);
    default:
      throw invalid("a Blob, ReadableStream, ArrayBuffer or Uint8Array", source);
  }
}

async function collect(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<Blob> {
  if (stream.locked) throw invalid("a stream that nobody reads yet", stream);
  const reader = stream.getReader();
  const stop = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  const parts: BlobPart[] = [];
  try {
    for (;;) {
      const { done, value } = await read(reader);
      if (done) break;
      if (kindOf(value) !== "Uint8Array") {
        stop();
        throw invalid("a stream of Uint8Array", value);
      }
      parts.push(value as Uint8Array<ArrayBuffer>);
    }
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  return new Blob(parts);
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new SegmentError("source-changed", {}, undefined, { cause });
  }
}

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** How what is often tried becomes a source. */
const WAYS: Readonly<Record<string, string>> = {
  String: "of text `new Blob([text])`, of a file in Node `await openAsBlob(path)`",
  Response: "of a response `await response.blob()`",
  Array: "of rows `new Blob([JSON.stringify(rows)])`",
  Object: "of a stream of Node `Readable.toWeb(stream)`",
  Promise: "of a promise what it is awaited for",
};

/** Says of which kind it is and no more: a string might be the customers themselves. */
function invalid(expected: string, found: unknown): SegmentError {
  const kind = kindOf(found);
  const way = WAYS[kind];
  return new SegmentError("option-invalid", { option: "source", expected: way === undefined ? expected : `${expected} (${way})`, found: kind });
}
