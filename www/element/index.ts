/** The element's class, without side effects: it imports on a server, and defines nothing. */

export { CustomerSegmentsElement } from "./element.js";
export type { SegmentEvents } from "./events.js";
export type { Sample } from "./sample.js";
