/** Defines `<customer-segments>`. The only side effect of the element. */

import { CustomerSegmentsElement } from "./element.js";

if (globalThis.customElements && !customElements.get("customer-segments"))
  customElements.define("customer-segments", CustomerSegmentsElement);

declare global {
  interface HTMLElementTagNameMap {
    "customer-segments": CustomerSegmentsElement;
  }
}
