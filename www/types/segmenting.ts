/** What can be asked for: features, customers of orders, goals, segments. */

import type { Element, Issue, Role, RunOptions } from "./reading.js";
import type { Segmentation } from "./results.js";

export interface FeatureOptions {
  column: string;
  transform?: "auto" | "none" | "log1p";
  /**
   * To deviation 1 (`standard`), or not at all (`none`); `auto`, unless said otherwise, is `standard`, but for columns that
   * share a scale of few steps, such as the questions of a battery: they keep a deviation in common.
   */
  scaling?: "auto" | "standard" | "none";
  winsorise?: boolean;
  /** Whether the steps of a scale are places in their order, as they are unless this is false. */
  ordered?: boolean;
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
  /**
   * What a line comes to; `false`: none, though there seems to be one. Of several columns of money that of the line goes
   * before that of the order, what is paid in the end (net, paid, final) before what is not, a total before what it is
   * made of (gross, subtotal, price); `amount-ambiguous` tells which was taken and which there are.
   */
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
  /**
   * Whether an amount is that of its line, or that of the whole order, which then counts once. By default it is the
   * order's where nearly all orders have the same amount on each of their lines.
   */
  amounts?: "auto" | "line" | "order";
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
  amounts: "line" | "order";
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
  /**
   * The column that tells how much each row counts; null where all count the same. Shares, means, medians, what
   * customers bring and how many are lost go by it; counts of rows, rules, likely ranges and the ideal customer
   * do not.
   */
  weights: string | null;
  /** Null where each row is a customer. */
  customers: Gathering | null;
  /** The firms that rows are contacts of, and whether rows were rolled up to them; null where no column names firms. */
  accounts: RollUp | null;
}

/** How contacts are rolled up to accounts, or could be: hand `{ by }` back as the option `accounts`. */
export interface RollUp {
  /** The column that names accounts. */
  by: string;
  /** Whether rows are accounts; contacts otherwise. */
  rolledUp: boolean;
  contacts: number;
  accounts: number;
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

export interface AccountsOptions extends RunOptions {
  /** The column that names accounts; `Table.account` by default. */
  by?: string;
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
  /**
   * Where rows are contacts of firms, the firms are segmented, as `Table.accounts` makes them: those of the column that
   * names tell (`auto`), or of another. The contacts themselves unless asked for; the plan tells what there is.
   */
  accounts?: "none" | "auto" | { by?: string };
  /** Overrides of the proposed roles, by column name. */
  roles?: Record<string, Role>;
  /** The columns that build, instead of those with the role `build`. */
  features?: readonly (string | FeatureOptions)[];
  /** A number, or a range to choose from; 2 to 10 by default. */
  clusters?: number | { from: number; to: number };
  engine?: "auto" | "k-means" | "mixture" | "k-prototypes";
  evidence?: "full" | "none";
  /** What is known before all evidence is there: the verdict is still `pending`, and the rest is as it stays. */
  onUpdate?(partial: Segmentation): void;
  /** What happens to rows with a missing building value: filled in, or set aside. */
  missing?: "auto" | "exclude";
  /**
   * Whether the questions of a battery, which share a scale, count relative to each person’s own mean (`remove`). It helps
   * where people differ in how readily they agree with anything, which the issue `response-style` tells of, and harms
   * where they do not: `keep` unless asked for.
   */
  responseStyle?: "keep" | "remove";
  /**
   * The column that tells how much each row counts, as the weights of a survey do. Clusters, shares, means, ranges, money
   * and rules count them; the test whether there are segments and the firmness of each take every person once.
   */
  weights?: string;
  /** The column of money that a customer brings; by default the one that the names tell. */
  value?: string;
  /** Segments smaller than this are marked `small`; 10 by default. */
  minimumCell?: number;
  /** How many customers of each segment to talk to; 3, 2 and 2 by default. */
  interviews?: { core?: number; border?: number; highValue?: number };
  /** `none` measures everything on all rows. */
  sample?: "auto" | "none";
  /** A safe integer; drawn and returned if absent. */
  seed?: number;
}
