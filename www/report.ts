/** What the engine returns: facts and keys for words. The client puts the words to them. */

import type { Candidate, Column, Segment, Segmentation, Stage, Table, Trait, Verdict } from "./types.js";

/** A key for a sentence, and the column that it names. */
export interface ReasonReport {
  code: string;
  column?: string;
}

export type ColumnReport = Omit<Column, "reason"> & { reason: ReasonReport };

export type TableReport = Pick<Table, "rowCount" | "issues" | "reading"> & { columns: readonly ColumnReport[] };

export type TraitReport = Omit<Trait, "text">;

export type SegmentReport = Omit<Segment, "name" | "traits"> & {
  /** At most two, unique to the segment; none near the average. */
  nameTraits: readonly TraitReport[];
  traits: readonly TraitReport[];
};

export type SegmentationReport = Omit<Segmentation, "verdict" | "segments" | "assignments" | "engine"> & {
  verdict: Omit<Verdict, "text">;
  segments: readonly SegmentReport[];
  engine: { name: Segmentation["engine"]["name"]; reason: ReasonReport };
};

/** What one bounded piece of work came to. */
export type Step =
  | { kind: "working"; stage: Stage; fraction: number }
  | { kind: "candidate"; candidate: Candidate }
  | { kind: "done" };
