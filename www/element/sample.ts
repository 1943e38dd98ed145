/** A table to try with one click. Its words are `start.KEY` and `start.KEY-about`. */

import type { Locale } from "../types.js";

export interface Sample {
  readonly key: "customers" | "purchases" | "survey";
  /** How many customers it has. */
  readonly count: number;
  /** The table, with names and values in the reader's language. */
  file(locale: Locale): File;
}
