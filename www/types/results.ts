/// <reference lib="esnext.disposable" preserve="true" />
/** What comes out, and what stays alive: results, tables, segmenters. */

import type { Candidate, Certificate, NumberChoice, Outliers, Verdict } from "./evidence.js";
import type { IdealCustomer, Interviews, Segment, Typing } from "./explanation.js";
import type { EngineName, SegmentModel, Shareable } from "./model.js";
import type { Column, Issue, ReadOptions, Reading, Role, RunOptions, Source } from "./reading.js";
import type { AccountsOptions, CustomersOptions, ElementCoverage, Gathering, Goal, JoinOptions, OrderColumns, Plan, RfmGroups, RfmOptions, SegmentOptions, TableKind } from "./segmenting.js";

/** What was found: plain data, which may be cloned and sent to a worker. It is the owner's; `shareable` says what may go further. */
export interface Segmentation {
  /** What the segments are for, and what that made of the columns. */
  plan: Plan;
  /** The finding, as a sentence too: whether there are segments, and how many of them are firm. */
  verdict: Verdict;
  /** The evidence; null with `evidence: "none"` and until the first of it is there. */
  certificate: Certificate | null;
  /**
   * Which of the segments that were found each of these is made of, and how many customers those had; null of a
   * result that was not merged. Of one that was, verdict, candidates and choice are those of what was found.
   */
  merged: { groups: readonly (readonly number[])[]; sizes: readonly number[] } | null;
  /** Those whose customers bring the most first, if a column says what they bring; then the largest first. */
  segments: readonly Segment[];
  /** The ideal customer inside the existing base; null where nothing tells what customers bring. */
  idealCustomer: IdealCustomer | null;
  /** Whom to talk to, for each segment. */
  interviews: readonly Interviews[];
  /** The few questions that tell in which segment somebody is; null below 50 customers. */
  typing: Typing | null;
  /** One entry a data row: an index into `segments`, -1 where the row was set aside. */
  assignments: Int32Array;
  /** Rows that are in no segment; of a file of orders its lines. */
  excludedRows: number;
  /** The method that made the clusters, and why it was taken. */
  engine: { name: EngineName; reason: string };
  /** Every number of segments that was tried. */
  candidates: readonly Candidate[];
  /** Why this number was taken. */
  choice: NumberChoice;
  outliers: Outliers;
  /** What was repaired, set aside or guessed on the way. */
  issues: readonly Issue[];
  /** With it the same file and options give the same segments. */
  seed: number;
  /** Places new customers (`Table.assign`). Plain JSON without any row, but not rounded: what may go further is `shareable.model`. */
  model: SegmentModel;
  /** How the file was read, so that it can be read the same way again. */
  reading: Reading;
  /** What of all this may leave the owner's hands. */
  shareable: Shareable;
}

/** One entry a row: a segment of the model, or -1 where the row could not be placed. */
export interface Assignments extends Int32Array {
  /** What was repaired on the way, such as a category that the model does not know (`level-unseen`). */
  readonly issues: readonly Issue[];
}

/** A column's values as numbers, one a data row; NaN where there is none. */
export interface ColumnValues {
  /** Quantities, days since 1970-01-01, 0 for no and 1 for yes, or places in `levels`. */
  values: Float64Array;
  /** The spellings of a category's levels, or of a flag's no and yes. */
  levels: readonly string[];
}

/** How a column's values are spread, for a small picture beside its name. */
export type Distribution =
  | {
      type: "number" | "date";
      /** The limits of all bins together; what lies beyond is counted in the first and the last. */
      from: number;
      to: number;
      counts: readonly number[];
    }
  | { type: "category" | "flag"; levels: readonly { level: string; count: number }[] };

/** A table at a glance. */
export interface Glance {
  /** The first rows as they were read; a date as days since 1970-01-01, `null` where there is no value. */
  rows: readonly (readonly (string | number | null)[])[];
  /** One a column; `null` for texts and identifiers. */
  distributions: readonly (Distribution | null)[];
}

/** In each segment, how often each bin or level of `Glance` occurs: one a column, by segment; `null` for texts and identifiers. */
export type Spread = readonly (readonly (readonly number[])[] | null)[];

/** Where each row lies on the two directions in which rows differ most, and the column that weighs most in each. */
export interface Axes {
  x: Float64Array;
  y: Float64Array;
  leading: readonly [string, string];
}

/**
 * A file that was read. Live: it holds memory until it is closed. Where its engine has died, the next call
 * reads the file again.
 */
