/** Why a file of another format cannot be read: thrown as plain data, like what Rust throws. */

import type { ErrorCode } from "../../codes.js";
import type { SegmentErrorDetails } from "../../errors.js";

export class FormatFailure extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: SegmentErrorDetails = {},
  ) {
    super(code);
  }
}

export const damaged = (found: string): FormatFailure => new FormatFailure("file-damaged", { found });
