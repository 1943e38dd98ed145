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

const MAGIC = "customer-segments project 1\n";

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

/** The saved work is not whole. */
export class ProjectDamaged extends Error {
  readonly code = "project-damaged";
}

/** What cannot be read is none; the engine says why not. */
export async function isProject(file: Blob): Promise<boolean> {
  try {
    return (await file.slice(0, MAGIC.length).text()) === MAGIC;
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
  try {
    const unpacked = project.slice(MAGIC.length).stream().pipeThrough(new DecompressionStream("gzip"));
    const body = await new Response(unpacked).blob();
    const length = new DataView(await body.slice(0, 4).arrayBuffer()).getUint32(0, true);
    const saved = JSON.parse(await body.slice(4, 4 + length).text()) as Description;
    const rows = 4 + length;
    const bytes = rows + saved.rows * 4;
    if (bytes > body.size || !Array.isArray(saved.overview.columns)) throw new ProjectDamaged();
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
    throw new ProjectDamaged(undefined, { cause });
  }
}
