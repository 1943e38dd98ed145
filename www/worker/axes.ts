/**
 * The main axes of a cloud of customers: the two directions in which they differ most (principal components of the
 * standardised columns; Pearson 1901). For a picture alone: no figure is told from it.
 */

import type { Axes, Column } from "../types.js";
import type { Table } from "./engine.js";
import { valuesOf } from "./glance.js";

type Pause = () => Promise<void>;

/** From so many rows the directions are told. */
const SAMPLE = 4096;
/** What lies further out, in standard deviations, would turn the axes to itself. */
const FAR = 3;
const LEVELS = 12;
const TURNS = 60;

/** One standardised direction of a column: a number, a date or a flag has one, a category one a level. */
interface Coordinate {
  readonly column: number;
  /** What a value comes to; an unknown one is an average one. */
  readonly of: (value: number) => number;
  /** What the sampled rows come to. */
  readonly sample: readonly number[];
}

export async function axesOf(table: Table, places: readonly number[], pause: Pause): Promise<Axes> {
  const { columns, rowCount } = table.report() as { columns: readonly Column[]; rowCount: number };
  const stride = Math.max(1, Math.ceil(rowCount / SAMPLE));
  const coordinates: Coordinate[] = [];
  for (const column of places) {
    const { values, levels } = await valuesOf(table, column, pause, rowCount);
    const sample = [...values.filter((_, row) => row % stride === 0)];
    if (columns[column]!.type !== "category") coordinates.push(standardised(column, sample, (value) => value, 1));
    else if (levels.length <= LEVELS) for (const level of levels.keys()) coordinates.push(standardised(column, sample, (value) => (value === level ? 1 : 0), Math.SQRT1_2));
  }
  const covariance = coordinates.map(({ sample: one }) => coordinates.map(({ sample: other }) => dot(one, other)));
  const first = strongest(covariance);
  const second = strongest(without(covariance, first));
  const [x, y] = [new Float64Array(rowCount), new Float64Array(rowCount)];
  for (const column of new Set(coordinates.map((coordinate) => coordinate.column))) {
    const { values } = await valuesOf(table, column, pause, rowCount);
    for (const [at, coordinate] of coordinates.entries()) {
      if (coordinate.column !== column) continue;
      for (let row = 0; row < rowCount; row++) {
        const value = coordinate.of(values[row]!);
        x[row]! += first[at]! * value;
        y[row]! += second[at]! * value;
      }
      await pause();
    }
  }
  const leading = (vector: readonly number[]): string => columns[coordinates[vector.indexOf(Math.max(...vector))]?.column ?? 0]?.name ?? "";
  return { x, y, leading: [leading(first), leading(second)] };
}

function standardised(column: number, values: readonly number[], part: (value: number) => number, weight: number): Coordinate {
  const known = values.filter((value) => !Number.isNaN(value)).map(part);
  const mean = known.reduce((sum, value) => sum + value, 0) / (known.length || 1);
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length || 1)) || 1;
  const of = (value: number): number => (Number.isNaN(value) ? 0 : Math.max(-FAR, Math.min(FAR, (part(value) - mean) / deviation)) * weight);
  return { column, of, sample: values.map(of) };
}

/** The eigenvector of the greatest eigenvalue, by powers, its largest part positive. */
function strongest(matrix: readonly (readonly number[])[]): readonly number[] {
  let vector: readonly number[] = matrix.map((row, at) => 1 + Math.abs(row[at]!));
  for (let turn = 0; turn < TURNS; turn++) {
    const next = matrix.map((row) => dot(row, vector));
    const length = Math.sqrt(dot(next, next)) || 1;
    vector = next.map((value) => value / length);
  }
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? vector.map((value) => -value) : vector;
}

const without = (matrix: readonly (readonly number[])[], vector: readonly number[]): readonly (readonly number[])[] => {
  const value = dot(vector, matrix.map((row) => dot(row, vector)));
  return matrix.map((row, at) => row.map((cell, other) => cell - value * vector[at]! * vector[other]!));
};

const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((sum, value, at) => sum + value * other[at]!, 0);
