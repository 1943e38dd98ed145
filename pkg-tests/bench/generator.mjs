/**
 * Customers that nobody could tell apart at a glance: six kinds of unequal size that overlap, with
 * factors in common and long right tails. The same seed gives the same customers on every machine.
 */

import { once } from "node:events";
import { createWriteStream, renameSync } from "node:fs";

const KINDS = [0.34, 0.24, 0.17, 0.12, 0.08, 0.05];
/** How far apart the kinds' means are, beside a spread of 1 within each. */
const APART = 1.6;

/** The eight numbers, in the order of the file: median, spread of the logarithm, decimal places. */
export const NUMBERS = {
  recency_days: [60, 0.9, 0],
  orders: [6, 0.8, 0],
  revenue: [240, 1.1, 2],
  basket: [38, 0.5, 2],
  tenure_days: [700, 0.6, 0],
  returns: [3, 0.7, 0],
  discount: [12, 0.6, 1],
  visits: [25, 0.9, 0],
};
export const CATEGORIES = {
  channel: ["online", "in store", "by phone"],
  region: ["north-east", "north-west", "south-east", "south-west"],
  plan: ["starter", "standard", "premium"],
};

/** Numbers of 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** A sampler of customers: each call fills `latent` with standard-like scores and returns the kind. */
function customers(columns, seed) {
  const unit = random(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const means = KINDS.map(() => Float64Array.from({ length: columns }, () => APART * normal()));
  const loadings = Float64Array.from({ length: columns }, () => 0.7 * normal());
  return {
    unit,
    draw(latent) {
      let kind = 0;
      for (let place = unit(); kind < KINDS.length - 1 && place >= KINDS[kind]; kind++) place -= KINDS[kind];
      const common = normal();
      for (let column = 0; column < columns; column++) {
        latent[column] = means[kind][column] + loadings[column] * common + normal();
      }
      return kind;
    },
  };
}

/**
 * Rows × columns, row after row, each column standardised; every second one keeps its long tail. With the
 * kind each row was drawn from.
 *
 * @returns {{ rows: number, columns: number, values: Float64Array, kinds: Uint32Array }}
 */
export function matrix(rows, columns, seed) {
  const values = new Float64Array(rows * columns);
  const kinds = new Uint32Array(rows);
  const { draw } = customers(columns, seed);
  const latent = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    kinds[row] = draw(latent);
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = column % 2 === 0 ? latent[column] : Math.exp(0.4 * latent[column]);
    }
  }
  for (let column = 0; column < columns; column++) standardise(values, rows, columns, column);
  return { rows, columns, values, kinds };
}

/** Makes a column's mean 0 and its deviation 1. */
function standardise(values, rows, columns, column) {
  let sum = 0;
  for (let at = column; at < values.length; at += columns) sum += values[at];
  const mean = sum / rows;
  let squares = 0;
  for (let at = column; at < values.length; at += columns) squares += (values[at] - mean) ** 2;
  const deviation = Math.sqrt(squares / rows) || 1;
  for (let at = column; at < values.length; at += columns) values[at] = (values[at] - mean) / deviation;
}

/** The customers as CSV, some thousand lines at a time; a few numbers are missing. */
export function* csv(rows, seed) {
  const numbers = Object.values(NUMBERS);
  const categories = Object.values(CATEGORIES);
  const { draw, unit } = customers(numbers.length, seed);
  const latent = new Float64Array(numbers.length);
  let text = `${[...Object.keys(NUMBERS), ...Object.keys(CATEGORIES)].join(",")}\n`;
  for (let row = 0; row < rows; row++) {
    const kind = draw(latent);
    for (let column = 0; column < numbers.length; column++) {
      const [median, spread, decimals] = numbers[column];
      if (unit() >= 0.002) text += (median * Math.exp((spread * latent[column]) / 2)).toFixed(decimals);
      text += ",";
    }
    for (let column = 0; column < categories.length; column++) {
      const levels = categories[column];
      text += levels[unit() < 0.5 ? kind % levels.length : Math.floor(unit() * levels.length)];
      text += column + 1 < categories.length ? "," : "\n";
    }
    if (row % 8192 === 8191) {
      yield text;
      text = "";
    }
  }
  yield text;
}

/** Writes the customers to a file as they are made; what is at `path` is whole. */
export async function writeCsv(path, rows, seed) {
  const file = createWriteStream(`${path}.part`);
  for (const text of csv(rows, seed)) if (!file.write(text)) await once(file, "drain");
  file.end();
  await once(file, "close");
  renameSync(`${path}.part`, path);
}
