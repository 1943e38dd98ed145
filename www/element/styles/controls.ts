/** What can be pressed, chosen or dropped on, and what is said about it. */

import { css } from "lit";

export const controls = css`
  button, .button, select, summary, input[type="text"], textarea { font: var(--label); font-weight: var(--strong); color: var(--ink); letter-spacing: normal; }
  button, .button, select, input[type="text"], textarea {
    box-sizing: border-box;
    min-block-size: 44px;
    padding: 8px 20px;
    margin: 0;
    border: 1px solid var(--control);
    border-radius: var(--radius);
    background: var(--surface);
    transition: background-color var(--state);
  }
  button:disabled { color: var(--ink-3); cursor: default; opacity: 0.6; }
  select { padding-inline: 12px; font-weight: 400; text-overflow: ellipsis; min-block-size: 36px; min-inline-size: 0; max-inline-size: 100%; }
  .select { position: relative; display: grid; }
  .select select { appearance: none; padding-inline-end: 32px; }
  .select::after { position: absolute; inset-inline-end: 14px; inset-block-start: calc(50% - 5px); pointer-events: none; }
  button, .button, summary, select, .bar { cursor: pointer; }
  button:hover, .button:hover, select:hover { background: var(--sunken); }
  button:disabled:hover { background: none; }
  .primary { background: var(--ink); border-color: var(--ink); color: var(--surface); }
  .primary:hover { background: var(--ink-2); }
  .small-button { min-block-size: 36px; padding: 4px 12px; display: inline-flex; gap: 8px; align-items: center; }
  .plain-button { min-block-size: 36px; min-inline-size: 36px; padding: 4px 8px; border-color: transparent; background: none; font-weight: 400; display: inline-flex; gap: 6px; align-items: center; justify-content: center; white-space: nowrap; }
  .link { min-block-size: 24px; padding: 0; border: 0; border-radius: 0; background: none; font: var(--caption); font-weight: 400; color: var(--ink); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 4px; }
  .link:hover { background: none; text-decoration-thickness: 2px; }
  .fact { min-block-size: 36px; padding: 0; border: 0; background: none; font-weight: 400; color: var(--ink-2); display: inline-flex; gap: 6px; align-items: center; }
  .square { inline-size: 36px; block-size: 36px; box-sizing: border-box; border: 1px solid var(--control); border-radius: var(--radius); background: var(--surface); display: grid; place-items: center; flex: none; }
  [hidden] { display: none !important; }
  .icon { fill: none; stroke: currentColor; stroke-width: 1.75; flex: none; }
  :dir(rtl) > .mirrored, :dir(rtl) > .turned { transform: scaleX(-1); }
  :dir(ltr) > .turned { transform: scaleX(-1); display: inline-grid; }
  :dir(rtl) > .turned { transform: scaleX(-1); display: inline-grid; }

  :is(button, select, summary, input, textarea, h2, .scroll):focus-visible,
  .file:focus-within:has(:focus-visible),
  .bar:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
  .bar input:focus-visible { outline: none; }
  h1:focus, h2:focus:not(:focus-visible) { outline: none; }

  .file { position: relative; display: inline-grid; place-items: center; }
  .file input { position: absolute; inset: 0; inline-size: 100%; opacity: 0; cursor: pointer; font-size: 0; }
  .drop {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 20px;
    align-items: center;
    padding: 36px 36px 28px;
    border: 1px dashed var(--control);
    border-radius: 10px;
    background: var(--surface);
  }
  .formats { grid-column: 1 / -1; border-block-start: 1px solid var(--line); padding-block-start: 16px; display: flex; gap: 8px 24px; flex-wrap: wrap; justify-content: space-between; }
  .formats p { flex: 1 1 16em; }
  [data-dragging]::after {
    content: "";
    position: absolute;
    inset: 4px;
    border: 3px solid var(--focus);
    border-radius: 10px;
    pointer-events: none;
    z-index: 4;
  }

  .menu-place { position: relative; display: inline-block; }
  .menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 5;
    box-sizing: border-box;
    min-inline-size: 232px;
    max-inline-size: min(320px, 92vi);
    padding: 6px;
    border: 1px solid var(--control);
    border-radius: 8px;
    background: var(--surface);
    box-shadow: 0 8px 24px rgb(22 26 23 / 0.14);
    /* Above a bar at the window's edge. */
    scroll-margin-block-end: 84px;
  }
  .summary .menu { inset-inline: 0 auto; }
  .fold-body .menu { inset-inline: 0 auto; }
  .menu p { padding: 6px 10px 8px; }
  .menu hr { margin: 6px 0; border: 0; border-block-start: 1px solid var(--line); }
  .item { inline-size: 100%; min-block-size: 36px; padding: 6px 10px; border: 0; border-radius: 4px; background: none; display: flex; justify-content: space-between; align-items: center; gap: 16px; font-weight: 400; text-align: start; }
  .item:hover, .item:focus-visible { background: var(--ink); color: var(--surface); }
  .item:disabled:hover { background: none; color: var(--ink-3); }
  .item :is(.caption, kbd) { color: inherit; }
  .item .about { display: block; opacity: 0.85; }
  kbd { font: var(--caption); color: var(--ink-3); }

  .field { display: grid; gap: 6px; }
  input[type="text"], textarea { inline-size: 100%; padding: 8px 12px; font-weight: 400; }
  textarea { resize: vertical; line-height: inherit; border-width: 0 0 1px; border-radius: 0; background: none; field-sizing: content; min-block-size: 56px; }
  .tag { font: var(--caption); font-weight: 400; color: var(--ink-3); white-space: nowrap; }

  .notice {
    display: flex;
    gap: 8px;
    align-items: start;
    padding: 12px 16px;
    border-inline-start: 3px solid currentColor;
    font: var(--label);
  }
  .notice svg { flex: none; margin-block-start: 0.2em; }
  .notice > p, .notice > span { flex: 1; }
  .notice:has(button) { flex-wrap: wrap; }
  .notice:has(button) > p { flex-basis: 14em; }
  .danger { color: var(--danger); background: var(--danger-tint); }
  .caution { color: var(--caution); background: var(--caution-tint); }
  .card .caution { padding: 4px 12px; }

  .progress { display: grid; gap: 12px; justify-items: start; }
  /* Beside results it stays at the edge of the window: what is looked at does not move when it goes. */
  .actions .progress { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; inline-size: 100%; }
  .actions .progress p { inline-size: auto; flex: 1 1 16em; }
  .actions progress { flex: 1 1 16em; }
  .progress p { display: flex; justify-content: space-between; gap: 12px; inline-size: 100%; }
  progress { appearance: none; inline-size: 100%; block-size: 8px; border: 1px solid var(--control); background: var(--sunken); }
  progress::-webkit-progress-bar { background: var(--sunken); }
  progress::-webkit-progress-value { background: var(--ink); }
  progress::-moz-progress-bar { background: var(--ink); }

  @container (max-width: 44.9375em) {
    .drop { grid-template-columns: minmax(0, 1fr); padding: 20px; }
    .drop .buttons { flex-direction: column-reverse; align-items: stretch; }
    .menu { max-inline-size: 88vi; }
  }
  @media (prefers-reduced-motion: reduce) {
    * { transition: none !important; }
  }
`;
