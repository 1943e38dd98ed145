/** What of a call's options stays here, and what crosses to the engine, which validates it whole. */

import { SegmentError } from "../errors.js";
import type { Locale, RunOptions, Segmentation, SegmentOptions, Stage } from "../types.js";
import type { PlainOptions } from "../worker/protocol.js";

export type Report = (stage: Stage, fraction: number) => void;

/** The options of one call, taken at the time of the call. */
export interface CallOptions {
  readonly signal: AbortSignal | undefined;
  readonly locale: Locale;
  /** Tells the caller; what it is told never falls. */
  readonly progress: Report;
  /** Tells the caller what is known so far, if he listens. */
  readonly update: ((partial: Segmentation) => void) | undefined;
  /** What crosses. */
  readonly plain: PlainOptions;
  /** Why the call cannot be made. */
  readonly fault: SegmentError | undefined;
}

const LOCALES: readonly Locale[] = ["en", "ar", "fa"];
const OURS = ["signal", "onProgress", "locale"];
const READING = ["encoding", "delimiter", "quote", "escape", "comment", "decimal", "header", "skipRows", "skipFooter", "dates", "types", "missingValues", "sheet"];

/**
 * Never throws: a fault rejects the call like any other. `known`: what else may stand there, of a call whose options
 * the engine does not check.
 */
export function callOptions(options: RunOptions = {}, known?: readonly string[]): CallOptions {
  const call = { signal: undefined, locale: "en" as Locale, progress() {}, update: undefined, plain: {}, fault: undefined };
  try {
    if (typeof options !== "object" || options === null || Array.isArray(options)) throw invalid("options", "an object", options);
    const { signal, onProgress, locale } = options;
    call.locale = localeOf(locale);
    // By shape: a signal of another frame is of another class.
    if (signal != null && typeof signal.addEventListener !== "function") throw invalid("signal", "an AbortSignal", signal);
    if (onProgress != null && typeof onProgress !== "function") throw invalid("onProgress", "a function", onProgress);
    const progress = onProgress == null ? call.progress : rising((stage, fraction) => onProgress.call(options, { stage, fraction }));
    const plain = plainOptions(options);
    if (known !== undefined) only(plain, [...known, ...OURS]);
    return { ...call, signal: signal ?? undefined, progress, plain };
  } catch (fault) {
    return { ...call, fault: fault as SegmentError };
  }
}

/** Those of a call that tells what is known so far. */
export function segmentingOptions(options: RunOptions & Pick<SegmentOptions, "onUpdate"> = {}): CallOptions {
  const { fault, plain: { onUpdate: listener, ...plain }, ...call } = callOptions(options);
  if (fault !== undefined || listener == null) return { ...call, fault, plain };
  if (typeof options.onUpdate !== "function") return { ...call, fault: invalid("onUpdate", "a function", listener), plain };
  return { ...call, fault, plain, update: (partial) => options.onUpdate!(partial) };
}

/** @throws SegmentError if it is none of ours; English if absent. */
export function localeOf(locale: Locale | null | undefined): Locale {
  if (locale != null && !LOCALES.includes(locale)) throw invalid("locale", `one of ${LOCALES.join(", ")}`, locale);
  return locale ?? "en";
}

/** @throws SegmentError for an option beside the known ones: a mistyped one would be passed over. */
export function only(options: object, known: readonly string[]): void {
  const strange = Object.entries(options).find(([name]) => !known.includes(name));
  if (strange !== undefined) throw invalid(strange[0], `one of ${known.join(", ")}`, "unknown");
}

/** The options for reading a file, and the rest, which are those for segmenting it. */
export function splitOptions(options: PlainOptions): { reading: PlainOptions; segmenting: PlainOptions } {
  const part = (reads: boolean) => Object.fromEntries(Object.entries(options).filter(([name]) => READING.includes(name) === reads));
  return { reading: part(true), segmenting: part(false) };
}

/** Of a call that reads and segments, an option that is none is told beside those of both. */
export function ofBoth(error: unknown): unknown {
  if (!(error instanceof SegmentError) || error.details.found !== "unknown" || error.details.option?.includes(".")) return error;
  return new SegmentError(error.code, { ...error.details, expected: [error.details.expected, ...READING, ...OURS].join(", ") });
}

/** The options with a seed: drawn where there is none. */
export function withSeed(options: PlainOptions): PlainOptions {
  return options.seed == null ? { ...options, seed: drawSeed() } : options;
}

/** Its message is for what is thrown at once, without a language; a call's is put into words. */
export function invalid(option: string, expected: string, found: unknown): SegmentError {
  const details = { option, expected, found: shown(found) };
  return new SegmentError("option-invalid", details, `${option} must be ${expected}, but is ${details.found}`);
}

/** A part of a longer piece of work, told as its share of the whole. */
export const within = (report: Report, from: number, to: number): Report => {
  return (stage, fraction) => report(stage, from + (to - from) * fraction);
};

function rising(report: Report): Report {
  let told = 0;
  return (stage, fraction) => report(stage, (told = Math.max(told, Math.min(1, fraction))));
}

function plainOptions(options: object): PlainOptions {
  const entries = Object.entries(options).filter(([name, value]) => value !== undefined && !OURS.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(name, value)]));
}

function plain(option: string, value: unknown): unknown {
  // Functions do not cross. The engine must still see that something stood there, and refuse it.
  if (typeof value === "function") return "a function";
  try {
    return structuredClone(value);
  } catch {
    throw invalid(option, "plain data", value);
  }
}

/** 53 random bits: every safe integer from 0 is as likely. */
function drawSeed(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0x1f_ffff) * 0x1_0000_0000 + low;
}

/** Short, and never the contents of a file: options are the programmer's. */
function shown(value: unknown): string {
  if (value == null || ["number", "boolean", "bigint"].includes(typeof value)) return String(value);
  if (typeof value === "string") return `“${value.slice(0, 40)}”`;
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
