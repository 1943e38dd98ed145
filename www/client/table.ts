/** A table that lives in the engine. */

import { SegmentError } from "../errors.js";
import type { TableReport } from "../report.js";
import type { Candidate, Column, RunOptions, Segmentation, SegmentModel, SegmentOptions, Table } from "../types.js";
import type { Handle, PlainOptions } from "../worker/protocol.js";
import type { Call } from "./calls.js";
import type { Core } from "./core.js";
import { dispose } from "./dispose.js";
import { type CallOptions, callOptions, type Report, withSeed } from "./options.js";
import type { Session } from "./session.js";
import { segmentationWith } from "./words.js";

export class LiveTable implements Table {
  readonly rowCount: Table["rowCount"];
  readonly columns: Table["columns"];
  readonly issues: Table["issues"];
  readonly reading: Table["reading"];
  readonly #core: Core;
  readonly #session: Session;
  readonly #handle: Handle;
  readonly #closed = new AbortController();

  constructor(core: Core, session: Session, handle: Handle, report: TableReport, columns: readonly Column[]) {
    this.rowCount = report.rowCount;
    this.columns = columns;
    this.issues = report.issues;
    this.reading = report.reading;
    this.#core = core;
    this.#session = session;
    this.#handle = handle;
  }

  segment(options?: SegmentOptions): Promise<Segmentation> {
    const parsed = callOptions(options);
    return this.#call(parsed, (call) => segmentIn(this.#session, this.#handle, parsed.plain, call, call.progress));
  }

  async *explore(options?: SegmentOptions): AsyncGenerator<Candidate, void, void> {
    const parsed = callOptions(options);
    const input = { table: this.#handle, options: withSeed(parsed.plain) };
    const search = await this.#call(parsed, ({ signal }) => this.#session.acquire("explore", input, signal));
    try {
      for (;;) {
        const candidate = await this.#call(parsed, ({ signal, progress }) => this.#session.run("candidate", { search }, signal, progress));
        if (candidate === null) return;
        yield candidate;
      }
    } finally {
      this.#core.release(this.#session, search);
    }
  }

  assign(model: SegmentModel, options?: RunOptions): Promise<Int32Array> {
    const table = this.#handle;
    return this.#call(callOptions(options), async ({ signal }) => this.#session.run("assign", { table, model: plainModel(model) }, signal));
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new SegmentError("engine-closed"));
    this.#core.release(this.#session, this.#handle);
  }

  [dispose](): void {
    this.close();
  }

  #call<Output>(options: CallOptions, work: (call: Call) => Promise<Output>): Promise<Output> {
    return this.#core.call(options, this.#closed.signal, work);
  }
}

/** Segments a table of the engine, from a seed that is drawn where there is none. */
export async function segmentIn(
  session: Session,
  table: Handle,
  options: PlainOptions,
  { signal, words }: Call,
  progress: Report,
): Promise<Segmentation> {
  const input = { table, options: withSeed(options) };
  const { report, assignments } = await session.run("segment", input, signal, progress);
  const result = segmentationWith(await words(), report, assignments);
  progress("profile", 1);
  return result;
}

/** A model is plain data; what cannot cross is none. */
function plainModel(model: SegmentModel): SegmentModel {
  try {
    return structuredClone(model);
  } catch {
    throw new SegmentError("model-invalid", { expected: "plain data" });
  }
}
