/**
 * Saved work: the file, what was decided and what was found, in one file of a person's own.
 *
 * A line that says what it is, then gzip (whose check sum tells of every damage) around: the length of the
 * description, the description (JSON), a segment for each row (Int32, little-endian), the original file.
 */

import type { Locale, Segmentation } from "../../types.js";
import type { Identity } from "./identity.js";
import type { Choices, Goal, Overview, State, Writing } from "./state.js";
import { EMPTY } from "./state.js";

const KIND = "customer-segments project ";
const MAGIC = `${KIND}1\n`;

interface Description {
  readonly name: string;
  readonly type: string;
  readonly locale: Locale;
  readonly choices: Choices;
  readonly overview: Overview;
  readonly goal: Goal | null;
  readonly roles: readonly (readonly [string, string])[];
  /** Absent in the work of earlier versions. */
  readonly weights?: readonly (readonly [string, number])[];
  readonly clusters: number | null;
  readonly result: Omit<Segmentation, "assignments"> | null;
  readonly rows: number;
  readonly candidates: State["candidates"];
  readonly identities: readonly Identity[];
  readonly writings: readonly (readonly [number, Writing])[];
  readonly order: readonly number[];
}

/** The saved work is not whole, or of a later version. */
export class ProjectUnreadable extends Error {
  constructor(readonly code: "project-damaged" | "project-newer", options?: ErrorOptions) {
    super(undefined, options);
  }
}

/** What every view relies on, by examples: an array stands for any number of what it holds. */
const LIKE = {
  name: "",
  type: "",
  choices: {},
  overview: { rowCount: 0, columns: [{ name: "", type: "", role: "", elements: [""] }], issues: [{ code: "" }], reading: {} },
  roles: [["", ""]],
  rows: 0,
  candidates: [{ clusters: 0 }],
  identities: [{ id: 0, mark: 0 }],
  writings: [[]],
  order: [0],
};
const RESULT = { verdict: { kind: "" }, segments: [{ index: 0, name: "", size: 0, profile: [{ column: "" }], traits: [{ column: "" }] }], model: {} };

/** Its check sum says that a file is as it was written, not who wrote it. */
function isLike(value: unknown, like: unknown): boolean {
  if (Array.isArray(like)) return Array.isArray(value) && value.every((one, at) => like.length === 0 || isLike(one, like[at % like.length]));
  if (typeof like !== "object") return typeof value === typeof like;
  return typeof value === "object" && value !== null && Object.entries(like!).every(([key, one]) => isLike((value as Record<string, unknown>)[key], one));
}

/** What cannot be read is none; the engine says why not. */
export async function isProject(file: Blob): Promise<boolean> {
  try {
    return (await file.slice(0, KIND.length).text()) === KIND;
  } catch {
    return false;
  }
}

export async function saveProject(file: File, state: State, locale: Locale): Promise<Blob> {
  const { overview, result } = state;
  const { assignments = new Int32Array(0), ...report } = result ?? {};
  const description: Description = {
    name: file.name,
    type: file.type,
    locale,
    choices: state.choices,
    overview: overview!,
    goal: state.goal ?? null,
    roles: [...state.roles],
    weights: [...state.weights],
    clusters: state.clusters ?? null,
    result: result && (report as Description["result"]),
    rows: assignments.length,
    candidates: state.candidates,
    identities: state.identities,
    writings: [...state.writings],
    order: state.order,
  };
  const json = new TextEncoder().encode(JSON.stringify(description));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, json.length, true);
  const body = new Blob([length.buffer, json, assignments as BlobPart, file]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Blob([MAGIC, await new Response(body).blob()], { type: "application/octet-stream" });
}

export async function openProject(project: Blob): Promise<{ file: File; state: State; tongue: string }> {
  if ((await project.slice(0, MAGIC.length).text()) !== MAGIC) throw new ProjectUnreadable("project-newer");
  try {
    const unpacked = project.slice(MAGIC.length).stream().pipeThrough(new DecompressionStream("gzip"));
    const body = await new Response(unpacked).blob();
    const length = new DataView(await body.slice(0, 4).arrayBuffer()).getUint32(0, true);
    const saved = JSON.parse(await body.slice(4, 4 + length).text()) as Description;
    const rows = 4 + length;
    const bytes = rows + saved.rows * 4;
    if (bytes > body.size || !isLike(saved, LIKE) || (saved.result !== null && !isLike(saved.result, RESULT))) throw null;
    const assignments = new Int32Array(await body.slice(rows, bytes).arrayBuffer());
    const state: State = {
      ...EMPTY,
      view: saved.result === null ? "columns" : "result",
      choices: saved.choices,
      overview: saved.overview,
      goal: saved.goal ?? undefined,
      roles: new Map(saved.roles) as State["roles"],
      weights: new Map(saved.weights),
      clusters: saved.clusters ?? undefined,
      result: saved.result && { ...saved.result, assignments },
      candidates: saved.candidates,
      identities: saved.identities,
      writings: new Map(saved.writings),
      order: saved.order,
    };
    return { file: new File([body.slice(bytes)], saved.name, { type: saved.type }), state, tongue: `${saved.locale} saved` };
  } catch (cause) {
    throw new ProjectUnreadable("project-damaged", { cause });
  }
}
