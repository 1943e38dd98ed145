/** Real customer files, and what must come of each without a single setting. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { sharedData } from "../shared-data.mjs";

/** A table of keys alone: nothing in it says what anybody does. */
const KEYS = ["campaigns.csv"];
/** Beside keys and dates it has one column of three names: both outcomes are right. */
const EITHER = ["campaign_descriptions.csv"];

/** Each file with the number of its rows as another program counted them. */
export function customerFiles() {
  const truth = JSON.parse(readFileSync(join(sharedData, "reference/typed_truth.json"), "utf8"));
  const folder = join(sharedData, "customers");
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((path) => {
      const name = relative(folder, path);
      const ends = (names) => names.some((one) => name.endsWith(one));
      const expected = ends(KEYS) ? ["features-none"] : ends(EITHER) ? ["features-none", "segments"] : ["segments"];
      return { name, path, expected, rows: truth[`customers/${name}`].data_rows };
    });
}
