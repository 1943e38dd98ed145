/**
 * What all drawings share: the direction in which they run, patterns, text. Drawings are laid out from the start
 * of a line to its end; `Direction` puts them on the screen. What school mathematics draws from left to right
 * (scatter, histogram, time) does not use it.
 */

import { svg, type TemplateResult } from "lit";

import type { Locale } from "../../types.js";

export interface Direction {
  /** The left edge of something that begins at `start` and is so wide. */
  left(start: number, size?: number): number;
  /** SVG's `text-anchor` for text that begins there; SVG knows start and end by the text's direction. */
  readonly dir: "ltr" | "rtl";
}

export const direction = (rtl: boolean, width: number): Direction => ({
  left: (start, size = 0) => (rtl ? width - start - size : start),
  dir: rtl ? "rtl" : "ltr",
});

/** The fonts of drawings, as the style sheet sets them, for measuring. */
export function fontsOf(locale: Locale): { caption: string; strong: string } {
  const latin = locale === "en";
  const family = latin
    ? 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
    : '"Segoe UI", "Noto Sans Arabic", "Noto Sans Arabic UI", -apple-system, "Geeza Pro", Tahoma, sans-serif';
  const size = latin ? 13 : 14.5;
  return { caption: `400 ${size}px ${family}`, strong: `${latin ? 600 : 700} ${size}px ${family}` };
}

/** A pattern for each mark, in the colour of its segment; `id` keeps those of two drawings apart. */
export const patterns = (id: string): TemplateResult => svg`<defs>${LINES.map((line, at) => pattern(id, at, line))}</defs>`;

export const fillOf = (id: string, mark: number): string => `url(#${id}-${(mark % LINES.length) + 1})`;

const stroke = (path: string): TemplateResult => svg`<path class="pattern-line" d=${path} fill="none" stroke-width="1.6" />`;
const LINES: readonly (TemplateResult | null)[] = [
  null,
  stroke("M-2 10 10-2M0 16 16 0M6 18 18 6M-2 2 2-2"),
  svg`<g class="pattern-dot"><circle cx="4" cy="4" r="1.5" /><circle cx="12" cy="12" r="1.5" /></g>`,
  stroke("M0 4h16M0 12h16"),
  stroke("M0 16 16 0M0 0l16 16"),
  stroke("M4 0v16M12 0v16"),
  stroke("M0 .8h16M0 8.8h16M4 .8v8M12 8.8v8"),
  svg`<circle class="pattern-line" cx="8" cy="8" r="4" fill="none" stroke-width="1.6" />`,
];

const pattern = (id: string, at: number, line: TemplateResult | null): TemplateResult =>
  svg`<pattern id="${id}-${at + 1}" width="16" height="16" patternUnits="userSpaceOnUse">
    <rect class="tone-fill" data-mark=${at + 1} width="16" height="16" />${line}
  </pattern>`;

/** Round steps that cover a range with about `count` of them. */
export function ticks(from: number, to: number, count: number): readonly number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough)!;
  const found: number[] = [];
  for (let at = Math.ceil(from / step); at * step <= to + step * 1e-9; at++) found.push(at * step);
  return found;
}
