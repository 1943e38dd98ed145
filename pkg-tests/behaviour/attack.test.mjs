/**
 * What somebody would try who has the exports and wants to know of one person: every number of every export is
 * looked at, alone, as a difference, as a least or greatest value; and every word, as one that few share.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { report, segment, shareable } from "customer-segments";

const MINIMUM = 10;

/** A table with what gives people away: few far away, rare levels, a whale, gaps, their names and numbers. */
function table(seed) {
  let state = seed * 7919 + 1;
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const pick = (values) => values[Math.floor(chance() * values.length)];
  const normal = () => Math.sqrt(-2 * Math.log(chance() + 1e-12)) * Math.cos(2 * Math.PI * chance());
  const names = ["customer name", "spend", "visits", "city", "plan", "newsletter", "complained", "age", "rating", "last order", "comment"];
  const groups = 2 + (seed % 3);
  const few = [0, 3, 6, 9][seed % 4];
  const size = 150 + 90 * (seed % 5);
  const rows = [];
  for (let row = 0; row < size + few; row++) {
    const far = row >= size;
    const group = far ? groups + 2 : row % groups;
    const own = far || chance() < 0.02;
    rows.push([
      `${pick(["Ali", "Sara", "Reza", "Mina", "Omar"])} Unique${row}`,
      (Math.exp(4 + group * 0.9 + 0.3 * normal()) * (row === 17 ? (seed % 3 === 0 ? 2000 : seed % 3 === 1 ? 150 : 40) : 1)).toFixed(2),
      Math.max(0, Math.round(3 + 6 * group + 1.2 * normal())),
      own && chance() < 0.6 ? pick(["Tinyham", "Smallton", "Fewville"]) : pick(["Oslo", "Porto", "Delhi"].slice(0, 1 + ((group + seed) % 3))),
      chance() < 0.05 ? "legacy" : ["basic", "gold", "pro"][(group + (chance() < 0.2 ? 1 : 0)) % 3],
      chance() < 0.1 + 0.3 * (group % 2) ? "yes" : "no",
      chance() < 0.02 ? "yes" : "no",
      chance() < 0.6 ? "" : Math.round(30 + 10 * group + 6 * normal()),
      Math.max(1, Math.min(7, Math.round(4 + (group - 1) + normal()))),
      new Date(Date.UTC(2024, 0, 1) + 86400e3 * Math.round(300 * chance() * (group + 1) / (groups + 2))).toISOString().slice(0, 10),
      `please do call me back, I am Unique${row} at 0912${String(1000000 + row * 37)} or u${row}@mail.example`,
    ].map(String));
  }
  return { names, rows, text: [names, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n") };
}

/** Every number within, with its path. */
function numbersOf(value, path = "") {
  if (typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}.${key}`));
}

/** Every text within. */
function textsOf(value) {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const few = (count) => count > 0 && count < MINIMUM;
const isCell = (cell) => cell !== "";

/** What an attacker finds: sentences, each of which tells of too few. */
function attack({ names, rows }, result, shared, page) {
  const found = [];
  const place = Object.fromEntries(names.map((name, at) => [name, at]));
  const members = (index) => rows.filter((_, row) => result.assignments[row] === index);
  const included = rows.filter((_, row) => result.assignments[row] >= 0);
  const open = new Map(shared.segments.map((one) => [one.index, one]));
  const hidden = result.segments.map(({ index }) => index).filter((index) => !open.has(index));
  const number = (cell) => (/^\d{4}-/.test(cell) ? Date.parse(cell) / 86400e3 : Number(cell));

  // Sizes, and who is left when the others are taken away.
  for (const { index } of shared.segments) if (few(members(index).length)) found.push(`segment ${index} is told`);
  if (few(hidden.reduce((sum, index) => sum + members(index).length, 0))) found.push("what is left of everyone");

  // Shares: each cell, its complement, and what is left of a level in segments where it is withheld.
  const columns = shared.segments[0]?.profile ?? [];
  for (const { column, levels, type } of columns) {
    for (const { level, everyoneShare } of levels ?? []) {
      const has = (row) => (type === "flag" ? row[place[column]] === "yes" : row[place[column]] === level);
      const present = (index) => members(index).filter((row) => isCell(row[place[column]]));
      if (everyoneShare !== null && few(included.filter(has).length)) found.push(`${column} ${level}: everyone`);
      let [lost, without] = [0, 0];
      for (const { index } of result.segments) {
        const of = present(index);
        const count = of.filter(has).length;
        const told = open.get(index)?.profile.find((one) => one.column === column)?.levels?.find((one) => one.level === level);
        if (typeof told?.share === "number") {
          if (few(count) || few(of.length - count)) found.push(`${column} ${level}: ${count} of ${of.length} in ${index}`);
        } else [lost, without] = [lost + count, without + of.length - count];
      }
      if (few(lost) || few(without)) found.push(`${column} ${level}: ${lost} and ${without} are left`);
    }
  }

  // Middle values: of how many, and of how many where they are withheld.
  for (const { column, levels } of columns) {
    if (levels !== undefined) continue;
    const count = (index) => members(index).filter((row) => isCell(row[place[column]])).length;
    const isTold = (index) => typeof open.get(index)?.profile.find((one) => one.column === column)?.median === "number";
    for (const index of open.keys()) if (isTold(index) && few(count(index))) found.push(`${column}: ${count(index)} in ${index}`);
    const left = result.segments.filter(({ index }) => !isTold(index)).reduce((sum, { index }) => sum + count(index), 0);
    if (few(left)) found.push(`${column}: ${left} are left`);
  }

  // Means and sums: of whom more than half is one customer's, told or left.
  const dominated = (values) => {
    const sizes = values.map(Math.abs);
    return sizes.length > 0 && Math.max(...sizes) > 0.5 * sizes.reduce((sum, size) => sum + size, 0) + 1e-9;
  };
  const valuesOf = (column, indices) => indices.flatMap((index) => members(index).map((row) => row[place[column]])).filter(isCell).map(number);
  const all = result.segments.map(({ index }) => index);
  const sums = (column, isTold, knowsAll) => {
    for (const index of open.keys()) if (isTold(index) && dominated(valuesOf(column, [index]))) found.push(`${column} in ${index} is one customer’s`);
    if (knowsAll && dominated(valuesOf(column, all.filter((index) => !isTold(index))))) found.push(`${column}: what is left is one customer’s`);
  };
  for (const { column, type } of columns) {
    if (type !== "number") continue;
    const own = (index) => open.get(index)?.profile.find((one) => one.column === column);
    sums(column, (index) => typeof own(index)?.mean === "number", typeof own([...open.keys()][0])?.everyoneMean === "number");
    if (typeof own([...open.keys()][0])?.everyoneMean === "number" && dominated(valuesOf(column, all))) found.push(`${column} of everyone is one customer’s`);
  }
  const paid = (index) => (open.get(index)?.money ?? null) !== null;
  sums("spend", paid, all.some(paid));
  for (const { strategy, money } of shared.segments) if (strategy !== null && money === null) found.push("a strategy tells of money");
  if ((shared.idealCustomer?.valueShare ?? null) !== null) {
    const best = included.map((row) => row[place.spend]).filter(isCell).map(number).sort((a, b) => b - a);
    const [most] = best;
    if (most > 0.5 * shared.idealCustomer.valueShare * best.reduce((sum, value) => sum + value, 0)) found.push("the best are one customer");
  }

  // Traits say nothing that the profile withholds.
  for (const { index, traits, nameTraits = [], profile } of shared.segments) {
    for (const { column, level, measure, segment: share } of [...traits, ...nameTraits]) {
      if (measure !== "share") continue;
      const own = profile.find((one) => one.column === column);
      const told = own?.levels?.find((one) => own.type === "flag" || one.level === level);
      if (typeof told?.share !== "number" || Math.abs(told.share - share) > 0.002 && Math.abs(1 - told.share - share) > 0.002) found.push(`trait ${column} ${level} in ${index}`);
    }
  }

  // Rules: who is picked without belonging there, and who belongs there without being picked.
  for (const { index, rule } of shared.segments) {
    if (rule === null) continue;
    const { hits, picked, members: all } = result.segments[index].rule;
    for (const [what, count, share, of] of [["wrong", picked - hits, rule.precision, picked], ["missed", all - hits, rule.recall, all]])
      if (few(count) && (1 - share) * of < MINIMUM - 1e-6) found.push(`rule of ${index}: ${count} ${what}`);
    for (const term of rule.terms) {
      const cells = included.map((row) => row[place[term.column]]).filter(isCell);
      if (term.kind === "one-of" || term.kind === "none-of") {
        for (const level of term.levels) if (few(cells.filter((cell) => cell === level).length)) found.push(`rule names ${level}`);
        continue;
      }
      for (const bound of [term.value, term.from, term.to].filter((one) => typeof one === "number")) {
        const values = cells.map(number);
        if (few(values.filter((value) => value <= bound).length) || few(values.filter((value) => value > bound).length)) found.push(`rule ${term.column} ${term.kind} ${bound}: an end`);
      }
    }
  }

  // Values of one's own: the least, the greatest, and long figures that hardly anybody shares, anywhere.
  const rare = new Map();
  const ends = new Map();
  for (const name of ["spend", "visits", "age", "rating", "last order"]) {
    const values = included.map((row) => row[place[name]]).filter(isCell).map(number);
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    // Days are told to the week, which some of them begin.
    for (const [value, count] of counts) if (name !== "last order" && few(count) && String(value).replace(/\D/g, "").length > 3) rare.set(value, name);
    for (const end of [Math.min(...values), Math.max(...values)]) if (few(counts.get(end)) && Math.abs(end) > 12) ends.set(end, name);
  }
  const { model, ...rest } = shared;
  for (const [path, value] of [...numbersOf(rest), ...numbersOf(model, "model")]) {
    if (path.includes("seed")) continue;
    for (const [what, known] of [["an end", ends], ["a value of one’s own", rare]]) {
      // Counts and places are no values, and middle values of enough (see above) may by chance be one.
      if (known.has(value) && !/\.(size|index|figures|perGroup|mean|median|everyone\w*|segment)$/.test(path)) found.push(`${path} = ${value}: ${what} of ${known.get(value)}`);
    }
  }

  // Words that few share.
  const told = [...textsOf(shared), page].join("\n");
  for (const word of ["Unique", "mail.example", "0912", "Tinyham", "Smallton", "Fewville"]) {
    const count = included.filter((row) => row.some((cell) => cell.includes(word))).length;
    if ((few(count) || word.length > 8 || word === "0912" || word === "Unique") && !/ton|ham|ville/.test(word) && told.includes(word)) found.push(`the word ${word}`);
    if (/ton|ham|ville/.test(word) && few(count) && told.includes(word)) found.push(`the word ${word}`);
  }

  // Whatever the page adds must be told by the shared figures too.
  for (const value of ends.keys()) {
    const written = new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(value);
    if (written.replace(/\D/g, "").length > 3 && page.includes(`>${written}<`)) found.push(`${written} on the page`);
  }
  return found;
}

for (const engine of ["k-means", "mixture", "k-prototypes"]) {
  test(`the exports of ${engine} tell of nobody`, async () => {
    const found = [];
    for (let seed = 1; seed <= 12; seed++) {
      const made = table(seed);
      for (const clusters of [3, 6]) {
        const result = await segment(new Blob([made.text]), { engine, clusters, seed, evidence: "none", value: "spend" });
        const shared = shareable(result);
        found.push(...attack(made, result, shared, await report(result)).map((one) => `table ${seed}, ${clusters} segments: ${one}`));
      }
    }
    assert.deepEqual(found, []);
  });
}

test("the attack finds what is given away", async () => {
  const made = table(3);
  const result = await segment(new Blob([made.text]), { clusters: 6, seed: 3, evidence: "none", minimumCell: 1, value: "spend" });
  assert.ok(attack(made, result, shareable(result), await report(result)).length > 10);
});
