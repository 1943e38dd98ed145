/** The element's class, without side effects: it imports on a server, and defines nothing. */

import { CustomerSegmentsElement as Implementation } from "./element.js";
import type { CustomerSegmentsElement as Public } from "./public.js";

export type CustomerSegmentsElement = Public;
export const CustomerSegmentsElement: new () => Public = Implementation;

export type { SegmentEvents } from "./events.js";
export type { Sample } from "./sample.js";