export interface Table extends Disposable {
  readonly rowCount: number;
  readonly columns: readonly Column[];
  readonly issues: readonly Issue[];
  readonly reading: Reading;
  readonly kind: TableKind;
  /** Of a table of orders, which column tells what. */
  readonly orders: OrderColumns | null;
  /** The goal that the columns lend themselves to. */
  readonly goal: Goal;
  /** What each goal makes of the columns: the roles of those for which others were proposed. */
  readonly goals: readonly { goal: Goal; roles: Readonly<Record<string, Role>> }[];
  /** The column of money that a customer brings. */
  readonly value: string | null;
  /** The column that names the firms whose contacts rows are; null where there is none. */
  readonly account: string | null;
  readonly coverage: ElementCoverage;
  /**
   * Of customers that were gathered from orders: how, and for each line the row of its customer, or -1.
   */
  readonly gathered: (Gathering & { rows: Int32Array }) | null;
  /** Of accounts that contacts were rolled up to: by which column, and for each contact the row of its account, or -1. */
  readonly rolledUp: { by: string; rows: Int32Array } | null;
  /**
   * One row a customer: recency, frequency, monetary, average_basket, tenure, mean_gap, gap_trend, return_share,
   * refunded, first and last product and channel, and the columns that are the same in all lines of a customer.
   */
  customers(options?: CustomersOptions): Promise<Table>;
  /**
   * Of contacts, one row a firm: `contacts` counts them; what they bring or do adds up, other numbers are means, kinds
   * are the most common, days the latest. What names people is left out.
   */
  accounts(options?: AccountsOptions): Promise<Table>;
  /** The classical groups: every customer is in exactly one. From 50 customers; of orders, gather `customers` first. */
  rfm(options?: RfmOptions): Promise<RfmGroups>;
  /**
   * This table with the columns of another under the same key. Every row stays, once; what has no partner is
   * counted (`join-unmatched`, `join-unused`, `join-repeated`). Orders on either side become customers first, unless
   * `key` names another column of their lines, such as a product's.
   */
  join(other: Table, options?: JoinOptions): Promise<Table>;
  /** Finds the segments of the table. */
  segment(options?: SegmentOptions): Promise<Segmentation>;
  /**
   * A result of this table with some segments taken together and everything about them told anew: one for each of
   * `groups`, in their order, such as `[[0, 2], [1], [3]]`. Each segment is in exactly one of at least two groups.
   * Nothing is searched again: a segment made of several has no evidence of its own (`jaccard` is null).
   */
  merge(result: Segmentation, groups: readonly (readonly number[])[], options?: RunOptions): Promise<Segmentation>;
  /** A candidate for each number of segments; `break` cancels. */
  explore(options?: SegmentOptions): AsyncIterable<Candidate>;
  /** Places each row in a model's segments. */
  assign(model: SegmentModel, options?: RunOptions): Promise<Assignments>;
  /** A column's values, for pictures of one's own. */
  values(column: string, options?: RunOptions): Promise<ColumnValues>;
  /** The first twenty rows, and how each column's values are spread. */
  glance(options?: RunOptions): Promise<Glance>;
  /** How each column's values are spread in each segment of a result of this table. */
  spread(result: Pick<Segmentation, "assignments" | "segments">, options?: RunOptions): Promise<Spread>;
  /** Where rows lie by these columns together, for a picture of all of them. */
  axes(columns: readonly string[], options?: RunOptions): Promise<Axes>;
  /** Gives its memory back, as the end of a `using` block does; any call under way or afterwards rejects with `engine-closed`. */
  close(): void;
}

/** Of `annotate`. */
export interface AnnotateOptions extends RunOptions {
  /** The name of the appended column; “segment” in the language of `locale` by default, with a number behind it if it is taken. */
  column?: string;
}

// A project for Node alone has no types of the web platform: what it lacks is left open, so that the rest is still checked.
type WebAssemblyModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : object;
type WebWorker = typeof globalThis extends { Worker: { prototype: infer Worker } } ? Worker : object;

/** Where the engine comes from and where it runs; by default both are inside the package. */
export interface SegmenterOptions {
  /** The engine's wasm, instead of the one that is inside the package. A URL is fetched; Node fetches no files: give their bytes. */
  wasm?: URL | Response | ArrayBuffer | ArrayBufferView | WebAssemblyModule;
  /** A worker of your own, instead of the Blob worker that is tried first. */
  worker?: URL | (() => WebWorker);
}

/** The engine: one worker, one queue. Live until closed; a call after a crash gets a fresh engine. */
export interface Segmenter extends Disposable {
  /** Reads a file into a table, which stays until it is closed. */
  read(source: Source, options?: ReadOptions): Promise<Table>;
  /** As the function of the same name, in this engine. */
  segment(source: Source, options?: ReadOptions & SegmentOptions): Promise<Segmentation>;
  /** As the function of the same name, in this engine. */
  annotate(source: Source, result: Segmentation, options?: AnnotateOptions): ReadableStream<Uint8Array>;
  /** Ends the worker and closes every table, as the end of a `using` block does. */
  close(): void;
}
