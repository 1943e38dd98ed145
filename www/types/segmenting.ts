/** What can be asked for: features, customers of orders, goals, segments. */

import type { Element, Issue, Role, RunOptions } from "./reading.js";
import type { Segmentation } from "./results.js";

/** How one column builds. `transform`, `scaling` and `winsorise` concern numbers and dates, `ordered` categories. */
export interface FeatureOptions {
  column: string;
  /** `log1p` takes the logarithm of 1 + x. By default (`auto`) it is taken where the skewness exceeds 1 and nothing is negative. */
  transform?: "auto" | "none" | "log1p";
  /**
   * To deviation 1 (`standard`), or not at all (`none`); `auto`, unless said otherwise, is `standard`, but for columns that
   * share a scale of few steps, such as the questions of a battery: they keep a deviation in common.
   */
  scaling?: "auto" | "standard" | "none";
  /**
   * Whether the few values farther than 3 robust deviations (1.4826 · MAD) from the median are moved to that edge, and counted by
   * an issue; true by default.
   */
  winsorise?: boolean;
  /** Whether the steps of a scale are places in their order, as they are unless this is false. */
  ordered?: boolean;
  /** How much the column counts, above 0: squared distances along it are multiplied by this; 1 by default. */
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
  /** Money of the line that was given back later, in a column of its own. */
  refunded: string | null;
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
  /** Money of a line that was given back later; not proposed beside an amount that is called net. */
  refunded?: string | false;
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
   * status that says so, a column of what was given back later): taken off, left out, or counted like any other line. By default it is taken off,
   * and such a line is no order; a line of which only a part was given back stays one.
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

/** Of `Table.customers`. */
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

/** What `Table.rfm` finds. */
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

/** Of `Table.accounts`. */
export interface AccountsOptions extends RunOptions {
  /** The column that names accounts; `Table.account` by default. */
  by?: string;
}

/** Of `Table.join`. */
export interface JoinOptions extends RunOptions {
  /** The column that names customers in both tables, or in this one and in the other; found by default. */
  key?: string | readonly [own: string, other: string];
}

/** How a table is segmented; every option may be absent. An option that is unknown or out of its range rejects the call with `option-invalid`. */
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
  /** Roles other than those proposed (`Table.columns`), by column name. */
  roles?: Record<string, Role>;
  /** The columns that build, instead of those with the role `build`; a name alone means the defaults of `FeatureOptions`. */
  features?: readonly (string | FeatureOptions)[];
  /**
   * How many segments: a number from 2 to 100, or a range to choose from. By default 2 to 10, or, where
   * numbers show more separate groups than that, those around their number, up to 60; but no more than one for every
   * five rows; told as `segments-bounded`.
   */
  clusters?: number | { from: number; to: number };
  /**
   * The method that makes the clusters; by default (`auto`) the columns decide, and `Segmentation.engine` says which and why.
   */
  engine?: "auto" | "k-means" | "mixture" | "k-prototypes";
  /**
   * Whether the segments are tested: whether there are any, how many, and how firm each is. `none` is two to
   * four times as quick; then the silhouette alone chooses their number and the verdict is `untested`. `full` by default.
   */
  evidence?: "full" | "none";
  /** What is known before all evidence is there: the verdict is still `pending`, and the rest is as it stays. */
  onUpdate?(partial: Segmentation): void;
  /**
   * What happens to a row that lacks a building value. By default (`auto`) it is filled in: the median of a number, the
   * shares of the levels of a category; it is set aside where it has none at all. `exclude` sets every such row aside
   * (-1 in `assignments`).
   */
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
  /**
   * Segments of fewer customers are marked `small`, and no figure that may be shared (`shareable`, `report`) covers fewer;
   * 10 by default.
   */
  minimumCell?: number;
  /** How many customers of each segment to propose for interviews; 3, 2 and 2 by default, 0 for none. */
  interviews?: { core?: number; border?: number; highValue?: number };
  /**
   * By default (`auto`) what would take long is done on a sample of the rows, then refined on all of them. `none` searches and
   * measures on all rows; the time for that grows with their square: several times as long with 20,000, minutes with 100,000.
   */
  sample?: "auto" | "none";
  /**
   * From 0 to `Number.MAX_SAFE_INTEGER`. The same file, options and seed give the same segments, bit for bit; by default one
   * is drawn, and returned as `Segmentation.seed`.
   */
  seed?: number;
}
