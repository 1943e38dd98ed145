/**
 * What the element knows and does, without any markup: one file, one reading of it, one result.
 *
 * Work is one task at a time; a new task stops the former. The engine and the table are made when they
 * are needed and can be let go at any time, since the file is kept and can be read again.
 */

import { preload } from "../client/preload.js";
import { createSegmenter } from "../index.js";
import type {
  Candidate,
  Column,
  Issue,
  Locale,
  Progress,
  Reading,
  Role,
  RunOptions,
  Segmentation,
  Segmenter,
  SegmenterOptions,
  Stage,
  Table,
} from "../types.js";

export type View = "start" | "columns" | "result";
export type TaskKind = "open" | "find" | "download";

export interface Task {
  readonly kind: TaskKind;
  readonly stage: Stage | null;
  readonly fraction: number;
  /** Short work shows no progress: it would only flicker. */
  readonly visible: boolean;
}

/** What a table tells about itself, kept beyond the life of the table. */
export interface Overview {
  readonly rowCount: number;
  readonly columns: readonly Column[];
  readonly issues: readonly Issue[];
  readonly reading: Reading;
}

export interface Problem {
  readonly where: TaskKind;
  readonly error: unknown;
}

export interface Observer {
  changed(): void;
  progress(progress: Progress): void;
  result(result: Segmentation): void;
  error(error: unknown): void;
}

const PATIENCE = 400;

export class Session {
  view: View = "start";
  task: Task | null = null;
  problem: Problem | null = null;
  /** What was stopped last, until something else is begun. */
  cancelled: TaskKind | null = null;
  file: File | null = null;
  /** Files that came with it and were not read. */
  others = 0;
  overview: Overview | null = null;
  /** What the person changed; the table's own proposal is in `overview`. */
  readonly roles = new Map<string, Role>();
  result: Segmentation | null = null;
  /** Every number of segments that was measured for these roles. */
  candidates: readonly Candidate[] = [];
  /** The number that was asked for, or `undefined` for the engine's own choice. */
  clusters: number | undefined;
  locale: Locale = "en";
  seed: number | undefined;
  /** The number to begin with; `undefined` leaves it to the engine. */
  preset: number | undefined;

  readonly #observer: Observer;
  #options: SegmenterOptions = {};
  #segmenter: Segmenter | null = null;
  #table: Table | null = null;
  #controller: AbortController | null = null;

  constructor(observer: Observer) {
    this.#observer = observer;
  }

  /** The role a column has now. */
  role(column: Column): Role {
    return this.roles.get(column.name) ?? column.role;
  }

  /** Loads everything that work will need, in every language. */
  async prepare(): Promise<void> {
    await preload();
  }

