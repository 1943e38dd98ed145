/** What a drawing shows when it is taken along: of the segments only what may be shared, and nobody's dot. */

import type { Segment } from "../../types.js";
import type { Session } from "../session/session.js";
import type { Context } from "../views/context.js";
import type { Range } from "./customers.js";
import { ticks } from "./drawing.js";

/** The same view of what may be shared; `null` where nothing may. */
export function sharedContext(context: Context): Context | null {
  const { session } = context;
  const { result } = session;
  const shareable = result?.shareable;
  if (!result || !shareable || shareable.segments.length === 0) return null;
  const told = new Map(shareable.segments.map((segment) => [segment.index, segment as unknown as Segment]));
  const people = session.people.flatMap((person) => {
    const segment = told.get(person.segment.index);
    return segment === undefined ? [] : [{ ...person, segment, name: person.named ? person.name : segment.name }];
  });
  const own: Partial<Record<PropertyKey, unknown>> = { people, result: { ...result, idealCustomer: shareable.idealCustomer } };
  const seen = new Proxy(session, {
    get(target, key) {
      if (key in own) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  }) as Session;
  return { ...context, session: seen, minimum: shareable.minimumCell };
}

/** So many customers of one segment who lie near one another. */
export interface Crowd {
  readonly segment: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** The crowds of at least `minimum` customers on a grid of so many cells across and up, at the middles of their cells, as parts of the range. */
export function crowdsOf(assignments: Int32Array, open: ReadonlySet<number>, [first, second]: readonly [Float64Array, Float64Array], [x, y]: readonly [Range, Range], [wide, high]: readonly [number, number], minimum: number): readonly Crowd[] {
  const counts = new Map<number, number>();
  for (let row = 0; row < assignments.length; row++) {
    const segment = assignments[row]!;
    const [a, b] = [Math.floor(((first[row]! - x.from) / (x.to - x.from)) * wide), Math.floor(((second[row]! - y.from) / (y.to - y.from)) * high)];
    if (!open.has(segment) || !(a >= 0 && a < wide && b >= 0 && b < high)) continue;
    const cell = (segment * high + b) * wide + a;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= minimum).map(([cell, count]) => ({ segment: Math.floor(cell / (wide * high)), x: ((cell % wide) + 0.5) / wide, y: ((Math.floor(cell / wide) % high) + 0.5) / high, count }));
}

/** From the mark below the `minimum` least values to the one above the `minimum` greatest: the ends themselves are somebody's. */
export function openRange(values: Float64Array, minimum: number): Range {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const [low, high] = [known[Math.min(minimum, known.length - 1)] ?? 0, known[Math.max(0, known.length - 1 - minimum)] ?? 1];
  const [first = low, second = low + 1] = ticks(low, Math.max(high, low + 1e-9 + Math.abs(low) * 1e-9), 5);
  const step = second - first || 1;
  return { from: Math.floor(low / step) * step, to: Math.ceil(high / step) * step + (Math.ceil(high / step) * step > Math.floor(low / step) * step ? 0 : step) };
}
