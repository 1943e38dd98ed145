/** What a page sees of the element; how it is made is nobody else's business. */

import type { Locale, SegmenterOptions } from "../types.js";
import type { Sample } from "./sample.js";

/**
 * Customer segmentation in one tag: drop a file, see the segments. The Custom Elements Manifest is written
 * from this file.
 *
 * @fires {CustomEvent<Progress>} segment-progress - How far the work is: `{ stage, fraction }`.
 * @fires {CustomEvent<{ result: Segmentation }>} segment-result - Segments were found.
 * @fires {CustomEvent<{ error: unknown; message: string }>} segment-error - Work failed: what was thrown, and the sentence that is shown.
 *
 * @slot privacy - Replaces the sentence about what the tool sends.
 *
 * @cssprop --cs-font - The font family of all text.
 * @cssprop --cs-ink - The colour of text and of what is emphasised.
 * @cssprop --cs-paper - The colour behind everything.
 * @cssprop --cs-surface - The colour of buttons and of the place to drop a file.
 * @cssprop --cs-radius - The radius of the corners of buttons and lists.
 *
 * @csspart root - Everything; has the outer padding.
 * @csspart heading - The heading of a step; has the focus when the step appears.
 * @csspart error - What went wrong, as an alert.
 * @csspart start - The first step.
 * @csspart drop-zone - Where a file is dropped.
 * @csspart choose - The button that chooses a file; holds the file input.
 * @csspart samples - The tables to try.
 * @csspart sample - The button of one of them.
 * @csspart columns - The step of the columns.
 * @csspart reading - How the file was read.
 * @csspart issues - What was repaired or set aside.
 * @csspart column - One column; `data-role` is its role.
 * @csspart role - The select of a column's role.
 * @csspart actions - The bar with what can be done next.
 * @csspart find - The button that finds segments.
 * @csspart proposal - The button that takes all changed roles back.
 * @csspart restart - The button that begins with another file.
 * @csspart progress - The step while work goes on.
 * @csspart cancel - The button that stops the work.
 * @csspart result - The step of the segments.
 * @csspart verdict - The finding in a sentence; `data-kind` is its kind.
 * @csspart number-of-segments - The radio buttons, by number of segments.
 * @csspart method - What the finding rests on.
 * @csspart segments - All segments.
 * @csspart segment - One segment.
 * @csspart mark - Its coloured shape; `data-mark` is 1 to 8.
 * @csspart segment-name - Its name.
 * @csspart small - The warning that it is small.
 * @csspart traits - What sets it apart.
 * @csspart profile - Its figures beside everyone's.
 * @csspart download - What can be taken along.
 * @csspart download-file - The button that saves the file with its segments.
 * @csspart download-model - The button that saves the model.
 * @csspart revise - The button that goes back to the columns.
 */
export interface CustomerSegmentsElement extends HTMLElement {
  /**
   * The language: `en`, `ar`, `fa` or a tag that begins so. Otherwise that around the element, then the browser's.
   * @attr lang
   */
  lang: string;
  /** The language that is spoken now; setting it sets `lang`. */
  locale: Locale;
  /**
   * With the same seed, the same file gives the same segments. Drawn anew for each run if absent.
   * @attr seed
   */
  seed: number | undefined;
  /**
   * The number of segments to find first. Chosen by the engine if absent.
   * @attr clusters
   */
  clusters: number | undefined;
  /** Tables to try with one click. */
  samples: readonly Sample[];
  /** A worker of one's own, for pages whose policy refuses Blob workers. */
  worker: SegmenterOptions["worker"];
  /** The engine's wasm, instead of the one that is inside the package. */
  wasm: SegmenterOptions["wasm"];
  /** Reads a file and shows its columns. Resolves when that is done; failures are told by `segment-error`. */
  open(file: File): Promise<void>;
  /**
   * Loads every part that work will need, in every language, so that nothing is loaded afterwards.
   * The element then has the attribute `data-ready`. Called by `open` at the latest.
   */
  prepare(): Promise<void>;
}
