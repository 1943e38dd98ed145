/** What the element tells its page. Every event bubbles and leaves the shadow. */

import type { Progress, Segmentation } from "../types.js";

/** The steps, in order; `persona` is one segment's page. */
export type Step = "start" | "read" | "goal" | "columns" | "result" | "persona";

export interface SegmentEvents {
  "segment-progress": CustomEvent<Progress>;
  "segment-result": CustomEvent<{ result: Segmentation }>;
  /** `error` is what was thrown; `message` is what the reader saw. */
  "segment-error": CustomEvent<{ error: unknown; message: string }>;
  /** Another step is shown; `segment` names the one whose page it is. */
  "segment-step": CustomEvent<{ step: Step; segment: number | null }>;
}

export function dispatch<Name extends keyof SegmentEvents>(
  target: EventTarget,
  name: Name,
  detail: SegmentEvents[Name]["detail"],
): void {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap extends SegmentEvents {}
}
