/** A segment's mark: a colour and a shape, so that it is never told by colour alone. */

import { svg, html, nothing, type TemplateResult } from "lit";

/** Within 16 × 16, around 8, 8. */
const SHAPES: readonly string[] = [
  "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  "M2 2h12v12H2z",
  "M8 1.5 15 14H1z",
  "M8 .8 15.2 8 8 15.2.8 8z",
  "M6 1h4v5h5v4h-5v5H6v-5H1V6h5z",
  "M8 14.5 1 2h14z",
  "m8 .8 2.2 4.9 5.3.6-4 3.6 1.1 5.3L8 12.5l-4.6 2.7 1.1-5.3-4-3.6 5.3-.6z",
  "M3.5.9 8 5.4 12.5.9l2.6 2.6L10.6 8l4.5 4.5-2.6 2.6L8 10.6l-4.5 4.5-2.6-2.6L5.4 8 .9 3.5z",
];
const shapeOf = (index: number): number => index % SHAPES.length;
/** Beyond eight the marks come again, hollow. */
const isHollow = (index: number): boolean => index >= SHAPES.length;

const path = (index: number): unknown =>
  svg`<path d=${SHAPES[shapeOf(index)]!} fill=${isHollow(index) ? "none" : "currentColor"} stroke=${isHollow(index) ? "currentColor" : "none"} stroke-width="2" />`;

export function mark(index: number, label: string | null, size = 18): TemplateResult {
  return html`<svg class="mark" part="mark" data-mark=${shapeOf(index) + 1} viewBox="0 0 16 16" width=${size} height=${size} role=${label === null ? nothing : "img"} aria-label=${label ?? nothing} aria-hidden=${label === null ? "true" : nothing}>
    ${path(index)}
  </svg>`;
}

/** The mark within a drawing, its centre at `x`, `y`. */
export const markAt = (index: number, x: number, y: number, size: number): unknown =>
  svg`<g class="tone" data-mark=${shapeOf(index) + 1} transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})">${path(index)}</g>`;
