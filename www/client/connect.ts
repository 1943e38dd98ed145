/**
 * A thread with an engine in it. Tried in order: the caller's worker, a Blob worker, the page's own
 * thread, which every runtime has.
 */

import { SegmentError } from "../errors.js";
import type { SegmenterOptions } from "../types.js";
import type { Reply, Request } from "../worker/protocol.js";

/** The way to one engine and back. */
export interface Connection {
  send(request: Request): void;
  /** Called with each reply. */
  onReply: (reply: Reply) => void;
  /** Called once if the thread dies. */
  onDeath: (cause: unknown) => void;
  close(): void;
}

/** How long a worker may take to say that it is ready. Some refusals are silent. */
const PATIENCE = 10_000;

type Rung = () => Connection | Promise<Connection>;

/** A connection to an engine that has said it is ready. The thread starts while the module is still being unpacked. */
export async function connect(module: Promise<WebAssembly.Module>, worker: SegmenterOptions["worker"]): Promise<Connection> {
  const rungs: Rung[] = [];
  if (worker !== undefined) rungs.push(() => overWorker(given(worker)));
  if (typeof Worker === "function") rungs.push(blobWorker);
  let failure: unknown;
  for (const rung of [...rungs, sameThread]) {
    try {
      return await started(await rung(), module, rung === sameThread ? undefined : new Blob(["."]));
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

const given = (worker: URL | (() => Worker)): Worker =>
  typeof worker === "function" ? worker() : new Worker(worker, { type: "module" });

async function blobWorker(): Promise<Connection> {
  const { default: source } = await import("../generated/worker-source.js");
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return overWorker(new Worker(url), () => URL.revokeObjectURL(url));
  } catch (error) {
    // WebKit refuses at once where others send an event.
    URL.revokeObjectURL(url);
    throw error;
  }
}

function overWorker(worker: Worker, release = () => {}): Connection {
  const end = new AbortController();
  const watch = (lock: string) =>
    void navigator.locks.request(lock, { signal: end.signal }, () => connection.onDeath(new Error("the worker was ended"))).catch(() => {});
  const connection: Connection = {
    send: (request) => worker.postMessage(request),
    onReply() {},
    onDeath() {},
    close() {
      release();
      end.abort();
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      worker.terminate();
    },
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => (data.kind === "alive" ? watch(data.lock) : connection.onReply(data));
  worker.onmessageerror = () => connection.onDeath(new Error("a message of the worker could not be read"));
  worker.onerror = (event) => {
    event.preventDefault?.();
    connection.onDeath(new Error(event.message || "the worker was refused"));
  };
  return connection;
}

async function sameThread(): Promise<Connection> {
  const { createHost } = await import("../worker/host.js");
  let open = true;
  const later = (work: () => void) => queueMicrotask(() => open && work());
  const receive = createHost((reply) => later(() => connection.onReply(reply)));
  const connection: Connection = {
    send: (request) => later(() => receive(request)),
    onReply() {},
    onDeath() {},
    close() {
      open = false;
      receive({ kind: "close" });
    },
  };
  return connection;
}

/**
 * Hands over the module and waits for the engine's word. `probe` is read first: of a page from disk, WebKit's
 * workers can be given files, and cannot read them.
 */
function started(connection: Connection, module: Promise<WebAssembly.Module>, probe: Blob | undefined): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refuse = (cause: unknown) => {
      clearTimeout(timer);
      connection.close();
      reject(cause);
    };
    connection.onDeath = refuse;
    connection.onReply = (reply) => {
      if (reply.kind === "ready") {
        clearTimeout(timer);
        resolve(connection);
      } else if (reply.kind === "refused") {
        refuse(new SegmentError(reply.failure.code, reply.failure.details));
      }
    };
    module
      .then((compiled) => {
        timer = setTimeout(refuse, PATIENCE, new Error("the worker did not answer"));
        connection.send({ kind: "start", module: compiled, ...(probe && { probe }) });
      })
      .catch(refuse);
  });
}
