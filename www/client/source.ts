/** Whatever a file can be given as becomes a Blob: it can be read twice and crosses to a worker by reference. */

import { SegmentError } from "../errors.js";
import type { Source } from "../types.js";
import { invalid } from "./options.js";

/**
 * The source as a Blob. A stream can be read only once and is collected; the caller's buffers are
 * copied, never detached.
 *
 * @throws SegmentError `option-invalid` for what is no source, `source-changed` for a stream that fails.
 */
export async function blobOf(source: Source, signal: AbortSignal): Promise<Blob> {
  if (source instanceof Blob) return source;
  if (source instanceof ReadableStream) return collect(source, signal);
  if (source instanceof ArrayBuffer || source instanceof Uint8Array) return new Blob([source as BlobPart]);
  throw invalid("source", "a Blob, ReadableStream, ArrayBuffer or Uint8Array", source);
}

async function collect(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<Blob> {
  if (stream.locked) throw invalid("source", "a stream that nobody reads yet", stream);
  const reader = stream.getReader();
  const stop = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  const parts: BlobPart[] = [];
  try {
    for (;;) {
      const { done, value } = await read(reader);
      if (done) break;
      if (!(value instanceof Uint8Array)) {
        stop();
        throw invalid("source", "a stream of Uint8Array", value);
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
