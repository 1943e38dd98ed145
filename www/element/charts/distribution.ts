/** How a column's values are spread: a histogram, which always runs from left to right, or bars by frequency. */

import { html, nothing, svg } from "lit";

import type { Distribution } from "../../types.js";
import type { Context } from "../views/context.js";

const WIDTH = 60;
const HEIGHT = 28;

export function distributionView(distribution: Distribution | null, { rtl }: Context): unknown {
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
      : counts.slice(0, 4).map((count, at) => {
          const width = Math.max(2, (count / most) * WIDTH);
          return svg`<rect x=${rtl ? WIDTH - width : 0} y=${at * 7 + 1} width=${width} height="5" />`;
        });
  return html`<svg class="spread" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true">${bars}${"counts" in distribution ? svg`<path d="M0 ${HEIGHT - 0.5}H${WIDTH}" />` : nothing}</svg>`;
}
