/**
 * Autosave, by choice: the last state of the work in the browser's own storage, under the page's origin. Nothing is
 * written before somebody asks for it, and *clear everything* takes it away.
 */

import type { Locale } from "../../types.js";
import type { State } from "./state.js";

export interface Kept {
  readonly file: File;
  readonly state: State;
  readonly locale: Locale;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

const NAME = "customer-segments";
const STORE = "work";
/** Decisions come in bursts. */
const PAUSE = 800;

export class Keeping {
  /** Whether a browser's storage may be asked at all: the page's business. */
  allowed = false;
  /** Whether the present work is kept. */
  on = false;
  /** Work of another time that can be gone on with. */
  kept: Kept | null = null;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Looks, once, for work of another time. */
  async look(): Promise<void> {
    if (!this.allowed || this.#looked) return;
    this.#looked = true;
    const database = await opened(false).catch(() => null);
    if (database === null) return;
    this.kept = ((await asked(database.transaction(STORE).objectStore(STORE).get(NAME)).catch(() => undefined)) as Kept | undefined) ?? null;
    database.close();
    this.on = this.kept !== null;
    this.#changed();
  }

  /** Keeps the work as it is now, once decisions pause. */
  note(file: File | null, state: State, locale: Locale): void {
    if (!this.on || file === null || state.overview === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write({ file, state, locale, at: Date.now() }), PAUSE);
  }

  /** Begins, at once; throws where the browser keeps nothing. */
  async begin(file: File | null, state: State, locale: Locale): Promise<void> {
    this.on = true;
    if (file !== null && state.overview !== null) await this.#write({ file, state, locale, at: Date.now() }, true);
  }

  /** Takes everything away that was ever kept. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const there = this.on || this.kept !== null;
    this.on = false;
    this.kept = null;
    if (there) await asked(indexedDB.deleteDatabase(NAME)).catch(() => undefined);
  }

  async #write(work: Kept, loud = false): Promise<void> {
    try {
      const database = await opened(true);
      await asked(database!.transaction(STORE, "readwrite").objectStore(STORE).put(work, NAME));
      database!.close();
    } catch (error) {
      this.on = false;
      this.#changed();
      if (loud) throw Object.assign(new Error(), { code: "autosave-impossible", cause: error });
    }
  }
}

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** `null` where nothing was ever kept: looking leaves no trace. */
async function opened(make: boolean): Promise<IDBDatabase | null> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    if (make) request.result.createObjectStore(STORE);
    else request.transaction?.abort();
  };
  return asked(request).catch((error: unknown) => {
    if (make) throw error;
    return null;
  });
}
