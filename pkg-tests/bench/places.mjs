/** Where things are. Everything that is made lies in one folder that git ignores. */

import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Peers, data and tables. */
export const folder = join(root, "artefacts/bench");
export const data = join(folder, "data");
