/** Chance that comes out the same each time: small integers only, no transcendental functions. */

export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Evenly from 0 to below 1 (mulberry32, Tommy Ettinger, public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  yes(probability: number): boolean {
    return this.next() < probability;
  }

  /** Bell-shaped around `mean` with standard deviation `spread`, as the sum of twelve even draws; at least `least`. */
  near(mean: number, spread: number, least = 0): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.next();
    return Math.max(least, mean + spread * sum);
  }

  /** As `near`, to the nearest whole number. */
  count(mean: number, spread: number, least = 0): number {
    return Math.round(this.near(mean, spread, least));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  /** An item with a probability in proportion to its `weight`. */
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    let left = this.next() * items.reduce((sum, item) => sum + item.weight, 0);
    return items.find((item) => (left -= item.weight) < 0) ?? items[items.length - 1]!;
  }
}
