/** What pictures need of the table: read ahead while nobody waits for anything, and never for nobody. */

import type { Axes, ColumnValues, Glance, Segmentation, Spread } from "../../types.js";
import type { EngineRoom } from "./engine.js";

/** Whose pictures they are. */
interface Owner {
  /** Whether a person waits for other work. */
  readonly busy: () => boolean;
  /** Reads the table again where it was let go. */
  readonly reopen: () => Promise<unknown>;
  readonly changed: () => void;
}

/** One picture's figures, once they are there; `null` if they cannot be had. */
interface Wanted {
  readonly ask: () => Promise<unknown>;
  found?: unknown;
}

export class Pictures {
  /** The first rows and the spread of each column, once they are known. */
  glance: Glance | null = null;
  /** Grows with everything that is found. */
  version = 0;
  readonly #room: EngineRoom;
  readonly #owner: Owner;
  readonly #wanted = new Map<string, Wanted>();
  /** Results by the order in which they were asked about. */
  #results: Segmentation[] = [];
  /** Nobody looks: no picture may start an engine. */
  #idle = false;

  constructor(room: EngineRoom, owner: Owner) {
    this.#room = room;
    this.#owner = owner;
  }

  /** A column's values: `undefined` until they are there, `null` if they cannot be had. */
  values(column: string): ColumnValues | null | undefined {
    return this.#want(`values ${column}`, () => this.#room.values(column));
  }

  /** The main axes of these columns. */
  axes(columns: readonly string[]): Axes | null | undefined {
    return this.#want(`axes ${JSON.stringify(columns)}`, () => this.#room.axes(columns));
  }

  /** How each column is spread in each segment of that result. */
  spread(result: Segmentation): Spread | null | undefined {
    if (!this.#results.includes(result)) this.#results.push(result);
    return this.#want(`spread ${this.#results.indexOf(result)}`, () => this.#room.spread(result));
  }

  forget(): void {
    this.glance = null;
    this.#wanted.clear();
    this.#results = [];
  }

  sleep(): void {
    this.#idle = true;
  }

  wake(): void {
    this.#idle = false;
  }

  /** Goes on where it was interrupted. */
  resume(): void {
    if (this.#owner.busy() || this.#idle) return;
    if (this.glance === null && this.#room.hasTable)
      void this.#room.glance().then((glance) => {
        if (glance === null) return;
        this.glance = glance;
        this.#found();
      });
    for (const [key, wanted] of this.#wanted) if (wanted.found === undefined) void this.#collect(key, wanted);
  }

  #want<Found>(key: string, ask: () => Promise<Found | null>): Found | null | undefined {
    let wanted = this.#wanted.get(key);
    if (wanted === undefined) {
      wanted = { ask };
      this.#wanted.set(key, wanted);
      void this.#collect(key, wanted);
    }
    return wanted.found as Found | null | undefined;
  }

  async #collect(key: string, wanted: Wanted): Promise<void> {
    if (this.#idle) return;
    if (!this.#room.hasTable && !this.#owner.busy()) await this.#owner.reopen();
    const found = await wanted.ask();
    if (found === null || this.#wanted.get(key) !== wanted) return;
    wanted.found = found;
    this.#found();
  }

  #found(): void {
    this.version += 1;
    this.#owner.changed();
  }
}
