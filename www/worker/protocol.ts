/** What the client and the engine say to each other; the same words to a worker and within one thread. */

import type { ErrorCode } from "../codes.js";
import type { SegmentErrorDetails } from "../errors.js";
import type { RfmReport, SegmentationReport, TableReport } from "../report.js";
import type { Axes, Candidate, ColumnValues, Gathering, Glance, Issue, Reading, SegmentModel, Spread, Stage } from "../types.js";

/** Options as they cross: whatever the caller wrote, without functions and signals. */
export type PlainOptions = Readonly<Record<string, unknown>>;

/** Something that lives in the engine: a table, a search, an annotation. */
export type Handle = number;

/** Each job with what it takes and what it gives. */
export interface Jobs {
  /** `segmenting`: options for later, to be refused before the file is read. */
  read: { input: { source: Blob; options: PlainOptions; segmenting?: PlainOptions }; output: { table: Handle; report: TableReport } };
  segment: {
    /** `updates`: whether what is known before the evidence is wanted. */
    input: { table: Handle; options: PlainOptions; updates?: boolean };
    output: { report: SegmentationReport; assignments: Int32Array };
  };
  merge: {
    input: { table: Handle; options: PlainOptions; merging: PlainOptions; assignments: Int32Array };
    output: Jobs["segment"]["output"];
  };
  assign: { input: { table: Handle; model: SegmentModel }; output: [assignments: Int32Array, issues: readonly Issue[]] };
  /** A table of customers from one of orders; `rows` is each line's. */
  customers: { input: { table: Handle; options: PlainOptions }; output: { table: Handle; report: TableReport; gathering: Gathering; rows: Int32Array } };
  accounts: { input: { table: Handle; by?: string }; output: { table: Handle; report: TableReport; rows: Int32Array } };
  join: { input: { table: Handle; other: Handle; own?: string; others?: string }; output: { table: Handle; report: TableReport } };
  rfm: {
    input: { table: Handle; options: PlainOptions };
    output: [report: RfmReport, assignments: Int32Array, scores: [recency: Uint8Array, frequency: Uint8Array, monetary: Uint8Array]];
  };
  values: { input: { table: Handle; column: number }; output: ColumnValues };
  glance: { input: { table: Handle }; output: Glance };
  spread: { input: { table: Handle; assignments: Int32Array; segments: number }; output: Spread };
  axes: { input: { table: Handle; columns: readonly number[] }; output: Axes };
  explore: { input: { table: Handle; options: PlainOptions }; output: Handle };
  /** The search's next candidate, `null` behind the last. */
  candidate: { input: { search: Handle }; output: Candidate | null };
  annotate: {
    input: { source: Blob; reading: Reading; column: string; labels: readonly string[]; assignments: Int32Array };
    output: Handle;
  };
  /** The annotated file's next bytes, `null` behind the last. */
  bytes: { input: { annotation: Handle }; output: Uint8Array | null };
  release: { input: { handle: Handle }; output: null };
}

export type JobKind = keyof Jobs;
export type Job = { [Kind in JobKind]: { kind: Kind } & Jobs[Kind]["input"] }[JobKind];

/** To the engine. The client sends a job only when the one before has ended. */
export type Request =
  | { kind: "start"; module: WebAssembly.Module; probe?: Blob }
  | { kind: "job"; id: number; job: Job }
  | { kind: "cancel"; id: number }
  /** Nothing will be asked any more. A worker is ended from outside; in the page's own thread it must stop itself. */
  | { kind: "close" };

/** A failure as it crosses: an `Error` would lose its members. */
export interface Failure {
  code: ErrorCode;
  details: SegmentErrorDetails;
  message: string;
}

/** From the engine. */
export type Reply =
  | { kind: "ready" }
  /** The worker holds this lock for as long as it lives. */
  | { kind: "alive"; lock: string }
  /** The engine could not be started here. */
  | { kind: "refused"; failure: Failure }
  | { kind: "progress"; id: number; stage: Stage; fraction: number }
  /** What is known so far; in form the job's output. */
  | { kind: "update"; id: number; output: unknown }
  | { kind: "done"; id: number; output: unknown }
  | { kind: "cancelled"; id: number }
  /** `fatal`: the instance is dead and nothing may reach it again. */
  | { kind: "failed"; id: number; failure: Failure; fatal: boolean };
