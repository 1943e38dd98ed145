/**
 * The engine: a wasm instance, and the jobs that it does in bounded steps. The only file that knows the
 * generated glue.
 */

import createGlue from "../generated/glue.js";
import type { SegmentationReport, Step, TableReport } from "../report.js";
import type { Gathering, Stage } from "../types.js";
import { chunksOf } from "./chunks.js";
import { isFatal, SPARE } from "./faults.js";
import { axesOf } from "./axes.js";
import { glanceAt, spreadAt, valuesOf } from "./glance.js";
import type { Handle, Job, Jobs } from "./protocol.js";

type Glue = ReturnType<typeof createGlue>;
type Reader = InstanceType<Glue["TableReader"]>;
export type Table = ReturnType<Reader["finish"]>;
type Run = ReturnType<Table["start"]>;
type Annotator = InstanceType<Glue["Annotator"]>;
type Annotation = { next(progress: Surroundings["progress"]): Promise<Uint8Array | null>; free(): void };

/** The stages behind the search. */
const BEHIND: readonly Stage[] = ["weigh", "profile", "test"];

/** So far reading has got when all of the file is in memory; its columns are typed then. */
export const IN_MEMORY = 0.75;

/** What a job is given to live beside others. */
export interface Surroundings {
  progress(stage: Stage, fraction: number): void;
  /** Tells what is known so far; in form the job's output. */
  update(output: Jobs["segment"]["output"]): void;
  /** Gives others a turn now and then; throws once the job is cancelled. */
  pause(): Promise<void>;
}

export class Engine {
  readonly #glue: Glue;
  readonly #memory: WebAssembly.Memory;
  readonly #held = new Map<Handle, { free(): void }>();
  #handles = 0;

  private constructor(glue: Glue, memory: WebAssembly.Memory) {
    this.#glue = glue;
    this.#memory = memory;
  }

  static async start(module: WebAssembly.Module): Promise<Engine> {
    const glue = createGlue();
    const { memory } = await glue.default({ module_or_path: module });
    return new Engine(glue, memory);
  }

  /**
   * Whether the device, or the 4 GiB that wasm can address, has no more to give. Asked of a dead instance
   * alone: Rust ends in the same trap for want of memory as for any other fault.
   */
  isExhausted(): boolean {
    try {
      // Pages of 64 KiB, of which none is touched.
      this.#memory.grow(SPARE * 16);
      return false;
    } catch {
      return true;
    }
  }

  /** The memory of the instance. */
  get megabytes(): number {
    return this.#memory.buffer.byteLength / 2 ** 20;
  }

