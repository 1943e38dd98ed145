/** What can be pressed, chosen or dropped on, and what is said about it. */

import { css } from "lit";

export const controls = css`
  button, .button, select, summary { font: var(--label); font-weight: var(--strong); color: var(--ink); }
  button, .button, select {
    box-sizing: border-box;
    min-block-size: 44px;
    padding: 8px 20px;
    border: 1px solid var(--control);
    border-radius: var(--radius);
    background: var(--surface);
    transition: background-color var(--state);
  }
  select { padding-inline: 12px; font-weight: 400; min-block-size: 36px; max-inline-size: 100%; }
  button, .button, summary, select, .bar { cursor: pointer; }
  button:hover, .button:hover, select:hover { background: var(--sunken); }
  .primary { background: var(--ink); border-color: var(--ink); color: var(--surface); }
  .primary:hover { background: var(--ink-2); }
  .square { padding: 0; inline-size: 36px; min-block-size: 36px; display: grid; place-items: center; flex: none; }
  :dir(rtl) > .mirrored { transform: scaleX(-1); }

  :is(button, select, summary, h1, .scroll):focus-visible,
  .file:focus-within,
  .bar:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
  h1:focus { outline: none; }

  .file { position: relative; display: inline-grid; place-items: center; }
  .file input { position: absolute; inset: 0; inline-size: 100%; opacity: 0; cursor: pointer; font-size: 0; }
  .drop {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 20px;
    align-items: center;
    padding: 32px;
    border: 1px dashed var(--control);
    border-radius: 10px;
    background: var(--surface);
  }
  .formats { grid-column: 1 / -1; border-block-start: 1px solid var(--line); padding-block-start: 16px; }
  [data-dragging]::after {
    content: "";
    position: absolute;
    inset: 4px;
    border: 3px solid var(--focus);
    border-radius: 10px;
    pointer-events: none;
  }

  .notice {
    display: flex;
    gap: 8px;
    align-items: start;
    padding: 12px 16px;
    border-inline-start: 3px solid currentColor;
    font: var(--label);
  }
  .notice svg { flex: none; margin-block-start: 0.2em; }
  .danger { color: var(--danger); background: var(--danger-tint); }
  .caution { color: var(--caution); background: var(--caution-tint); padding: 4px 12px; }

  .progress { display: grid; gap: 12px; justify-items: start; }
  .progress p { display: flex; justify-content: space-between; gap: 12px; inline-size: 100%; }
  progress { appearance: none; inline-size: 100%; block-size: 8px; border: 1px solid var(--control); background: var(--sunken); }
  progress::-webkit-progress-bar { background: var(--sunken); }
  progress::-webkit-progress-value { background: var(--ink); }
  progress::-moz-progress-bar { background: var(--ink); }

  @container (max-width: 719px) {
    .drop { grid-template-columns: minmax(0, 1fr); padding: 20px; }
    .start .file, .offers button { inline-size: 100%; }
    .actions .primary { flex: 1; }
  }
  @media (prefers-reduced-motion: reduce) {
    * { transition: none !important; }
  }
`;
