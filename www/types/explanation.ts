/** What a segment is like: traits, rules, money, people. */

import type { Element } from "./reading.js";

/** One thing that sets a segment apart from all other customers. */
export interface Trait {
  column: string;
  /** The level, for a category. */
  level?: string;
  direction: "higher" | "lower";
  /** The segment's median, mean (dates: days since 1970-01-01) or share. */
  segment: number;
  /** The same of everyone. */
  everyone: number;
  measure: "median" | "mean" | "share";
  /** Cohen's d (numbers, dates) or h (shares) against everyone else. */
  effect: number;
  /** Of a share: how many times as often as among everyone else. */
  lift?: number;
  /** The likely range of `segment`. */
  interval?: Interval;
  /**
   * How likely so large a difference from everyone else would be by chance, adjusted for all comparisons
   * (Holm 1979). Never there for a column that shaped the segments: it would prove nothing.
   */
  adjustedP?: number;
  /** The sentence. */
  text: string;
}

/** The range in which a figure is likely to lie, at 95 %. */
export interface Interval {
  low: number;
  high: number;
  /**
   * How it was found: customers drawn again and clustered again, so that the choice of the borders is covered
   * (60 draws); drawn again, each with its segment; or Wilson's score interval of a share.
   */
  method: "bootstrap-reclustered" | "bootstrap" | "wilson";
}

/** One term of a rule. A missing value meets none. Dates are days since 1970-01-01. */
export type RuleTerm =
  | { kind: "at-most" | "at-least" | "more-than"; column: string; value: number; date?: boolean }
  | { kind: "one-of" | "none-of"; column: string; levels: readonly string[] };

/** A short condition that picks a segment's customers, measured on rows that were not used to find it. */
export interface Rule {
  /** At most three, of which all must hold. */
  terms: readonly RuleTerm[];
  /** Of the rows that it picks, the share that belongs to the segment. */
  precision: number;
  /** Of the segment's rows, the share that it picks. */
  recall: number;
  /** How many rows it was measured on, how many of those it picks, how many belong to the segment, and both. */
  measuredRows: number;
  picked: number;
  members: number;
  hits: number;
  /** The same condition for a `WHERE`, in standard SQL. */
  sql: string;
  /** The condition as a sentence. */
  text: string;
  /** How well it does, as a sentence. */
  quality: string;
}

/** Why a segment has no rule. */
export interface NoRule {
  code: "imprecise" | "few-rows" | "no-column";
  /** Of the best condition that was found. */
  precision?: number | null;
  text: string;
}

/** What a segment's customers bring, in the file's unit: no currency is known. */
export interface Money {
  column: string;
  /** How many of the segment's customers have a value there. */
  customers: number;
  total: number;
  /** Of what everyone brings, 0 to 1; null where everyone together brings nothing. */
  share: number | null;
  /** Of the total, 0 to 1: what one customer brings, the one who brings most; null where nobody brings anything. */
  largest: number | null;
  /** What one customer brings, on average. */
  mean: number;
  interval: Interval | null;
  everyoneMean: number;
  text: string;
}

/** How many customers are lost, by a rule that is said. */
export interface Churn {
  rule:
    | { kind: "column"; column: string; level: string }
    /** No order for so many of the customer's own typical gaps. */
    | { kind: "gaps"; gaps: number; recency: string; gap: string };
  /** How many of the segment's customers it can be applied to. */
  customers: number;
  share: number;
  retention: number;
  everyoneShare: number;
  text: string;
}

/** What to do with a segment, with the numbers that say so. */
export interface Strategy {
  action: "keep" | "grow" | "win-back" | "do-not-spend";
  /** A customer's value here, as a multiple of everyone's. */
  valueRatio: number;
  churn: { segment: number; everyone: number } | null;
  /** The next experiment: half get the offer, half are the comparison group. */
  test: {
    /** The share that does it anyway, and whether it was measured in the file or is assumed. */
    baseline: number;
    measured: boolean;
    target: number;
    /** Customers in each of the two groups (two proportions, 5 % two-sided, power 80 %; Fleiss, Levin & Paik 2003). */
    each: number;
    /** Whether the segment has that many. */
    enough: boolean;
    text: string;
  };
  text: string;
}

/** Where a statement comes from: the file's figures, a customer's words, or a person who wrote it. */
export type Statement = "data" | "quoted" | "written";

/** What only a person can say; empty until one writes it. */
export type Slot = "motivations" | "objections" | "message" | "offer" | "owner";

export interface Persona {
  /** What to call it, from its strongest traits; to be edited. */
  name: string;
  /** The facts by element, the most telling first. */
  elements: readonly { element: Element; source: "data"; facts: readonly Trait[] }[];
  /** The middle value or the most frequent level of every column: a summary, not a person. */
  typical: readonly TypicalValue[];
  /** The channel and the time that they prefer more than others or, if none stands out, most. */
  channel: Trait | null;
  time: Trait | null;
  /** Their own words, spread over the segment, with personal data masked. */
  quotes: readonly Quote[];
  slots: Readonly<Record<Slot, { source: "written"; text: string }>>;
}

