/** Makes `<customer-segments>` known to the page, once; on a server it does nothing. */

import { CustomerSegmentsElement } from "./element.js";
import type { CustomerSegmentsElement as Public } from "./public.js";

export function register(): void {
  if (globalThis.customElements && !customElements.get("customer-segments"))
    customElements.define("customer-segments", CustomerSegmentsElement);
}

declare global {
  interface HTMLElementTagNameMap {
    "customer-segments": Public;
  }
}
