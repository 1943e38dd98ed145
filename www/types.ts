/// <reference lib="esnext.disposable" preserve="true" />
/** Every public type. What Rust returns is held against these by a test (`pkg-tests/contract`). */

import type { IssueCode } from "./codes.js";

/** What a file can be given as. Never a string: a URL or the text itself? */
export type Source = Blob | ReadableStream<Uint8Array> | ArrayBuffer | Uint8Array;

export type Locale = "en" | "ar" | "fa";

/** The named parts of the work, in order. */
export type Stage = "read" | "prepare" | "search" | "weigh" | "profile" | "test" | "export";

export interface Progress {
  stage: Stage;
  /** Of the whole call, 0 to 1, never falling. */
  fraction: number;
}

export interface RunOptions {
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
  /** The language of names and sentences in the result; English by default. */
  locale?: Locale;
}

export type ColumnType = "number" | "category" | "flag" | "date" | "text" | "identifier";
export type Role = "build" | "describe" | "outcome" | "ignore";
export type Element =
  | "demographic"
  | "socio-economic"
  | "psychographic"
  | "behaviour"
  | "geography"
  | "benefits"
  | "firmographic";

export interface ReadOptions extends RunOptions {
  /** A label of the WHATWG Encoding Standard, such as `windows-1256`, `latin1` or `utf-16le`. */
  encoding?: string;
  /** What stands between cells: up to eight bytes of signs. A lone space stands for any run of spaces, two for runs of two and more. */
  delimiter?: string;
  /** What stands around cells that hold a delimiter, `"` or `'`; the empty text if nothing does. */
  quote?: string;
  /** What makes a quotation mark within quotation marks literal; the empty text if it is written twice. */
  escape?: string;
  /** What begins a line that is no row; the empty text if nothing does. */
  comment?: string;
  decimal?: "." | ",";
  /** Whether the first row names the columns, or how many rows do. */
  header?: boolean | number;
  /** How many records to pass over in front of the column names. */
  skipRows?: number;
  /** How many records to pass over at the end, at most 20. */
  skipFooter?: number;
  /** What dates leave open: the order of their parts, or the calendar of a year such as 1402. */
  dates?: "day-first" | "month-first" | "year-first" | "jalali" | "hijri";
  /** Overrides of the detected types, by column name. */
  types?: Record<string, ColumnType>;
  /** The spellings that mean “no value” in a column, instead of those that usually do. */
  missingValues?: Record<string, readonly string[]>;
  /** Of a workbook: the sheet's name, or its number from 1. */
  sheet?: string | number;
}

/** What kind of file it is. Whatever is no text is turned into rows of text first. */
export type FileFormat = "text" | "xlsx" | "parquet" | "json" | "json-lines";

/** How a file was read; with it the same file is read the same way again. */
export interface Reading {
  encoding: string;
  byteOrderMark: boolean;
  /** A lone space stands for any run of spaces, two for runs of two and more. */
  delimiter: string;
  quote: string | null;
  /** `null`: a quotation mark within quotation marks is written twice. */
  escape: string | null;
  comment: string | null;
  /** Whether spaces behind a delimiter belong to no cell. */
  trimmed: boolean;
  header: boolean;
  /** How many rows the column names take. */
  headerRows: number;
  /** How many records in front of the column names, and behind the last row, are no part of the table. */
  preambleRows: number;
  footerRows: number;
  /** Other plausible values for the options of the same names, the likeliest first. */
  alternatives: {
    encoding: readonly string[];
    delimiter: readonly string[];
    header: readonly number[];
    /** The workbook's other sheets. */
    sheet?: readonly string[];
  };
  /** Text if absent. */
  format?: FileFormat;
  /** Whether the file was packed by gzip. */
  gzip?: boolean;
  sheet?: string;
}

