/** What went wrong in the engine, and whether its instance has survived it. */

import type { ErrorCode } from "../codes.js";
import type { SegmentErrorDetails } from "../errors.js";
import { SourceFailure } from "./chunks.js";
import type { Failure } from "./protocol.js";

/** Megabytes that the next columns of a large table would ask for. */
export const SPARE = 256;

/** Thrown by `pause` in a job that is no longer wanted. */
export class Cancelled extends Error {}

/**
 * Whether the instance is dead: after a trap, a stack overflow or a failed allocation some of its
 * exports still answer, but nothing they say can be trusted.
 */
export function isFatal(error: unknown): boolean {
  return !(isDeliberate(error) || error instanceof SourceFailure || error instanceof Cancelled);
}

/**
 * The failure as it is told to the client. `exhausted`: the instance could not have any more memory, when it
 * held so many megabytes and so much of the file, 0 to 1, was read.
 */
export function failureOf(error: unknown, exhausted = false, { held = 0, read = 1 } = {}): Failure {
  if (isDeliberate(error)) return { code: error.code, details: error.details, message: error.message };
  const code: ErrorCode =
    error instanceof SourceFailure ? "source-changed" : exhausted || isMemory(error) ? "engine-out-of-memory" : "engine-crashed";
  return { code, details: code === "engine-out-of-memory" ? shortage(held, read) : {}, message: code };
}

/** What would be needed, in megabytes: by the part that was read, but more than there was. */
function shortage(held: number, read: number): SegmentErrorDetails {
  const expected = Math.max(held / Math.max(read, 0.01), held + SPARE);
  return { expected: String(Math.ceil(expected)), found: String(Math.round(held)) };
}

/** Rust throws plain objects on purpose, and errors by accident. */
function isDeliberate(error: unknown): error is Failure {
  return typeof error === "object" && error !== null && !(error instanceof Error) && "code" in error;
}

/** Engines say it in different words, all of which name the memory or the allocation. */
function isMemory(error: unknown): boolean {
  return error instanceof Error && /memory|alloc/i.test(error.message) && !/out of bounds/i.test(error.message);
}
