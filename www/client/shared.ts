/** The engine behind the plain functions: shared while any call is under way, then given up with its memory. */

import type { AnnotateOptions, ReadOptions, Segmentation, SegmentOptions, Source } from "../types.js";
import { annotated } from "./annotate.js";
import { Core } from "./core.js";
import { segmentFile } from "./segmenter.js";

let shared: { core: Core; users: number } | undefined;

function borrow(): { core: Core; giveBack(): void } {
  const engine = (shared ??= { core: new Core({}), users: 0 });
  engine.users += 1;
  return {
    core: engine.core,
    giveBack() {
      engine.users -= 1;
      if (engine.users > 0) return;
      if (shared === engine) shared = undefined;
      engine.core.close();
    },
  };
}

/**
 * Reads a table and finds its segments.
 *
 * @throws SegmentError; the signal's own reason after an abort.
 */
export async function segment(source: Source, options?: ReadOptions & SegmentOptions): Promise<Segmentation> {
  const { core, giveBack } = borrow();
  try {
    return await segmentFile(core, source, options);
  } finally {
    giveBack();
  }
}

/**
 * The same file with one more column: the name of each row's segment, empty where the row was set aside.
 * UTF-8 with a byte order mark, its other cells as they were.
 *
 * The stream fails with `option-invalid` where the file has other rows than the result: one of `Table.customers` has a
 * row for each customer, that of `segment` for each line of the orders.
 */
export function annotate(source: Source, result: Segmentation, options?: AnnotateOptions): ReadableStream<Uint8Array> {
  return annotated(borrow, source, result, options);
}
