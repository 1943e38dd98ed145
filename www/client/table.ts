/** A table that lives in the engine, and is read again where that engine has died. */

import { SegmentError } from "../errors.js";
import type { TableReport } from "../report.js";
import type { AccountsOptions, Assignments, Axes, Candidate, ColumnValues, CustomersOptions, Glance, JoinOptions, RfmGroups, RfmOptions, RunOptions, Segmentation, SegmentModel, SegmentOptions, Spread, Table } from "../types.js";
import type { Handle, Jobs, PlainOptions } from "../worker/protocol.js";
import type { Formatter } from "../locales/format.js";
import type { Call } from "./calls.js";
import { columnsWith } from "./columns.js";
import { coverageOf } from "./coverage.js";
import type { Core } from "./core.js";
import { dispose } from "./dispose.js";
import { type CallOptions, callOptions, invalid, type Report, segmentingOptions, withSeed } from "./options.js";
import type { Session } from "./session.js";

/** Makes the table anew in another engine. */
export type Make = (session: Session, call: Pick<Call, "signal" | "progress">) => Promise<Handle>;

/** The table of a file is made by reading it. */
export const readAgain =
  (file: Jobs["read"]["input"]): Make =>
  async (session, { signal, progress }) =>
    (await session.acquire("read", file, signal, (stage) => progress(stage, 0))).table;

/** Where a table lives. */
interface Place {
  readonly session: Session;
  readonly handle: Handle;
}

export class LiveTable implements Table {
  readonly rowCount: Table["rowCount"];
  readonly columns: Table["columns"];
  readonly issues: Table["issues"];
  readonly reading: Table["reading"];
  readonly kind: Table["kind"];
  readonly orders: Table["orders"];
  readonly goal: Table["goal"];
  readonly goals: Table["goals"];
  readonly value: Table["value"];
  readonly coverage: Table["coverage"];
  readonly gathered: Table["gathered"];
  readonly account: Table["account"];
  readonly rolledUp: Table["rolledUp"];
  readonly #core: Core;
  readonly #make: Make;
  #place: Place;
  readonly #closed = new AbortController();

  constructor(core: Core, make: Make, place: Place, report: TableReport, words: Formatter, gathered: Table["gathered"] = null, rolledUp: Table["rolledUp"] = null) {
    this.rowCount = report.rowCount;
    this.columns = columnsWith(words, report);
    this.coverage = coverageOf(words, this.columns);
    this.issues = report.issues;
    this.reading = report.reading;
    this.kind = report.kind;
    this.orders = report.orders;
    this.goal = report.goal;
    this.goals = report.goals;
    this.value = report.value;
    this.account = report.account;
    this.gathered = gathered;
    this.rolledUp = rolledUp;
    this.#core = core;
    this.#make = make;
    this.#place = place;
  }

