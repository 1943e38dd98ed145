/** The codes of `src/error`, mirrored; a test holds the lists together. */

export const errorCodes = [
  "file-empty",
  "rows-none",
  "not-text",
  "compressed",
  "quote-unclosed",
  "field-limit",
  "columns-limit",
  "option-invalid",
  "option-unavailable",
  "column-unknown",
  "features-none",
  "rows-too-few",
  "model-invalid",
  "model-version",
  "columns-missing",
  "engine-closed",
  "engine-crashed",
  "engine-out-of-memory",
  "csp-blocked",
  "source-changed",
] as const;

export const issueCodes = [
  "encoding-guessed",
  "encoding-replaced",
  "nul-kept",
  "row-ragged",
  "row-empty",
  "header-generated",
  "header-blank",
  "header-duplicate",
  "number-unread",
  "date-unread",
  "date-ambiguous",
  "out-of-range",
  "precision",
  "missing-spelling",
  "missing-imputed",
  "row-excluded",
  "value-winsorised",
  "level-unseen",
  "column-constant",
  "rows-distinct-few",
  "not-converged",
] as const;

/** Why the work stopped. */
export type ErrorCode = (typeof errorCodes)[number];
/** What was repaired, set aside or guessed. */
export type IssueCode = (typeof issueCodes)[number];
