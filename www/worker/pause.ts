/** Lets the thread's other work through: messages in a worker, painting and input in a page. */

/** Milliseconds of work before the thread is given up once. */
const SLICE = 12;

declare const setImmediate: ((callback: () => void) => void) | undefined;

/** A function that waits for one turn of the event loop, if the last one is long enough ago. */
export function createPause(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SLICE) return;
    await nextTask();
    last = performance.now();
  };
}

function nextTask(): Promise<void> {
  // Timers are clamped to 4 ms and throttled in hidden tabs; a message is neither.
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate!(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
