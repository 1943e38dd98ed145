/** One line of the table: we and our peers at the same work. */

import { interleave, median, spread } from "./rounds.mjs";

/**
 * Measures `ours` against `peers`. Several peers of one name (a library with one thread and with two) count
 * as one, at its quickest. `agrees` is given our outcome and a peer's, and says what is wrong, if anything.
 *
 * @param {{ work: string, ours: object, peers: ({ name: string, how?: string, run: Function })[],
 *   agrees?: (ours: object, theirs: object) => string | undefined, target?: number }} comparison
 */
export async function compare({ work, ours, peers, agrees = () => undefined, targets = {} }, { rounds }) {
  const outcomes = await interleave([ours, ...peers], rounds);
  const [own, ...others] = outcomes;
  const lines = [];
  for (const name of new Set(peers.map((peer) => peer.name))) {
    const variants = peers
      .map((peer, index) => ({ ...peer, ...others[index], median: median(others[index].seconds) }))
      .filter((peer) => peer.name === name)
      .sort((one, other) => one.median - other.median);
    const best = variants[0];
    lines.push({
      work,
      ours: { median: median(own.seconds), spread: spread(own.seconds), runs: own.seconds.length, ...told(own.last) },
      peer: { name, how: best.how, median: best.median, spread: spread(best.seconds), runs: best.seconds.length, ...told(best.last) },
      ratio: best.median / median(own.seconds),
      target: targets[name],
      disagreements: variants.map((peer) => agrees(own.last, peer.last)).filter(Boolean),
    });
  }
  return lines;
}

/** What an outcome says beside its time, without its bulk. */
function told({ seconds, ...outcome }) {
  return Object.fromEntries(Object.entries(outcome).filter(([, value]) => ["number", "string"].includes(typeof value)));
}

/** Why two numbers do not agree, or nothing. */
export function differs(what, one, other, tolerance) {
  const relative = Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), Number.MIN_VALUE);
  return relative <= tolerance ? undefined : `${what}: ${one} and ${other}`;
}
