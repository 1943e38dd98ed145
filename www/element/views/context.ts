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
  open(file: File): void;
  /** What a column is called: what was made of orders has names of ours. */
  called(column: string): string;
  /** How the figures of a column are written. */
  written(column: string, type: string): (value: number) => string;
  /** A sentence as markup. */
  say(key: string, values?: Values): unknown;
}

export function context(parts: Omit<Context, "say" | "called" | "written">): Context {
  const plain = parts.words;
  const gathered = parts.session.overview?.gathering != null;
  const called = (column: string): string => {
    const key = `measure.${column}`;
    const name = gathered ? plain.message(key) : key;
    return name === key ? column : name.charAt(0).toUpperCase() + name.slice(1);
  };
  const words: Formatter = gathered
    ? { ...plain, message: (key, values) => plain.message(key, values && typeof values["column"] === "string" ? { ...values, column: called(values["column"]) } : values) }
    : plain;
  const written = (column: string, type: string): ((value: number) => string) =>
    type === "date" ? plain.date : gathered && column === "return_share" ? plain.percent : (value) => plain.number(value, column);
  return { ...parts, words, called, written, say: (key, values) => rich(words.message(key, values)) };
}
