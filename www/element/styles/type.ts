/** Text: sizes by role, figures that line up, quiet and strong. */

import { css } from "lit";

import { rem } from "./rem.js";

export const type = css`
  .root {
    font: var(--body);
    color: var(--ink);
    font-variant-numeric: lining-nums tabular-nums;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  h1, h2, h3, h4, p, ul, ol, dl, dd, fieldset, legend { margin: 0; padding: 0; border: 0; }
  .plain { list-style: none; }
  .headline { font: var(--headline); letter-spacing: var(--tracking); text-wrap: balance; overflow-wrap: break-word; }
  .verdict { font: var(--verdict); letter-spacing: var(--tracking); text-wrap: balance; overflow-wrap: break-word; }
  .title { font: var(--title); letter-spacing: var(--tracking); text-wrap: balance; overflow-wrap: break-word; }
  .section { font: var(--section); }
  .lead { font: var(--lead); color: var(--ink-2); max-inline-size: calc(44 * ${rem}); }
  .body { font: var(--body); }
  .label { font: var(--label); }
  .caption { font: var(--caption); color: var(--ink-3); }
  .quiet { color: var(--ink-2); }
  .strong { font-weight: var(--strong); }
  .lead > .strong { color: var(--ink); }
  .figure { font-variant-numeric: lining-nums tabular-nums; text-align: end; }
  .figure-large { font: var(--figure); }
  .begun::first-letter { text-transform: uppercase; }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
