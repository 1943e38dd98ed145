/** What a worker does: requests come in as messages, replies go out as messages. */

import { createHost } from "./host.js";
import type { Reply, Request } from "./protocol.js";

/** Of a worker's scope only this is needed; TypeScript's own type for it excludes that of a page. */
const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

export function serve(): void {
  /**
   * Held until this worker ends, in whatever way: nobody is told when one is terminated or killed, but
   * whoever waits for its lock then gets it.
   */
  const lock = `customer-segments ${Math.random()} ${performance.now()}`;
  const held = () => {
    scope.postMessage({ kind: "alive", lock } satisfies Reply, []);
    return new Promise(() => {});
  };
  // Only secure contexts have locks, and an origin of its own within a sandbox may not use them.
  globalThis.navigator?.locks?.request(lock, held).catch(() => {});

  const receive = createHost((reply, transfer) => scope.postMessage(reply, transfer));
  scope.onmessage = (event) => receive(event.data);
}
