/** While work goes on: the stages by name, one true fraction, and a way to stop. */

import { html, nothing } from "lit";

import type { Stage } from "../../types.js";
import { isolated } from "../text.js";
import type { Context } from "./context.js";
import { heading } from "./heading.js";
import { icon } from "./icon.js";

const STAGES: readonly Stage[] = ["prepare", "search", "weigh", "profile", "test"];

export function progressView(context: Context): unknown {
  const { session, say, words } = context;
  const opening = session.task?.kind === "open";
  const now = STAGES.indexOf(session.task?.stage ?? "prepare");
  return html`<section class="working" part="progress" aria-labelledby="heading">
    ${heading(say(opening ? "progress.headline-read" : "progress.headline"), "title")}
    ${opening
      ? nothing
      : html`<ol class="plain rows stages">
          ${STAGES.map((stage, at) => html`<li class="label" data-state=${at < now ? "done" : at === now ? "now" : "later"}><span class="stage-sign">${at < now ? icon("check", 14) : words.number(at + 1)}</span> <span>${say(`stage.${stage}`)}</span></li>`)}
        </ol>`}
    ${progressBar(context)}
    <p class="caption">${say("progress.stop-about")}</p>
  </section>`;
}

/** The bar alone, for beside results that stay in sight. */
export function progressBar({ session, say, words }: Context): unknown {
  const { stage = null, fraction = 0 } = session.task ?? {};
  const key = stage === null ? "progress.headline-read" : `stage.${stage}`;
  return html`<div class="progress">
    <p class="label"><span>${say(key)}</span> ${isolated(words.percent(fraction))}</p>
    <progress max="1" .value=${fraction} aria-label=${words.message(key)}></progress>
    <button part="cancel" @click=${() => session.cancel()}>${say("progress.cancel")}</button>
  </div>`;
}
