/** What was, what is, and what was taken back. */

/** More steps back than anybody goes. */
const DEPTH = 100;

export class History<State> {
  #past: readonly State[] = [];
  #future: readonly State[] = [];
  #present: State;

  constructor(present: State) {
    this.#present = present;
  }

  get present(): State {
    return this.#present;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** A decision: can be taken back. */
  push(state: State): void {
    this.#past = [...this.#past, this.#present].slice(-DEPTH);
    this.#future = [];
    this.#present = state;
  }

  /** What became known of the present, and is no decision. */
  replace(state: State): void {
    this.#present = state;
  }

  /** Begins anew with nothing to take back. */
  reset(state: State): void {
    this.#past = this.#future = [];
    this.#present = state;
  }

  undo(): boolean {
    const before = this.#past.at(-1);
    if (before === undefined) return false;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#present, ...this.#future];
    this.#present = before;
    return true;
  }

  redo(): boolean {
    const [next, ...later] = this.#future;
    if (next === undefined) return false;
    this.#past = [...this.#past, this.#present];
    this.#future = later;
    this.#present = next;
    return true;
  }
}
