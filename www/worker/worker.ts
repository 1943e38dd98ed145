/** The worker: requests come in as messages, replies go out as messages. */

import { createHost } from "./host.js";
import type { Request } from "./protocol.js";

/** Of a worker's scope only this is needed; TypeScript's own type for it excludes that of a page. */
const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

const receive = createHost((reply, transfer) => scope.postMessage(reply, transfer));
scope.onmessage = (event) => receive(event.data);
