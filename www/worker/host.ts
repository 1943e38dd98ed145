/** Answers the client's requests with an engine; the same in a worker and in the page's own thread. */

import { Engine, IN_MEMORY, type Surroundings } from "./engine.js";
import { Cancelled, failureOf, isFatal } from "./faults.js";
import { createPause } from "./pause.js";
import type { Job, Reply, Request } from "./protocol.js";

export type Post = (reply: Reply, transfer: ArrayBuffer[]) => void;

/** Takes the client's requests one after another; replies go to `post`. */
export function createHost(post: Post): (request: Request) => void {
  let engine: Engine | undefined;
  /** The job that is under way; the client never sends a second one. */
  let running: { id: number; cancelled: boolean } | undefined;
  const pause = createPause();

  const start = async (module: WebAssembly.Module, probe: Blob | undefined) => {
    try {
      [engine] = await Promise.all([Engine.start(module), probe?.arrayBuffer()]);
      post({ kind: "ready" }, []);
    } catch (error) {
      post({ kind: "refused", failure: failureOf(error) }, []);
    }
  };

  const run = async (id: number, job: Job) => {
    const state = { id, cancelled: false };
    running = state;
    /** How much of the file is in memory; of other work, all. */
    let read = job.kind === "read" ? 0 : 1;
    const surroundings: Surroundings = {
      progress(stage, fraction) {
        if (stage === "read") read = Math.min(1, fraction / IN_MEMORY);
        post({ kind: "progress", id, stage, fraction }, []);
      },
      update: (output) => post({ kind: "update", id, output }, buffersIn(output)),
      async pause() {
        await pause();
        if (state.cancelled) throw new Cancelled();
      },
    };
    try {
      if (engine === undefined) throw new Error("there is no engine");
      const output = await engine.run(job, surroundings);
      post({ kind: "done", id, output }, buffersIn(output));
    } catch (error) {
      if (error instanceof Cancelled) {
        post({ kind: "cancelled", id }, []);
      } else {
        const fatal = isFatal(error);
        const held = engine?.megabytes;
        const failure = failureOf(error, fatal && engine?.isExhausted(), { held, read });
        if (fatal) engine = undefined;
        post({ kind: "failed", id, failure, fatal }, []);
      }
    }
  };

  return (request) => {
    switch (request.kind) {
      case "start":
        return void start(request.module, request.probe);
      case "job":
        return void run(request.id, request.job);
      case "cancel":
        if (running?.id === request.id) running.cancelled = true;
        return;
      case "close":
        engine = undefined;
        if (running !== undefined) running.cancelled = true;
    }
  };
}

/** The bulk numbers of a result: moved to the client, not copied. */
function buffersIn(output: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(output)) return [output.buffer as ArrayBuffer];
  if (typeof output !== "object" || output === null) return [];
  return Object.values(output)
    .filter((value) => ArrayBuffer.isView(value))
    .map((view) => view.buffer as ArrayBuffer);
}
