/** The engine behind a segmenter: started when it is first needed, and again after it has died. */

import { SegmentError } from "../errors.js";
import type { SegmenterOptions } from "../types.js";
import type { Handle } from "../worker/protocol.js";
import { type Call, Calls } from "./calls.js";
import { type Connection, connect } from "./connect.js";
import { givenModule, inlinedModule, isForbidden } from "./module.js";
import { type CallOptions, callOptions } from "./options.js";
import { Session } from "./session.js";

export class Core {
  readonly #options: SegmenterOptions;
  readonly #calls = new Calls();
  #module: Promise<WebAssembly.Module> | undefined;
  #session: Promise<Session> | undefined;
  #closed: SegmentError | undefined;

  constructor(options: SegmenterOptions) {
    this.#options = options;
  }

  /** One call in its turn. `also` abandons it, like the caller's own signal. */
  call<Output>(options: CallOptions, also: AbortSignal | undefined, work: (call: Call) => Promise<Output>): Promise<Output> {
    return this.#calls.make({ ...options, fault: this.#closed ?? options.fault }, also, work);
  }

  /** Frees something in the engine when its turn comes. */
  release(session: Session, handle: Handle): void {
    if (this.#closed !== undefined) return;
    // Nobody waits for it, and an engine that dies meanwhile has freed everything.
    this.#calls.make(callOptions(), undefined, () => session.release(handle)).catch(() => {});
  }

  close(): void {
    if (this.#closed !== undefined) return;
    const error = new SegmentError("engine-closed");
    this.#closed = error;
    this.#calls.abandon(error);
    this.#session?.then((session) => session.end(error)).catch(() => {});
  }

  /** The engine, started if there is none. */
  session(): Promise<Session> {
    if (this.#session === undefined) {
      this.#session = this.#open();
      this.#session.catch(() => (this.#session = undefined));
    }
    return this.#session;
  }

  async #open(): Promise<Session> {
    const connection = await this.#connection().catch(async (cause) => {
      if (await isForbidden()) throw new SegmentError("csp-blocked", { expected: "script-src 'wasm-unsafe-eval'" }, undefined, { cause });
      throw cause;
    });
    return new Session(connection, (error) => {
      this.#session = undefined;
      this.#calls.abandon(error);
    });
  }

  async #connection(): Promise<Connection> {
    const { worker, wasm } = this.#options;
    // Kept, so that a fresh engine after a crash takes milliseconds, and a Response is read once.
    this.#module ??= wasm === undefined ? inlinedModule() : givenModule(wasm);
    this.#module.catch(() => (this.#module = undefined));
    return connect(this.#module, worker);
  }
}
