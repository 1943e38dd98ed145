/** What every view is given. */

import type { Formatter, Values } from "../../locales/format.js";
import type { Sample } from "../sample.js";
import type { Session } from "../session/session.js";
import { rich } from "../text.js";
import type { Ui } from "../ui.js";

export interface Context {
  readonly session: Session;
  readonly words: Formatter;
  readonly ui: Ui;
  readonly samples: readonly Sample[];
  /** A file was chosen before everything was loaded. */
  readonly waiting: boolean;
  /** Whether the page takes settings from its own address. */
  readonly linkable: boolean;
  readonly rtl: boolean;
  /** The fewest customers that a figure may cover, where a drawing is made to be taken along. */
  readonly minimum?: number;
  open(file: File): void;
  /** What a column is called: what was made of orders has names of ours. */
  called(column: string): string;
  /** How many customers or rows there are, in words. */
  readonly size: string;
  /** A column where a sentence goes on after it: what was made of orders in its own words, others as the file has them. */
  made(column: string): string;
  /** How the figures of a column are written. */
  written(column: string, type: string): (value: number) => string;
  /** A sentence as markup. */
  say(key: string, values?: Values): unknown;
}

/** Where the column stands within a sentence. */
const WITHIN = ["chart.of-column", "chart.share-of", "card.share-of-column"];

export function context(parts: Omit<Context, "say" | "called" | "written" | "made" | "size">): Context {
  const plain = parts.words;
  const gathered = parts.session.overview?.gathering != null;
  const made = (column: string): string => {
    const key = `measure.${column}`;
    const name = gathered ? plain.message(key) : key;
    return name === key ? column : name;
  };
  const called = (column: string): string => {
    const name = made(column);
    return name === column ? column : name.charAt(0).toUpperCase() + name.slice(1);
  };
  const size = plain.message(gathered ? "card.size" : "read.rows", { count: parts.session.overview?.rowCount ?? 0 });
  const words: Formatter = gathered
    ? { ...plain, message: (key, values) => plain.message(key, values && typeof values["column"] === "string" ? { ...values, column: (WITHIN.includes(key) ? made : called)(values["column"]) } : values) }
    : plain;
  const written = (column: string, type: string): ((value: number) => string) =>
    type === "date" ? plain.date : gathered && column === "return_share" ? plain.percent : (value) => plain.number(value, column);
  return { ...parts, words, called, made, size, written, say: (key, values) => rich(words.message(key, values)) };
}
