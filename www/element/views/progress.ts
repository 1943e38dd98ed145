/** While work goes on: the stage by name, one true fraction, and a way to stop. */

import { html } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Session } from "../session.js";
import { isolated } from "../text.js";
import { heading } from "./heading.js";

export function progressView(session: Session, words: Formatter): unknown {
  const opening = session.task?.kind === "open";
  return html`<section class="working" part="progress" aria-labelledby="heading">
    ${heading(words.message(opening ? "progress.headline-read" : "progress.headline"), "verdict")} ${progressBar(session, words)}
  </section>`;
}

/** The bar alone, for beside results that stay in sight. */
export function progressBar(session: Session, words: Formatter): unknown {
  const { stage = null, fraction = 0 } = session.task ?? {};
  const name = words.message(stage === null ? "progress.headline-read" : `stage.${stage}`);
  return html`<div class="progress">
    <p class="label"><span>${name}</span> ${isolated(words.percent(fraction))}</p>
    <progress max="1" .value=${fraction} aria-label=${name}></progress>
    <button part="cancel" @click=${() => session.cancel()}>${words.message("progress.cancel")}</button>
  </div>`;
}
