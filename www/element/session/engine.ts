/** The engine and the table in it: made when they are needed, let go at any time, since the file is kept. */

import { createSegmenter } from "../../index.js";
import type { Axes, ColumnValues, Glance, RunOptions, Segmentation, Segmenter, SegmenterOptions, Spread, Table } from "../../types.js";
import type { Choices } from "./state.js";

export class EngineRoom {
  #options: SegmenterOptions = {};
  #segmenter: Segmenter | null = null;
  #table: Table | null = null;
  #choices: Choices = {};
  /** Reading ahead for pictures, which gives way to work that a person waits for. */
  #ahead: AbortController | null = null;

  /** Other ways to the engine; one that runs otherwise is let go. */
  use(options: SegmenterOptions): void {
    this.#options = options;
    this.release();
  }

  /** Reads the file; the former table is let go only when the new one is there. */
  async read(file: File, choices: Choices, options: RunOptions & { signal?: AbortSignal }): Promise<Table> {
    this.quiet();
    const { window, amount, accounts, ...reading } = choices;
    const read = await this.#engine().read(file, { ...reading, ...options });
    const gathers = (): Promise<Table> => (read.kind === "orders" ? read.customers({ ...options, ...(window && { window }), ...(amount && { amount }) }) : read.accounts({ ...options, by: accounts! }));
    const table = read.kind === "orders" || accounts !== undefined ? await gathers().finally(() => read.close()) : read;
    options.signal?.throwIfAborted();
    this.#table?.close();
    this.#table = table;
    this.#choices = choices;
    return table;
  }

  /** The table of the file as it is to be read now. */
  async table(file: File, choices: Choices, options: RunOptions & { signal?: AbortSignal }): Promise<Table> {
    this.quiet();
    return this.#table !== null && this.#choices === choices ? this.#table : this.read(file, choices, options);
  }

  /** The first rows and the spread of each column, or `null` if the table went meanwhile. */
  glance(): Promise<Glance | null> {
    return this.#look((table, signal) => table.glance({ signal }));
  }

  values(column: string): Promise<ColumnValues | null> {
    return this.#look((table, signal) => table.values(column, { signal }));
  }

  spread(result: Segmentation): Promise<Spread | null> {
    return this.#look((table, signal) => table.spread(result, { signal }));
  }

  axes(columns: readonly string[]): Promise<Axes | null> {
    return this.#look((table, signal) => table.axes(columns, { signal }));
  }

  /** The file with the segment of each row; of orders and contacts, that of each line's customer or firm, or of the last line alone. */
  async annotate(file: File, choices: Choices, result: Segmentation, options: RunOptions & { signal?: AbortSignal }, once: boolean): Promise<Blob> {
    this.quiet();
    const { gathered, rolledUp } = await this.table(file, choices, options);
    const rows = (gathered ?? rolledUp)?.rows;
    const last = new Map<number, number>();
    if (once) rows?.forEach((row, line) => last.set(row, line));
    const segmentOf = (row: number, line: number): number => (row < 0 || (last.get(row) ?? line) !== line ? -1 : (result.assignments[row] ?? -1));
    const assignments = rows ? rows.map(segmentOf) : result.assignments;
    return new Response(this.#engine().annotate(file, { ...result, assignments }, options)).blob();
  }

  /** Ends what is read ahead. */
  quiet(): void {
    this.#ahead?.abort();
    this.#ahead = null;
  }

  forget(): void {
    this.quiet();
    this.#table?.close();
    this.#table = null;
  }

  release(): void {
    this.quiet();
    this.#table = null;
    this.#segmenter?.close();
    this.#segmenter = null;
  }

  get hasTable(): boolean {
    return this.#table !== null;
  }

  #engine(): Segmenter {
    return (this.#segmenter ??= createSegmenter(this.#options));
  }

  async #look<Output>(work: (table: Table, signal: AbortSignal) => Promise<Output>): Promise<Output | null> {
    const table = this.#table;
    if (table === null) return null;
    const ahead = (this.#ahead ??= new AbortController());
    try {
      const output = await work(table, ahead.signal);
      return table === this.#table && !ahead.signal.aborted ? output : null;
    } catch {
      // A picture less: whoever needs the table next is told why it cannot be had.
      return null;
    }
  }
}