  customers(options?: CustomersOptions): Promise<Table> {
    const parsed = callOptions(options);
    return this.#call(parsed, async ({ signal, progress, words }, { session, handle }) => {
      const formatter = await words();
      const input = { table: handle, options: parsed.plain };
      const { table, report, gathering, rows } = await session.acquire("customers", input, signal, progress);
      progress("prepare", 1);
      const make = this.#make;
      const again: Make = async (fresh, call) => gatherAgain(fresh, await make(fresh, call), parsed.plain, call.signal);
      const place = { session, handle: table };
      return new LiveTable(this.#core, again, place, { ...report, reading: this.reading }, formatter, { ...gathering, rows });
    });
  }

  accounts(options?: AccountsOptions): Promise<Table> {
    const parsed = callOptions(options, ["by"]);
    return this.#call(parsed, async ({ signal, progress, words }, { session, handle }) => {
      const by = parsed.plain["by"] ?? this.account;
      if (typeof by !== "string") throw invalid("by", "the name of a column", by);
      const formatter = await words();
      const { table, report, rows } = await session.acquire("accounts", { table: handle, by }, signal);
      progress("prepare", 1);
      const make = this.#make;
      const again: Make = async (fresh, call) => {
        const contacts = await make(fresh, call);
        try {
          return (await fresh.acquire("accounts", { table: contacts, by }, call.signal)).table;
        } finally {
          await fresh.release(contacts);
        }
      };
      const place = { session, handle: table };
      return new LiveTable(this.#core, again, place, { ...report, reading: this.reading }, formatter, null, { by, rows });
    });
  }

  join(other: Table, options?: JoinOptions): Promise<Table> {
    const parsed = callOptions(options, ["key"]);
    return this.#call(parsed, async (call, place) => {
      const keys = keysOf(parsed.plain);
      if (!(other instanceof LiveTable) || other.#core !== this.#core) throw invalid("other", "a table of the same segmenter", other);
      if (other.#closed.signal.aborted) throw other.#closed.signal.reason;
      const formatter = await call.words();
      // Whoever names a key of lines, a product's for instance, joins lines.
      const gathers = (side: LiveTable): boolean => {
        const key = side === this ? keys.own : keys.others;
        return side.orders !== null && (key === undefined || key === side.orders.id);
      };
      const sides = [this, other].map((side): Make => {
        const make = side.#make;
        if (!gathers(side)) return make;
        return async (fresh, call) => gatherAgain(fresh, await make(fresh, call), {}, call.signal);
      });
      const joinedIn = async (session: Session, handles: readonly Handle[], signal: AbortSignal) =>
        session.acquire("join", { table: handles[0]!, other: handles[1]!, ...keys }, signal);
      // What is made for the join alone is let go behind it.
      const places = [place, await other.#current(call)];
      const made: Handle[] = [];
      const handles: Handle[] = [];
      const { session } = place;
      try {
        for (const [at, side] of [this, other].entries()) {
          const { handle } = places[at]!;
          handles.push(gathers(side) ? (await session.acquire("customers", { table: handle, options: {} }, call.signal)).table : handle);
          if (gathers(side)) made.push(handles[at]!);
        }
        const { table, report } = await joinedIn(session, handles, call.signal);
        call.progress("prepare", 1);
        const again: Make = async (fresh, call) => {
          const parts = [await sides[0]!(fresh, call), await sides[1]!(fresh, call)];
          const { table } = await joinedIn(fresh, parts, call.signal);
          for (const part of parts) await fresh.release(part);
          return table;
        };
        return new LiveTable(this.#core, again, { session, handle: table }, report, formatter);
      } finally {
        for (const handle of made) await session.release(handle);
      }
    });
  }

  rfm(options?: RfmOptions): Promise<RfmGroups> {
    const parsed = callOptions(options);
    return this.#call(parsed, async ({ signal, progress, words }, { session, handle }) => {
      const formatter = await words();
      const [report, assignments, [recency, frequency, monetary]] = await session.run("rfm", { table: handle, options: parsed.plain }, signal);
      progress("prepare", 1);
      const groups = report.groups.map((group) => ({ ...group, name: formatter.message(`rfm.${group.group}`) }));
      return { ...report, groups, assignments, scores: { recency, frequency, monetary } };
    });
  }

  segment(options?: SegmentOptions): Promise<Segmentation> {
    const parsed = segmentingOptions(options);
    return this.#call(parsed, async (call, { session, handle }) => {
      const result = await segmentIn(session, handle, parsed.plain, call, call.progress);
      // The engine knows of the text alone, not of the workbook that it was.
      return { ...result, reading: this.reading };
    });
  }

  merge(result: Segmentation, groups: readonly (readonly number[])[], options?: RunOptions): Promise<Segmentation> {
    return this.#call(callOptions(options, []), async ({ signal, progress, words }, { session, handle }) => {
      const [{ mergedReport, mergingOf }, { segmentationWith }, formatter] = await Promise.all([import("./merging.js"), import("./words.js"), words()]);
      const { report, assignments } = await session.run("merge", { table: handle, ...mergingOf(result, groups) }, signal, progress);
      const merged = segmentationWith(formatter, mergedReport(report, result, groups), assignments);
      return { ...merged, engine: result.engine, reading: this.reading };
    });
  }

  async *explore(options?: SegmentOptions): AsyncGenerator<Candidate, void, void> {
    const parsed = callOptions(options);
    const plain = withSeed(parsed.plain);
    const { session, search } = await this.#call(parsed, async ({ signal }, { session, handle }) => {
      return { session, search: await session.acquire("explore", { table: handle, options: plain }, signal) };
    });
    try {
      for (;;) {
        const work = ({ signal, progress }: Call) => session.run("candidate", { search }, signal, progress);
        const candidate = await this.#core.call(parsed, this.#closed.signal, work);
        if (candidate === null) return;
        yield candidate;
      }
    } finally {
      this.#core.release(session, search);
    }
  }

  assign(model: SegmentModel, options?: RunOptions): Promise<Assignments> {
    return this.#short(options, async ({ signal }, { session, handle }) => {
      const [assignments, issues] = await session.run("assign", { table: handle, model: plainModel(model) }, signal);
      return Object.defineProperty(assignments, "issues", { value: issues }) as Assignments;
    });
  }

  values(column: string, options?: RunOptions): Promise<ColumnValues> {
    return this.#short(options, ({ signal }, { session, handle }) => {
      return session.run("values", { table: handle, column: this.#placeOf(column) }, signal);
    });
  }

  #placeOf(column: string): number {
    const place = this.columns.findIndex(({ name }) => name === column);
    if (place < 0) throw new SegmentError("column-unknown", { column: String(column) });
    return place;
  }

  glance(options?: RunOptions): Promise<Glance> {
    return this.#short(options, ({ signal }, { session, handle }) => session.run("glance", { table: handle }, signal));
  }

  spread(result: Pick<Segmentation, "assignments" | "segments">, options?: RunOptions): Promise<Spread> {
    return this.#short(options, ({ signal }, { session, handle }) => {
      const { assignments, segments } = result ?? {};
      if (assignments?.length !== this.rowCount || !Array.isArray(segments)) throw invalid("result", "a result of this table", result);
      return session.run("spread", { table: handle, assignments, segments: segments.length }, signal);
    });
  }

  axes(columns: readonly string[], options?: RunOptions): Promise<Axes> {
    return this.#short(options, ({ signal }, { session, handle }) => {
      if (!Array.isArray(columns) || columns.length === 0) throw invalid("columns", "a list of at least one column", columns);
      return session.run("axes", { table: handle, columns: columns.map((column) => this.#placeOf(column)) }, signal);
    });
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new SegmentError("engine-closed"));
    this.#core.release(this.#place.session, this.#place.handle);
  }

  [dispose](): void {
    this.close();
  }

  #call<Output>(options: CallOptions, work: (call: Call, place: Place) => Promise<Output>): Promise<Output> {
    return this.#core.call(options, this.#closed.signal, async (call) => work(call, await this.#current(call)));
  }

  /** Work without parts that could be told; its end is. */
  #short<Output>(options: RunOptions | undefined, work: (call: Call, place: Place) => Promise<Output>): Promise<Output> {
    return this.#call(callOptions(options, []), async (call, place) => {
      const output = await work(call, place);
      call.progress("prepare", 1);
      return output;
    });
  }

  /** The table's place; a new one if the engine has died, since the file is still there. */
  async #current(call: Call): Promise<Place> {
    if (this.#place.session.dead) {
      const session = await this.#core.session();
      this.#place = { session, handle: await this.#make(session, call) };
    }
    return this.#place;
  }
}

