/** The finding: the sentence first, what it rests on beside it, the segments beneath. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Segmentation } from "../../types.js";
import type { Session } from "../session.js";
import { rich } from "../text.js";
import { downloadView } from "./download.js";
import { heading } from "./heading.js";
import { numberOfSegments } from "./number-of-segments.js";
import { problemView } from "./problem.js";
import { issuesView } from "./reading.js";
import { segmentCard } from "./segment-card.js";

export function resultView(session: Session, words: Formatter): unknown {
  const { result } = session;
  if (result === null) return nothing;
  return html`<section class="result" part="result" aria-labelledby="heading">
    <div class="finding">
      <div part="verdict" data-kind=${result.verdict.kind}>
        ${heading(rich(result.verdict.text), "verdict")}
        <p class="lead">${words.message(`result.${result.verdict.kind}`)}</p>
        ${numberOfSegments(session, words)} ${problemView(session, words, "find")}
      </div>
      ${methodView(result, words)}
    </div>
    <h2 class="section ruled">${words.message("result.segments")}</h2>
    <ul class="plain register" part="segments">
      ${result.segments.map((segment) => segmentCard(segment, words))}
    </ul>
    ${downloadView(session, words)}
    <div class="buttons">
      <button part="revise" @click=${() => session.revise()}>${words.message("result.columns")}</button>
      <button part="restart" @click=${() => session.restart()}>${words.message("result.restart")}</button>
    </div>
  </section>`;
}

function methodView(result: Segmentation, words: Formatter): unknown {
  const placed = result.segments.reduce((sum, segment) => sum + segment.size, 0);
  return html`<aside class="method" part="method" aria-labelledby="method-heading">
    <h2 class="section ruled" id="method-heading">${words.message("result.method")}</h2>
    <ul class="plain rows">
      <li class="label">${rich(words.message("result.placed", { count: placed }))}
        ${result.excludedRows > 0 ? rich(words.message("result.excluded", { count: result.excludedRows })) : nothing}</li>
      <li class="label">${rich(result.engine.reason)}</li>
      <li class="label">${rich(words.message("result.seed", { seed: result.seed }))}</li>
    </ul>
    ${issuesView(result.issues, words, "result.notes")}
  </aside>`;
}
