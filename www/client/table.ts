/** A table that lives in the engine, and is read again where that engine has died. */

import { SegmentError } from "../errors.js";
import type { TableReport } from "../report.js";
import type { Assignments, Candidate, Column, ColumnValues, Glance, RunOptions, Segmentation, SegmentModel, SegmentOptions, Table } from "../types.js";
import type { Handle, Jobs, PlainOptions } from "../worker/protocol.js";
import type { Call } from "./calls.js";
import type { Core } from "./core.js";
import { dispose } from "./dispose.js";
import { type CallOptions, callOptions, type Report, withSeed } from "./options.js";
import type { Session } from "./session.js";
import { segmentationWith } from "./words.js";

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
  readonly #core: Core;
  readonly #file: Jobs["read"]["input"];
  #place: Place;
  readonly #closed = new AbortController();

  constructor(core: Core, file: Jobs["read"]["input"], place: Place, report: TableReport, columns: readonly Column[]) {
    this.rowCount = report.rowCount;
    this.columns = columns;
    this.issues = report.issues;
    this.reading = report.reading;
    this.#core = core;
    this.#file = file;
    this.#place = place;
  }

  segment(options?: SegmentOptions): Promise<Segmentation> {
    const parsed = callOptions(options);
    return this.#call(parsed, (call, { session, handle }) => segmentIn(session, handle, parsed.plain, call, call.progress));
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
    return this.#call(callOptions(options), async ({ signal }, { session, handle }) => {
      const [assignments, issues] = await session.run("assign", { table: handle, model: plainModel(model) }, signal);
      return Object.defineProperty(assignments, "issues", { value: issues }) as Assignments;
    });
  }

  values(column: string, options?: RunOptions): Promise<ColumnValues> {
    return this.#call(callOptions(options), ({ signal }, { session, handle }) => {
      const place = this.columns.findIndex(({ name }) => name === column);
      if (place < 0) throw new SegmentError("column-unknown", { column: String(column) });
      return session.run("values", { table: handle, column: place }, signal);
    });
  }

  glance(options?: RunOptions): Promise<Glance> {
    return this.#call(callOptions(options), ({ signal }, { session, handle }) => session.run("glance", { table: handle }, signal));
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

  /** The table's place; a new one if the engine has died, since the file is still there. */
  async #current({ signal, progress }: Call): Promise<Place> {
    if (this.#place.session.dead) {
      const session = await this.#core.session();
      const { table } = await session.acquire("read", this.#file, signal, (stage) => progress(stage, 0));
      this.#place = { session, handle: table };
    }
    return this.#place;
  }
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
  const formatter = await words();
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