export type TypicalValue = { source: "data"; text: string } & (
  | { column: string; median: number; date: boolean }
  | { column: string; level: string; share: number }
);

export interface Quote {
  source: "quoted";
  column: string;
  text: string;
  /** The data row, from 1. */
  row: number;
  /** How many pieces of personal data were masked. */
  masked: number;
}

/** What is over-represented among the best customers. */
export interface IdealCustomer {
  /** The columns with the value and, if there is one, the loyalty. */
  value: string;
  loyalty: string | null;
  /** The share of customers that count as the best, how many these are, and their share of the value. */
  share: number;
  customers: number;
  valueShare: number | null;
  /** Most telling first; empty if nothing sets them apart beyond chance. */
  traits: readonly Trait[];
  /** How many comparisons the p-values are adjusted for. */
  tested: number;
  text: string;
}

/** Whom to talk to in one segment: rows of the owner's own file, which are personal data. */
export interface Interviews {
  segment: number;
  /** In the middle of it; nearly in another; those who bring most. */
  core: readonly Interviewee[];
  border: readonly Interviewee[];
  highValue: readonly Interviewee[];
}

export interface Interviewee {
  /** The data row, from 1. */
  row: number;
  /** What the file's identifier column says there. */
  id: string | null;
}

/**
 * Typing questions: which few columns tell in which segment somebody is, the most telling first. Chosen forward for a
 * naive Bayes classifier; shares are measured on customers that served neither to choose questions nor to give points
 * (each fifth is placed by what the other four chose), so they hold for new customers of the same kind.
 */
export interface Typing {
  questions: readonly TypingQuestion[];
  /** How many of the questions place `target` of the customers right; null if not even all of them do. */
  enough: number | null;
  target: number;
  /** The share of the largest segment: who names it always, is right so often. */
  largest: number;
  /** The points of each segment before the first question. */
  start: readonly number[];
  /** On how many customers it was measured. */
  rows: number;
  text: string;
}

export interface TypingQuestion {
  column: string;
  /** The share of customers that is placed right once this question and those before it are answered. */
  accuracy: number;
  /** The same of the customers of each segment; null where none was measured. */
  recall: readonly (number | null)[];
  /** What can be answered. The first term that holds is the answer; without one, no points are added. */
  answers: readonly TypingAnswer[];
}

export interface TypingAnswer {
  term: RuleTerm;
  /**
   * What the answer adds to the points of each segment; the segment with the most is the likeliest, the first of equal
   * ones. Ten points are ten times as likely.
   */
  points: readonly number[];
  text: string;
}

export interface NumberProfile {
  column: string;
  type: "number" | "date";
  /** How many of the segment's customers have a value, and how many have none. */
  present: number;
  missing: number;
  mean: number | null;
  median: number | null;
  everyoneMean: number | null;
  everyoneMedian: number | null;
  /** Cohen's d against everyone else. */
  effect: number | null;
  /**
   * The part that one customer, the one with the most, has of the segment's sum (of sizes, where some are negative);
   * null where all are 0.
   */
  largest: number | null;
  /** Of a date, what else it tells. */
  days?: DayFigures;
}

/** What dates tell beside when they were. Days since the latest are that day less the date. */
export interface DayFigures {
  /** The latest day of everyone, in days since 1970-01-01. */
  latest: number;
  /** The calendar of the months: that in which the column is written. */
  calendar: "gregorian" | "jalali" | "hijri";
  /** The months by their numbers from `1`, as far as they occur, in order. */
  months: ShareProfile["levels"];
  /** The days of the week from `1`, Monday (ISO 8601), to `7`. */
  weekdays: ShareProfile["levels"];
}

export interface ShareProfile {
  column: string;
  type: "category" | "flag";
  /** How many of the segment's customers have a value, and how many have none. */
  present: number;
  missing: number;
  /** The most frequent levels of everyone, at most twelve; a flag has one, its yes. */
  levels: readonly {
    level: string;
    share: number | null;
    everyoneShare: number | null;
    othersShare: number | null;
    /** Cohen's h against everyone else. */
    effect: number | null;
  }[];
}

export type ColumnProfile = NumberProfile | ShareProfile;

export interface Segment {
  /** The value of `assignments` for its rows. */
  index: number;
  name: string;
  size: number;
  /** Of the included rows, by their weights if there are any, 0 to 1. */
  share: number;
  /** Fewer customers than `minimumCell`: its figures may tell who they are. */
  small: boolean;
  /** No group, but a handful of customers far from all others. */
  outlying: boolean;
  /** At most three, strongest first. */
  traits: readonly Trait[];
  /** All others that are worth telling, strongest first. */
  moreTraits: readonly Trait[];
  /** A short condition that picks its customers, or why there is none. */
  rule: Rule | null;
  noRule: NoRule | null;
  /** What its customers bring, and how many are lost, if the file tells. */
  money: Money | null;
  churn: Churn | null;
  persona: Persona;
  /** What to do with it; null where nothing tells what customers bring. */
  strategy: Strategy | null;
  profile: readonly ColumnProfile[];
}
