/** What a page sees of the element; how it is made is nobody else's business. */

import type { Locale } from "../types.js";
import type { Sample } from "./sample.js";

export interface CustomerSegmentsElement extends HTMLElement {
  /** The language: `en`, `ar`, `fa` or a tag that begins so. Otherwise that around the element, then the browser's. */
  lang: string;
  /** The language that is spoken now. */
  locale: Locale;
  /** With the same seed, the same file gives the same segments. Drawn anew for each run if absent. */
  seed: number | undefined;
  /** Tables to try with one click. */
  samples: readonly Sample[];
  /** Reads a file and shows its columns. Resolves when that is done; failures are told by `segment-error`. */
  open(file: File): Promise<void>;
  /**
   * Loads every part that work will need, in every language, so that nothing is loaded afterwards.
   * The element then has the attribute `data-ready`. Called by `open` at the latest.
   */
  prepare(): Promise<void>;
}
