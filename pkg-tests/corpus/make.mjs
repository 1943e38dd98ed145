/**
 * Writes the corpus: files as shops, banks and surveys in three languages have them, made from known values,
 * each with the truth from which it was made. `node pkg-tests/corpus/make.mjs`
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { DATES } from "./dates.mjs";
import { encoded } from "./encode.mjs";
import { NUMBERS } from "./numbers.mjs";
import { random } from "./random.mjs";
import { NOTHING, WORDS } from "./words.mjs";

const LANGUAGES = ["en", "ar", "fa"];
const ENCODINGS = { en: ["utf-8", "utf-8", "utf-8-bom", "utf-16le", "windows-1252"], ar: ["utf-8", "utf-8-bom", "windows-1256", "utf-16le", "utf-16be"], fa: ["utf-8", "utf-8-bom", "windows-1256", "utf-16le"] };

/** Some cells of a column lose their value, in one spelling or two of the column's own. */
function withGaps(column, language, choose) {
  if (column.name === "Country code" || column.type === "answers" || choose.chance(0.5)) return column;
  const gaps = [choose.of(NOTHING[language]), choose.of(NOTHING[language])];
  const cells = [...column.cells];
  const values = [...column.values];
  const from = column.order ? column.order.length * 2 : 8;
  for (let row = from; row < cells.length; row++) {
    if (choose.chance(0.1)) [cells[row], values[row]] = [choose.of(gaps), null];
  }
  // “None” and a dash among words may be a level; such files are not made.
  if (["category", "flag"].includes(column.type)) cells.forEach((cell, row) => values[row] === null && ["None", "-"].includes(cell) && (cells[row] = ""));
  return { ...column, cells, values };
}

function file(columns, language, choose) {
  const made = columns.map((column) => withGaps(column, language, choose));
  made.forEach((column, index) => made.slice(0, index).some(({ name }) => name === column.name) && (column.name += ` ${index + 1}`));
  const needsComma = made.some(({ needs }) => needs === "comma");
  const delimiter = choose.of(needsComma ? [";", ";", "\t"] : [",", ",", ";", "\t", "|"]);
  const always = choose.chance(0.2);
  const newline = choose.of(["\n", "\r\n"]);
  const quoted = (cell) => (always || /["\r\n,;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [made.map(({ name }) => name), ...made[0].cells.map((_, row) => made.map(({ cells }) => cells[row]))];
  const text = lines.map((line) => line.map(quoted).join(delimiter) + newline).join("");
  const encoding = choose.of(ENCODINGS[language]);
  const bytes = encoded(text, encoding);
  return {
    bytes: bytes ?? encoded(text, "utf-8"),
    truth: {
      language,
      encoding: bytes ? encoding : "utf-8",
      delimiter,
      rows: made[0].cells.length,
      columns: made.map(({ name, type, values, open, order, answers }) => ({ name, type, values, open, order, answers })),
    },
  };
}

function half(name, seed) {
  const folder = new URL(`${name}/`, import.meta.url);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const choose = random(seed);
  let number = 0;
  for (const language of LANGUAGES) {
    for (let round = 0; round < 2; round++) {
      // Every maker of the language once a round; where one is left over, others join it.
      const makers = choose.shuffled([NUMBERS, DATES, WORDS].flatMap((kind) => Object.entries(kind[language])));
      while (makers.length > 0) {
        const rows = choose.whole(30, 50);
        // A file has one decimal mark; a second kind of number in it may share it or have none.
        const taken = [];
        for (const entry of [...makers]) {
          if (taken.length === 4) break;
          const made = entry[1](choose, rows);
          const marks = [...taken, made].filter(({ type, cells }) => type === "number" && cells.some((cell) => /[.,][0-9]/.test(cell)));
          if (marks.some(({ needs }) => needs !== marks[0].needs) || (marks.length > 1 && marks.some(({ open, quoted }) => open || quoted))) continue;
          taken.push(made);
          makers.splice(makers.indexOf(entry), 1);
        }
        const { bytes, truth } = file(taken, language, choose);
        number += 1;
        const title = `${language}-${String(number).padStart(3, "0")}`;
        writeFileSync(new URL(`${title}.csv`, folder), bytes);
        writeFileSync(new URL(`${title}.truth.json`, folder), `${JSON.stringify(truth)}\n`);
      }
    }
  }
  return number;
}

console.log(`train: ${half("train", 20_240_501)} files, held out: ${half("held-out", 77_003)} files`);
