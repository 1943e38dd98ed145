/** The register of segments, marks, the certificate, the number of segments, what can be taken along. */

import { css, unsafeCSS } from "lit";

const tones = [1, 2, 3, 4, 5, 6, 7, 8];
const each = (rule: (tone: number) => string) => unsafeCSS(tones.map(rule).join("\n"));

export const segments = css`
  ${each((tone) => `:is(.mark, .tone)[data-mark="${tone}"] { color: var(--segment-${tone}); } .tone-fill[data-mark="${tone}"] { fill: var(--segment-${tone}); } .tone-line[data-mark="${tone}"] { stroke: var(--segment-${tone}); }`)}
  .mark { display: block; flex: none; }

  .register-scroll { margin-block-start: -20px; scroll-snap-type: inline proximity; }
  .register-scroll .card { scroll-snap-align: start; scroll-margin-inline-start: var(--register-label); }
  .register:not(.narrow) { display: grid; grid-template-columns: var(--register-label) repeat(var(--register-segments), var(--register-column)); grid-template-rows: repeat(var(--register-facts), auto); inline-size: max-content; }
  .register-labels { display: grid; grid-template-rows: subgrid; grid-row: 1 / -1; position: sticky; inset-inline-start: 0; background: var(--paper); z-index: 1; }
  .register-labels > * { padding-block: 16px; border-block-start: 1px solid var(--line); }
  .register-labels > :first-child { border: 0; }
  .register-segments { display: contents; }
  .register:not(.narrow) .card { display: grid; grid-template-rows: subgrid; grid-row: 1 / -1; border-inline-start: 1px solid var(--line); }
  .register:not(.narrow) .card > * { padding: 16px 20px; border-block-start: 1px solid var(--line); min-inline-size: 0; }
  .register:not(.narrow) .card > :first-child { border: 0; }
  .card[data-dimmed] > * { opacity: 0.4; }
  .segment-head { display: grid; gap: 6px; grid-template-rows: auto 1fr; align-content: stretch; }
  .segment-mark { display: flex; justify-content: space-between; align-items: center; }
  .segment-mark .mark { inline-size: 18px; }
  .fact-cell { display: grid; gap: 4px; align-content: start; justify-items: start; }
  .fact-cell button { margin-block-start: 8px; }
  .register:not(.narrow) [data-fact="next"] { display: flex; flex-direction: column; align-items: start; gap: 4px; }
  .register:not(.narrow) [data-fact="next"] .caption { margin-block-end: 8px; }
  .register:not(.narrow) [data-fact="next"] button:first-of-type { margin-block-start: auto; }
  .traits { display: grid; gap: 8px; }
  .firmness { display: flex; gap: 8px; align-items: center; }
  .firmness .strong { color: var(--ink); }
  .firmness circle { fill: none; stroke: var(--ink-2); stroke-width: 1.6; }
  .firmness[data-firmness="firm"] circle { fill: var(--ink-2); }
  .firmness[data-firmness="tentative"] circle { stroke-dasharray: 2.6 1.6; }
  .firmness[data-firmness="weak"] circle { stroke-dasharray: 0.8 1.8; }
  .narrow .card { border-block-end: 1px solid var(--line); padding-block: 16px; display: grid; gap: 8px; }
  .narrow .register-segments { display: block; border-block-start: 1px solid var(--line); }
  .card input[type="checkbox"] { accent-color: var(--ink); inline-size: 24px; block-size: 24px; margin: 0; }
  .fold-head[data-merging] { grid-template-columns: 24px 22px 1fr; }
  .fold-head { display: grid; grid-template-columns: 22px 1fr; gap: 8px; align-items: center; }
  .fold { inline-size: 100%; display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 0; border: 0; background: none; font: inherit; text-align: start; }
  .fold[aria-expanded="true"] .icon { transform: scaleY(-1); }
  .fold-about { display: flex; flex-wrap: wrap; gap: 0 16px; color: var(--ink-2); }
  .fold-body { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; padding-block-start: 8px; }
  .fold-body .plain-button { white-space: normal; text-align: start; padding-inline: 0; }
  .fold-body > * { grid-column: 1 / -1; }
  .fold-body > :is([data-fact="customers"], [data-fact="money"]) { grid-column: auto; }
  .fold-body [data-fact="next"] button { inline-size: 100%; }

  .certificate { display: grid; }
  .certificate-rows > div { display: grid; grid-template-columns: 7.5em 1fr; gap: 12px; padding-block: 12px; border-block-end: 1px solid var(--line); }
  .folded { border-block-start: 2px solid var(--ink); border-block-end: 1px solid var(--line); padding-block: 8px; }
  summary { list-style: none; inline-size: fit-content; min-block-size: 24px; padding-block: 4px; }
  summary::-webkit-details-marker { display: none; }
  summary::after, .select::after { content: ""; inline-size: 6px; block-size: 6px; border: solid; border-width: 0 1.75px 1.75px 0; rotate: 45deg; }
  summary::after { display: inline-block; margin-inline: 10px 4px; translate: 0 -3px; }
  [open] > summary::after { rotate: 225deg; translate: 0 1px; }
  .folded summary { padding-block: 8px; inline-size: auto; display: grid; grid-template-columns: 1fr auto; align-items: center; }
  .folded summary::after { grid-area: 1 / 2; }
  .holding { display: block; font-weight: 400; }

  .scroll { overflow-x: auto; position: relative; }
  table { inline-size: 100%; border-collapse: collapse; font: var(--caption); color: var(--ink); }
  th, td { overflow-wrap: break-word; padding: 8px 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: baseline; font-weight: 400; }
  thead th { color: var(--ink-2); font-weight: var(--strong); vertical-align: bottom; }
  th.figure, td.figure { text-align: end; }
  td.figure { white-space: nowrap; }
  th.figure { min-inline-size: 6em; }
  .typing-name .mark { display: inline-block; vertical-align: -1px; }
  .chart tbody th { min-inline-size: 13em; }
  .grid-table th.figure { min-inline-size: 0; }
  :is(th, td) + :is(th, td) { padding-inline-start: 20px; }
  .grid-table td { white-space: nowrap; max-inline-size: 280px; overflow: hidden; text-overflow: ellipsis; }
  .grid-table th { white-space: nowrap; }
  .grid-table wbr { display: none; }
  .about { display: block; font-weight: 400; }

  .chooser { min-inline-size: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; margin-block-start: 12px; }
  .chooser legend { margin-block-end: 12px; }
  .chooser-row { display: flex; flex-wrap: wrap; gap: 12px 28px; align-items: center; }
  .chooser-row .reason { flex: 1 1 14em; max-inline-size: 22em; }
  .bars { display: flex; background: linear-gradient(var(--control), var(--control)) 0 48px / 100% 1px no-repeat; }
  .bar { position: relative; display: grid; justify-items: center; gap: 4px; min-inline-size: 38px; padding-block: 4px; border-block-end: 3px solid transparent; font: var(--label); }
  .bar input { position: absolute; inset: 0; margin: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
  .bar rect { fill: var(--surface); stroke: var(--control); }
  .bar[data-tie] rect { stroke: var(--ink); stroke-dasharray: 3 2; }
  .bar:hover rect { fill: var(--sunken); }
  .bar:has(:checked) { border-block-end-color: var(--ink); font-weight: var(--strong); }
  .bar:has(:checked) rect { fill: var(--ink); stroke: var(--ink); stroke-dasharray: none; }
  .kind-sign { fill: currentColor; stroke: currentColor; stroke-width: 1.5; }

  .offer { display: grid; grid-template-columns: 1fr auto; gap: 8px 24px; align-items: center; padding-block: 12px; border-block-end: 1px solid var(--line); }
  .offer .buttons { justify-content: end; gap: 8px; }
  .offer:has(.small-button) { grid-template-columns: minmax(0, 1fr); }
  .offer:has(.small-button) .buttons { justify-content: start; }
  .offer .small-button { font-weight: 400; text-align: start; }
  .offer .small-button .quiet { flex: none; }

  @container (max-width: 44.9375em) {
    .bars { inline-size: 100%; }
    .bar { flex: 1 1 0; min-inline-size: 0; }
    .bar svg { inline-size: 82%; }
    .offer { grid-template-columns: minmax(0, 1fr); }
    .typing-name { min-inline-size: 0 !important; }
    .chart tbody th { min-inline-size: 7em; }
    .chart :is(th, td) + :is(th, td) { padding-inline-start: 12px; }
    .offer .buttons { justify-content: start; }
    .offer .buttons > button:only-child { inline-size: 100%; }
  }
  @media (forced-colors: active) {
    .mark, .bar rect { forced-color-adjust: auto; color: CanvasText; stroke: CanvasText; }
    .bar rect { fill: Canvas; }
    .bar:has(:checked) rect { fill: Highlight; }
    :is(.step, .tab):not([aria-current], [aria-pressed="true"]), .bar:not(:has(:checked)) { border-color: Canvas; }
    .step[aria-current] { border-block-start-color: Canvas; }
  }
`;
