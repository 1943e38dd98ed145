/** How steady a segment is on other samples: solid, dashed or dotted, and in a word. */

import { html, nothing } from "lit";

import type { Person } from "../session/people.js";
import type { Context } from "./context.js";

export function firmnessView({ segment }: Person, { session, say }: Context): unknown {
  const { result } = session;
  const evidence = result?.certificate?.segments[segment.index];
  if (evidence === undefined) return nothing;
  const { firmness, jaccard } = evidence;
  if (firmness === null || jaccard === null) return result?.verdict.kind === "pending" ? html`<p class="caption firmness">– ${say("certificate.checking")}</p>` : nothing;
  return html`<p class="caption firmness" data-firmness=${firmness}>
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="4.4" /></svg>
    <span><span class="strong">${say(`firmness.${firmness}`)}</span>${say("firmness.same", { share: jaccard })}</span>
  </p>`;
}
