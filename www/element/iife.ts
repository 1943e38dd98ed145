/** Everything in one file for a plain `<script>`: defines the element, and puts the package under one global name. */

import { annotate, createSegmenter, segment, SegmentError } from "../index.js";
import { CustomerSegmentsElement } from "./index.js";
import { register } from "./register.js";

const api = { annotate, createSegmenter, CustomerSegmentsElement, segment, SegmentError };

declare global {
  var CustomerSegments: typeof api;
}

globalThis.CustomerSegments = api;
register();
