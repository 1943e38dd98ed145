/** What `engine.js` says of its engine's memory, in bytes. Memory of wasm never shrinks, so that is its peak. */

/**
 * Rejects where nobody answers: on a busy machine the worker may start too late, and the package then goes on in one
 * of its own, which knows of no such question.
 */
export function memoryOf(channel, patience = 60_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the worker with the memory did not answer: it may have started too late")), patience);
    channel.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    channel.postMessage("how much");
  });
}
