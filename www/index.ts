/** What `customer-segments` exports. Importing it does nothing yet. */

import type { ReportOptions } from "./client/html-report.js";
import { invalid, localeOf } from "./client/options.js";
import { EngineSegmenter } from "./client/segmenter.js";
import type { Locale, Segmentation, Segmenter, SegmenterOptions, Shareable } from "./types.js";

export { type Payback, type PaybackOptions, payback } from "./client/payback.js";
export { matches, type RuleCell, segmentOf } from "./client/rules.js";
export { annotate, segment } from "./client/shared.js";
export { type ErrorCode, errorCodes, type IssueCode, issueCodes } from "./codes.js";
export { SegmentError, type SegmentErrorDetails } from "./errors.js";
export type * from "./types.js";

export type { ReportOptions } from "./client/html-report.js";

/**
 * What of a result may leave the owner's hands: plain data in which no figure covers fewer customers than
 * `minimumCell`, directly or by subtraction.
 *
 * @throws SegmentError `option-invalid` for what is no result.
 */
export function shareable(result: Segmentation): Shareable {
  const shared = result?.shareable;
  if (typeof shared !== "object" || shared === null) throw invalid("result", "what `segment` returned", result);
  return shared;
}

/**
 * A report of what may be shared, as one HTML document without scripts, in the result's language. Quotes go along
 * only as far as they are given.
 */
export async function report(result: Segmentation, options?: ReportOptions): Promise<string> {
  const shared = shareable(result);
  const [{ htmlReport, reportOptions }, { loadWords }] = await Promise.all([import("./client/html-report.js"), import("./locales/load.js")]);
  return htmlReport(await loadWords(shared.locale), shared, reportOptions(options));
}

/** The text with which customers are asked for a conversation, in any of the languages; names are for a person to write. */
export async function invitation(locale: Locale = "en"): Promise<string> {
  const { loadWords } = await import("./locales/load.js");
  return (await loadWords(localeOf(locale))).message("interview.invitation", { minutes: 20 });
}

/** A segmenter of one's own: one engine that stays, and tables that live in it until they are closed. */
export function createSegmenter(options: SegmenterOptions = {}): Segmenter {
  return new EngineSegmenter(options);
}