  open(file: File, others = 0): Promise<void> {
    return this.#work("open", async (options) => {
      const table = await this.#read(file, options);
      options.signal.throwIfAborted();
      this.#forget();
      this.file = file;
      this.others = others;
      this.#keep(table);
      this.view = "columns";
    });
  }

  setRole(column: Column, role: Role): void {
    if (role === column.role) this.roles.delete(column.name);
    else this.roles.set(column.name, role);
    this.candidates = [];
    this.problem = null;
    this.#observer.changed();
  }

  /** Takes back every role that was changed. */
  propose(): void {
    this.roles.clear();
    this.candidates = [];
    this.problem = null;
    this.#observer.changed();
  }

  find(clusters: number | undefined = this.preset): Promise<void> {
    return this.#work("find", async (options) => {
      const before = this.clusters;
      this.clusters = clusters;
      try {
        const table = await this.#current(options);
        const result = await table.segment({
          ...options,
          roles: Object.fromEntries(this.roles),
          ...(clusters !== undefined && { clusters }),
          ...(this.seed !== undefined && { seed: this.seed }),
        });
        options.signal.throwIfAborted();
        this.#show(result);
      } catch (error) {
        if (this.clusters === clusters) this.clusters = before;
        throw error;
      }
    });
  }

  /** The file again, with each row's segment; `null` if it was stopped or went wrong. */
  async annotate(): Promise<Blob | null> {
    const { file, result } = this;
    if (file === null || result === null) return null;
    let blob: Blob | null = null;
    await this.#work("download", async (options) => {
      blob = await new Response(this.#engine().annotate(file, result, options)).blob();
    });
    return blob;
  }

  /** Says names and reasons in another language, by doing again what was done. */
  async translate(locale: Locale): Promise<void> {
    if (locale === this.locale) return;
    this.locale = locale;
    const { file, result, clusters } = this;
    if (file === null) return;
    await this.#work("open", async (options) => {
      this.#keep(await this.#read(file, options));
    });
    if (result !== null && this.locale === locale && this.problem === null) await this.find(clusters);
  }

  cancel(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.cancelled = this.task?.kind ?? null;
    this.task = null;
    this.#observer.changed();
  }

  /** Back to the columns, keeping what was chosen. */
  revise(): void {
    this.#stop();
    this.view = "columns";
    this.#observer.changed();
  }

  restart(): void {
    this.#stop();
    this.#forget();
    this.view = "start";
    this.#observer.changed();
  }

  /** Other ways to the engine; one that runs otherwise is let go. */
  use(options: SegmenterOptions): void {
    this.#options = options;
    if (this.#segmenter !== null) this.release();
  }

  /** Lets go of the engine and its memory; what is shown stays. */
  release(): void {
    this.#stop();
    this.#table = null;
    this.#segmenter?.close();
    this.#segmenter = null;
  }

  #engine(): Segmenter {
    return (this.#segmenter ??= createSegmenter(this.#options));
  }

  async #read(file: File, options: RunOptions): Promise<Table> {
    return this.#engine().read(file, options);
  }

  async #current(options: RunOptions): Promise<Table> {
    if (this.#table === null && this.file !== null) this.#keep(await this.#read(this.file, options));
    return this.#table!;
  }

  #keep(table: Table): void {
    this.#table?.close();
    this.#table = table;
    const { rowCount, columns, issues, reading } = table;
    this.overview = { rowCount, columns, issues, reading };
  }

  #show(result: Segmentation): void {
    const measured = new Map([...this.candidates, ...result.candidates].map((one) => [one.clusters, one]));
    this.candidates = [...measured.values()].sort((a, b) => a.clusters - b.clusters);
    this.result = result;
    this.view = "result";
    this.#observer.result(result);
  }

  #forget(): void {
    this.#table?.close();
    this.#table = null;
    this.file = this.overview = this.result = null;
    this.roles.clear();
    this.candidates = [];
    this.clusters = undefined;
  }

  #stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.task = this.problem = null;
    this.cancelled = null;
  }

  async #work(kind: TaskKind, action: (options: RunOptions & { signal: AbortSignal }) => Promise<void>): Promise<void> {
    this.#stop();
    const controller = (this.#controller = new AbortController());
    const current = (): boolean => this.#controller === controller;
    const update = (change: Partial<Task>): void => {
      if (!current() || this.task === null) return;
      this.task = { ...this.task, ...change };
      this.#observer.changed();
    };
    const onProgress = (progress: Progress): void => {
      if (!current()) return;
      update(progress);
      this.#observer.progress(progress);
    };
    this.task = { kind, stage: null, fraction: 0, visible: false };
    const timer = setTimeout(() => update({ visible: true }), PATIENCE);
    this.#observer.changed();
    try {
      await action({ signal: controller.signal, onProgress, locale: this.locale });
    } catch (error) {
      if (current() && !controller.signal.aborted) {
        this.problem = { where: kind, error };
        this.#observer.error(error);
      }
    } finally {
      clearTimeout(timer);
      if (current()) {
        this.#controller = null;
        this.task = null;
      }
      this.#observer.changed();
    }
  }
}