/** Customers of a table that is then let go. */
async function gatherAgain(session: Session, orders: Handle, options: PlainOptions, signal: AbortSignal): Promise<Handle> {
  try {
    return (await session.acquire("customers", { table: orders, options }, signal)).table;
  } finally {
    await session.release(orders);
  }
}

/** The columns to join by, if they were named. */
function keysOf({ key }: PlainOptions): { own?: string; others?: string } {
  if (key === undefined || key === null) return {};
  const [own, others = own, ...more] = Array.isArray(key) ? key : [key];
  if (typeof own !== "string" || typeof others !== "string" || more.length > 0) throw invalid("key", "a column, or two", key);
  return { own, others };
}

/** Segments a table of the engine, from a seed that is drawn where there is none. */
export async function segmentIn(
  session: Session,
  table: Handle,
  options: PlainOptions,
  { signal, words, update }: Call,
  progress: Report,
): Promise<Segmentation> {
  const input = { table, options: withSeed(options), updates: update !== undefined };
  const [{ segmentationWith }, formatter] = await Promise.all([import("./words.js"), words()]);
  const worded = ({ report, assignments }: Jobs["segment"]["output"]) => segmentationWith(formatter, report, assignments);
  const output = await session.run("segment", input, signal, progress, (partial) => update?.(worded(partial)));
  progress(output.report.certificate === null ? "profile" : "test", 1);
  return worded(output);
}

/** A model is plain data; what cannot cross is none. */
function plainModel(model: SegmentModel): SegmentModel {
  try {
    return structuredClone(model);
  } catch {
    throw new SegmentError("model-invalid", { expected: "plain data" });
  }
}
