/** The register of segments, their marks and profiles, and the bars of the number of segments. */

import { css } from "lit";

import { rem } from "./rem.js";

export const segments = css`
  .register { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(15 * ${rem})), 1fr)); gap: 32px 0; }
  .card { display: grid; gap: 12px; align-content: start; padding-inline: 20px; border-inline-start: 1px solid var(--line); }
  .size { display: grid; }
  .traits { display: grid; gap: 8px; }

  .mark { display: block; }
  .mark[data-mark="1"] { color: var(--segment-1); }
  .mark[data-mark="2"] { color: var(--segment-2); }
  .mark[data-mark="3"] { color: var(--segment-3); }
  .mark[data-mark="4"] { color: var(--segment-4); }
  .mark[data-mark="5"] { color: var(--segment-5); }
  .mark[data-mark="6"] { color: var(--segment-6); }
  .mark[data-mark="7"] { color: var(--segment-7); }
  .mark[data-mark="8"] { color: var(--segment-8); }

  summary { padding-block: 8px; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
  .scroll { overflow-x: auto; }
  table { inline-size: 100%; border-collapse: collapse; font: var(--caption); }
  th, td { padding: 6px 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: baseline; font-weight: 400; }
  thead th { color: var(--ink-3); }
  :is(th, td) + :is(th, td) { padding-inline-start: 12px; }
  .figure { white-space: nowrap; }

  .chooser { min-inline-size: 0; }
  .chooser > * + * { margin-block-start: 12px; }
  .bars { display: flex; flex-wrap: wrap; gap: 2px; }
  .bar { position: relative; display: grid; justify-items: center; gap: 4px; min-inline-size: 36px; padding-block: 4px; border-block-end: 3px solid transparent; font: var(--label); }
  .bar input { position: absolute; inset: 0; margin: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
  .bar rect { fill: var(--surface); stroke: var(--control); }
  .bar:hover rect { fill: var(--sunken); }
  .bar:has(:checked) { border-block-end-color: var(--ink); font-weight: var(--strong); }
  .bar:has(:checked) rect { fill: var(--ink); stroke: var(--ink); }

  @container (max-width: 719px) {
    .card { padding-inline: 0; border-inline-start: 0; padding-block-start: 20px; border-block-start: 1px solid var(--line); }
    .register { gap: 24px 0; }
    .card:first-child { border-block-start: 0; padding-block-start: 0; }
  }
  @media (forced-colors: active) {
    .mark, .bar rect { forced-color-adjust: auto; color: CanvasText; stroke: CanvasText; }
    .bar:has(:checked) rect { fill: Highlight; }
  }
`;
