/** Contestants take turns, so that whatever else the machine does meets all of them alike. */

/** A contestant slower than this runs once. */
const SLOW_SECONDS = 20;

/**
 * @param {{ run: () => Promise<{ seconds: number }> }[]} contestants
 * @returns {Promise<{ seconds: number[], last: object }[]>} In the same order, the times of each and its last
 *   outcome.
 */
export async function interleave(contestants, rounds) {
  const outcomes = contestants.map(() => ({ seconds: [], last: undefined }));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      // Everybody is first in some round.
      const index = (turn + round) % contestants.length;
      const outcome = outcomes[index];
      if (outcome.seconds.some((seconds) => seconds > SLOW_SECONDS)) continue;
      outcome.last = await contestants[index].run();
      outcome.seconds.push(outcome.last.seconds);
    }
  }
  return outcomes;
}

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const spread = (values) => [Math.min(...values), Math.max(...values)];

/** Runs and times something in this process. */
export async function timed(work) {
  const start = performance.now();
  const outcome = await work();
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}
