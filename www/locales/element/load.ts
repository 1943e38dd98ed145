/** The element's words: those of the package, and those that only a person who looks at it needs. */

import type { Locale } from "../../types.js";
import { formatter, type Formatter, type Messages } from "../format.js";
import { loadMessages } from "../load.js";

const sources: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import("./en.json"),
  ar: () => import("./ar.json"),
  fa: () => import("./fa.json"),
};

const loaded = new Map<Locale, Promise<Formatter>>();

/** The words of a language. A failed load is tried again by the next call. */
export function loadElementWords(locale: Locale): Promise<Formatter> {
  let words = loaded.get(locale);
  if (words === undefined) {
    words = Promise.all([loadMessages(locale), sources[locale]()]).then(([shared, own]) => formatter(locale, merged(shared, own.default)));
    words.catch(() => loaded.delete(locale));
    loaded.set(locale, words);
  }
  return words;
}

/** Sections of both, such as errors, are put together. */
function merged(shared: Messages, own: Messages): Messages {
  const both = Object.entries(own).map(([key, section]) => [key, typeof shared[key] === "object" && typeof section === "object" ? { ...shared[key], ...section } : section]);
  return { ...shared, ...(Object.fromEntries(both) as Messages) };
}
