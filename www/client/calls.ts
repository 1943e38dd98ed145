/**
 * Calls wait for their turn, one at a time and in order, and can be abandoned at any moment: the
 * caller's promise is rejected at once, while the turn ends when the engine has really stopped.
 */

import { SegmentError } from "../errors.js";
import type { Formatter } from "../locales/format.js";
import { loadWords } from "../locales/load.js";
import type { Locale, Segmentation } from "../types.js";
import type { CallOptions, Report } from "./options.js";

/** What the work of a call is given. */
export interface Call {
  /** Aborted once nobody waits for the result any more. */
  readonly signal: AbortSignal;
  readonly progress: Report;
  /** Tells the caller what is known so far; absent if he does not listen. */
  readonly update: ((partial: Segmentation) => void) | undefined;
  /** The words of the caller's language. */
  words(): Promise<Formatter>;
}

export class Calls {
  readonly #open = new Set<AbortController>();
  #turns: Promise<void> = Promise.resolve();

  /** Does the work when its turn comes. `also` abandons it, like the caller's own signal. */
  make<Output>(options: CallOptions, also: AbortSignal | undefined, work: (call: Call) => Promise<Output>): Promise<Output> {
    const end = new AbortController();
    const unlink = [options.signal, also].map((signal) => link(signal, end));
    // A listener that throws must be noticed, and the call's promise is the only place for it.
    const thrown = (error: unknown) => end.abort(new Thrown(error));
    const tell = (listener: () => unknown) => {
      if (end.signal.aborted) return;
      try {
        const answer = listener();
        if (answer instanceof Promise) answer.catch(thrown);
      } catch (error) {
        thrown(error);
      }
    };
    const progress: Report = (stage, fraction) => tell(() => options.progress(stage, fraction));
    const listener = options.update;
    const update = listener && ((partial: Segmentation) => tell(() => listener(partial)));
    this.#open.add(end);
    return new Promise<Output>((resolve, reject) => {
      const fail = (reason: unknown) => {
        if (reason instanceof Thrown) reject(reason.error);
        else if (options.signal?.aborted && reason === options.signal.reason) reject(reason);
        else void localised(reason, options.locale).then(reject);
      };
      if (options.fault !== undefined) end.abort(options.fault);
      if (end.signal.aborted) return fail(end.signal.reason);
      end.signal.addEventListener("abort", () => fail(end.signal.reason), { once: true });
      this.#turns = this.#turns.then(async () => {
        if (end.signal.aborted) return;
        try {
          resolve(await work({ signal: end.signal, progress, update, words: () => loadWords(options.locale) }));
        } catch (error) {
          fail(error);
        }
      });
    }).finally(() => {
      this.#open.delete(end);
      for (const each of unlink) each();
      end.abort();
    });
  }

  /** Rejects every call that is waiting or under way. */
  abandon(error: SegmentError): void {
    for (const end of [...this.#open]) end.abort(error);
  }
}

/** An error of the caller's own, which is handed back as it is. */
class Thrown {
  constructor(readonly error: unknown) {}
}

/** Aborts `end` with the signal, until it is unlinked. */
function link(signal: AbortSignal | undefined, end: AbortController): () => void {
  if (signal === undefined) return () => {};
  const abort = () => end.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  return () => signal.removeEventListener("abort", abort);
}

/** The failure with its message in the caller's language; in code if the words cannot be had. */
async function localised(reason: unknown, locale: Locale): Promise<SegmentError> {
  const error = reason instanceof SegmentError ? reason : new SegmentError("engine-crashed", {}, undefined, { cause: reason });
  const words = await loadWords(locale).catch(() => undefined);
  if (words === undefined) return error;
  const { columns = [], ...values } = error.details;
  const message = words.message(`error.${error.code}`, { ...values, columns: columns.join(", ") });
  return new SegmentError(error.code, error.details, message, error.cause === undefined ? undefined : { cause: error.cause });
}
