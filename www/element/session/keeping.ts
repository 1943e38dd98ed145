/**
 * Autosave, by choice: the last state of the work in the browser's own storage, under the page's origin. Nothing is
 * written before somebody asks for it, and *clear everything* takes it away.
 */

import type { State } from "./state.js";

export interface Kept {
  readonly file: File;
  readonly state: State;
  /** The language and the digits of its sentences. */
  readonly tongue: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** As it lies in the storage: not every engine stores a file, but all store its bytes, which are written once. */
interface Stored extends Omit<Kept, "file"> {
  readonly name: string;
  readonly type: string;
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
  /** The file whose bytes are stored. */
  #stored: File | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Looks, once, for work of another time. */
  async look(): Promise<void> {
    if (!this.allowed || this.#looked) return;
    this.#looked = true;
    this.kept = await read().catch(() => null);
    if (this.kept === null) return;
    this.on = true;
    this.#stored = this.kept.file;
    this.#changed();
  }

  /** Keeps the work as it is now, once decisions pause. */
  note(file: File | null, state: State, tongue: string): void {
    if (!this.on || file === null || state.overview === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write({ file, state, tongue, at: Date.now() }).catch(() => this.#changed()), PAUSE);
  }

  /** Begins, at once; throws where the browser keeps nothing. */
  async begin(file: File | null, state: State, tongue: string): Promise<void> {
    this.on = true;
    if (file !== null && state.overview !== null) await this.#write({ file, state, tongue, at: Date.now() });
  }

  /** Takes everything away that was ever kept. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const there = this.on || this.kept !== null;
    this.on = false;
    this.kept = this.#stored = null;
    if (there) await asked(indexedDB.deleteDatabase(NAME)).catch(() => undefined);
  }

  async #write({ file, ...rest }: Kept): Promise<void> {
    try {
      const bytes = file === this.#stored ? null : await file.arrayBuffer();
      const database = await opened();
      const store = database.transaction(STORE, "readwrite").objectStore(STORE);
      if (bytes !== null) void store.put(bytes, "bytes");
      const work: Stored = { ...rest, name: file.name, type: file.type };
      await asked(store.put(work, "work"));
      database.close();
      this.#stored = file;
    } catch (cause) {
      this.on = false;
      throw Object.assign(new Error(undefined, { cause }), { code: "autosave-impossible" });
    }
  }
}

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return asked(request);
}

/** `null` where nothing was ever kept: looking leaves no trace. */
async function read(): Promise<Kept | null> {
  if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return null;
  const database = await opened();
  const store = database.transaction(STORE).objectStore(STORE);
  const [work, bytes] = await Promise.all([asked<Stored | undefined>(store.get("work")), asked<ArrayBuffer | undefined>(store.get("bytes"))]);
  database.close();
  if (work === undefined || bytes === undefined) return null;
  const { name, type, ...rest } = work;
  return { ...rest, file: new File([bytes], name, { type }) };
}
