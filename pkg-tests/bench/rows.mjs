/** Every row of the table, by the name that `--only` takes. */

import { javascript, memory, pipeline, scale, visit } from "./rows/browser.mjs";
import { coarse, lloyd, silhouette, sweep, wasm } from "./rows/kernels.mjs";
import { quality } from "./rows/quality.mjs";
import { first, reading } from "./rows/reading.mjs";

/** `optional` ones are measured only when they are asked for. */
export const rows = [
  { name: "lloyd", run: lloyd },
  { name: "sweep", run: sweep },
  { name: "coarse", run: coarse },
  { name: "wasm", run: wasm },
  { name: "silhouette", run: silhouette },
  { name: "pipeline", run: pipeline },
  { name: "javascript", run: javascript },
  { name: "reading", run: reading },
  { name: "first", run: first },
  { name: "visit", run: visit },
  { name: "memory", run: memory },
  { name: "quality", run: quality },
  // A file of 600 MB and some minutes.
  { name: "scale", run: scale, optional: true },
];