export interface Column {
  name: string;
  type: ColumnType;
  role: Role;
  /** Why it has that role, in the locale that was asked for. */
  reason: string;
  elements: readonly Element[];
  missing: number;
  distinct: number;
  /** Of a category with at most 50: a scale's from the least to the most, others in order of appearance. */
  levels?: readonly string[];
  /** Whether the levels are a scale, such as `18-24`, `25-34` or “agree”, “disagree”. */
  ordered?: boolean;
  /** How the dates are written; what is told of them is always days since 1970-01-01. */
  calendar?: "gregorian" | "jalali" | "hijri";
  dates?: "day-first" | "month-first" | "year-first";
  decimal?: "." | ",";
  /** The currency or unit beside the numbers, as the file spells it. */
  unit?: string;
  /** What was taken for “no value”, blank cells apart. */
  missingSpellings?: readonly { spelling: string; count: number }[];
  /** Pairs of levels that may be one, the rarer first; they are kept apart. */
  similar?: readonly (readonly [string, string])[];
  /** The column whose cells hold several answers each, of which this flag is one. */
  source?: string;
}

/** One way to read cells that can be read in more than one, and the option of `ReadOptions` for it. */
export interface IssueReading {
  option: string;
  /** Of `types` and `missingValues`, which go by columns: that for the column. */
  value: string;
  /** How many cells can be read so. */
  count: number;
}

/** Something that was repaired, set aside or guessed: what, how often, where first. */
export interface Issue {
  code: IssueCode;
  count: number;
  /** Data row, from 1. */
  firstRow?: number;
  column?: string;
  /** Where two readings are plausible: the one that was taken, then the others. */
  readings?: readonly IssueReading[];
}

export interface FeatureOptions {
  column: string;
  transform?: "auto" | "none" | "log1p";
  scaling?: "standard" | "none";
  winsorise?: boolean;
  weight?: number;
}

/** What a row stands for: a customer, an order or a line of one, one person's answers. */
export type TableKind = "customers" | "orders" | "survey";
/** The question that segments are to answer. */
export type Goal = "best-customers" | "retention" | "messages" | "survey";
/** A part of what is told about segments. */
export type Section = "value" | "retention" | "traits" | "attitudes" | "people" | "rules";

/** The columns of a table of orders, by name; `null` where there is none. */
export interface OrderColumns {
  /** Who bought. */
  id: string;
  /** When. */
  date: string;
  /** The money of a line. */
  amount: string | null;
  /** How many pieces, and the price of one: they stand in for an amount. */
  quantity: string | null;
  price: string | null;
  /** The order that a line belongs to; without it, an order is a day on which a customer bought. */
  invoice: string | null;
  product: string | null;
  channel: string | null;
  /** Whether the order stands. */
  status: string | null;
}

/** How customers are gathered from orders. Columns that are not named are those that were found (`Table.orders`). */
export interface GatheringOptions {
  id?: string;
  date?: string;
  /** `false`: none, though there seems to be one. */
  amount?: string | false;
  quantity?: string | false;
  price?: string | false;
  invoice?: string | false;
  product?: string | false;
  channel?: string | false;
  status?: string | false;
  /** The day from which is counted back, `YYYY-MM-DD`; the day after the last line by default. */
  reference?: string;
  /** Which lines count by their day; those of the last 12 months before the reference by default. */
  window?: "all" | { months: number } | { from?: string; to?: string };
  /**
   * Money that was given back (a negative amount, `C` before an invoice number that is otherwise digits, a
   * status that says so): taken off, left out, or counted like any other line. By default it is taken off,
   * and such a line is no order.
   */
  refunds?: "subtract" | "exclude" | "keep";
  /** Lines that cost nothing; they count by default. */
  zeros?: "keep" | "exclude";
  /** Orders that their status says to be cancelled; they are left out by default. */
  cancelled?: "exclude" | "keep";
  /** Lines that are equal to an earlier one in every column; they count by default. */
  duplicates?: "keep" | "drop";
}

export interface CustomersOptions extends RunOptions, GatheringOptions {}

