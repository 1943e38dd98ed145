/** What a page sees of the element; how it is made is nobody else's business. */

import type { Locale, SegmenterOptions } from "../types.js";
import type { Step } from "./events.js";
import type { Sample } from "./sample.js";

export type { Step } from "./events.js";

/**
 * Customer segmentation in one tag: drop a file, see the segments. The Custom Elements Manifest is written
 * from this file.
 *
 * @fires {CustomEvent<Progress>} segment-progress - How far the work is: `{ stage, fraction }`.
 * @fires {CustomEvent<{ result: Segmentation }>} segment-result - Segments were found.
 * @fires {CustomEvent<{ error: unknown; message: string }>} segment-error - Work failed: what was thrown, and the sentence that is shown.
 * @fires {CustomEvent<{ step: Step; segment: number | null }>} segment-step - Another step is shown: a page may give each an address.
 *
 * @slot brand - The page's name, at the start of the bar.
 * @slot state - What the page says of itself in the bar.
 * @slot language - A choice of languages in the bar.
 * @slot privacy - Replaces the sentence about what the tool sends.
 *
 * @cssprop --cs-font - The font family of all text.
 * @cssprop --cs-ink - The colour of text and of what is emphasised.
 * @cssprop --cs-paper - The colour behind everything.
 * @cssprop --cs-surface - The colour of buttons and of the place to drop a file.
 * @cssprop --cs-radius - The radius of the corners of buttons and lists.
 *
 * @csspart root - Everything.
 * @csspart bar - The bar above all steps.
 * @csspart step - The button of a step; `value` is `file`, `goal`, `columns` or `segments`.
 * @csspart undo - The button that takes the last decision back.
 * @csspart redo - The button that decides again what was taken back.
 * @csspart digits - The button that chooses the digits, in Arabic and Persian.
 * @csspart project - The button with what can be done with saved work.
 * @csspart project-save - The entry that saves it.
 * @csspart project-open - The entry that opens it.
 * @csspart autosave - The entry that keeps the work in the browser, or no more.
 * @csspart kept - What autosave kept of another time.
 * @csspart go-on - The button that goes on with it.
 * @csspart clear - The entry that clears everything.
 * @csspart restart - The button that begins with another file.
 * @csspart heading - The heading of a step; has the focus when the step appears.
 * @csspart error - What went wrong, as an alert.
 * @csspart start - The first step.
 * @csspart drop-zone - Where a file is dropped.
 * @csspart choose - The button that chooses a file; holds the file input.
 * @csspart paste - The button that takes a table from the clipboard.
 * @csspart open-project - The button that opens saved work.
 * @csspart samples - The tables to try.
 * @csspart sample - The button of one of them.
 * @csspart read - The step of what was read.
 * @csspart reading - How the file was read, in a line.
 * @csspart gathering - How orders became customers.
 * @csspart ask - What can be read in two ways.
 * @csspart preview - The first rows.
 * @csspart issues - What was repaired or set aside.
 * @csspart continue - The button that goes to the next step.
 * @csspart goal - The step of the goal.
 * @csspart goal-option - One of the goals.
 * @csspart columns - The step of the columns.
 * @csspart lane - One of the four groups of columns; `data-role` is its role.
 * @csspart column - One column; `data-role` is its role.
 * @csspart grip - The handle by which a column is moved.
 * @csspart move - The button with a column's roles and types.
 * @csspart role - The entry of a role; `value` is the role.
 * @csspart weight - The entry of a weight; `value` is the weight.
 * @csspart elements - Which elements of a profile the columns tell.
 * @csspart questions - What to ask for the others.
 * @csspart copy-questions - The button that copies the questions.
 * @csspart actions - The bar with what can be done next.
 * @csspart find - The button that finds segments.
 * @csspart proposal - The button that takes all changed roles back.
 * @csspart progress - The step while work goes on.
 * @csspart cancel - The button that stops the work.
 * @csspart result - The step of the segments.
 * @csspart verdict - The finding in a sentence; `data-kind` is its kind.
 * @csspart certificate - The evidence for it.
 * @csspart number-of-segments - The radio buttons, by number of segments.
 * @csspart method - What the finding rests on.
 * @csspart segments - All segments.
 * @csspart segment - One segment.
 * @csspart segment-menu - The button with what can be done with it.
 * @csspart merge-with - Its entry that begins to choose segments to be made one.
 * @csspart merge-choose - Whether it is to be one with others.
 * @csspart merging - What is chosen to be made one, and what to do with it.
 * @csspart merge - The button that makes them one.
 * @csspart mark - Its coloured shape; `data-mark` is 1 to 8.
 * @csspart segment-name - Its name.
 * @csspart small - That so few are in it that its figures may tell who they are.
 * @csspart traits - What sets it apart.
 * @csspart open-persona - The button that opens its page.
 * @csspart chart - A chart; `data-chart` is its name.
 * @csspart profile - The drawing of each segment against everyone.
 * @csspart ideal - The drawing of the ideal customer.
 * @csspart show-table - The button that shows a chart's figures.
 * @csspart save-svg - The button that saves a drawing as SVG.
 * @csspart save-png - The button that saves it as PNG.
 * @csspart main-axes - The button that shows customers by all columns that shape the segments, or by two again.
 * @csspart select - The button that shows one segment in all charts.
 * @csspart typing - Which questions tell in which segment a new customer is.
 * @csspart download - What can be taken along.
 * @csspart download-file - The button that saves the file with its segments.
 * @csspart download-list - The button that saves one segment's rows.
 * @csspart download-report - The button that saves the report.
 * @csspart download-model - The button that saves the model.
 * @csspart copy-link - The button that copies the settings as a link.
 * @csspart save-project - The button that saves all work.
 * @csspart revise - The button that goes back to the columns.
 * @csspart persona - The page of one segment.
 * @csspart persona-close - The button that goes back to all segments.
 * @csspart rename - The field of its name.
 * @csspart note - A field for what a person knows of it.
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
  /**
   * Settings from the page's own address, for the next file; an empty text offers them as a link. Not offered if
   * absent: the address is the page's.
   */
  settings: string | undefined;
  /**
   * Offers to keep the work in the browser's storage, under the page's origin, where a person wants it. Not offered
   * if absent: the storage is the page's.
   * @attr autosave
   */
  autosave: boolean;
  /** A worker of one's own, for pages whose policy refuses Blob workers. */
  worker: SegmenterOptions["worker"];
  /** The engine's wasm, instead of the one that is inside the package. */
  wasm: SegmenterOptions["wasm"];
  /** Reads a file and shows its columns. Resolves when that is done; failures are told by `segment-error`. */
  open(file: File): Promise<void>;
  /** Shows a step, or the page of one segment, as `segment-step` names it; nothing happens where there is none yet. */
  show(step: Step, segment?: number): void;
  /**
   * Loads every part that work will need, in every language, so that nothing is loaded afterwards.
   * The element then has the attribute `data-ready`. Called by `open` at the latest.
   */
  prepare(): Promise<void>;
}

// Here and not where the element is defined: that file's types are not shipped.
declare global {
  interface HTMLElementTagNameMap {
    "customer-segments": CustomerSegmentsElement;
  }
}
