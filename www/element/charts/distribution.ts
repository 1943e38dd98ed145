/** How a column's values are spread: a histogram, which always runs from left to right, or bars by frequency. */

import { html, nothing, svg } from "lit";

import type { Distribution } from "../../types.js";
import { isolated } from "../text.js";
import type { Context } from "../views/context.js";

const WIDTH = 60;
const HEIGHT = 28;
/** So many bars have room. */
const SHOWN = 4;

/** How many of a category's levels are named in words beside its bars. */
const NAMED = 3;

/** What the bars stand for, the longest first, with their shares of the rows: in words, for bars have no room for names. */
export function levelsView(distribution: Distribution | null, rows: number, { words }: Context): unknown {
  if (distribution === null || "counts" in distribution || rows === 0) return nothing;
  return html`<p class="caption levels">${distribution.levels.slice(0, NAMED).map(({ level, count }) => html`<span>${isolated(level)} <span class="quiet">${words.percent(count / rows)}</span></span> `)}</p>`;
}

/** The bars by name, for a pointer that rests on them. */
const named = (distribution: Distribution, told: (level: string, at: number) => string): unknown =>
  "counts" in distribution ? nothing : svg`<title>${distribution.levels.slice(0, SHOWN).map(({ level }, at) => told(level, at)).join("\n")}</title>`;

export function distributionView(distribution: Distribution | null, { rtl, words }: Context): unknown {
  if (distribution === null) return nothing;
  const counts = "counts" in distribution ? distribution.counts : distribution.levels.map(({ count }) => count);
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  const bars =
    "counts" in distribution
      ? counts.map((count, at) => {
          const height = count === 0 ? 0 : Math.max(1.5, (count / most) * (HEIGHT - 1));
          return svg`<rect x=${at * step + 0.5} y=${HEIGHT - 1 - height} width=${Math.max(1, step - 1)} height=${height} />`;
        })
      : counts.slice(0, SHOWN).map((count, at) => {
          const width = Math.max(2, (count / most) * WIDTH);
          return svg`<rect x=${rtl ? WIDTH - width : 0} y=${at * 7 + 1} width=${width} height="5" />`;
        });
  return html`<svg class="spread" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true">${named(distribution, (level, at) => `${level}: ${words.number(counts[at]!)}`)}${bars}${"counts" in distribution ? svg`<path d="M0 ${HEIGHT - 0.5}H${WIDTH}" />` : nothing}</svg>`;
}

const WIDE = 132;
/** Two bars, one beneath the other. */
const PAIR = 12;

/** A segment's histogram, filled, against everyone's, outlined: each as shares of its own customers. */
export function againstView(distribution: Distribution | null, counts: readonly number[] | null, mark: number): unknown {
  if (distribution === null || counts === null || !("counts" in distribution)) return nothing;
  const [all, own] = [distribution.counts, counts].map(shares) as [number[], number[]];
  const most = Math.max(...all, ...own, 1e-9);
  const step = WIDE / all.length;
  const top = (share: number): number => HEIGHT - 1 - (share / most) * (HEIGHT - 3);
  const outline = all.map((share, at) => `${at === 0 ? "M" : "L"}${at * step} ${top(share)}H${(at + 1) * step}`).join("");
  return html`<svg class="against" viewBox="0 0 ${WIDE} ${HEIGHT}" width=${WIDE} height=${HEIGHT} aria-hidden="true">
    ${own.map((share, at) => svg`<rect class="tone-fill" data-mark=${toneOf(mark)} x=${at * step + 0.5} y=${top(share)} width=${Math.max(1, step - 1)} height=${HEIGHT - 1 - top(share)} />`)}
    <path class="outline" d=${outline} /><path class="axis-line" d="M0 ${HEIGHT - 0.5}H${WIDE}" />
  </svg>`;
}

/** A share of a segment, filled, above everyone's: the whole width is all of them. */
export function pairView(own: number | null, all: number | null, mark: number, { rtl }: Context): unknown {
  const bar = (share: number | null, y: number, style: string): unknown => (share === null ? nothing : svg`<rect class=${style} data-mark=${toneOf(mark)} x=${rtl ? WIDE - share * WIDE : 0} y=${y} width=${Math.max(1, share * WIDE)} height=${PAIR / 2 - 1} />`);
  return html`<svg class="against" viewBox="0 0 ${WIDE} ${PAIR}" width=${WIDE} height=${PAIR} aria-hidden="true">${bar(own, 1, "tone-fill")}${bar(all, PAIR / 2, "of-everyone")}</svg>`;
}

const toneOf = (mark: number): number => (mark % 8) + 1;

const shares = (counts: readonly number[]): number[] => {
  const sum = counts.reduce((total, count) => total + count, 0) || 1;
  return counts.map((count) => count / sum);
};
