/** The same file with one more column, as a stream that works as fast as it is read. */

import type { AnnotateOptions, Segmentation, Source } from "../types.js";
import type { Handle } from "../worker/protocol.js";
import type { Core } from "./core.js";
import { callOptions, invalid } from "./options.js";
import type { Session } from "./session.js";
import { blobOf } from "./source.js";
import { tabularAgain } from "./tabular.js";

/** An engine for as long as the stream is read. */
export type Borrow = () => { core: Core; giveBack(): void };

/** Each pull is a call of its own, so that a stream which nobody reads holds up nothing. */
export function annotated(borrow: Borrow, source: Source, result: Segmentation, options: AnnotateOptions = {}): ReadableStream<Uint8Array> {
  const parsed = callOptions(options, ["column"]);
  let loan: ReturnType<Borrow> | undefined;
  let open: { session: Session; annotation: Handle } | undefined;

  const start = (core: Core) =>
    core.call(parsed, undefined, async ({ signal, words }) => {
      const { column, labels } = writingOf(result, parsed.plain, (await words()).message("segment.column"));
      const session = await core.session();
      const { reading, assignments } = result;
      const input = { source: await tabularAgain(await blobOf(source, signal), reading), reading, column, labels, assignments };
      return { session, annotation: await session.acquire("annotate", input, signal) };
    });

  const end = () => {
    parsed.signal?.removeEventListener("abort", abort);
    if (loan === undefined) return;
    if (open !== undefined) loan.core.release(open.session, open.annotation);
    loan.giveBack();
    loan = open = undefined;
  };

  let stream: ReadableStreamDefaultController<Uint8Array>;
  const abort = () => {
    stream.error(parsed.signal?.reason);
    end();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream = controller;
        if (parsed.signal?.aborted) return controller.error(parsed.signal.reason);
        parsed.signal?.addEventListener("abort", abort);
      },
      async pull(controller) {
        loan ??= borrow();
        const { core } = loan;
        try {
          const { session, annotation } = (open ??= await start(core));
          const bytes = await core.call(parsed, undefined, ({ signal, progress }) => session.run("bytes", { annotation }, signal, progress));
          if (bytes !== null) return controller.enqueue(bytes);
          end();
          controller.close();
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** What the new column is called, and what stands in it. */
function writingOf(result: Segmentation, options: Readonly<Record<string, unknown>>, fallback: string) {
  const column = options["column"] ?? fallback;
  if (typeof column !== "string" || column === "") throw invalid("column", "a name", column);
  if (!(result?.assignments instanceof Int32Array) || !Array.isArray(result.segments)) throw invalid("result", "what `segment` returned, its `assignments` still an Int32Array", result);
  // The marks that keep a name whole within a sentence would only be in the way in a cell.
  const labels = (result.segments as Segmentation["segments"]).map(({ name }) => name.replace(/[\u2066-\u2069]/g, ""));
  return { column, labels };
}
