/**
 * Tables whose segments are known, made as market data are: unequal sizes, factors in common, long right
 * tails, answers on scales; and homogeneous tables of the same kinds, in which there are none. The same seed
 * gives the same table on every machine.
 */

import { random } from "../bench/generator.mjs";

/** Chance for one table. */
function chance(seed) {
  const unit = random(seed);
  for (let round = 0; round < 10; round++) unit();
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const between = (low, high) => low + (high - low) * unit();
  const whole = (low, high) => Math.floor(between(low, high + 1));
  const gamma = (shape) => {
    // A sum of exponentials, for whole shapes.
    let sum = 0;
    for (let part = 0; part < shape; part++) sum -= Math.log(1 - unit());
    return sum;
  };
  const shares = (count, shape) => {
    const parts = Array.from({ length: count }, () => gamma(shape));
    const all = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / all);
  };
  const pick = (weights) => {
    let place = unit();
    for (let index = 0; index < weights.length - 1; index++) {
      if (place < weights[index]) return index;
      place -= weights[index];
    }
    return weights.length - 1;
  };
  return { unit, normal, between, whole, shares, pick };
}

/** Sizes of which none is below 7 %. */
function sizes({ shares }, kinds) {
  for (;;) {
    const found = shares(kinds, 3);
    if (Math.min(...found) >= 0.07) return found;
  }
}

/**
 * Scores of each kind on some columns: `apart` times a normal number, drawn again until no two kinds are
 * nearer than `apart`.
 */
function means({ normal }, kinds, columns, apart) {
  for (let strictness = 1; ; strictness *= 0.99) {
    const found = Array.from({ length: kinds }, () => Array.from({ length: columns }, () => apart * normal()));
    const distance = (one, other) => Math.hypot(...one.map((value, column) => value - other[column]));
    const pairs = found.flatMap((one, index) => found.slice(0, index).map((other) => distance(one, other)));
    if (Math.min(...pairs) >= strictness * apart * Math.sqrt(columns)) return found;
  }
}

/** A sampler of latent scores: standard within a kind, with one or two factors in common. */
function latent(draws, kinds, columns, apart, strength) {
  const { normal, unit } = draws;
  const centres = kinds === 1 ? [new Array(columns).fill(0)] : means(draws, kinds, columns, apart);
  const spreads = centres.map(() => 0.7 + 0.6 * unit());
  const loadings = Array.from({ length: columns }, () => strength * (2 * unit() - 1));
  return (kind) => {
    const common = normal();
    return loadings.map((loading, column) => {
      const own = loading * common + Math.sqrt(1 - loading * loading) * normal();
      return centres[kind][column] + (kinds === 1 ? 1 : spreads[kind]) * own;
    });
  };
}

const fixed = (value, decimals) => Number(value.toFixed(decimals));

/** Each kind of table: from its chance and number of segments to a sampler of rows. */
const MAKERS = {
  numeric(draws, kinds) {
    const columns = draws.whole(4, 9);
    const score = latent(draws, kinds, columns, draws.between(1.1, 1.6), 0.5);
    const shapes = Array.from({ length: columns }, () => draws.pick([0.5, 0.5]));
    const shape = (value, column) => (shapes[column] === 0 ? fixed(50 + 10 * value, 2) : fixed(20 * Math.exp(0.5 * value), 2));
    return { columns, row: (kind) => score(kind).map(shape) };
  },
  rfm(draws, kinds) {
    const score = latent(draws, kinds, 3, draws.between(1.5, 2.1), 0.6);
    return {
      columns: 3,
      names: ["recency", "frequency", "monetary"],
      row(kind) {
        const [recency, frequency, monetary] = score(kind);
        return [
          Math.max(0, Math.round(60 * Math.exp(0.7 * recency))),
          Math.max(1, Math.round(5 * Math.exp(0.6 * frequency))),
          fixed(120 * Math.exp(0.8 * monetary), 2),
        ];
      },
    };
  },
  mixed(draws, kinds) {
    const numbers = draws.whole(3, 5);
    const categories = draws.whole(2, 4);
    const apart = draws.between(1.1, 1.5);
    const score = latent(draws, kinds, numbers, apart, 0.4);
    const levels = Array.from({ length: categories }, () => draws.whole(2, 5));
    const hidden = latent(draws, kinds, categories, kinds === 1 ? 0 : apart, 0.4);
    const turns = levels.map((count) => Array.from({ length: kinds }, () => draws.shares(count, 1)));
    return {
      columns: numbers + categories,
      row(kind) {
        const answers = kinds === 1 ? hidden(0).map((value, column) => step(value, levels[column])) : turns.map((of) => draws.pick(of[kind]));
        return [...score(kind).map((value) => fixed(value, 3)), ...answers.map((answer) => `level ${"abcdefg"[answer]}`)];
      },
    };
  },
  missing(draws, kinds) {
    const { columns, row } = MAKERS.mixed(draws, kinds);
    return { columns, row: (kind) => row(kind).map((cell) => (draws.unit() < 0.15 ? "" : cell)) };
  },
  likert(draws, kinds) {
    const columns = draws.whole(8, 14);
    const score = latent(draws, kinds, columns, draws.between(0.8, 1.2), 0.6);
    return { columns, row: (kind) => score(kind).map((value) => Math.min(5, Math.max(1, Math.round(3 + value)))) };
  },
  binary(draws, kinds) {
    const columns = draws.whole(10, 18);
    const score = latent(draws, kinds, columns, draws.between(0.9, 1.3), 0.4);
    const edges = Array.from({ length: columns }, () => 0.6 * draws.normal());
    return { columns, row: (kind) => score(kind).map((value, column) => (value > edges[column] ? "yes" : "no")) };
  },
};

/** The place of a normal score among equally frequent levels, roughly. */
const step = (value, levels) => Math.min(levels - 1, Math.max(0, Math.floor((value / 3 + 0.5) * levels)));

export const KINDS = Object.keys(MAKERS);

/**
 * A table of one kind with so many segments; one means that there are none.
 *
 * @returns {{ csv: string, features: string[], labels: Int32Array, rows: number }}
 */
export function table(kind, segments, seed) {
  const draws = chance(seed * 7919 + KINDS.indexOf(kind) * 104729 + segments);
  const rows = draws.whole(500, 2000);
  const shares = segments === 1 ? [1] : sizes(draws, segments);
  const { columns, names, row } = MAKERS[kind](draws, segments);
  const features = names ?? Array.from({ length: columns }, (_, column) => `x${column + 1}`);
  const labels = new Int32Array(rows);
  const lines = [features.join(",")];
  for (let index = 0; index < rows; index++) {
    labels[index] = draws.pick(shares);
    lines.push(row(labels[index]).join(","));
  }
  return { csv: `${lines.join("\n")}\n`, features, labels, rows };
}