/** How customers were gathered from the lines of their orders. */
export interface Gathering {
  columns: OrderColumns;
  /** `YYYY-MM-DD`, all three; `from` is null where nothing bounds it. */
  reference: string;
  from: string | null;
  to: string;
  refunds: "subtract" | "exclude" | "keep";
  zeros: "keep" | "exclude";
  cancelled: "exclude" | "keep";
  duplicates: "keep" | "drop";
  lines: number;
  /** How many lines did not count; the issues say why. */
  linesSetAside: number;
  orders: number;
  customers: number;
}

/** What the segments are for, and what that made of the columns: change it, and hand it back as options. */
export interface Plan {
  goal: Goal;
  /** The goal was taken from the columns, since none was asked for. */
  proposed: boolean;
  /** What is told, in this order. */
  sections: readonly Section[];
  roles: Readonly<Record<string, Role>>;
  /** The column of money that a customer brings. */
  value: string | null;
  /** Null where each row is a customer. */
  customers: Gathering | null;
}

/** Which of the six elements of a customer profile the columns tell, and what to ask for the rest. */
export interface ElementCoverage {
  covered: readonly Element[];
  missing: readonly Element[];
  /** The file tells of firms; then company facts are an element, too. */
  business: boolean;
  /** “4 of 6 elements are covered. Nothing on benefits sought: ask it.” */
  text: string;
  /** Ready survey questions for what is missing, in the locale that was asked for; without answers, an open one. */
  questions: readonly { element: Element; question: string; answers: readonly string[] }[];
}

/** The classical groups by recency, frequency and monetary value, the best first. */
export type RfmGroup =
  | "champions"
  | "loyal"
  | "potential-loyalists"
  | "new"
  | "promising"
  | "need-attention"
  | "about-to-sleep"
  | "at-risk"
  | "cannot-lose"
  | "hibernating"
  | "lost";

/** Columns that are not named are found by their names. */
export interface RfmOptions extends RunOptions {
  /** Days since the last purchase, or its date. */
  recency?: string;
  frequency?: string;
  monetary?: string;
  /** What stands beside recency: the mean of the scores for frequency and money, halves upwards, or frequency alone. */
  combine?: "frequency-and-monetary" | "frequency";
  /**
   * Limits of one's own for scores 2, 3, 4 and 5: days since the last purchase fall (a score needs at most so many),
   * the others rise (at least so much). By default fifths: score s means that at least s - 1 fifths of all
   * customers are strictly worse, so that equal values have equal scores.
   */
  cuts?: { recency?: readonly number[]; frequency?: readonly number[]; monetary?: readonly number[] };
}

export interface RfmGroups {
  /** All eleven, empty ones included. */
  groups: readonly {
    group: RfmGroup;
    /** In the locale that was asked for. */
    name: string;
    customers: number;
    share: number;
    /** Means; null of an empty group. */
    recency: number | null;
    frequency: number | null;
    monetary: number | null;
    /** Of all money. */
    valueShare: number | null;
  }[];
  /** Recency, frequency, monetary. */
  columns: readonly [string, string, string | null];
  /** For each of these the limits of scores 2 to 5; null where no customer reaches one. */
  cuts: readonly (readonly (number | null)[])[];
  issues: readonly Issue[];
  /** One entry a row of a table of customers: a place in `groups`, or -1 where a value is missing. */
  assignments: Int32Array;
  /** 1 to 5; 0 where a value is missing. `monetary` is empty where there is no such column. */
  scores: { recency: Uint8Array; frequency: Uint8Array; monetary: Uint8Array };
}

export interface JoinOptions extends RunOptions {
  /** The column that names customers in both tables, or in this one and in the other; found by default. */
  key?: string | readonly [own: string, other: string];
}

