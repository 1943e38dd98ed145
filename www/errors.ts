/** The one error that is thrown on purpose. */

import type { ErrorCode } from "./codes.js";

/** Where and what, for a program. Absent members say nothing. */
export interface SegmentErrorDetails {
  /** Data row, from 1. */
  readonly row?: number;
  /** Column, by name where it has one, otherwise by number. */
  readonly column?: string;
  /** The option at fault. */
  readonly option?: string;
  /** What would have been right. */
  readonly expected?: string;
  /** What was there instead. */
  readonly found?: string;
  /** Every column at fault, where there can be several. */
  readonly columns?: readonly string[];
}

/**
 * Every failure but an abort, which rejects with the signal's own reason. The message is in the locale
 * that was asked for and names rows and columns, never the contents of a cell.
 */
export class SegmentError extends Error {
  static {
    // A minified class would show under a letter.
    Object.defineProperty(this, "name", { value: "SegmentError" });
    Object.defineProperty(this.prototype, "name", { value: "SegmentError" });
  }

  /** Stable; programs decide by it. */
  readonly code: ErrorCode;
  readonly details: SegmentErrorDetails;

  constructor(code: ErrorCode, details: SegmentErrorDetails = {}, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
