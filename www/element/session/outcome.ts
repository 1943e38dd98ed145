/** What a result makes of the state: who is who, and which numbers of segments were measured. */

import type { Segmentation } from "../../types.js";
import { identify } from "./identity.js";
import { byMoney } from "./people.js";
import type { State } from "./state.js";

/** `next` is the first identity that was never given. */
export function outcome({ candidates, identities, result: before }: State, result: Segmentation, clusters: number | undefined, next: number) {
  // A score compares the numbers that were tried together: tried alone, every number would score best.
  const found = result.candidates.length > 1 ? result.candidates : result.candidates.map((one) => candidates.find(({ clusters }) => clusters === one.clusters) ?? { ...one, evidence: null });
  const measured = new Map([...candidates, ...found].map((one) => [one.clusters, one]));
  const former = before && { identities, assignments: before.assignments };
  const order = [...result.segments].sort(byMoney).map(({ index }) => index);
  return {
    result,
    stale: false,
    clusters,
    identities: identify(order, result.assignments, former, next),
    candidates: [...measured.values()].sort((one, other) => one.clusters - other.clusters),
  };
}
