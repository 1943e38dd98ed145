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
  /** A sentence as markup. */
  say(key: string, values?: Values): unknown;
}

export const context = (parts: Omit<Context, "say">): Context => ({ ...parts, say: (key, values) => rich(parts.words.message(key, values)) });