export interface SegmentOptions extends RunOptions {
  /** Which columns build and what is told first; without it, as proposed. Single `roles` stand above it. */
  goal?: Goal;
  /**
   * Where rows are orders, customers are gathered from them first, unless an option names one of the rows'
   * columns; `none` segments the rows as they are.
   */
  customers?: "auto" | "none" | GatheringOptions;
  /** Overrides of the proposed roles, by column name. */
  roles?: Record<string, Role>;
  /** The columns that build, instead of those with the role `build`. */
  features?: readonly (string | FeatureOptions)[];
  /** A number, or a range to choose from; 2 to 10 by default. */
  clusters?: number | { from: number; to: number };
  engine?: "auto" | "k-means" | "mixture" | "k-prototypes";
  evidence?: "full" | "none";
  onUpdate?(partial: Segmentation): void;
  /** What happens to rows with a missing building value: filled in, or set aside. */
  missing?: "auto" | "exclude";
  weights?: string;
  /** The column of money that a customer brings; by default the one that the names tell. */
  value?: string;
  /** Segments smaller than this are marked `small`; 10 by default. */
  minimumCell?: number;
  /** `none` measures everything on all rows. */
  sample?: "auto" | "none";
  /** A safe integer; drawn and returned if absent. */
  seed?: number;
}

/** What one number of segments would give. */
export interface Candidate {
  clusters: number;
  /** Sum of squared distances to the centres, in feature space, over all included rows. */
  inertia: number;
  /** Mean silhouette (Rousseeuw 1987) over `silhouetteRows` rows. */
  silhouette: number;
  silhouetteRows: number;
  /**
   * On how many rows clusters were searched, before the best were refined on all included rows. Where that is
   * fewer than all, the full search (`sample: "none"`) may find slightly better ones.
   */
  searchedRows: number;
  calinskiHarabasz: number;
  daviesBouldin: number;
  converged: boolean;
  /** What speaks for this number; null where it was not measured, and always while exploring. */
  evidence: CandidateEvidence | null;
}

/** What speaks for a number of segments, measured on a sample of the rows. */
export interface CandidateEvidence {
  /** Mean silhouette on the sample. */
  silhouette: number;
  /** How much of the least reproducible cluster one half predicts of the other, 0 to 1 (Tibshirani & Walther 2005). */
  predictionStrength: number;
  /** By how much the simplified silhouette exceeds that of tables without segments. */
  excess: number;
  /** Bayesian information criterion of the method's own model; lower is better. */
  bic: number;
  /** The mean of these four curves, each scaled to 0 to 1 over the numbers tried; excess and bic count four times. */
  score: number;
}

/** Why a number of segments was taken. */
export interface NumberChoice {
  /** One number was asked for, the silhouette decided, or the evidence of each candidate did. */
  basis: "given" | "silhouette" | "evidence";
  /** All curves agree, most do, or several numbers are defensible; null unless evidence decided. */
  clarity: "clear" | "likely" | "open" | null;
  /** Other numbers that are nearly as good, the best first. */
  nearTies: readonly number[];
  /** The best larger number: where the choice errs, it nearly always takes too few. */
  finer: number | null;
}

/** Rows that lie far from all others in some column, and were moved to its edge. */
export interface Outliers {
  count: number;
  /** The first of them, at most 100: data row from 1, and in which columns. */
  rows: readonly { row: number; columns: readonly string[] }[];
}

export interface Verdict {
  kind: "natural" | "reproducible" | "constructed" | "pending" | "untested";
  segments: number;
  firm: number;
  tentative: number;
  text: string;
}

/** The measured evidence that the segments are real, stable and large enough. */
export interface Certificate {
  /** A parametric bootstrap against one homogeneous population with the table's own margins and correlations. */
  method: "copula-bootstrap";
  /** Standard deviations by which the best simplified silhouette stands above those of tables without segments. */
  statistic: number;
  /** How many tables without segments were drawn. */
  draws: number;
  /** The chance to see as much in a table without segments. */
  p: number;
  /** The strongest sign of several heaps in one column (null: the first component of all), Bonferroni-adjusted. */
  dip: { column: string | null; statistic: number; p: number } | null;
  /** How many rows all this was measured on. */
  rows: number;
  /** How many bootstrap samples were clustered anew; 0 while that is still to come. */
  resamples: number;
  /** One a segment, in their order. */
  segments: readonly SegmentEvidence[];
  /** Whether there are enough customers for so many building columns: 70 a column, 30, or fewer. */
  sample: { rows: number; columns: number; adequacy: "enough" | "sparse" | "too-few" };
}

