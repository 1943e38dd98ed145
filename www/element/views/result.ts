/** The finding: the sentence first, what it rests on beside it, the segments beneath. */

import { html, nothing, svg } from "lit";
import { guard } from "lit/directives/guard.js";

import { digitsOf } from "../../locales/format.js";

import { customersChart } from "../charts/customers.js";
import { idealChart } from "../charts/ideal.js";
import { moneyChart } from "../charts/money.js";
import { profileChart } from "../charts/profile.js";
import { rich } from "../text.js";
import { certificateView } from "./certificate.js";
import type { Context } from "./context.js";
import { heading } from "./heading.js";
import { leadOf } from "./lead.js";
import { numberOfSegments } from "./number-of-segments.js";
import { problemView } from "./problem.js";
import { progressBar } from "./progress.js";
import { issuesView } from "./read.js";
import { registerView } from "./register.js";
import { takeAlongView } from "./take-along.js";
import { typingView } from "./typing.js";

/** What is dear to draw: only where something changed, and not all in one frame. */
const PARTS = [moneyChart, registerView, profileChart, idealChart, customersChart, typingView];
export const PART_COUNT = PARTS.length;

export function resultView(context: Context): unknown {
  const { session, words, say, ui } = context;
  const { result } = session;
  if (result === null) return nothing;
  const narrow = ui.width < 656;
  const finding = session.task?.kind === "find" && session.task.visible;
  return html`<section class="result" part="result" aria-labelledby="heading">
    <div class="finding">
      <div class="verdict-place" part="verdict" data-kind=${result.verdict.kind}>
        <p class="kind">${kindSign(result.verdict.kind)} ${say(`kind.${result.verdict.kind}`)}</p>
        ${heading(rich(result.verdict.text), "verdict")}
        <p class="lead">${leadOf(context)}</p>
        ${numberOfSegments(context)} ${problemView(session, words, "find")}
      </div>
      <div class="beside">
        ${certificateView(context)}
        ${narrow ? nothing : toTakeView(context)}
      </div>
    </div>
    <p class="hidden" id="chart-help">${say("chart.help")}</p>
    <p class="hidden" aria-live="polite">${spoken(context)}</p>
    ${PARTS.slice(0, ui.parts).map((part) => guard([session.state, session.selected, session.task === null, session.pictures.version, ui.version, words.locale, digitsOf(words.locale)], () => part(context)))}
    ${finding || (narrow && ui.merging === null) ? html`<div class="actions">${finding ? progressBar(context) : toTakeView(context)}</div>` : nothing} ${takeAlongView(context)}
    <div class="method ruled-above" part="method">
      <h2 class="section">${say("result.method")}</h2>
      <p class="label">${rich(result.engine.reason)} ${say("result.seed", { seed: result.seed })}</p>
      <p class="label quiet">${say("result.groups")}</p>
      ${issuesView(result.issues, words, "result.notes")}
      <div class="buttons"><button part="restart" @click=${() => session.restart()}>${say("result.restart")}</button></div>
    </div>
  </section>`;
}

const toTakeView = ({ session, say }: Context): unknown => html`<div class="buttons">
  <button class="primary" @click=${(event: Event) => toTake(event)}>${say("download.headline")}</button>
  <button part="revise" @click=${() => session.go("columns")}>${say("result.columns")}</button>
</div>`;

/** The segment that is selected, for who does not see it. */
function spoken({ session, say }: Context): unknown {
  const chosen = session.people.find(({ identity }) => identity.id === session.selected);
  return chosen === undefined ? nothing : html`${rich(chosen.name)}: ${say("card.size", { count: chosen.segment.size })} ${say("card.share-customers", { share: chosen.segment.share })}`;
}

/** Goes to what can be taken along, with the keyboard's place. */
function toTake(event: Event): void {
  const place = ((event.currentTarget as HTMLElement).getRootNode() as ShadowRoot).getElementById("download-heading");
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

const KINDS: Readonly<Record<string, unknown>> = {
  natural: svg`<circle cx="4" cy="5" r="3" /><circle cx="12" cy="5" r="3" /><circle cx="8" cy="12" r="3" />`,
  reproducible: svg`<circle cx="5.5" cy="8" r="3.6" fill="none" /><circle cx="10.5" cy="8" r="3.6" fill="none" />`,
  constructed: svg`<path d="M1.5 3h13v10h-13z" fill="none" /><path d="M6 3v10M10 3v10" stroke-dasharray="1.6 1.6" />`,
};

/** Of equal size and ink for every kind: none is worse than another. */
const kindSign = (kind: string): unknown =>
  html`<svg class="kind-sign" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">${KINDS[kind] ?? svg`<circle cx="8" cy="8" r="5.5" fill="none" stroke-dasharray="2 2" />`}</svg>`;
