/** A segmenter: one engine, one queue. */

import type {
  AnnotateOptions,
  ReadOptions,
  Segmentation,
  Segmenter,
  SegmenterOptions,
  SegmentOptions,
  Source,
  Table,
} from "../types.js";
import { annotated } from "./annotate.js";
import { Core } from "./core.js";
import { dispose } from "./dispose.js";
import { callOptions, invalid, ofBoth, only, segmentingOptions, splitOptions, within } from "./options.js";
import { blobOf } from "./source.js";
import { LiveTable, readAgain, segmentIn } from "./table.js";
import { tabular } from "./tabular.js";

/** Reading against the rest, of a call that does both. */
const READING_SHARE = 0.4;

export class EngineSegmenter implements Segmenter {
  readonly #core: Core;

  constructor(options: SegmenterOptions) {
    if (typeof options !== "object" || options === null) throw invalid("options", "an object", options);
    only(options, ["wasm", "worker"]);
    if (typeof options.wasm === "string") throw invalid("wasm", "a URL, a Response, bytes or a WebAssembly.Module", options.wasm);
    this.#core = new Core(options);
  }

  read(source: Source, options?: ReadOptions): Promise<Table> {
    const parsed = callOptions(options);
    return this.#core.call(parsed, undefined, async ({ signal, progress, words }) => {
      const [formatter, session] = await Promise.all([words(), this.#core.session()]);
      const { told, ...input } = await tabular(await blobOf(source, signal), parsed.plain, signal);
      const { table, report: plain } = await session.acquire("read", input, signal, within(progress, 0, 0.99));
      const report = told(plain);
      progress("read", 1);
      return new LiveTable(this.#core, readAgain(input), { session, handle: table }, report, formatter);
    });
  }

  segment(source: Source, options?: ReadOptions & SegmentOptions): Promise<Segmentation> {
    return segmentFile(this.#core, source, options);
  }

  annotate(source: Source, result: Segmentation, options?: AnnotateOptions): ReadableStream<Uint8Array> {
    return annotated(() => ({ core: this.#core, giveBack() {} }), source, result, options);
  }

  close(): void {
    this.#core.close();
  }

  [dispose](): void {
    this.close();
  }
}

/** Reads and segments in one turn; the table is gone again at its end. */
export function segmentFile(core: Core, source: Source, options?: ReadOptions & SegmentOptions): Promise<Segmentation> {
  const parsed = segmentingOptions(options);
  return core.call(parsed, undefined, async (call) => {
    const { signal, progress } = call;
    const { reading, segmenting } = splitOptions(parsed.plain);
    const session = await core.session();
    const { told, ...file } = await tabular(await blobOf(source, signal), reading, signal);
    const input = { ...file, segmenting };
    const { table } = await session.acquire("read", input, signal, within(progress, 0, READING_SHARE)).catch((error) => {
      throw ofBoth(error);
    });
    try {
      return told(await segmentIn(session, table, segmenting, call, within(progress, READING_SHARE, 1)));
    } finally {
      await session.release(table);
    }
  });
}
