/** A file of whatever format as the engine takes it, and back: what is told of it names the file that was given. */

import { SegmentError } from "../errors.js";
import type { TableReport } from "../report.js";
import type { Issue, Reading } from "../types.js";
import type { PlainOptions } from "../worker/protocol.js";
import { FormatFailure } from "../worker/formats/failure.js";
import { unpacked, type Unpacked } from "../worker/formats/index.js";
import { invalid } from "./options.js";

/** Options that say how text is cut, which only text needs. */
const OF_TEXT = ["encoding", "delimiter", "quote", "escape", "comment"];

export interface Tabular {
  source: Blob;
  options: PlainOptions;
  /** What the engine cannot know, put to what it tells. */
  told<Report extends { reading: Reading; issues: readonly Issue[] }>(report: Report): Report;
}

/** @throws SegmentError */
export async function tabular(source: Blob, options: PlainOptions, signal: AbortSignal): Promise<Tabular> {
  const { sheet, ...rest } = options;
  const file = await opened(source, sheet);
  signal.throwIfAborted();
  if (file.format === "text") {
    const told: Tabular["told"] = (report) => (file.gzip ? { ...report, reading: { ...report.reading, gzip: true } } : report);
    return { source: file.text, options, told };
  }
  for (const name of OF_TEXT) if (options[name] !== undefined) throw invalid(name, "left out: the file is no text", options[name]);
  if (sheet !== undefined && file.format !== "xlsx") throw invalid("sheet", "left out: the file is no workbook", sheet);
  const ours = { encoding: "utf-8", delimiter: ",", quote: '"', escape: "", comment: "" };
  const typed = file.format === "xlsx" ? {} : { header: true, skipRows: 0, skipFooter: 0, decimal: "." };
  return { source: file.text, options: { ...typed, ...rest, ...ours }, told: (report) => ({ ...report, ...added(report, file, sheet) }) };
}

/** The text that a result was made of, by how that was read. */
export async function tabularAgain(source: Blob, reading: Reading): Promise<Blob> {
  const { format = "text", gzip = false, sheet } = reading;
  if (format === "text" && !gzip) return source;
  return (await opened(source, sheet)).text;
}

async function opened(source: Blob, sheet: unknown): Promise<Unpacked> {
  try {
    return await unpacked(source, sheet);
  } catch (error) {
    if (error instanceof FormatFailure) throw new SegmentError(error.code, error.details, undefined, { cause: error });
    // A Blob whose file is gone or has changed cannot be read any more.
    throw new SegmentError("source-changed", {}, undefined, { cause: error });
  }
}

function added(report: Pick<TableReport, "reading" | "issues">, file: Unpacked, wanted: unknown) {
  const { format, gzip, sheet, others } = file;
  const { alternatives } = report.reading;
  const reading: Reading = {
    ...report.reading,
    format,
    ...(gzip && { gzip }),
    ...(sheet !== undefined && { sheet, alternatives: { ...alternatives, sheet: others ?? [] } }),
  };
  const asked = wanted === undefined && others !== undefined && others.length > 0;
  const chosen: Issue = { code: "sheet-chosen", count: others?.length ?? 0 };
  return { reading, issues: asked ? [chosen, ...report.issues] : report.issues };
}
