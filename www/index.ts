/** What `customer-segments` exports. Importing it does nothing yet. */

import { EngineSegmenter } from "./client/segmenter.js";
import type { Segmenter, SegmenterOptions } from "./types.js";

export { matches, type RuleCell } from "./client/rules.js";
export { annotate, segment } from "./client/shared.js";
export { type ErrorCode, errorCodes, type IssueCode, issueCodes } from "./codes.js";
export { SegmentError, type SegmentErrorDetails } from "./errors.js";
export type * from "./types.js";

/** A segmenter of one's own: one engine that stays, and tables that live in it until they are closed. */
export function createSegmenter(options: SegmenterOptions = {}): Segmenter {
  return new EngineSegmenter(options);
}
