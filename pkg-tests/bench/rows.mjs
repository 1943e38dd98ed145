/** Every row of the table, by the name that `--only` takes. */

import { coarse, lloyd, silhouette, sweep, wasm } from "./rows/kernels.mjs";
import { quality } from "./rows/quality.mjs";

export const rows = [
  { name: "lloyd", run: lloyd },
  { name: "sweep", run: sweep },
  { name: "coarse", run: coarse },
  { name: "wasm", run: wasm },
  { name: "silhouette", run: silhouette },
  { name: "quality", run: quality },
];
