/** Words that call what was made of orders as people do: `recency` is “days since last purchase”. */

import type { Formatter, Values } from "../locales/format.js";

/** The places of sentences in which columns are named. */
const NAMING = ["column", "value", "by", "first", "second"];
/** The places in which figures of a column stand. */
const FIGURES = ["segment", "everyone", "median"];

export function naming(words: Formatter, columns: readonly string[]): Formatter {
  if (!columns.includes("recency") || !columns.includes("gap_trend")) return words;
  const called = (value: unknown): unknown => {
    const key = `measure.${value}`;
    const name = words.message(key);
    return name === key ? value : name;
  };
  const named = (values: Values): Values => {
    const written = (name: string, value: string | number) => (values["column"] === "return_share" && FIGURES.includes(name) && typeof value === "number" ? words.percent(value) : value);
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, NAMING.includes(name) ? (called(value) as string) : written(name, value)]));
  };
  const message = (key: string, values?: Values): string => {
    // “Spend a lot” instead of “higher total spending”.
    const own = key.replace("name.number-", `name.measure.${values?.["column"]}-`);
    const found = own === key ? own : words.message(own);
    return found === own ? words.message(key, values && named(values)) : found;
  };
  return { ...words, message };
}
