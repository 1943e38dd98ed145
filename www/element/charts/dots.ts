/** Many dots at once: straight into the pixels of a canvas, each a small shape in its segment's colour. */

import type { Range } from "./customers.js";

export interface Dots {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly across: Range;
  readonly up: Range;
  readonly assignments: Int32Array;
  /** The mark of each segment, and whether another is selected. */
  readonly marks: readonly number[];
  readonly dimmed: readonly boolean[];
  /** By how many pixels at most a dot is moved, so that equal customers are not one dot. */
  readonly apart: number;
}

/** Five by five pixels for each mark. */
const STAMPS: readonly string[] = [
  ".###.###############.###.",
  "################",
  "..#....#...###..###.#####",
  "..#...###.#####.###...#..",
  "..#....#..#####..#....#..",
  "#####.###..###...#....#..",
  "..#..#.#.#.###.#.#.#..#..",
  "#...#.#.#...#...#.#.#...#",
];
/** So many rows are painted in one go, and shown: the rest follows. */
const PIECE = 100_000;
const painted = new WeakMap<HTMLCanvasElement, unknown[]>();

export function paint(canvas: HTMLCanvasElement, dots: Dots): void {
  // It is made before it is put into the page, where its colours are.
  if (!canvas.isConnected) return void requestAnimationFrame(() => canvas.isConnected && paint(canvas, dots));
  const style = getComputedStyle(canvas);
  const colours = dots.marks.map((mark) => style.getPropertyValue(`--segment-${(mark % 8) + 1}`).trim());
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  const key = [dots.first, dots.second, dots.assignments, dots.width, dots.height, ratio, colours.join(), dots.dimmed.join()];
  const before = painted.get(canvas);
  if (before !== undefined && before.every((part, at) => part === key[at])) return;
  painted.set(canvas, key);
  const [width, height] = [Math.round(dots.width * ratio), Math.round(dots.height * ratio)];
  Object.assign(canvas, { width, height });
  for (const [name, value] of Object.entries({ left: dots.x, top: dots.y, width: dots.width, height: dots.height })) canvas.style.setProperty(name, `${value}px`);
  const pen = canvas.getContext("2d");
  if (pen === null || width === 0) return;
  const image = pen.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const count = dots.assignments.length;
  const stamps = dots.marks.map((mark) => stampOf(mark, count, ratio));
  const tones = colours.map((colour, at) => toneOf(colour, dots.dimmed[at] ? 56 : count > 20_000 ? 150 : 200));
  const apart = dots.apart * ratio;
  const [fx, fy] = [(width - 6) / (dots.across.to - dots.across.from), (height - 6) / (dots.up.to - dots.up.from)];
  const dot = (row: number, segment: number): void => {
    const [a, b] = [dots.first[row]!, dots.second[row]!];
    if (a !== a || b !== b) return;
    // Two numbers for each row, the same each time.
    const [aside, down] = [((row * 40_503) & 0xffff) / 0x8000 - 1, ((row * 30_011) & 0xffff) / 0x8000 - 1];
    const left = Math.max(2, Math.min(width - 4, Math.round(3 + (a - dots.across.from) * fx + aside * apart)));
    const top = Math.max(2, Math.min(height - 4, Math.round(height - 3 - (b - dots.up.from) * fy + down * apart)));
    const tone = tones[segment]!;
    for (const offset of stamps[segment]!) {
      const at = (top + (offset >> 8)) * width + left + ((offset << 24) >> 24);
      if (at >= 0 && at < pixels.length) pixels[at] = tone;
    }
  };
  // Those of the selected segment lie on top.
  const layers = dots.dimmed.includes(true) ? [true, false] : [false];
  let row = 0;
  const go = (): void => {
    // Meanwhile something else is to be painted.
    if (painted.get(canvas) !== key) return;
    for (let left = PIECE; left > 0 && layers.length > 0; left--) {
      const segment = dots.assignments[row]!;
      if (segment >= 0 && dots.dimmed[segment] === layers[0]) dot(row, segment);
      row += 1;
      if (row < count) continue;
      row = 0;
      layers.shift();
    }
    pen.putImageData(image, 0, 0);
    if (layers.length > 0) setTimeout(go);
  };
  if (count > 0) go();
}

/** Where a stamp has pixels, around its middle: rows above eight bits, columns in the lowest. */
function stampOf(mark: number, count: number, ratio: number): readonly number[] {
  const size = count > 50_000 ? 2 : 0;
  const place = (x: number, y: number): number => (y << 8) | (x & 255);
  if (size > 0) return [place(0, 0), place(1, 0), place(0, 1), place(1, 1)];
  const stamp = STAMPS[mark % 8]!;
  const wide = stamp.length === 25 ? 5 : 4;
  const found: number[] = [];
  const reach = Math.ceil(stamp.length / wide);
  for (const [at, sign] of [...stamp].entries()) {
    if (sign !== "#") continue;
    const [x, y] = [(at % wide) - (wide >> 1), Math.floor(at / wide) - (reach >> 1)];
    const zoom = ratio > 1.4 ? 2 : 1;
    for (let dx = 0; dx < zoom; dx++) for (let dy = 0; dy < zoom; dy++) found.push(place(x * zoom + dx, y * zoom + dy));
  }
  return found;
}

/** A colour as the canvas keeps it: alpha, blue, green, red. */
function toneOf(colour: string, alpha: number): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  const value = hex === undefined ? 0x808080 : parseInt(hex, 16);
  return ((alpha << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}
