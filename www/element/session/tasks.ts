/** Work that a person waits for: one task at a time; a new one stops the former. */

import type { Locale, Progress, RunOptions, Segmentation, Stage } from "../../types.js";

export type TaskKind = "open" | "find" | "download";

export interface Task {
  readonly kind: TaskKind;
  readonly stage: Stage | null;
  readonly fraction: number;
  /** Short work shows no progress: it would only flicker. */
  readonly visible: boolean;
}

export interface Problem {
  readonly where: TaskKind;
  readonly error: unknown;
}

export interface Watcher {
  changed(): void;
  progress(progress: Progress): void;
  error(error: unknown): void;
}

/** Who is told what the session does. */
export interface Observer extends Watcher {
  result(result: Segmentation): void;
}

export type Work = (options: RunOptions & { signal: AbortSignal }) => Promise<void>;

const PATIENCE = 400;
const VISIBLE = 0.005;

export class Tasks {
  task: Task | null = null;
  problem: Problem | null = null;
  /** What was stopped last, until something else is begun. */
  cancelled: TaskKind | null = null;
  readonly #watcher: Watcher;
  #controller: AbortController | null = null;

  constructor(watcher: Watcher) {
    this.#watcher = watcher;
  }

  cancel(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.cancelled = this.task?.kind ?? null;
    this.task = null;
    this.#watcher.changed();
  }

  /** Stops without a word. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.task = this.problem = null;
    this.cancelled = null;
  }

  /** Says that something went wrong, where no task was under way. */
  fail(where: TaskKind, error: unknown): void {
    this.stop();
    this.problem = { where, error };
    this.#watcher.error(error);
    this.#watcher.changed();
  }

  async run(kind: TaskKind, locale: Locale, work: Work): Promise<void> {
    this.stop();
    const controller = (this.#controller = new AbortController());
    const current = (): boolean => this.#controller === controller;
    const update = (change: Partial<Task>): void => {
      if (!current() || this.task === null) return;
      this.task = { ...this.task, ...change };
      this.#watcher.changed();
    };
    const onProgress = (progress: Progress): void => {
      if (!current()) return;
      // Less than that nobody sees.
      if (progress.stage !== this.task?.stage || progress.fraction - this.task.fraction >= VISIBLE) update(progress);
      this.#watcher.progress(progress);
    };
    this.task = { kind, stage: null, fraction: 0, visible: false };
    const timer = setTimeout(() => update({ visible: true }), PATIENCE);
    this.#watcher.changed();
    try {
      await work({ signal: controller.signal, onProgress, locale });
    } catch (error) {
      if (current() && !controller.signal.aborted) {
        this.problem = { where: kind, error };
        this.#watcher.error(error);
      }
    } finally {
      clearTimeout(timer);
      if (current()) {
        this.#controller = null;
        this.task = null;
      }
      this.#watcher.changed();
    }
  }
}
