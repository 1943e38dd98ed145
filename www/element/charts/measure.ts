/** How wide text is, and where it breaks: SVG does neither by itself. */

import { pieces } from "../text.js";

let pen: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

export function widthOf(text: string, font: string): number {
  const key = `${font}\n${text}`;
  let width = known.get(key);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    if (pen) pen.font = font;
    width = pen ? pen.measureText(text).width : text.length * 8;
    if (known.size > 5000) known.clear();
    known.set(key, width);
  }
  return width;
}

/** The words in lines of at most that width; a word that is wider is cut, best where its pieces meet. */
export const wrapped = (text: string, width: number, font: string): readonly string[] =>
  filled(text.split(/\s+/).flatMap((word) => cut(word, width, font)), " ", width, font);

const cut = (word: string, width: number, font: string): readonly string[] =>
  widthOf(word, font) <= width ? [word] : filled(pieces(word).flatMap((piece) => (widthOf(piece, font) <= width ? [piece] : filled([...piece], "", width, font))), "", width, font);

/** As many parts to a line as fit. */
function filled(parts: readonly string[], between: string, width: number, font: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    const longer = line === "" ? part : `${line}${between}${part}`;
    if (line !== "" && widthOf(longer, font) > width) {
      lines.push(line);
      line = part;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
