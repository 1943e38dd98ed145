/** A table's cells for pictures: one column's values, the first rows, how each column is spread. */

import type { Column, ColumnType, ColumnValues, Distribution, Glance } from "../types.js";
import type { Table } from "./engine.js";

type Pause = () => Promise<void>;

/** Cells that are looked at without a pause. */
const PIECE = 65_536;
const ROWS = 20;
const BINS = 12;
/** From so many values the limits of a picture are told. */
const SAMPLE = 4096;
/** More bars than these are no small picture. */
const LEVELS = 5;

const columnsOf = (table: Table): { rowCount: number; columns: readonly Column[] } => table.report();

/** All values of the column at that place. */
export async function valuesOf(table: Table, column: number, pause: Pause): Promise<ColumnValues> {
  const { rowCount } = columnsOf(table);
  const values = new Float64Array(rowCount);
  for (let from = 0; from < rowCount; from += PIECE) {
    values.set(table.numbers(column, from, Math.min(rowCount, from + PIECE)), from);
    await pause();
  }
  return { values, levels: table.levels(column) };
}

/** The first rows, and how each column's values are spread. */
export async function glanceAt(table: Table, pause: Pause): Promise<Glance> {
  const { rowCount, columns } = columnsOf(table);
  const shown = Math.min(ROWS, rowCount);
  const cells = columns.map(({ type }, place) => firstCells(table, place, type, shown));
  const distributions: (Distribution | null)[] = [];
  for (const [place, { type }] of columns.entries()) distributions.push(await distributionOf(table, place, type, rowCount, pause));
  return { rows: Array.from({ length: shown }, (_, row) => cells.map((column) => column[row] ?? null)), distributions };
}

function firstCells(table: Table, place: number, type: ColumnType, shown: number): readonly (string | number | null)[] {
  if (type === "text" || type === "identifier") return table.texts(place, 0, shown).map((text: string) => text || null);
  const numbers = [...table.numbers(place, 0, shown)];
  if (type === "number" || type === "date") return numbers.map((value) => (Number.isNaN(value) ? null : value));
  const levels = table.levels(place);
  return numbers.map((value) => levels[value] ?? null);
}

async function distributionOf(table: Table, place: number, type: ColumnType, rowCount: number, pause: Pause): Promise<Distribution | null> {
  if (type === "text" || type === "identifier") return null;
  if (type === "category" || type === "flag") {
    const levels = table.levels(place);
    const counts = new Float64Array(levels.length);
    for (let from = 0; from < rowCount; from += PIECE) {
      for (const level of table.numbers(place, from, Math.min(rowCount, from + PIECE))) if (level >= 0) counts[level]! += 1;
      await pause();
    }
    const order = levels.map((level: string, at: number) => ({ level, count: counts[at]! })).sort((one, other) => other.count - one.count);
    return { type, levels: order.slice(0, LEVELS) };
  }
  const values = (await valuesOf(table, place, pause)).values;
  const { from, to, bins } = limits(values);
  const counts = Array<number>(bins).fill(0);
  const scale = to > from ? bins / (to - from) : 0;
  for (const value of values)
    if (!Number.isNaN(value)) counts[Math.max(0, Math.min(bins - 1, Math.floor((value - from) * scale)))]! += 1;
  return { type, from, to, counts };
}

/** Where nearly all values lie, and how many bins suit them: few whole numbers have one each. */
function limits(values: Float64Array): { from: number; to: number; bins: number } {
  const stride = Math.max(1, Math.ceil(values.length / SAMPLE));
  const sample = values.filter((value, row) => row % stride === 0 && !Number.isNaN(value)).sort();
  if (sample.length === 0) return { from: 0, to: 0, bins: 1 };
  const at = (share: number): number => sample[Math.round(share * (sample.length - 1))]!;
  const [from, to] = [at(0.01), at(0.99)];
  if (to - from < BINS && sample.every(Number.isInteger)) return { from: from - 0.5, to: to + 0.5, bins: to - from + 1 };
  return { from, to, bins: BINS };
}
