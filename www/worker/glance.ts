/** A table's cells for pictures: one column's values, the first rows, how each column is spread. */

import type { Column, ColumnType, ColumnValues, Distribution, Glance, Spread } from "../types.js";
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

/** All values of the column at that place. A report weighs all columns: one is enough for all of them. */
export async function valuesOf(table: Table, column: number, pause: Pause, rowCount = columnsOf(table).rowCount): Promise<ColumnValues> {
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
  for (const [place, { type }] of columns.entries()) distributions.push((await spreadOf(table, place, type, { ...EVERYONE, rowCount }, pause))?.distribution ?? null);
  return { rows: Array.from({ length: shown }, (_, row) => cells.map((column) => column[row] ?? null)), distributions };
}

/** The same bins and levels, counted in each segment. */
export async function spreadAt(table: Table, assignments: Int32Array, segments: number, pause: Pause): Promise<Spread> {
  const spread: (readonly (readonly number[])[] | null)[] = [];
  const { rowCount, columns } = columnsOf(table);
  for (const [place, { type }] of columns.entries()) spread.push((await spreadOf(table, place, type, { rowCount, assignments, segments }, pause))?.counts ?? null);
  return spread;
}

/** Rows by their segment; without segments everyone is one. */
interface Groups {
  readonly rowCount: number;
  readonly assignments: Int32Array | null;
  readonly segments: number;
}
const EVERYONE = { assignments: null, segments: 0 };

function firstCells(table: Table, place: number, type: ColumnType, shown: number): readonly (string | number | null)[] {
  if (type === "text" || type === "identifier") return table.texts(place, 0, shown).map((text: string) => text || null);
  const numbers = [...table.numbers(place, 0, shown)];
  if (type === "number" || type === "date") return numbers.map((value) => (Number.isNaN(value) ? null : value));
  const levels = table.levels(place);
  return numbers.map((value) => levels[value] ?? null);
}

/** How a column is spread among everyone, and in each group the same bins or levels. */
async function spreadOf(table: Table, place: number, type: ColumnType, groups: Groups, pause: Pause): Promise<{ distribution: Distribution; counts: number[][] } | null> {
  if (type === "text" || type === "identifier") return null;
  const { values, levels } = await valuesOf(table, place, pause, groups.rowCount);
  if (type === "category" || type === "flag") {
    const { all, each } = await counted(values, levels.length, (value) => value, groups, pause);
    const order = [...levels.keys()].sort((one, other) => all[other]! - all[one]!).slice(0, LEVELS);
    return { distribution: { type, levels: order.map((at) => ({ level: levels[at]!, count: all[at]! })) }, counts: each.map((counts) => order.map((at) => counts[at]!)) };
  }
  const { from, to, bins } = limits(values);
  const scale = to > from ? bins / (to - from) : 0;
  const { all, each } = await counted(values, bins, (value) => Math.max(0, Math.min(bins - 1, Math.floor((value - from) * scale))), groups, pause);
  return { distribution: { type, from, to, counts: all }, counts: each };
}

async function counted(values: Float64Array, bins: number, binOf: (value: number) => number, { assignments, segments }: Groups, pause: Pause) {
  const all = Array<number>(bins).fill(0);
  const each = Array.from({ length: segments }, () => Array<number>(bins).fill(0));
  for (let row = 0; row < values.length; row++) {
    if (row % PIECE === PIECE - 1) await pause();
    // A missing value has no bin.
    const bin = binOf(values[row]!);
    if (!(bin >= 0)) continue;
    all[bin]! += 1;
    const group = assignments?.[row] ?? -1;
    if (group >= 0) each[group]![bin]! += 1;
  }
  return { all, each };
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
