/** How sure it is: four questions, each with a sentence and a number. */

import { html, nothing } from "lit";

import type { Certificate } from "../../types.js";
import { groupsOf } from "../session/merging.js";
import type { Context } from "./context.js";

export function certificateView(context: Context): unknown {
  const { session, say, ui } = context;
  const { result } = session;
  if (result === null) return nothing;
  const rows: readonly (readonly [string, unknown])[] = [
    ["separate", separate(result.certificate, context)],
    ["repeatable", repeatable(result.certificate, context)],
    ["large", large(context)],
    ["reachable", reachable(context)],
  ];
  const list = html`<dl class="certificate-rows">
    ${rows.map(([key, sentence]) => (sentence === null ? nothing : html`<div><dt class="label strong">${say(`certificate.${key}`)}</dt><dd class="label">${sentence}</dd></div>`))}
  </dl>`;
  return ui.width < 656
    ? html`<details class="certificate folded" part="certificate"><summary><span class="section">${say("certificate.headline")}</span>${holdingView(context)}</summary>${list}</details>`
    : html`<aside class="certificate" part="certificate" aria-labelledby="certificate-heading"><h2 class="section ruled" id="certificate-heading">${say("certificate.headline")}</h2>${list}</aside>`;
}

/** What holds, in a line, before it is unfolded. */
function holdingView({ session, words }: Context): unknown {
  const { certificate, verdict } = session.result!;
  const most = (count: number): boolean => 2 * count > session.people.length;
  const holds = {
    separate: verdict.kind === "natural",
    repeatable: most((certificate?.segments ?? []).filter(({ jaccard }) => (jaccard ?? 0) >= STEADY).length),
    large: session.people.every(({ segment }) => !segment.small),
    reachable: most(session.people.filter(({ segment }) => segment.rule !== null).length),
  };
  const names = Object.entries(holds).flatMap(([key, held]) => (held ? [words.message(`certificate.${key}`).toLowerCase()] : []));
  return html`<span class="label quiet holding begun">${names.join(words.message("list.comma"))}</span>`;
}

/** As in the engine: a segment of which so much comes back is firm enough to count. */
const STEADY = 0.75;

const checking = ({ say }: Context): unknown => html`<span class="quiet">– ${say("certificate.checking")}</span>`;

/** How many of the tables without segments came out as far apart follows from p = (1 + them) / (1 + draws). */
function separate(certificate: Certificate | null, context: Context): unknown {
  const { session, say } = context;
  const { kind } = session.result!.verdict;
  if (certificate === null) return kind === "pending" ? checking(context) : say("certificate.untested");
  const { p, draws } = certificate;
  const as = Math.max(0, Math.round(p * (draws + 1)) - 1);
  return as === 0 ? say("certificate.separate-yes", { draws }) : say("certificate.separate-some", { count: as, draws });
}

function repeatable(certificate: Certificate | null, context: Context): unknown {
  const { session, say } = context;
  const pending = session.result!.verdict.kind === "pending";
  if (certificate === null) return pending ? checking(context) : say("certificate.untested");
  // A segment that a person made of several was never re-drawn as one.
  const known = certificate.segments.filter(({ jaccard }) => jaccard !== null);
  if (certificate.resamples === 0 || (known.length < certificate.segments.length && !groupsOf(session.result))) return checking(context);
  if (known.length === 0) return say("certificate.untested");
  const steady = known.filter(({ jaccard }) => jaccard! >= STEADY).length;
  return say("certificate.repeatable-of", { count: steady, all: known.length, share: STEADY });
}

function large({ session, say }: Context): unknown {
  const least = Math.min(...session.people.map(({ segment }) => segment.size));
  return say("certificate.large-is", { count: least });
}

/** A segment is reachable where a short rule finds its customers. */
function reachable({ session, say }: Context): unknown {
  const { people } = session;
  const found = people.filter(({ segment }) => segment.rule !== null).length;
  return say("certificate.reachable-of", { count: found, all: people.length });
}
