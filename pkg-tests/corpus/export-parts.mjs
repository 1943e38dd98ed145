/** What the exports share: columns with their truth, and a sheet of them as a file has it. */

import { two } from "./dates.mjs";
import { random } from "./random.mjs";

const DAY = 86_400_000;

/** A column: what its cells mean and how they are written; `null` is no value. */
export const column = (type, name, values, spell = String, more = {}) => ({
  name,
  type,
  values,
  cells: values.map((value, row) => (value === null ? (more.nothing ?? "") : spell(value, row))),
  ...more,
});
export const number = (name, values, spell, more) => column("number", name, values, spell, more);
export const kind = (name, values, more) => column("category", name, values, String, more);
export const scale = (name, order, values) => column("category", name, values, String, { order });
export const name = (title, values, more) => column("identifier", title, values, String, more);
export const flag = (name, values, no, yes, more) => column("flag", name, values, (value) => (value ? yes : no), more);
/** Written, but none of our business: free words, or what is blank throughout. */
export const other = (name, values, more) => column("any", name, values, String, more);
/** The same column, its cells with the mark of text that keeps a spreadsheet from taking them for formulas. */
export const marked = (made, before = "'", behind = "") => ({ ...made, cells: made.cells.map((cell) => before + cell + behind) });
/** `values` are Dates; the truth is told in ISO 8601. */
export const date = (name, values, spell, more) => {
  const made = column("date", name, values, spell, more);
  return { ...made, values: values.map((day) => day && day.toISOString().replace("T00:00:00.000Z", "")) };
};

/** Data of one shop, bank or survey. */
export function source(seed, rows) {
  const choose = random(seed);
  const list = (make) => Array.from({ length: rows }, (_, row) => make(row));
  return {
    ...choose,
    rows,
    list,
    amounts: (places = 2, from = 1) => list(() => Number((10 ** (from + 2.5 * choose.next())).toFixed(places))),
    wholes: (from, to) => list(() => choose.whole(from, to)),
    picks: (levels) => list((row) => (row < levels.length ? levels[row] : choose.of(levels))),
    flags: (share = 0.4) => list((row) => (row < 2 ? row === 0 : choose.chance(share))),
    days: () => list(() => new Date(Date.UTC(2023, 0, 1) + choose.whole(0, 700) * DAY)),
    months: () => list(() => new Date(Date.UTC(2022, choose.whole(0, 35), 1))),
    times: (step = 1000) => list(() => new Date(Date.UTC(2023, 0, 1) + Math.floor((choose.next() * 700 * DAY) / step) * step)),
    some: (values, share = 0.2) => values.map((value) => (choose.chance(share) ? null : value)),
  };
}

export const clock = (day, seconds = true) => day.toISOString().slice(11, seconds ? 19 : 16);
export const iso = (day) => day.toISOString().slice(0, 10);
export const later = (day, hours) => new Date(day.getTime() + hours * 3_600_000);
export const halfDay = (day, seconds = true) =>
  `${day.getUTCHours() % 12 || 12}:${two(day.getUTCMinutes())}${seconds ? `:${two(day.getUTCSeconds())}` : ""} ${day.getUTCHours() < 12 ? "AM" : "PM"}`;
export const spread = (day) => ({ y: day.getUTCFullYear(), m: day.getUTCMonth() + 1, d: day.getUTCDate() });
export const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
export const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

/** A file of these columns. `before` and `behind` are whole lines around the table; `heads` are the rows of names. */
export function sheet(title, columns, options = {}) {
  const { delimiter = ",", newline = "\n", encoding = "utf-8", quoted = "needed", before = [], behind = [], heads, wrap = (line) => line } = options;
  const needs = (cell) => quoted === "all" || (quoted !== "never" && (cell.includes(delimiter) || /["\r\n]/.test(cell)));
  const write = (cell) => (needs(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const names = heads ?? [columns.map(({ name }) => name)];
  const rows = columns[0].cells.map((_, row) => columns.map(({ cells }) => cells[row]));
  const lines = [...names, ...rows].map((cells) => wrap(cells.map(write).join(delimiter)));
  return {
    title,
    encoding,
    text: [...before, ...lines, ...behind].map((line) => line + newline).join(""),
    truth: {
      encoding,
      rows: rows.length,
      columns: columns
        .filter(({ type }) => type !== "any")
        .map(({ name, type, values, open, order, answers, starts }) => ({ name, type, values, open, order, answers, starts })),
    },
  };
}
