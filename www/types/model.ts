/** What may leave: the model, and figures that are large enough. */

import type { IdealCustomer, Money, NumberProfile, Rule, ShareProfile, Strategy, Trait, Typing } from "./explanation.js";
import type { Locale } from "./reading.js";

/** A method that makes clusters. */
export type EngineName = "k-means" | "mixture" | "k-prototypes" | "genie";

/**
 * What of a result may leave the owner's hands: no figure covers fewer customers than `minimumCell`, directly or
 * by subtraction; no sum or mean is mostly that of one customer (more than half); there are no rows, quotes or lists of customers, no minima and no maxima. Figures have three
 * digits.
 *
 * That holds for one report by itself. Who has two of the same file (with other segments or columns, or from before
 * and after some rows were added) can subtract one from the other, and the difference may be about fewer customers.
 * Give the same reader one report of a file.
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
  typing: SharedTyping | null;
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

/** Typing questions without what their answers say: points tell of shares of answers. */
export type SharedTyping = Omit<Typing, "questions" | "start" | "rows"> & { questions: readonly SharedQuestion[] };

/** `recall` is one a segment that is shared; null where too few are placed right, or wrong. */
export interface SharedQuestion {
  column: string;
  accuracy: number;
  recall: readonly (number | null)[];
}

export type SharedIdeal = Omit<IdealCustomer, "customers" | "tested">;

/** A column's figures; null where they are withheld. */
export type SharedColumn =
  | Omit<NumberProfile, "present" | "missing" | "largest" | "days">
  | (Omit<ShareProfile, "present" | "missing" | "levels"> & { levels: readonly SharedLevel[] });

export type SharedLevel = Omit<ShareProfile["levels"][number], "othersShare">;

/** Everything needed to place a new customer: plain JSON without any row of data. */
export type SegmentModel = {
  product: "customer-segments";
  seed: number;
  features: readonly ModelFeature[];
  missing: "impute" | "exclude";
  /** The features, by their places, that count relative to the row’s own mean over them. */
  relative?: readonly number[];
  /** Where clusters were taken together: the segment of each centre, class or prototype. */
  segments?: readonly number[];
} & ModelPlacement;

/** What places a customer in a segment, in feature space. */
export type ModelPlacement =
  | {
      /** 2 where segments were merged. */
      format: 1 | 2;
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
      /** Of an ordered category, whose values are the places of its steps from 0: their names and shares. */
      steps?: { levels: readonly string[]; shares: readonly number[] };
      /** Of a number that is a scale of few whole steps: the first of them, and the share of each. */
      scale?: { first: number; shares: readonly number[] };
    }
  | { kind: "flag"; column: string; spellings: readonly [string, string]; weight: number; impute: number }
  | { kind: "category"; column: string; levels: readonly string[]; weight: number; impute: readonly number[] };