export interface SegmentEvidence {
  /** How much of it comes back on average when other samples are clustered anew, 0 to 1 (Hennig 2007); null while pending. */
  jaccard: number | null;
  /** Jaccard from .85, from .75, or less. */
  firmness: "firm" | "tentative" | "weak" | null;
  size: number;
  /** Fewer than 100 customers, less than 5 %, fewer than 30: too few to describe. */
  warnings: readonly ("customers-few" | "share-small" | "profile-unsafe")[];
}

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
  /** Of the included rows, 0 to 1. */
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

/** A method that makes clusters. */
export type EngineName = "k-means" | "mixture" | "k-prototypes" | "genie";

/**
 * What of a result may leave the owner's hands: no figure covers fewer customers than `minimumCell`, directly or
 * by subtraction; there are no rows, quotes or lists of customers, no minima and no maxima. Figures have three
 * digits.
 */
export interface Shareable {
  /** The fewest customers that a figure covers. */
  minimumCell: number;
  /** The language of its sentences. */
  locale: Locale;
  /** The finding, as in the result. */
  verdict: string;
  segments: readonly SharedSegment[];
  idealCustomer: SharedIdeal | null;
  /** Null where it would tell of too few: some rows may be placed otherwise than by the full model. */
  model: SegmentModel | null;
  withheld: { segments: number; figures: number; model: boolean; text: string };
}

export interface SharedSegment {
  /** Its number in the full result. */
  index: number;
  name: string;
  size: number;
  share: number;
  traits: readonly Trait[];
  rule: Pick<Rule, "terms" | "precision" | "recall" | "sql" | "text" | "quality"> | null;
  money: Pick<Money, "column" | "share" | "mean" | "everyoneMean" | "text"> | null;
  churn: { segment: number; everyone: number } | null;
  strategy: (Omit<Strategy, "test"> & { test: Strategy["test"] | null }) | null;
  profile: readonly SharedColumn[];
}

export type SharedIdeal = Omit<IdealCustomer, "customers" | "tested">;

/** A column's figures; null where they are withheld. */
export type SharedColumn =
  | Omit<NumberProfile, "present" | "missing">
  | (Omit<ShareProfile, "present" | "missing" | "levels"> & { levels: readonly SharedLevel[] });

export type SharedLevel = Omit<ShareProfile["levels"][number], "othersShare">;

/** Everything needed to place a new customer: plain JSON without any row of data. */
export type SegmentModel = {
  product: "customer-segments";
  seed: number;
  features: readonly ModelFeature[];
  missing: "impute" | "exclude";
} & ModelPlacement;

/** What places a customer in a segment, in feature space. */
export type ModelPlacement =
  | {
      format: 1;
      engine: "k-means";
      /** One a segment; a customer belongs to the nearest. */
      centres: readonly (readonly number[])[];
    }
  | {
      format: 2;
      engine: "mixture";
      /** Latent classes, one a segment; a customer belongs to the likeliest. */
      classes: {
        /** The share of each class. */
        shares: readonly number[];
        /** The distributions in each class, one a feature. */
        columns: readonly (
          | { kind: "number"; means: readonly number[]; variances: readonly number[] }
          | { kind: "category"; shares: readonly (readonly number[])[] }
        )[];
      };
    }
  | {
      format: 2;
      engine: "k-prototypes";
      /** Means and modes; a customer belongs to the segment that costs least. */
      prototypes: {
        /** What another category costs, beside a squared distance of 1. */
        lambda: number;
        columns: readonly (
          | { kind: "number"; means: readonly number[] }
          | { kind: "category"; /** Places in the feature's levels, or 0 and 1 for no and yes. */ modes: readonly number[] }
        )[];
      };
    }
  | {
      format: 2;
      engine: "genie";
      /** Means of at least `minimumCell` customers each; a customer belongs to the segment of the nearest. */
      micro: { centres: readonly (readonly number[])[]; clusters: readonly number[] };
    };

