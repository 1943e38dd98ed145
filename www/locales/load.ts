/** Loads a language when it is first needed, so that no one pays for the others. */

import type { Locale } from "../types.js";
import { formatter, type Formatter, type Messages } from "./format.js";

const sources: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import("./en.json"),
  ar: () => import("./ar.json"),
  fa: () => import("./fa.json"),
};

const loaded = new Map<Locale, Promise<Formatter>>();

/** The words of a language. A failed load is tried again by the next call. */
export function loadWords(locale: Locale): Promise<Formatter> {
  let words = loaded.get(locale);
  if (words === undefined) {
    words = sources[locale]().then((module) => formatter(locale, module.default));
    words.catch(() => loaded.delete(locale));
    loaded.set(locale, words);
  }
  return words;
}
