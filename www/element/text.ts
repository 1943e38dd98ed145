/** Sentences as markup: what a sentence isolates becomes a `<bdi>`. */

import { html, type TemplateResult } from "lit";

const OPEN = "\u2068";
const CLOSE = "\u2069";

/** A sentence whose isolated parts (U+2068 … U+2069, possibly nested) cannot reorder the words around them. */
export function rich(sentence: string): unknown {
  const parts: (string | TemplateResult)[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < sentence.length; at++) {
    if (sentence[at] === OPEN && depth++ === 0) {
      parts.push(sentence.slice(from, at));
      from = at + 1;
    } else if (sentence[at] === CLOSE && depth > 0 && --depth === 0) {
      parts.push(isolated(rich(sentence.slice(from, at))));
      from = at + 1;
    }
  }
  parts.push(sentence.slice(from));
  return parts;
}

/** Text from the file, in its own direction. */
export const isolated = (text: unknown): TemplateResult => html`<bdi>${typeof text === "string" ? breakable(text) : text}</bdi>`;

/** Names as programs write them, in pieces that fit into a line: `MntWines`, `year_of_birth`. */
export const pieces = (name: string): readonly string[] => name.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=_)(?=[^_])/u);

/** Such a name may break between its pieces; nothing is added to what is copied. */
const breakable = (text: string): unknown => pieces(text).map((piece, at) => (at === 0 ? piece : html`<wbr />${piece}`));

/** A sentence for where no markup can stand and nothing needs isolating, such as a file name. */
export const plain = (sentence: string): string => sentence.replace(/[\u2068\u2069]/g, "");