export type ModelFeature =
  | {
      kind: "number";
      column: string;
      transform: "none" | "log1p";
      /** Limits to which values are moved, in transformed units. */
      winsorise: readonly [number, number] | null;
      mean: number;
      deviation: number;
      weight: number;
      /** What stands in for a missing value, in the file's units (a date's: days since 1970-01-01). */
      impute: number;
      /** Of a date: the day from which days are counted back, in days since 1970-01-01. */
      latest?: number;
    }
  | { kind: "flag"; column: string; spellings: readonly [string, string]; weight: number; impute: number }
  | { kind: "category"; column: string; levels: readonly string[]; weight: number; impute: readonly number[] };

export interface Segmentation {
  plan: Plan;
  verdict: Verdict;
  certificate: Certificate | null;
  segments: readonly Segment[];
  /** The ideal customer inside the existing base; null where nothing tells what customers bring. */
  idealCustomer: IdealCustomer | null;
  /** Whom to talk to, for each segment. */
  interviews: readonly Interviews[];
  /** One entry a data row: an index into `segments`, -1 where the row was set aside. */
  assignments: Int32Array;
  excludedRows: number;
  engine: { name: EngineName; reason: string };
  candidates: readonly Candidate[];
  choice: NumberChoice;
  outliers: Outliers;
  issues: readonly Issue[];
  seed: number;
  model: SegmentModel;
  /** How the file was read, so that it can be read the same way again. */
  reading: Reading;
  /** What of all this may leave the owner's hands; null in a partial result. */
  shareable: Shareable | null;
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
  /** The column of money that a customer brings. */
  readonly value: string | null;
  readonly coverage: ElementCoverage;
  /**
   * Of customers that were gathered from orders: how, and for each line the row of its customer, or -1.
   */
  readonly gathered: (Gathering & { rows: Int32Array }) | null;
  /**
   * One row a customer: recency, frequency, monetary, average_basket, tenure, mean_gap, gap_trend, return_share,
   * first and last product and channel, and the columns that are the same in all lines of a customer.
   */
  customers(options?: CustomersOptions): Promise<Table>;
  /** The classical groups: every customer is in exactly one. From 50 customers; of orders, gather `customers` first. */
  rfm(options?: RfmOptions): Promise<RfmGroups>;
  /**
   * This table with the columns of another under the same key. Every row stays, once; what has no partner is
   * counted (`join-unmatched`, `join-unused`, `join-repeated`). Orders on either side become customers first.
   */
  join(other: Table, options?: JoinOptions): Promise<Table>;
  segment(options?: SegmentOptions): Promise<Segmentation>;
  /** A candidate for each number of segments; `break` cancels. */
  explore(options?: SegmentOptions): AsyncIterable<Candidate>;
  /** Places each row in a model's segments. */
  assign(model: SegmentModel, options?: RunOptions): Promise<Assignments>;
  /** A column's values, for pictures of one's own. */
  values(column: string, options?: RunOptions): Promise<ColumnValues>;
  /** The first twenty rows, and how each column's values are spread. */
  glance(options?: RunOptions): Promise<Glance>;
  close(): void;
}

export interface AnnotateOptions extends RunOptions {
  /** The name of the appended column; suffixed if it is taken. */
  column?: string;
}

export interface SegmenterOptions {
  /** The engine's wasm, instead of the one that is inside the package. */
  wasm?: URL | Response | BufferSource | WebAssembly.Module;
  /** A worker of your own, instead of the Blob worker that is tried first. */
  worker?: URL | (() => Worker);
}

/** The engine: one worker, one queue. Live until closed; a call after a crash gets a fresh engine. */
export interface Segmenter extends Disposable {
  read(source: Source, options?: ReadOptions): Promise<Table>;
  segment(source: Source, options?: ReadOptions & SegmentOptions): Promise<Segmentation>;
  annotate(source: Source, result: Segmentation, options?: AnnotateOptions): ReadableStream<Uint8Array>;
  close(): void;
}
