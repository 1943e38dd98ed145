/** Records as JSON: an array of objects or of rows, an object that holds one, or an object in each line. */

import { createPause } from "../pause.js";
import { TURN, type Value } from "./delimited.js";

type Record_ = Readonly<Record<string, Value>>;

const isRecord = (value: unknown): value is Record_ => typeof value === "object" && value !== null && !Array.isArray(value);

/** The rows, the names first, and which of the two it was; nothing if the text is not JSON of that kind. */
export async function rowsOfJson(text: string): Promise<{ format: "json" | "json-lines"; rows: AsyncIterable<readonly Value[]> } | undefined> {
  const whole = (await parsedList(text)) ?? parsed(text);
  if (whole !== undefined) {
    const list = listIn(whole);
    return list && { format: "json", rows: isRecord(list[0]) ? recordRows(list as Record_[]) : plainRows(list as Value[][]) };
  }
  const pause = createPause();
  const records: Record_[] = [];
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() === "") continue;
    const record = parsed(line);
    if (!isRecord(record)) return undefined;
    records.push(record);
    if (records.length % TURN === 0) await pause();
  }
  return records.length < 2 ? undefined : { format: "json-lines", rows: recordRows(records) };
}

/** A list is parsed in pieces of about so many characters, so that others get their turn. */
const PIECE = 1 << 18;

/** The items of a list; nothing if the text is none, or if it is better left to the platform to say what it is. */
async function parsedList(text: string): Promise<unknown[] | undefined> {
  const token = /["[\]{},]/g;
  const rest = /[^"\\]*(?:\\[^][^"\\]*)*"/y;
  const pause = createPause();
  const items: unknown[] = [];
  if (!/^\s*\[/.test(text)) return undefined;
  let depth = 0;
  let start = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [sign] = found;
    if (sign === '"') {
      rest.lastIndex = token.lastIndex;
      if (!rest.test(text)) return undefined;
      token.lastIndex = rest.lastIndex;
    } else if (sign === "[" || sign === "{") {
      depth += 1;
      if (depth === 1) start = token.lastIndex;
    } else if (sign !== ",") {
      depth -= 1;
    }
    const ends = depth === 0;
    if (!ends && (depth !== 1 || sign !== "," || token.lastIndex - start < PIECE)) continue;
    const piece = parsed(`[${text.slice(start, token.lastIndex - 1)}]`);
    if (!Array.isArray(piece)) return undefined;
    for (const item of piece) items.push(item);
    if (ends) return text.slice(token.lastIndex).trim() === "" ? items : undefined;
    start = token.lastIndex;
    await pause();
  }
  return undefined;
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
  const pause = createPause();
  const flat: Map<string, Value>[] = [];
  const names = new Set<string>();
  for (const record of records) {
    const cells = flattened(record);
    flat.push(cells);
    for (const name of cells.keys()) names.add(name);
    if (flat.length % TURN === 0) await pause();
  }
  const all = [...names];
  yield all;
  for (const record of flat) yield all.map((name) => record.get(name));
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
