/** Files that are no delimited text become such: workbooks, Parquet, JSON, and any of them packed by gzip. */

import type { FileFormat } from "../../types.js";
import { damaged, FormatFailure } from "./failure.js";

/** A file as delimited text, and what it was. */
export interface Unpacked {
  text: Blob;
  format: FileFormat;
  gzip: boolean;
  sheet?: string;
  /** The workbook's other sheets. */
  others?: readonly string[];
}

/** Beyond this JSON is not looked for: the platform takes it only whole (512 MiB). */
const JSON_LIMIT = 2 ** 29;

/**
 * The file as text; itself, if it is already. What is none of ours comes back as it is, for the engine to
 * say what it is.
 *
 * @throws FormatFailure
 */
export async function unpacked(source: Blob, sheet: unknown): Promise<Unpacked> {
  const head = new Uint8Array(await source.slice(0, 64).arrayBuffer());
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x1f, 0x8b)) {
    const inner = await unpacked(await gunzipped(source), sheet);
    return { ...inner, gzip: true };
  }
  const text = { text: source, format: "text" as const, gzip: false };
  if (starts(0x50, 0x4b, 3, 4) && (await holdsWorkbook(source))) {
    const { openWorkbook } = await import("./xlsx.js");
    const { rows, sheet: name, others } = await openWorkbook(source, sheet);
    return { ...text, text: await written(rows), format: "xlsx", sheet: name, others };
  }
  if (starts(0xd0, 0xcf, 0x11, 0xe0) && (await isEncrypted(source))) throw new FormatFailure("xlsx-encrypted");
  if (starts(0x50, 0x41, 0x52, 0x31)) {
    const { rowsOfParquet } = await import("./parquet.js");
    return { ...text, text: await written(rowsOfParquet(source)), format: "parquet" };
  }
  const first = new TextDecoder().decode(head).trimStart()[0];
  if ((first === "[" || first === "{") && source.size <= JSON_LIMIT) {
    const { rowsOfJson } = await import("./json.js");
    const found = await rowsOfJson(await source.text());
    if (found !== undefined) return { ...text, text: await written(found.rows), format: found.format };
  }
  return text;
}

async function written(rows: AsyncIterable<readonly unknown[]>): Promise<Blob> {
  const { delimited } = await import("./delimited.js");
  return delimited(rows);
}

async function gunzipped(source: Blob): Promise<Blob> {
  try {
    return await new Response(source.stream().pipeThrough(new DecompressionStream("gzip"))).blob();
  } catch (cause) {
    throw Object.assign(damaged("gzip"), { cause });
  }
}

/** Documents that are archives, by a member that each of them has; only the first is read here. */
const DOCUMENTS = [
  ["xl/workbook.xml", "Excel (.xlsx)"],
  ["xl/workbook.bin", "Excel (.xlsb)"],
  ["word/document.xml", "Word (.docx)"],
  ["ppt/presentation.xml", "PowerPoint (.pptx)"],
  ["Index/Document.iwa", "Apple iWork"],
  ["content.xml", "OpenDocument"],
] as const;

/** Whether the archive holds a workbook; another document is named, another archive is the engine's to name. */
async function holdsWorkbook(source: Blob): Promise<boolean> {
  const { openArchive } = await import("./zip.js");
  const names = await openArchive(source, "zip").then(({ names }) => names, async (error: unknown) => {
    // What is too large to be looked at is told.
    if (error instanceof FormatFailure && error.code === "xlsx-limit") throw error;
    // A workbook that is cut short has lost the directory at its end, and still begins as one.
    if (/^.{30}(\[Content_Types\]|_rels\/|xl\/|docProps\/)/s.test(new TextDecoder("latin1").decode(await source.slice(0, 64).arrayBuffer()))) throw damaged("Excel (.xlsx)");
    return [];
  });
  const found = DOCUMENTS.find(([member]) => names.some((name) => name.toLowerCase() === member.toLowerCase()));
  if (found !== undefined && found[0] !== "xl/workbook.xml") throw new FormatFailure("not-text", { found: found[1] });
  return found !== undefined;
}

/** A locked workbook is an older kind of container with a stream of this name ([MS-OFFCRYPTO], 2.3.4.4). */
async function isEncrypted(source: Blob): Promise<boolean> {
  const text = new TextDecoder("utf-16le").decode(await source.slice(0, 1 << 22).arrayBuffer());
  return text.includes("EncryptedPackage");
}
