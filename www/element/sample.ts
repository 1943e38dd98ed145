/** A table to try with one click. Its words are `start.KEY` and `start.KEY-about`. */

import type { Locale } from "../types.js";

export interface Sample {
  readonly key: "customers" | "orders" | "survey";
  /** How many rows it has. */
  readonly count: number;
  /** The table, with names and values in the reader's language. */
  file(locale: Locale): File;
}
