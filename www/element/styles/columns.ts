/** The step of the columns: what was read, then one row a column. */

import { css } from "lit";

export const columns = css`
  .reading { display: grid; gap: 12px; }
  .facts { display: flex; flex-wrap: wrap; gap: 12px 44px; padding-block-end: 12px; border-block-end: 1px solid var(--line); }
  .column {
    display: grid;
    grid-template-columns: minmax(0, 4fr) minmax(0, 3fr) minmax(0, 5fr);
    gap: 8px 24px;
    align-items: center;
    padding-block: 12px;
    border-block-end: 1px solid var(--line);
  }
  .column[data-role="ignore"] h3 { font-weight: 400; color: var(--ink-2); }
  .column select { justify-self: start; }
  .actions {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
    justify-content: space-between;
    align-items: center;
    padding-block: 12px;
    border-block-start: 1px solid var(--control);
    background: var(--paper);
  }
  .actions .notice { order: -1; flex-basis: 100%; }

  @container (max-width: 719px) {
    .column { grid-template-columns: minmax(0, 1fr); }
    .facts { display: grid; gap: 8px; }
    .facts > div { display: grid; grid-template-columns: 1fr 1.6fr; gap: 12px; align-items: baseline; }
    .actions { gap: 8px; }
    .actions .buttons { inline-size: 100%; }
    .actions button { padding-inline: 12px; }
  }
`;
