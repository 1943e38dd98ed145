/** Columns as they are told, with the reason for the role of each in the caller's language. */

import type { Formatter } from "../locales/format.js";
import type { ReasonReport, TableReport } from "../report.js";
import type { Column } from "../types.js";

export function columnsWith(words: Formatter, report: TableReport): Column[] {
  return report.columns.map((column) => ({ ...column, reason: reasonText(words, "reason", column.reason) }));
}

export const reasonText = (words: Formatter, section: string, { code, column = "" }: ReasonReport): string =>
  words.message(`${section}.${code}`, { column });
