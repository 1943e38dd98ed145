/** Fetches and compiles everything that is otherwise loaded when it is first needed. */

import { loadWords } from "../locales/load.js";
import type { Locale } from "../types.js";
import { inlinedModule } from "./module.js";

/** After this the engine needs no request any more, in any of the given languages. */
export async function preload(locales: readonly Locale[] = ["en", "ar", "fa"]): Promise<void> {
  await Promise.all([
    inlinedModule(),
    import("../generated/worker-source.js"),
    import("../worker/host.js"),
    import("./html-report.js"),
    import("./merging.js"),
    import("./words.js"),
    // Imported here already, but by name: what asks for it later asks for a file of its own.
    import("../locales/load.js"),
    import("../worker/formats/xlsx.js"),
    import("../worker/formats/parquet.js"),
    import("../worker/formats/json.js"),
    import("../worker/formats/delimited.js"),
    import("../worker/formats/zip.js"),
    ...locales.map(loadWords),
  ]);
}
