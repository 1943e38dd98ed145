/**
 * Workbooks (ECMA-376, SpreadsheetML), the cells of one sheet: what is written in the file, dates as such,
 * and nothing that a formula would compute anew. The text of the few parts that are needed is read by
 * patterns: no document is built, no entity is defined.
 */

import { createPause } from "../pause.js";
import { TURN, type Value } from "./delimited.js";
import { damaged, FormatFailure } from "./failure.js";
import { type Archive, openArchive } from "./zip.js";

const KIND = "Excel (.xlsx)";

export interface Workbook {
  sheet: string;
  /** The other sheets that can be seen. */
  others: readonly string[];
  rows: AsyncIterable<readonly Value[]>;
}

/** Opens the sheet of that name or number from 1; without one, the first with a table. */
export async function openWorkbook(source: Blob, wanted: unknown): Promise<Workbook> {
  const archive = await openArchive(source, KIND);
  const book = await part(archive, "xl/workbook.xml");
  const links = await part(archive, "xl/_rels/workbook.xml.rels");
  if (book === undefined || links === undefined) throw damaged(KIND);
  const targets = new Map(tags(links, "Relationship").map((tag) => [attribute(tag, "Id"), attribute(tag, "Target") ?? ""]));
  const all = tags(book, "sheet").map((tag) => ({
    name: attribute(tag, "name") ?? "",
    hidden: (attribute(tag, "state") ?? "visible") !== "visible",
    path: pathOf(targets.get(attribute(tag, "id")) ?? ""),
  }));
  const sheets = all.filter(({ path }) => archive.names.includes(path) && /worksheets\//.test(path));
  const shown = sheets.filter(({ hidden }) => !hidden);
  const epoch = /date1904="(1|true)"/.test(book) ? 1462 : 0;
  const styles = dateStyles((await part(archive, "xl/styles.xml")) ?? "");
  const texts = await sharedTexts((await part(archive, "xl/sharedStrings.xml")) ?? "");
  const context = { styles, texts, epoch };

  let chosen: (typeof sheets)[number] | undefined;
  let rows: AsyncIterable<readonly Value[]> | undefined;
  if (wanted !== undefined) {
    chosen = typeof wanted === "number" ? shown[wanted - 1] : sheets.find(({ name }) => name === wanted);
    if (chosen === undefined) {
      const expected = typeof wanted === "number" ? `a number from 1 to ${shown.length}` : "the name of a sheet";
      throw new FormatFailure("option-invalid", { option: "sheet", expected, found: typeof wanted === "number" ? String(wanted) : "another name" });
    }
    rows = rowsOf((await part(archive, chosen.path)) ?? "", context);
  } else {
    // A cover or a chart's sheet has no two rows with two cells.
    for (const sheet of shown) {
      const text = (await part(archive, sheet.path)) ?? "";
      if (rows !== undefined && !(await isTable(rowsOf(text, context)))) continue;
      const first = rows === undefined;
      [chosen, rows] = [sheet, rowsOf(text, context)];
      if (!first || (await isTable(rowsOf(text, context)))) break;
    }
  }
  if (chosen === undefined || rows === undefined) throw damaged(KIND);
  rows = padded(rows);
  return { sheet: chosen.name, others: shown.filter((sheet) => sheet !== chosen).map(({ name }) => name), rows };
}

/** A part's text. What defines entities was made to harm. */
async function part(archive: Archive, name: string): Promise<string | undefined> {
  const text = await archive.text(archive.names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name);
  if (text !== undefined && /<!(DOCTYPE|ENTITY)/i.test(text)) throw new FormatFailure("xlsx-unsafe");
  return text;
}

const pathOf = (target: string) => (target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`);

/** The opening tags of that name, with or without a prefix. */
const tags = (text: string, name: string): string[] => text.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, "g")) ?? [];

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? undefined : plain(found[1] ?? found[2] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text without what XML needs around it. */
function plain(text: string): string {
  if (!text.includes("&") && !text.includes("_x")) return text;
  return text
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text within `t` elements; what is said in phonetic signs beside it is no part of it. */
function textOf(markup: string): string {
  let text = "";
  const spoken = markup.includes("rPh") ? markup.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, "") : markup;
  for (const [, inner = ""] of spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += plain(inner);
  return text;
}

async function sharedTexts(text: string): Promise<string[]> {
  const pause = createPause();
  const found: string[] = [];
  for (const [, inner = ""] of text.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)) {
    found.push(textOf(inner));
    if (found.length % TURN === 0) await pause();
  }
  return found;
}

type Moment = "date" | "time" | undefined;

/** For each cell style whether its numbers are dates (ECMA-376-1, 18.8.30). */
function dateStyles(text: string): Moment[] {
  const formats = new Map<string, Moment>();
  for (const tag of tags(text, "numFmt")) formats.set(attribute(tag, "numFmtId") ?? "", momentOf(attribute(tag, "formatCode") ?? ""));
  const list = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(text)?.[0] ?? "";
  return tags(list, "xf").map((tag) => {
    const id = attribute(tag, "numFmtId") ?? "0";
    const number = Number(id);
    if (formats.has(id)) return formats.get(id);
    if ((number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)) return "date";
    return (number >= 18 && number <= 21) || (number >= 45 && number <= 47) ? "time" : undefined;
  });
}

function momentOf(code: string): Moment {
  const letters = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, "").toLowerCase();
  if (/[yd]|mmm/.test(letters)) return "date";
  return /[hs]/.test(letters) ? "time" : undefined;
}

interface Context {
  styles: readonly Moment[];
  texts: readonly string[];
  /** Days by which this workbook's count begins later. */
  epoch: number;
}

/** The rows of a sheet; blank ones where numbers are left out, since a row is known by its number. */
async function* rowsOf(text: string, context: Context): AsyncGenerator<readonly Value[], void, void> {
  let count = 0;
  for (const [, head = "", inner = ""] of text.matchAll(/<(?:\w+:)?row((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)) {
    const row = cellsOf(inner, context);
    const number = Number(attribute(head, "r") ?? count + 1);
    // Blank rows part tables; more than a few say nothing more.
    for (let blank = Math.max(count + 1, number - 3); blank < number; blank += 1) yield [];
    count = Math.max(count + 1, number);
    yield row;
  }
}

function cellsOf(markup: string, context: Context): Value[] {
  const row: Value[] = [];
  for (const [, head = "", inner = ""] of markup.matchAll(/<(?:\w+:)?c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const place = attribute(head, "r");
    const column = place === undefined ? row.length : columnOf(place);
    const value = valueOf(head, inner, context);
    while (row.length < column && row.length < 16_384) row.push("");
    row[column] = value;
  }
  while (row.length > 0 && row[row.length - 1] === "") row.pop();
  return row;
}

function columnOf(place: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(place)?.[0].toUpperCase() ?? "A") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function valueOf(head: string, inner: string, { styles, texts, epoch }: Context): Value {
  const type = attribute(head, "t") ?? "n";
  if (type === "inlineStr") return textOf(inner);
  const raw = plain(/<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1] ?? "");
  if (type === "s") return texts[Number(raw)] ?? "";
  if (type === "b") return raw === "1" ? "TRUE" : raw === "0" ? "FALSE" : raw;
  if (type !== "n" || raw === "") return raw;
  const moment = styles[Number(attribute(head, "s") ?? 0)];
  const number = Number(raw);
  if (moment !== undefined && Number.isFinite(number) && number >= 0 && number < 2_958_466) return momentText(number, epoch, moment);
  // What stands in the file may be longer than the number: 0.1 + 0.2 is written with 17 digits.
  const shortest = Number.isFinite(number) && !/^-?\d+$/.test(raw) ? String(number) : raw;
  // 1.234 is no 1,234 here, which a column of text would leave open.
  return /^-?\d{1,3}\.\d{3}$/.test(shortest) ? `${shortest}0` : shortest;
}

/** A serial number as a date: days from 1899-12-30, and before March 1900 from a day later. */
function momentText(number: number, epoch: number, moment: "date" | "time"): string {
  const days = Math.floor(number);
  const seconds = Math.round((number - days) * 86_400);
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
  // A length of time may be longer than a day, though not than a year: a moment shown by its time alone is.
  if (moment === "time" && days < 366) return String(days * 24 + Math.floor(seconds / 3600)).padStart(2, "0") + clock.slice(2);
  const shift = epoch === 0 && days < 60 ? 1 : 0;
  const date = new Date((days + epoch + shift - 25_569 + Math.floor(seconds / 86_400)) * 86_400_000).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? date : `${date}T${clock}`;
}

/** Blank cells at the end of a row are not written: a row with several cells is as wide as the widest. */
async function* padded(rows: AsyncIterable<readonly Value[]>): AsyncGenerator<readonly Value[], void, void> {
  const pause = createPause();
  const all: (readonly Value[])[] = [];
  let width = 0;
  for await (const row of rows) {
    all.push(row);
    width = Math.max(width, row.length);
    if (all.length % TURN === 0) await pause();
  }
  for (const row of all) yield row.length > 1 && row.length < width ? [...row, ...Array<Value>(width - row.length).fill("")] : row;
}

async function isTable(rows: AsyncIterable<readonly Value[]>): Promise<boolean> {
  let wide = 0;
  for await (const row of rows) {
    wide += row.filter((value) => value !== "").length > 1 ? 1 : 0;
    if (wide > 1) return true;
  }
  return false;
}
