/** What pictures need of the table: read ahead while nobody waits for anything, and never for nobody. */

import type { ColumnValues, Glance } from "../../types.js";
import type { EngineRoom } from "./engine.js";

/** Whose pictures they are. */
interface Owner {
  /** Whether a person waits for other work. */
  readonly busy: () => boolean;
  /** Reads the table again where it was let go. */
  readonly reopen: () => Promise<unknown>;
  readonly changed: () => void;
}

export class Pictures {
  /** The first rows and the spread of each column, once they are known. */
  glance: Glance | null = null;
  readonly #room: EngineRoom;
  readonly #owner: Owner;
  readonly #values = new Map<string, ColumnValues | null | undefined>();
  /** Nobody looks: no picture may start an engine. */
  #idle = false;

  constructor(room: EngineRoom, owner: Owner) {
    this.#room = room;
    this.#owner = owner;
  }

  /** A column's values: `undefined` until they are there, `null` if they cannot be had. */
  values(column: string): ColumnValues | null | undefined {
    if (!this.#values.has(column)) {
      this.#values.set(column, undefined);
      void this.#collect(column);
    }
    return this.#values.get(column);
  }

  forget(): void {
    this.glance = null;
    this.#values.clear();
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
        this.#owner.changed();
      });
    for (const [column, values] of this.#values) if (values === undefined) void this.#collect(column);
  }

  async #collect(column: string): Promise<void> {
    if (this.#idle) return;
    if (!this.#room.hasTable && !this.#owner.busy()) await this.#owner.reopen();
    const values = await this.#room.values(column);
    if (values === null || !this.#values.has(column)) return;
    this.#values.set(column, values);
    this.#owner.changed();
  }
}
