/** The segments as they are shown: each with its identity, its name and its place. */

import type { Money, Segment } from "../../types.js";
import type { Identity } from "./identity.js";
import type { State, Writing } from "./state.js";

export interface Person {
  readonly segment: Segment;
  readonly identity: Identity;
  /** The written name, or the proposed one. */
  readonly name: string;
  /** Whether somebody wrote the name: then it is the reader's text, to be isolated. */
  readonly named: boolean;
  readonly writing: Writing;
}

/** In the order that a person gave, then by money, then as they were found. */
export function peopleOf({ result, identities, writings, order }: State): readonly Person[] {
  const people = (result?.segments ?? []).map((segment): Person => {
    const identity = identities[segment.index] ?? { id: segment.index, mark: segment.index };
    const writing = writings.get(identity.id) ?? {};
    return { segment, identity, name: writing.name ?? segment.name, named: writing.name !== undefined, writing };
  });
  const place = ({ identity }: Person): number => {
    const at = order.indexOf(identity.id);
    return at < 0 ? order.length : at;
  };
  return people.sort((one, other) => place(one) - place(other) || byMoney(one.segment, other.segment));
}

/** What a segment brings, where the file says so. */
export const moneyOf = (segment: Segment): Money | null => segment.money ?? null;

/** Those who bring more come first; without money, those that were found first. */
export const byMoney = (one: Segment, other: Segment): number => (moneyOf(other)?.total ?? 0) - (moneyOf(one)?.total ?? 0) || one.index - other.index;
