/** Small signs beside words. Those that point somewhere are mirrored by the style sheet. */

import { html, svg, type TemplateResult } from "lit";

const PATHS = {
  check: "m3 8.5 3.2 3.2L13 4.8",
  chevron: "m6 3.5 4.5 4.5L6 12.5",
  down: "m3.5 6 4.5 4.5L12.5 6",
  arrow: "M2 8h11M9 4l4 4-4 4",
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H6",
  redo: "m10 3 3.5 3.5L10 10m3-3.5H6.5a4 4 0 0 0 0 8H10",
  warning: "M8 1.8 15 14H1zM8 6v4M8 11.6v1.2",
  lock: "M4 7V5a4 4 0 0 1 8 0v2M3 7h10v7H3z",
  menu: "M2 4h12M2 8h12M2 12h12",
  close: "m3.5 3.5 9 9m0-9-9 9",
  plus: "M8 3v10M3 8h10",
} as const;
const POINTING: readonly string[] = ["chevron", "arrow", "undo", "redo"];

export const icon = (name: keyof typeof PATHS, size = 16): TemplateResult =>
  html`<svg class=${POINTING.includes(name) ? "icon mirrored" : "icon"} viewBox="0 0 16 16" width=${size} height=${size} aria-hidden="true"><path d=${PATHS[name]} /></svg>`;

/** Six dots: it can be moved. */
export const grip = (): TemplateResult =>
  html`<svg class="grip" viewBox="0 0 10 16" width="10" height="16" aria-hidden="true">${[3, 8, 13].map((y) => [3, 8].map((x) => svg`<circle cx=${x - 0.5} cy=${y} r="1.4" />`))}</svg>`;
