/** How files are given, read and told. */

import type { IssueCode } from "../codes.js";

/**
 * What a file can be given as. Never a string (a URL or the text itself?): of text `new Blob([text])`, of a path in Node
 * `await openAsBlob(path)`, of a response `await response.blob()`, of rows `new Blob([JSON.stringify(rows)])`.
 */
export type Source = Blob | ReadableStream<Uint8Array> | ArrayBuffer | Uint8Array;

/** The languages that names and sentences can be in. */
export type Locale = "en" | "ar" | "fa";

/** The named parts of the work, in order. */
export type Stage = "read" | "prepare" | "search" | "weigh" | "profile" | "test" | "export";

/** How far a call is. */
export interface Progress {
  /** What is worked on; not every call has every stage. */
  stage: Stage;
  /** Of the whole call, 0 to 1, never falling. */
  fraction: number;
}

/** What every call takes. */
export interface RunOptions {
  /**
   * Aborting ends the call, which rejects with the signal's own reason (an `AbortError` if
   * none was given), at its next step: mostly within 50 ms.
   */
  signal?: AbortSignal | null | undefined;
  /** Called after each step of the work, of which there are many, also where the fraction has not moved. What it throws rejects the call. */
  onProgress?(progress: Progress): void;
  /** The language of names and sentences in the result; English by default. */
  locale?: Locale;
}

/** What a column's cells are: `flag` is yes or no, `text` free words, `identifier` a name for the row and nothing else. */
export type ColumnType = "number" | "category" | "flag" | "date" | "text" | "identifier";
/** What a column is for: it shapes the segments, describes them, is a result of business, or is left out. */
export type Role = "build" | "describe" | "outcome" | "ignore";
/** What a column tells of a customer: one of the six elements of a customer profile, or facts of firms. */
export type Element =
  | "demographic"
  | "socio-economic"
  | "psychographic"
  | "behaviour"
  | "geography"
  | "benefits"
  | "firmographic";

/** Corrections to how a file would be read; whatever is absent is detected, and told by `Table.reading`. */
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
  /** The mark between a number's whole and its fraction, for all columns; by default each column decides for itself. */
  decimal?: "." | ",";
  /** Whether the first row names the columns, or how many rows do, at most 10. */
  header?: boolean | number;
  /** How many records to pass over in front of the column names, at most 10,000. */
  skipRows?: number;
  /** How many records to pass over at the end, at most 20. */
  skipFooter?: number;
  /** What dates leave open: the order of their parts, or the calendar of a year such as 1402. */
  dates?: "day-first" | "month-first" | "year-first" | "jalali" | "hijri";
  /**
   * Types other than those detected, by column name. Cells that cannot be read as the type count as missing, and an issue
   * tells of them.
   */
  types?: Record<string, ColumnType>;
  /** The spellings that mean “no value” in a column, instead of those that usually do. */
  missingValues?: Record<string, readonly string[]>;
  /** Of a workbook: the sheet's name, or its number from 1. By default the first one with a table; refused for other files. */
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
  /** Whether each line was wrapped in quotation marks as a whole. */
  wrapped?: boolean;
  /** Of a fixed-width file, the characters of a line (from 0) at which the columns begin. */
  columnStarts?: readonly number[];
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

/** One way to read cells that can be read in more than one, and the option of `ReadOptions` for it; `amount` is one of `GatheringOptions`. */
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
