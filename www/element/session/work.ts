/** The workshop: the file, the engine, what is under way, and the language in which all of it is worded. */

import { digitsOf } from "../../locales/format.js";
import type { Locale, SegmenterOptions } from "../../types.js";
import { Decisions } from "./decisions.js";
import { EngineRoom } from "./engine.js";
import { Keeping } from "./keeping.js";
import { Pictures } from "./pictures.js";
import type { State, View } from "./state.js";
import { type Observer, type TaskKind, Tasks } from "./tasks.js";

export class Work extends Decisions {
  view: View = "start";
  file: File | null = null;
  locale: Locale = "en";
  readonly pictures: Pictures;
  readonly keeping: Keeping;
  protected readonly observer: Observer;
  protected readonly tasks: Tasks;
  protected readonly room = new EngineRoom();
  /** The language in which a state is worded. */
  protected readonly worded = new WeakMap<State, string>();

  constructor(observer: Observer) {
    super();
    this.observer = observer;
    this.tasks = new Tasks(observer);
    this.keeping = new Keeping(() => observer.changed());
    this.pictures = new Pictures(this.room, {
      busy: () => this.task !== null,
      reopen: async () => this.file && this.room.table(this.file, this.state.choices, { locale: this.locale }).catch(() => undefined),
      changed: () => observer.changed(),
    });
  }

  get task() {
    return this.tasks.task;
  }
  get problem() {
    return this.tasks.problem;
  }
  get cancelled() {
    return this.tasks.cancelled;
  }

  /** Says that something went wrong that is no work of the engine. */
  fail(where: TaskKind, error: unknown): void {
    this.tasks.fail(where, error);
  }

  cancel(): void {
    this.tasks.cancel();
  }

  /** Other ways to the engine; one that runs otherwise is let go. */
  use(options: SegmenterOptions): void {
    this.tasks.stop();
    this.room.use(options);
  }

  /** Lets go of the engine and its memory; what is shown stays. */
  release(): void {
    this.pictures.sleep();
    this.tasks.stop();
    this.room.release();
  }

  /** Goes on with pictures after having been let go. */
  revive(): void {
    this.pictures.wake();
    this.pictures.resume();
  }

  /** A decision, made at that step. */
  protected decide(change: Partial<State>, view: View): void {
    if (this.task === null || this.task.kind === "download") this.tasks.stop();
    this.history.push(this.wording({ ...this.state, ...change, view }));
    this.observer.changed();
  }

  /** The language and the digits of all sentences. */
  protected get tongue(): string {
    return `${this.locale} ${digitsOf(this.locale)}`;
  }

  protected wording(state: State): State {
    this.worded.set(state, this.tongue);
    this.keeping.note(this.file, state, this.tongue);
    return state;
  }

  protected async work(kind: TaskKind, work: Parameters<Tasks["run"]>[2]): Promise<void> {
    this.room.quiet();
    this.pictures.wake();
    await this.tasks.run(kind, this.locale, work);
    this.pictures.resume();
  }
}
