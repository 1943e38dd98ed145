/** Records as JSON: an array of objects or of rows, an object that holds one, or an object in each line. */

import type { Value } from "./delimited.js";

type Record_ = Readonly<Record<string, Value>>;

const isRecord = (value: unknown): value is Record_ => typeof value === "object" && value !== null && !Array.isArray(value);

/** The rows, the names first, and which of the two it was; nothing if the text is not JSON of that kind. */
export function rowsOfJson(text: string): { format: "json" | "json-lines"; rows: AsyncIterable<readonly Value[]> } | undefined {
  const whole = parsed(text);
  if (whole !== undefined) {
    const list = listIn(whole);
    return list && { format: "json", rows: isRecord(list[0]) ? recordRows(list as Record_[]) : plainRows(list as Value[][]) };
  }
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const records = lines.map(parsed);
  if (records.length < 2 || !records.every(isRecord)) return undefined;
  return { format: "json-lines", rows: recordRows(records) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The list of records or rows: the value itself, or the longest that it holds under a name. */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) {
    const all = (test: (item: unknown) => boolean) => value.length > 0 && value.every(test);
    return all(isRecord) || all(Array.isArray) ? value : undefined;
  }
  if (!isRecord(value)) return undefined;
  const lists = Object.values(value).flatMap((inner) => (Array.isArray(inner) ? [listIn(inner)] : []));
  return lists.reduce((longest, list) => ((list?.length ?? 0) > (longest?.length ?? 0) ? list : longest), undefined);
}

async function* plainRows(rows: readonly Value[][]) {
  yield* rows;
}

/** Objects within a record give a column for each of their members. */
async function* recordRows(records: readonly Record_[]) {
  const flat = records.map(flattened);
  const names = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  yield names;
  for (const record of flat) yield names.map((name) => record.get(name));
}

function flattened(record: Record_): Map<string, Value> {
  const cells = new Map<string, Value>();
  const add = (prefix: string, value: Record_, depth: number) => {
    for (const [name, inner] of Object.entries(value)) {
      if (isRecord(inner) && depth < 4) add(`${prefix}${name}.`, inner, depth + 1);
      else cells.set(prefix + name, inner);
    }
  };
  add("", record, 0);
  return cells;
}
