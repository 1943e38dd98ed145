/** One engine for as long as it lives: sends jobs, matches replies, dies once. */

import { SegmentError } from "../errors.js";
import type { Handle, Job, JobKind, Jobs, Reply } from "../worker/protocol.js";
import type { Connection } from "./connect.js";
import type { Report } from "./options.js";

/** The signal of work that nobody can abandon. */
const NEVER = new AbortController().signal;

interface Waiting {
  resolve(output: unknown): void;
  reject(reason: unknown): void;
  signal: AbortSignal;
  progress: Report;
  update(output: unknown): void;
}

export class Session {
  readonly #connection: Connection;
  readonly #onDeath: (error: SegmentError) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #death: SegmentError | undefined;

  /** Whether the engine, and all that lived in it, is gone. */
  get dead(): boolean {
    return this.#death !== undefined;
  }

  /** `onDeath` is told, once, why the engine is gone. */
  constructor(connection: Connection, onDeath: (error: SegmentError) => void) {
    this.#connection = connection;
    this.#onDeath = onDeath;
    connection.onReply = (reply) => this.#receive(reply);
    connection.onDeath = (cause) => this.end(new SegmentError("engine-crashed", {}, undefined, { cause }));
  }

  /**
   * Has one job done. After the signal's abort it settles when the engine has stopped, so that the next
   * job never meets the one before.
   */
  run<Kind extends JobKind>(
    kind: Kind,
    input: Jobs[Kind]["input"],
    signal: AbortSignal,
    progress: Report = () => {},
    update: (output: Jobs[Kind]["output"]) => void = () => {},
  ): Promise<Jobs[Kind]["output"]> {
    if (this.#death !== undefined) return Promise.reject(this.#death);
    if (signal.aborted) return Promise.reject(signal.reason);
    const id = ++this.#lastId;
    const cancel = () => this.#death === undefined && this.#connection.send({ kind: "cancel", id });
    const job = { kind, ...input } as Job;
    const output = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, signal, progress, update: update as Waiting["update"] });
      signal.addEventListener("abort", cancel, { once: true });
      this.#connection.send({ kind: "job", id, job });
    });
    return output.finally(() => {
      signal.removeEventListener("abort", cancel);
      this.#waiting.delete(id);
    }) as Promise<Jobs[Kind]["output"]>;
  }

  /** Like `run`, for what stays in the engine: freed again if nobody waits for it any more. */
  async acquire<Kind extends "read" | "customers" | "accounts" | "join" | "explore" | "annotate">(
    kind: Kind,
    input: Jobs[Kind]["input"],
    signal: AbortSignal,
    progress?: Report,
  ): Promise<Jobs[Kind]["output"]> {
    const output = await this.run(kind, input, signal, progress);
    if (!signal.aborted) return output;
    await this.release(typeof output === "number" ? output : output.table);
    throw signal.reason;
  }

  /** Frees something in the engine, if the engine is still there. */
  async release(handle: Handle): Promise<void> {
    if (this.#death === undefined) await this.run("release", { handle }, NEVER);
  }

  /** Ends the engine; everything pending, and everything later, is rejected with the error. */
  end(error: SegmentError): void {
    if (this.#death !== undefined) return;
    this.#death = error;
    this.#connection.close();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#onDeath(error);
  }

  #receive(reply: Reply): void {
    if (!("id" in reply)) return;
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    switch (reply.kind) {
      case "progress":
        return waiting.progress(reply.stage, reply.fraction);
      case "update":
        return waiting.update(reply.output);
      case "done":
        return waiting.resolve(reply.output);
      case "cancelled":
        return waiting.reject(waiting.signal.reason);
      case "failed": {
        const { code, details, message } = reply.failure;
        const error = new SegmentError(code, details, message);
        return reply.fatal ? this.end(error) : waiting.reject(error);
      }
    }
  }
}
