/** Where things stand: the bar, the steps, and the same at three widths. */

import { css } from "lit";

import { rem } from "./rem.js";

export const layout = css`
  .root {
    /* The page's underlining goes through every block, and stops at a box that stands in a line. */
    display: inline-grid;
    grid-template-rows: auto 1fr;
    inline-size: 100%;
    vertical-align: top;
    position: relative;
    box-sizing: border-box;
    background: var(--paper);
  }
  .content { display: grid; grid-template-columns: minmax(0, 1fr); box-sizing: border-box; inline-size: 100%; max-inline-size: calc(80 * ${rem}); margin-inline: auto; padding: 44px calc(4 * ${rem}); min-inline-size: 0; }
  .content > section { display: grid; gap: 32px; grid-template-columns: minmax(0, 1fr); }
  .title + .lead, .verdict + .lead { margin-block-start: 12px; }
  .verdict-place > .lead { margin-block-start: -4px; }
  .ruled { border-block-end: 2px solid var(--ink); padding-block-end: 8px; }
  .ruled-above { border-block-start: 2px solid var(--ink); padding-block-start: 16px; }
  .buttons { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
  .pair { display: inline-flex; gap: 4px; }

  .bar-top {
    display: flex;
    align-items: stretch;
    gap: 0 24px;
    min-block-size: 56px;
    padding-inline: max(4 * ${rem}, (100% - 72 * ${rem}) / 2);
    background: var(--surface);
    border-block-end: 1px solid var(--line);
    position: relative;
    z-index: 3;
  }
  .bar-top slot[name="brand"]::slotted(*) { align-self: center; }
  .steps ol { display: flex; block-size: 100%; align-items: stretch; }
  .steps li { display: flex; align-items: center; }
  .steps li > .icon { color: var(--ink-3); }
  .step { display: flex; gap: 8px; align-items: center; block-size: 100%; min-block-size: 44px; border: 0; border-radius: 0; background: none; padding: 0 10px; font-weight: 400; color: var(--ink-2); white-space: nowrap; border-block-end: 3px solid transparent; border-block-start: 3px solid transparent; }
  .step[aria-current] { color: var(--ink); font-weight: var(--strong); border-block-end-color: var(--ink); }
  .step:disabled { color: var(--ink-3); opacity: 1; }
  .step-count { display: none; }
  .tools { margin-inline-start: auto; display: flex; align-items: center; gap: 12px; font: var(--label); }

  .content > .start { grid-template-columns: minmax(0, 7fr) minmax(0, 4.4fr); gap: 44px 72px; }
  .start-main, .start-side { display: grid; gap: 28px; align-content: start; grid-template-columns: minmax(0, 1fr); }
  .start-side { gap: 44px; }
  .start-main > .lead { margin-block-start: -12px; }
  .proof { grid-column: 1 / -1; }
  .sample { display: flex; inline-size: 100%; gap: 24px; justify-content: space-between; align-items: center; padding: 16px 0; border: 0; border-block-end: 1px solid var(--line); border-radius: 0; background: none; text-align: start; font-weight: 400; }
  .sample > span:first-child { display: grid; gap: 2px; }
  .samples .caption { padding-block-start: 12px; }
  .rows > li, .issues li { padding-block: 12px; border-block-end: 1px solid var(--line); }
  .issues li { padding-block: 8px; }
  .issues .begun { display: inline-block; }
  .four li { display: grid; grid-template-columns: 32px 1fr; gap: 12px; }
  .four .figure { text-align: start; }
  .working .progress + .caption { margin-block-start: -8px; }
  .kept { display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; align-items: center; padding: 12px 16px; border: 1px solid var(--control); border-radius: var(--radius); background: var(--surface); }
  .example { margin: 0; display: grid; gap: 8px; }
  .legend { display: flex; flex-wrap: wrap; gap: 4px 24px; }
  .legend li { display: flex; gap: 8px; align-items: center; }

  .content > .working { max-inline-size: calc(40 * ${rem}); gap: 20px; }
  .stages { border-block-start: 2px solid var(--ink); }
  .stages li { display: grid; grid-template-columns: 24px 1fr; gap: 12px; color: var(--ink-3); }
  .stages [data-state="now"] { color: var(--ink); font-weight: var(--strong); }
  .stages [data-state="done"] { color: var(--ink-2); }

  .content:has(> :is(.read, .goal, .columns)) { padding-block-start: 12px; padding-block-end: 0; }
  .content > :is(.read, .goal, .columns) { display: flex; flex-direction: column; }
  .content > :is(.read, .goal, .columns) > * { min-inline-size: 0; }
  .content > :is(.start, .result, .persona, .working) { align-content: start; }
  .content > .read { padding-block-start: 32px; }
  .summary { display: flex; flex-wrap: wrap; align-items: center; gap: 0 20px; min-block-size: 44px; padding-block: 4px; border-block-end: 1px solid var(--line); }
  .facts { display: flex; flex-wrap: wrap; align-items: center; gap: 0 20px; }
  .repaired { margin-inline-start: auto; display: flex; align-items: center; gap: 8px; color: var(--caution); }
  .split { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 4.4fr); gap: 32px 44px; }
  .split:not(:has(.issues)) { grid-template-columns: minmax(0, 1fr); }
  summary > h2 { display: inline; }
  .preview-wait, .plot-wait { min-block-size: 300px; padding-block-start: 16px; }
  .split-head { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 4.8fr); gap: 24px 72px; align-items: start; }
  .choices { display: grid; border-block-start: 2px solid var(--ink); align-content: start; }
  .goal-split { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 4.4fr); gap: 32px 72px; align-items: start; }
  .building { border-block-start: 2px solid var(--ink); padding-block-start: 12px; }
  .building ul { margin-block-start: 8px; border-block-start: 1px solid var(--line); }
  .building li { display: flex; justify-content: space-between; align-items: center; gap: 16px; min-block-size: 44px; border-block-end: 1px solid var(--line); }
  .choice { display: grid; grid-template-columns: 24px 1fr auto; gap: 12px; align-items: center; padding-block: 16px; border-block-end: 1px solid var(--line); cursor: pointer; }
  .choice > span:nth-of-type(1) { display: grid; gap: 2px; }
  .choice input { accent-color: var(--ink); inline-size: 24px; block-size: 24px; margin: 0; }

  .actions {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    margin-block-start: auto;
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
    justify-content: space-between;
    align-items: center;
    padding-block: 16px;
    background: var(--surface);
    border-block-start: 1px solid var(--control);
    /* From edge to edge, as the ground is. */
    border-image: conic-gradient(var(--control) 0 0) 1 0 0 / 1px 0 0 / 0 100vmax;
    box-shadow: 0 0 0 100vmax var(--surface);
    clip-path: inset(-1px -100vmax 0);
  }
  .content > .notice { margin-block-end: 24px; }
  .actions .notice { order: -1; flex-basis: 100%; }

  .content > .result { gap: 44px; }
  .finding { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 4.4fr); gap: 32px 72px; align-items: start; }
  .verdict-place, .beside { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
  .beside { gap: 24px; }
  .kind { display: flex; gap: 8px; align-items: center; font: var(--label); font-weight: var(--strong); color: var(--ink-2); margin-block-end: -8px; }
  .method { display: grid; gap: 12px; }
  .method .issues { margin-block: 20px 8px; }
  .ideal-text { max-inline-size: calc(44 * ${rem}); padding-block-end: 16px; }
  blockquote { margin: 0; padding-inline-start: 16px; border-inline-start: 3px solid var(--line); }
  pre { margin: 0; padding: 12px; background: var(--sunken); font: 400 0.8125em/1.6 ui-monospace, monospace; white-space: pre-wrap; }

  .content > .persona { max-inline-size: calc(45 * ${rem}); margin-inline: auto; gap: 28px; }
  .persona-nav { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; }
  .persona-head { display: flex; gap: 16px; align-items: start; }
  .persona-head .mark { margin-block-start: 8px; flex: none; }
  .persona-head > div { min-inline-size: 0; }
  .persona-head .firmness { margin-block-start: 8px; }
  .persona-head + .lead { margin-block-start: -12px; }
  .persona section { display: grid; gap: 12px; }
  .persona-facts { margin: 0; }
  .persona .ruled > .begun { display: inline-block; }
  .persona-facts > div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.8fr); gap: 4px 16px; align-items: center; padding-block: 6px; border-block-end: 1px solid var(--line); }
  .persona-facts dd { grid-column: -2; }
  .persona-figure { margin: 0; display: grid; grid-template-columns: minmax(6em, max-content) 132px minmax(0, 1fr); gap: 16px; align-items: center; }
  .persona-figure .figure { text-align: end; white-space: nowrap; }
  .persona-facts dd { margin: 0; }
  /* Kept free until the pictures are there. */
  [data-waits] { min-block-size: 28px; }
  .against-legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-block-end: -12px; }
  .against-legend > span { display: flex; gap: 8px; align-items: center; }
  .persona .ruled { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 12px; }

  @container (max-width: 69.9375em) {
    .content { padding-inline: calc(2 * ${rem}); }
    .bar-top { padding-inline: calc(2 * ${rem}); flex-wrap: wrap; gap: 0 12px; }
    .finding, .content > .start, .split, .split-head, .goal-split { grid-template-columns: minmax(0, 1fr); gap: 32px; }
    .samples > ul { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 24px; }
    .samples .sample { align-items: start; block-size: 100%; }
    /* What is to be known stands beside the name, above the facts. */
    .summary .facts { order: 1; inline-size: 100%; }
    .tools { gap: 4px; min-block-size: 44px; }
    .bar-top:has(.steps) .steps { order: 2; inline-size: 100%; border-block-start: 1px solid var(--line); }
    .steps ol { block-size: auto; min-block-size: 44px; margin-inline-start: -10px; }
  }
  @container (max-width: 22.4375em) {
    .tools .menu-place > button .icon { display: none; }
    /* Beside the picture a word would stand a letter a line. */
    .content .persona-figure { grid-template-columns: minmax(0, 1fr) 132px; gap: 0 12px; }
    .persona-figure > .caption { grid-row: 2; grid-column: 1; text-align: end; }
    .persona-figure > :nth-child(2) { grid-row: 1 / 3; grid-column: 2; }
  }
  @container (max-width: 44.9375em) {
    .content { padding: 24px 20px; }
    .content > section { gap: 24px; }
    .bar-top { padding-inline: 20px; }
    .samples > ul { grid-template-columns: minmax(0, 1fr); }
    .steps li > .icon { display: none; }
    .steps ol { justify-content: space-between; flex-wrap: wrap; }
    .step { padding-inline: 8px; }
    .step .icon { display: none; }
    .actions { gap: 8px; padding-block: 12px; }
    .actions .buttons > button:not(.link) { padding-inline: 12px; flex: 1 1 auto; }
    .actions .buttons > .primary { min-inline-size: 40%; }
    .tools { gap: 0; flex-wrap: wrap; justify-content: end; max-inline-size: 100%; }
    .tools .plain-button { min-inline-size: 28px; padding-inline: 4px; }
    .tools .pair { gap: 0; }
    .bar-top { gap: 0 4px; }
    .repaired { margin-inline-start: 0; }
    .summary { display: grid; padding-block: 8px; }
    .summary .facts { order: 0; }
    .read .facts { display: grid; }
    .read .summary:has(+ .split) { border: 0; }
    .read .facts > li:first-child { padding-block: 6px; }
    /* What was read is told on its own step. */
    :is(.goal, .columns) .summary > :not(.facts, .strong), :is(.goal, .columns) .facts > :not(:first-child) { display: none; }
    .actions > .label { flex: 1 0 60%; }
    .actions > .buttons { display: contents; }
    .actions > .buttons > .link { flex: 0 0 auto; }
    .kept, .kept .buttons { justify-content: space-between; }
    .kept .buttons { inline-size: 100%; }
    .bar-top slot[name="brand"]::slotted(*) { min-block-size: 36px; }
    .choice > .caption { grid-row: 2; grid-column: 2; }
    .persona-facts > div { grid-template-columns: minmax(0, 1fr); gap: 4px; }
    .persona-nav .pair { flex: 1 0 100%; flex-wrap: wrap; justify-content: space-between; margin-inline: -8px; }
    .persona-figure { grid-template-columns: minmax(4.6em, max-content) 132px minmax(0, 1fr); gap: 12px; }
  }
`;
