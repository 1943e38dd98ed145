/** What went wrong, in words: what happened and what to do. */

import type { Formatter, Values } from "../locales/format.js";

interface Coded {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const isCoded = (error: unknown): error is Coded =>
  typeof error === "object" && error !== null && typeof (error as Coded).code === "string";

/** The sentence for any failure. What has no code of ours is never shown as it is: it may quote the file. */
export function explain(error: unknown, words: Formatter): string {
  if (!isCoded(error)) return words.message("error.unknown");
  const key = `error.${error.code}`;
  const sentence = words.message(key, values(error.details ?? {}));
  return sentence === key ? words.message("error.unknown") : sentence;
}

/** Row numbers and limits become numbers, so that they get the reader's digits; names stay as they are. */
function values(details: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.join(" · ")];
      const countable = name !== "column" && name !== "option" && /^\d{1,15}$/.test(String(value));
      return [name, typeof value === "number" || countable ? Number(value) : String(value ?? "")];
    }),
  );
}
