/**
 * Which segments of a new result are those of the former: so that marks, names and what was written stay with
 * the people they were written about.
 */

/** A segment through re-runs: `id` is never given twice, `mark` is its colour and shape, from 0. */
export interface Identity {
  readonly id: number;
  readonly mark: number;
}

/** Two sets share more than half of all their members: neither can be as near to any other (Hennig 2007). */
const SAME = 0.5;

/**
 * One identity for each segment. `order` has their indices in the order in which new ones take the free marks;
 * `next` is the first id that was never given.
 */
export function identify(
  order: readonly number[],
  assignments: Int32Array,
  former: { readonly identities: readonly Identity[]; readonly assignments: Int32Array } | null,
  next: number,
): readonly Identity[] {
  const count = order.length;
  const kept = former === null || former.assignments.length !== assignments.length ? [] : matches(former, count, assignments);
  const known = Array.from({ length: count }, (_, segment) => {
    const before = kept[segment];
    return before === undefined ? undefined : former!.identities[before];
  });
  const taken = new Set(known.map((identity) => identity?.mark));
  for (const segment of order) {
    if (known[segment] !== undefined) continue;
    let mark = 0;
    while (taken.has(mark)) mark += 1;
    taken.add(mark);
    known[segment] = { id: next++, mark };
  }
  return known as readonly Identity[];
}

/** For each new segment the former one that it is, if any. */
function matches(former: { readonly identities: readonly Identity[]; readonly assignments: Int32Array }, count: number, assignments: Int32Array): (number | undefined)[] {
  const before = former.identities.length;
  const shared = new Float64Array(before * count);
  const [sizes, others] = [new Float64Array(count), new Float64Array(before)];
  for (let row = 0; row < assignments.length; row++) {
    const [now, then] = [assignments[row]!, former.assignments[row]!];
    if (now >= 0) sizes[now]! += 1;
    if (then >= 0) others[then]! += 1;
    if (now >= 0 && then >= 0) shared[then * count + now]! += 1;
  }
  return Array.from({ length: count }, (_, now) => {
    const found = Array.from({ length: before }, (_, then) => then).find((then) => {
      const both = shared[then * count + now]!;
      return both > SAME * (sizes[now]! + others[then]! - both);
    });
    return found;
  });
}
