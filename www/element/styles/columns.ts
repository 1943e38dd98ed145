/** The board of the columns: four lanes, what stands in them, the meter of elements. */

import { css } from "lit";

export const columns = css`
  .lanes { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-template-rows: auto 1fr; padding-block-start: 0; align-items: stretch; margin-block-end: 32px; }
  .lane { display: grid; grid-template-rows: subgrid; grid-row: span 2; grid-template-columns: minmax(0, 1fr); align-content: start; padding: 12px 12px 44px; border-inline-start: 1px solid var(--line); min-inline-size: 0; }
  .lane:first-child { border-inline-start: 0; padding-inline-start: 0; }
  .lane:last-child { padding-inline-end: 0; }
  .lane[data-over] { background: var(--sunken); outline: 3px solid var(--focus); outline-offset: -3px; }
  .lane > header { display: grid; grid-template-columns: 1fr auto; align-items: baseline; gap: 0 8px; padding-block-end: 16px; }
  .lane > header .caption { grid-column: 1 / -1; }
  .lane > header { align-content: start; }
  .lane > ul { display: grid; align-content: start; gap: 8px; grid-template-columns: minmax(0, 1fr); }
  .column {
    position: relative;
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    gap: 4px;
    align-items: center;
    padding: 8px 8px 8px 4px;
    padding-inline: 4px 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    transition: border-color var(--state);
  }
  .column:hover { border-color: var(--control); }
  .column[data-role="ignore"] { background: none; border-color: transparent transparent var(--line); border-radius: 0; }
  .column[data-role="ignore"] h3 { font-weight: 400; color: var(--ink-2); }
  .column[data-lifted] { border-color: var(--focus); outline: 3px solid var(--focus); outline-offset: 2px; z-index: 1; }
  .column-words { min-inline-size: 0; }
  .column .reason { color: var(--ink-3); grid-column: 2 / -1; padding-block-end: 4px; }
  .column .levels { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: 0 12px; color: var(--ink-2); overflow-wrap: anywhere; }
  .column-side { display: flex; align-items: center; gap: 2px; padding-inline-start: 8px; }
  .column-side .move .icon { inline-size: 14px; }
  .handle { padding: 0; min-block-size: 32px; inline-size: 24px; border: 0; background: none; display: grid; place-items: center; cursor: grab; color: var(--ink-3); }
  .grip { fill: currentColor; }
  .move { font: var(--caption) !important; color: var(--ink-2); min-block-size: 24px; padding: 0 4px; white-space: nowrap; }
  .empty-lane { padding: 16px; border: 1px dashed var(--control); border-radius: var(--radius); }
  .spread { fill: var(--ink-3); stroke: none; margin-block-start: 4px; display: block; }
  .spread path { stroke: var(--control); }
  .tabs { display: none; }
  .tab { flex: 1 1 0; min-inline-size: min-content; overflow-wrap: normal; padding: 8px 4px; border: 0; border-block-end: 3px solid transparent; border-radius: 0; background: none; font-weight: 400; }
  .tab[aria-pressed="true"] { border-block-end-color: var(--ink); font-weight: var(--strong); }

  .meter { display: grid; gap: 8px; padding-block-start: 8px; }
  .meter > ol { display: flex; gap: 8px 4px; }
  .meter > ol > li { flex: 1 1 auto; display: grid; gap: 4px; align-content: start; overflow-wrap: normal; }
  .meter > ol > li::before { content: ""; display: block; block-size: 6px; box-sizing: border-box; border: 1px dashed var(--control); }
  .meter > ol > li[data-told="true"]::before { background: var(--ink); border: 0; }
  .meter li[data-told="true"] .caption { color: var(--ink); }

  .questions ol { margin: 8px 0 16px; padding-inline-start: 20px; display: grid; gap: 12px; }
  .questions li::marker { font-variant-numeric: tabular-nums; color: var(--ink-3); }
  .answers { display: flex; flex-wrap: wrap; gap: 2px 16px; }
  .answers li::before { content: ""; display: inline-block; inline-size: 9px; block-size: 9px; margin-inline-end: 6px; border: 1px solid var(--control); }

  @container (max-width: 69.9375em) {
    .lanes { grid-template-columns: repeat(2, minmax(0, 1fr)); grid-template-rows: none; gap: 0; }
    .lane:nth-child(n + 3) { padding-block-start: 24px; }
    .lane:nth-child(odd) { border-inline-start: 0; padding-inline-start: 0; }
    .lane:nth-child(even) { padding-inline-end: 0; }
    .lane { padding-block-end: 0; }
  }
  @container (max-width: 44.9375em) {
    .tabs { display: flex; flex-wrap: wrap; gap: 4px; }
    .lanes { grid-template-columns: minmax(0, 1fr); }
    .lane:nth-child(n + 3) { padding-block-start: 12px; }
    .lane { display: none; padding-inline: 0; border: 0; }
    .lanes[data-lane="0"] > [data-place="0"], .lanes[data-lane="1"] > [data-place="1"],
    .lanes[data-lane="2"] > [data-place="2"], .lanes[data-lane="3"] > [data-place="3"] { display: block; }
    .meter > ol { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); }
  }
`;
