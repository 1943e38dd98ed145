/** How Parquet's pages may be packed, beside Snappy, which its reader knows by itself. */

import { gunzipSync } from "fflate/browser";
import { decompress } from "fzstd";

export const codecs = {
  GZIP: (packed: Uint8Array, length: number): Uint8Array => gunzipSync(packed, { out: new Uint8Array(length) }),
  ZSTD: (packed: Uint8Array, length: number): Uint8Array => decompress(packed, new Uint8Array(length)),
};
