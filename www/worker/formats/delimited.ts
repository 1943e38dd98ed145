/** Rows of values become the text that the engine reads: UTF-8, commas, CRLF (RFC 4180). */

import { createPause } from "../pause.js";

/** After so many rows it is looked whether others should have their turn. */
export const TURN = 64;

/** What a cell can be in another format. */
export type Value = unknown;

/** Text is put together in pieces of about so many characters. */
const PIECE = 1 << 18;

/** The text as a file, made while others get their turn now and then. */
export async function delimited(rows: AsyncIterable<readonly Value[]>): Promise<Blob> {
  const pause = createPause();
  const parts: string[] = [];
  let count = 0;
  let piece = "";
  for await (const row of rows) {
    piece += `${row.map(cell).join(",")}\r\n`;
    if (++count % TURN === 0) await pause();
    if (piece.length >= PIECE) {
      parts.push(piece);
      piece = "";
    }
  }
  parts.push(piece);
  return new Blob(parts, { type: "text/csv" });
}

function cell(value: Value, _index: number, row: readonly Value[]): string {
  const text = written(value);
  // A lone empty cell would be a blank line, which is no row.
  if (text === "" && row.length === 1) return '""';
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value as text. Dates are those of ISO 8601, in UTC; lists are parted by semicolons. */
function written(value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? String(value) : "";
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "";
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/T00:00:00\.000Z$/, "").replace(/\.000Z$/, "Z");
      if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null)) return value.map(written).join(";");
      if (value instanceof Uint8Array) return "";
      return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
    default:
      return "";
  }
}
