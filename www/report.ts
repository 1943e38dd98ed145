/** What the engine returns: facts and keys for words. The client puts the words to them. */

import type {
  Candidate,
  Churn,
  Column,
  Element,
  IdealCustomer,
  Money,
  NoRule,
  Quote,
  RfmGroups,
  Rule,
  Segment,
  Segmentation,
  Shareable,
  SharedIdeal,
  SharedSegment,
  Stage,
  Strategy,
  Table,
  Trait,
  Typing,
  Verdict,
} from "./types.js";

/** A key for a sentence, and the column that it names. */
export interface ReasonReport {
  code: string;
  column?: string;
}

export type ColumnReport = Omit<Column, "reason"> & { reason: ReasonReport };

export type TableReport = Pick<Table, "rowCount" | "issues" | "reading" | "kind" | "orders" | "goal" | "goals" | "value" | "account"> & { columns: readonly ColumnReport[] };

export type TraitReport = Omit<Trait, "text">;

export type RuleReport = Omit<Rule, "text" | "quality">;

export type StrategyReport = Omit<Strategy, "text" | "test"> & { test: Omit<Strategy["test"], "text"> };

export type TypicalReport = { column: string; median: number; date: boolean } | { column: string; level: string; share: number };

export interface PersonaReport {
  elements: readonly { element: Element; facts: readonly TraitReport[] }[];
  typical: readonly TypicalReport[];
  channel: TraitReport | null;
  time: TraitReport | null;
  quotes: readonly Omit<Quote, "source">[];
}

export type IdealCustomerReport = Omit<IdealCustomer, "text" | "traits"> & { traits: readonly TraitReport[] };

export type SharedSegmentReport = Omit<SharedSegment, "name" | "traits" | "rule" | "money" | "strategy"> & {
  nameTraits: readonly TraitReport[];
  traits: readonly TraitReport[];
  rule: Pick<Rule, "terms" | "precision" | "recall" | "sql"> | null;
  money: Pick<Money, "column" | "share" | "mean" | "everyoneMean"> | null;
  strategy: SharedStrategyReport | null;
};

export type SharedStrategyReport = Omit<StrategyReport, "test"> & { test: StrategyReport["test"] | null };

export type TypingReport = Omit<Typing, "questions" | "text"> & {
  questions: readonly (Omit<Typing["questions"][number], "answers"> & { answers: readonly Omit<Typing["questions"][number]["answers"][number], "text">[] })[];
};

export type ShareableReport = Omit<Shareable, "locale" | "verdict" | "segments" | "idealCustomer" | "typing" | "withheld"> & {
  segments: readonly SharedSegmentReport[];
  idealCustomer: (Omit<SharedIdeal, "text" | "traits"> & { traits: readonly TraitReport[] }) | null;
  typing: Omit<NonNullable<Shareable["typing"]>, "text"> | null;
  withheld: Omit<Shareable["withheld"], "text">;
};

type Worded = "name" | "traits" | "moreTraits" | "rule" | "noRule" | "money" | "churn" | "persona" | "strategy";

export type SegmentReport = Omit<Segment, Worded> & {
  /** At most two, unique to the segment; none near the average. */
  nameTraits: readonly TraitReport[];
  traits: readonly TraitReport[];
  moreTraits: readonly TraitReport[];
  rule: RuleReport | null;
  noRule: Omit<NoRule, "text"> | null;
  money: Omit<Money, "text"> | null;
  churn: Omit<Churn, "text"> | null;
  persona: PersonaReport;
  strategy: StrategyReport | null;
};

export type SegmentationReport = Omit<Segmentation, "verdict" | "segments" | "idealCustomer" | "typing" | "assignments" | "engine" | "shareable"> & {
  verdict: Omit<Verdict, "text">;
  segments: readonly SegmentReport[];
  idealCustomer: IdealCustomerReport | null;
  typing: TypingReport | null;
  shareable: ShareableReport;
  engine: { name: Segmentation["engine"]["name"]; reason: ReasonReport };
};

/** What one bounded piece of work came to. */
export type Step =
  | { kind: "working"; stage: Stage; fraction: number }
  | { kind: "candidate"; candidate: Candidate }
  /** There is a result already, of which the evidence is still to come. */
  | { kind: "update" }
  | { kind: "done" };

/** The classical groups, without words. */
export type RfmReport = Pick<RfmGroups, "columns" | "cuts" | "issues"> & { groups: readonly Omit<RfmGroups["groups"][number], "name">[] };
