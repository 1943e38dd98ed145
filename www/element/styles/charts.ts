/** Drawings: their ink, their text, what is dimmed. */

import { css } from "lit";

import { rem } from "./rem.js";

export const charts = css`
  .chart { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
  .chart-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; }
  .chart-tools { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: 4px 20px; }
  .segment-bar { cursor: pointer; }
  .picture:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  .drawing { display: block; max-inline-size: none; overflow: hidden; /* In the drawing's own measure, which grows with the reader's text. */ font: 400 13px/1.5 var(--font); fill: var(--ink-2); }
  :is([lang="ar"], [lang="fa"]) .drawing { font-size: 14.5px; }
  .drawing text { fill: var(--ink-2); stroke: none; unicode-bidi: plaintext; }
  .drawing .worded { unicode-bidi: isolate; }
  .drawing .strong, .drawing text.strong { fill: var(--ink); }
  .drawing .faint { fill: var(--ink-3); }
  .rule { stroke: var(--line); fill: none; }
  .everyone-line { stroke: var(--control); stroke-width: 1.5; fill: none; }
  .axis-line { stroke: var(--control); fill: none; }
  .tone-line { fill: none; stroke-width: 2; }
  .ribbon { fill-opacity: 0.13; }
  .pattern-line { stroke: var(--paper); stroke-opacity: 0.5; }
  .pattern-dot { fill: var(--paper); fill-opacity: 0.6; }
  .against { display: block; }
  .against .outline { fill: none; stroke: var(--ink); stroke-width: 1.4; }
  .against .of-everyone { fill: var(--ink-3); }
  .candidate { fill: var(--surface); stroke: var(--control); }
  .candidate.tie { stroke: var(--ink); stroke-dasharray: 3 2; }
  .candidate.chosen { fill: var(--ink); stroke: var(--ink); }
  .pair-best { fill: var(--ink); }
  .pair-everyone { fill: none; stroke: var(--control); }
  .heat { fill: var(--ink); }
  .dimmed { opacity: 0.25; }
  .crowd { fill-opacity: 0.6; }
  .centre path { stroke: var(--paper); stroke-width: 1.6; paint-order: stroke; }
  .scatter { display: grid; grid-template-columns: minmax(0, 1fr) calc(17 * ${rem}); gap: 24px calc(2.5 * ${rem}); align-items: start; }
  .plot { position: relative; direction: ltr; min-inline-size: 0; }
  .plot canvas { position: absolute; }
  .plot .drawing { position: relative; }
  .scatter-side { display: grid; gap: 12px; }
  .scatter-side .rows > li { padding-block: 0; }
  .legend-item { inline-size: 100%; display: grid; grid-template-columns: 16px 1fr auto; gap: 12px; align-items: center; padding: 6px 0; border: 0; border-radius: 0; background: none; font-weight: 400; text-align: start; }
  .legend-item[aria-pressed="true"] { font-weight: var(--strong); }
  .axis { display: grid; gap: 4px; }
  .axis select { inline-size: 100%; }

  @container (max-width: 64.1875em) {
    .scatter { grid-template-columns: minmax(0, 1fr); }
  }
  @container (min-width: 45em) and (max-width: 64.1875em) {
    .scatter-side { grid-template: auto 1fr / minmax(0, 1fr) calc(17 * ${rem}); column-gap: 40px; }
    .scatter-side > ul { grid-row: 1 / 3; }
    .axis { align-content: start; }
  }
  @media (prefers-contrast: more) {
    .segment-bar, .centre path { stroke: var(--ink); stroke-width: 2; }
  }
  @media print {
    .bar-top, .actions, .chart-tools, .buttons, .download, .chooser, .axis, .menu-place, .fact-cell button, .persona-nav { display: none !important; }
    .root, .register-labels { background: none; }
    /* Drawings have the width of the window: what is wide there is made to fit a sheet. */
    .frame[data-wide] { zoom: 0.56; }
    .scroll { overflow: visible; }
    .chart, .card { break-inside: avoid; }
  }
`;
