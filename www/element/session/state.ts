/** Everything that a person decided, with what came of it. Never changed in place: the history keeps each. */

import type { Candidate, Column, ElementCoverage, Gathering, GatheringOptions, Goal, Issue, Reading, ReadOptions, Role, RollUp, RunOptions, Segmentation, Table, TableKind } from "../../types.js";
import type { Identity } from "./identity.js";

export type View = "start" | "read" | "goal" | "columns" | "result" | "persona";
export type { Goal } from "../../types.js";

/** Corrections of how the file is read, which lines of orders count, and whether the firms of contacts are meant. */
export type Choices = Readonly<Omit<ReadOptions, keyof RunOptions> & Pick<GatheringOptions, "window" | "amount"> & { accounts?: string | undefined }>;

/** What a table tells about itself, kept beyond the life of the table. */
export interface Overview {
  readonly rowCount: number;
  readonly columns: readonly Column[];
  readonly issues: readonly Issue[];
  readonly reading: Reading;
  readonly kind: TableKind;
  /** The goal that the columns lend themselves to. */
  readonly goal: Goal;
  /** What each goal makes of the columns. */
  readonly goals: Table["goals"];
  /** What to ask customers, for each element of which no column tells. */
  readonly questions: ElementCoverage["questions"];
  /** How customers were gathered from orders; the columns are then the customers'. */
  readonly gathering: Gathering | null;
  /** The firms whose contacts rows are, or of which each is a row; absent in the work of earlier versions. */
  readonly rollUp?: RollUp | null;
}

/** What was written about a segment: its name, and words in the slots of its persona. */
export interface Writing {
  readonly name?: string;
  readonly notes?: Readonly<Record<string, string>>;
}

export interface State {
  /** Where it was decided. */
  readonly view: View;
  readonly choices: Choices;
  readonly overview: Overview | null;
  readonly goal: Goal | undefined;
  /** Roles other than those proposed, by column. */
  readonly roles: ReadonlyMap<string, Role>;
  /** How much building columns count, where not as usual, by column. */
  readonly weights: ReadonlyMap<string, number>;
  /** The number that was asked for, or `undefined` for the engine's own choice. */
  readonly clusters: number | undefined;
  /** Whether large tables are searched in a sample first, or all of their rows every time. */
  readonly sample: "auto" | "none";
  readonly result: Segmentation | null;
  /** Whether something was decided since, so that the result is of the past. */
  readonly stale: boolean;
  /** Every number of segments that was measured for these roles. */
  readonly candidates: readonly Candidate[];
  /** Who each segment of the result is, by its index. */
  readonly identities: readonly Identity[];
  /** What was written, by identity. */
  readonly writings: ReadonlyMap<number, Writing>;
  /** Identities in the order that a person gave them; empty for the usual one. */
  readonly order: readonly number[];
}

export const EMPTY: State = {
  view: "start",
  choices: {},
  overview: null,
  goal: undefined,
  roles: new Map(),
  weights: new Map(),
  clusters: undefined,
  sample: "auto",
  result: null,
  stale: false,
  candidates: [],
  identities: [],
  writings: new Map(),
  order: [],
};

/** A decision about the columns makes what was found a thing of the past; who is who is still told from it. */
export const STALE = { stale: true, candidates: [] } as const;

/** What of a table is kept. */
export function overviewOf({ rowCount, columns, issues, reading, kind, goal, goals, coverage, gathered, account, rolledUp }: Table): Overview {
  const { rows: _, ...gathering } = gathered ?? { rows: null };
  const firms = columns.find(({ name }) => name === account);
  const offer = firms && gathered === null ? { by: firms.name, rolledUp: false, contacts: rowCount, accounts: firms.distinct } : null;
  const rollUp = rolledUp ? { by: rolledUp.by, rolledUp: true, contacts: rolledUp.rows.length, accounts: rowCount } : offer;
  return { rowCount, columns, issues, reading, kind, goal, goals, questions: coverage?.questions ?? [], gathering: gathered && (gathering as Gathering), rollUp };
}
