/** Loads a language when it is first needed, so that no one pays for the others. */

import type { Locale } from "../types.js";
import { formatter, type Formatter, type Messages } from "./format.js";

const sources: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import("./en.json"),
  ar: () => import("./ar.json"),
  fa: () => import("./fa.json"),
};

/** The sentences of a language as they are written. */
export const loadMessages = async (locale: Locale): Promise<Messages> => (await sources[locale]()).default;

const loaded = new Map<Locale, Promise<Formatter>>();

/** The words of a language. A failed load is tried again by the next call. */
export function loadWords(locale: Locale): Promise<Formatter> {
  let words = loaded.get(locale);
  if (words === undefined) {
    words = loadMessages(locale).then((messages) => formatter(locale, messages));
    words.catch(() => loaded.delete(locale));
    loaded.set(locale, words);
  }
  return words;
}
