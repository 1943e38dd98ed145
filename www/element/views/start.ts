/** Before there is a file: drop one, choose one, or take a sample. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Sample } from "../sample.js";
import type { Session } from "../session.js";
import { rich } from "../text.js";
import { heading } from "./heading.js";
import { problemView } from "./problem.js";

export interface Start {
  readonly session: Session;
  readonly words: Formatter;
  readonly samples: readonly Sample[];
  /** A file was chosen before everything was loaded. */
  readonly waiting: boolean;
  open(file: File): void;
}

export function startView({ session, words, samples, waiting, open }: Start): unknown {
  const say = (key: string): unknown => rich(words.message(`start.${key}`));
  return html`<section class="start" part="start" aria-labelledby="heading">
    <div class="start-main">
      ${heading(say("headline"), "headline")}
      <p class="lead">${say("lead")}</p>
      <div class="drop" part="drop-zone">
        <div>
          <h2 class="section">${say("drop")}</h2>
          <p class="label quiet">${say("hint")}</p>
        </div>
        <label class="button primary file" part="choose">
          <input type="file" accept=".csv,.tsv,.tab,.txt,text/csv,text/plain,text/tab-separated-values" @change=${(event: Event) => chosen(event, open)} />
          <span>${say("choose")}</span>
        </label>
        <p class="caption formats">${say("formats")}</p>
      </div>
      ${waiting ? html`<p class="label quiet" role="status">${say("preparing")}</p>` : nothing}
      ${problemView(session, words, "open")}
      <slot name="privacy"><p class="label quiet">${say("privacy")}</p></slot>
    </div>
    ${samples.length === 0 ? nothing : samplesView(samples, words, session, open)}
  </section>`;
}

function samplesView(samples: readonly Sample[], words: Formatter, session: Session, open: (file: File) => void): unknown {
  return html`<aside class="samples" part="samples" aria-labelledby="samples-heading">
    <h2 class="section ruled" id="samples-heading">${words.message("start.samples")}</h2>
    <ul class="plain">
      ${samples.map(({ key, count, file }) => {
        const name = words.message(`start.${key}`);
        return html`<li class="sample">
          <div>
            <h3 class="body strong">${name}</h3>
            <p class="label quiet">${rich(words.message(`start.${key}-about`, { count }))}</p>
          </div>
          <button class="square" part="sample" aria-label=${words.message("start.try", { name })} @click=${() => open(file(session.locale))}>
            <svg class="mirrored" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 8h11M9 4l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.75" /></svg>
          </button>
        </li>`;
      })}
    </ul>
    <p class="caption">${words.message("start.sample-note")}</p>
  </aside>`;
}

function chosen(event: Event, open: (file: File) => void): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  // Emptied, so that the same file can be chosen again after it was corrected.
  input.value = "";
  if (file) open(file);
}
