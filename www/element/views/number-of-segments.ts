/** The numbers of segments that were measured: bars that are radio buttons. */

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";

import type { Formatter } from "../../locales/format.js";
import type { Candidate } from "../../types.js";
import type { Session } from "../session.js";
import { isolated } from "../text.js";
import { progressBar } from "./progress.js";

export function numberOfSegments(session: Session, words: Formatter): unknown {
  const { candidates, result, clusters, task } = session;
  if (result === null || candidates.length < 2) return nothing;
  const chosen = clusters ?? result.segments.length;
  const best = Math.max(...candidates.map((candidate) => candidate.silhouette), 0);
  return html`<fieldset class="chooser" part="number-of-segments">
    <legend class="section">${words.message("chooser.headline")}</legend>
    <div class="bars">${candidates.map((candidate) => bar(candidate, candidate.clusters === chosen, best, session, words))}</div>
    ${task?.visible && task.kind === "find" ? progressBar(session, words) : html`<p class="label quiet">${words.message("chooser.about")}</p>`}
  </fieldset>`;
}

function bar(candidate: Candidate, checked: boolean, best: number, session: Session, words: Formatter): unknown {
  const option = words.message("chooser.option", { count: candidate.clusters });
  const score = words.number(candidate.silhouette);
  // A number that separates nothing still has a bar to press.
  const height = best > 0 ? Math.max(0.08, candidate.silhouette / best) : 0.08;
  return html`<label class="bar">
    <input
      type="radio"
      name="clusters"
      value=${candidate.clusters}
      aria-label=${words.message("chooser.score", { option, score })}
      .checked=${live(checked)}
      @change=${() => void session.find(candidate.clusters)}
    />
    <svg viewBox="0 0 28 56" width="28" height="56" aria-hidden="true"><rect x="1" y=${55 - 54 * height} width="26" height=${54 * height} /></svg>
    <span aria-hidden="true">${isolated(words.number(candidate.clusters))}</span>
  </label>`;
}
