/** Segments that a person made one. */

import type { Segmentation } from "../../types.js";
import type { Writing } from "./state.js";

/** Which of the segments that were found each of these is made of; `undefined` where none was merged. */
export const groupsOf = (result: Segmentation | null): readonly (readonly number[])[] | undefined => result?.merged?.groups;

/** What was written about several segments, as written about the one that they become: the first name, all notes. */
export function joined(writings: readonly Writing[]): Writing {
  const notes: Record<string, string> = {};
  for (const { notes: own = {} } of writings)
    for (const [slot, text] of Object.entries(own)) if (text.trim() !== "") notes[slot] = notes[slot] === undefined ? text : `${notes[slot]}\n${text}`;
  const name = writings.find((writing) => writing.name !== undefined)?.name;
  return { ...(name !== undefined && { name }), notes };
}
