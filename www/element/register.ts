/** Makes `<customer-segments>` known to the page, once; on a server it does nothing. */

import { CustomerSegmentsElement } from "./element.js";

export function register(): void {
  if (globalThis.customElements && !customElements.get("customer-segments"))
    customElements.define("customer-segments", CustomerSegmentsElement);
}
