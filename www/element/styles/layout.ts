/** Where things stand: one column, two where there is room; hairlines divide. */

import { css } from "lit";

import { rem } from "./rem.js";

export const layout = css`
  .root {
    /* The page's underlining goes through every block, and stops at a box that stands in a line. */
    display: inline-block;
    inline-size: 100%;
    vertical-align: top;
    position: relative;
    box-sizing: border-box;
    min-block-size: 100%;
    padding: 44px 64px;
    background: var(--paper);
  }
  .root > section { max-inline-size: 1152px; margin-inline: auto; display: grid; gap: 24px; }
  .ruled { border-block-end: 2px solid var(--ink); padding-block-end: 8px; }
  .root > .start { grid-template-columns: 7fr 4.4fr; gap: 44px 72px; }
  .start-main { display: grid; gap: 20px; align-content: start; }
  .finding { display: grid; grid-template-columns: 7fr 4.4fr; gap: 44px 72px; align-items: start; }
  .finding > div { display: grid; gap: 20px; }
  .sample { display: flex; gap: 24px; justify-content: space-between; align-items: center; padding-block: 16px; border-block-end: 1px solid var(--line); }
  .samples .caption { padding-block-start: 12px; }
  .rows > li, .issues > li { padding-block: 8px; border-block-end: 1px solid var(--line); }
  .method .strong { padding-block-start: 16px; }
  .root > .working { max-inline-size: calc(40 * ${rem}); margin-inline-start: max(0px, (100% - 1152px) / 2); }
  .offers { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; padding-block: 20px; }
  .offers > div { display: grid; gap: 8px; justify-items: start; align-content: start; }
  .buttons { display: flex; flex-wrap: wrap; gap: 12px; }

  @container (max-width: 1119px) {
    .root { padding: 32px; }
    .finding, .root > .start { grid-template-columns: minmax(0, 1fr); gap: 32px; }
  }
  @container (max-width: 719px) {
    .root { padding: 24px 20px; }
    .offers { grid-template-columns: minmax(0, 1fr); }
  }
`;