  /**
   * Does one job. What it throws was thrown by Rust on purpose (a plain object with a `code`), by
   * `pause`, or by reading the file; anything else means that the instance is dead.
   */
  async run(job: Job, surroundings: Surroundings): Promise<Jobs[Job["kind"]]["output"]> {
    switch (job.kind) {
      case "read":
        return this.#read(job, surroundings);
      case "segment":
        return this.#run(this.#get<Table>(job.table).start(job.options), job.updates, surroundings);
      case "merge":
        return this.#run(this.#get<Table>(job.table).merge(job.options, job.merging, job.assignments), false, surroundings);
      case "assign":
        return this.#get<Table>(job.table).assign(job.model) as Jobs["assign"]["output"];
      case "customers":
        return this.#customers(job, surroundings);
      case "accounts": {
        const [accounts, rows] = this.#get<Table>(job.table).accounts(job.by) as [Table, Int32Array];
        return { table: this.#hold(accounts), report: accounts.report() as TableReport, rows };
      }
      case "join": {
        const joined = this.#get<Table>(job.table).join(this.#get<Table>(job.other), job.own, job.others);
        return { table: this.#hold(joined), report: joined.report() as TableReport };
      }
      case "rfm":
        return this.#get<Table>(job.table).rfm(job.options) as Jobs["rfm"]["output"];
      case "values":
        return valuesOf(this.#get<Table>(job.table), job.column, surroundings.pause);
      case "glance":
        return glanceAt(this.#get<Table>(job.table), surroundings.pause);
      case "spread":
        return spreadAt(this.#get<Table>(job.table), job.assignments, job.segments, surroundings.pause);
      case "axes":
        return axesOf(this.#get<Table>(job.table), job.columns, surroundings.pause);
      case "explore":
        return this.#hold(this.#get<Table>(job.table).start(job.options));
      case "candidate":
        return this.#candidate(job, surroundings);
      case "annotate":
        return this.#annotate(job);
      case "bytes":
        return this.#get<Annotation>(job.annotation).next(surroundings.progress);
      case "release":
        this.#held.get(job.handle)?.free();
        this.#held.delete(job.handle);
        return null;
    }
  }

  async #read({ source, options, segmenting }: Jobs["read"]["input"], { progress, pause }: Surroundings) {
    if (segmenting !== undefined) this.#glue.check(segmenting);
    const reader = new this.#glue.TableReader(options);
    return freeing(reader, async () => {
      for await (const { bytes, fraction } of chunksOf(source)) {
        reader.push(bytes);
        progress("read", IN_MEMORY * fraction);
        await pause();
      }
      for (let typed = reader.step(); typed !== undefined; typed = reader.step()) {
        progress("read", IN_MEMORY + (1 - IN_MEMORY) * typed);
        await pause();
      }
      const table = reader.finish();
      return { table: this.#hold(table), report: table.report() as TableReport };
    });
  }

  async #customers({ table, options }: Jobs["customers"]["input"], { progress, pause }: Surroundings) {
    const gatherer = this.#get<Table>(table).gather(options);
    return freeing(gatherer, async () => {
      while (gatherer.step()) {
        progress("prepare", gatherer.fraction());
        await pause();
      }
      const [gathering, rows] = [gatherer.report() as Gathering, gatherer.rows()];
      const customers = gatherer.finish();
      return { table: this.#hold(customers), report: customers.report() as TableReport, gathering, rows };
    });
  }

  async #run(run: Run, updates: boolean | undefined, { progress, update, pause }: Surroundings) {
    return freeing(run, async () => {
      for (let step: Step = run.step(); step.kind !== "done"; step = run.step()) {
        if (step.kind === "working") progress(step.stage, step.fraction);
        if (step.kind === "update" && updates) update(resultOf(run));
        await pause();
      }
      return resultOf(run);
    });
  }

  async #candidate({ search }: Jobs["candidate"]["input"], { progress, pause }: Surroundings) {
    const run = this.#get<Run>(search);
    for (;;) {
      const step: Step = run.step();
      if (step.kind === "candidate") return step.candidate;
      // Behind the search there is only the work for the one that was chosen.
      if (step.kind !== "working" || BEHIND.includes(step.stage)) return null;
      progress(step.stage, step.fraction);
      await pause();
    }
  }

  #annotate({ source, reading, column, labels, assignments }: Jobs["annotate"]["input"]): Handle {
    const annotator = new this.#glue.Annotator(reading, column, [...labels], assignments);
    const pieces = annotated(annotator, source);
    const annotation: Annotation = {
      async next(progress) {
        const { done, value } = await pieces.next();
        if (done) return null;
        progress("export", value.fraction);
        return value.bytes;
      },
      free() {
        void pieces.return();
        free(annotator);
      },
    };
    return this.#hold(annotation);
  }

  #hold(value: { free(): void }): Handle {
    this.#handles += 1;
    this.#held.set(this.#handles, value);
    return this.#handles;
  }

  #get<Kind>(handle: Handle): Kind {
    const value = this.#held.get(handle);
    if (value === undefined) throw new Error("the client named something that was released");
    return value as Kind;
  }
}

/** What a run knows. */
const resultOf = (run: Run): Jobs["segment"]["output"] => ({ report: run.report() as SegmentationReport, assignments: run.assignments() });

/** The file with its new column, piece by piece. */
async function* annotated(annotator: Annotator, source: Blob) {
  for await (const { bytes, fraction } of chunksOf(source)) {
    const piece = annotator.push(bytes);
    if (piece.length > 0) yield { bytes: piece, fraction };
  }
  const rest = annotator.finish();
  if (rest.length > 0) yield { bytes: rest, fraction: 1 };
}

/** Frees what belongs to Rust when the work ends, unless the instance is dead: then nothing may touch it. */
async function freeing<Output>(owned: { free(): void }, work: () => Promise<Output>): Promise<Output> {
  try {
    const output = await work();
    free(owned);
    return output;
  } catch (error) {
    if (!isFatal(error)) free(owned);
    throw error;
  }
}

/** Frees it unless a call has already handed it over to Rust. */
function free(owned: { free(): void; __wbg_ptr?: number }): void {
  if (owned.__wbg_ptr !== 0) owned.free();
}
