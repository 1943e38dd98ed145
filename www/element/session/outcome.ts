/** What a result makes of the state: who is who, and which numbers of segments were measured. */

import type { Segmentation } from "../../types.js";
import { identify } from "./identity.js";
import { byMoney } from "./people.js";
import type { State } from "./state.js";

/** `next` is the first identity that was never given. */
export function outcome({ candidates, identities, result: before }: State, result: Segmentation, clusters: number | undefined, next: number) {
  const measured = new Map([...candidates, ...result.candidates].map((one) => [one.clusters, one]));
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
