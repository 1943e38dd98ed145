/** Before there is a file: drop one, choose one, paste one, or take a sample. */

import { html, nothing } from "lit";

import { moneyExample } from "../charts/money.js";
import type { Context } from "./context.js";
import { heading } from "./heading.js";
import { icon } from "./icon.js";
import { problemView } from "./problem.js";
import { openFromDisk } from "./saved-work.js";

export const ACCEPT = ".csv,.tsv,.tab,.txt,.gz,.xlsx,.parquet,.json,.jsonl,.ndjson,.segments,text/csv,text/plain,text/tab-separated-values,application/json";

export function startView(context: Context): unknown {
  const { session, words, samples, waiting, open, say } = context;
  return html`<section class="start" part="start" aria-labelledby="heading">
    <div class="start-main">
      ${keptView(context)} ${heading(say("start.headline"), "headline")}
      <p class="lead">${say("start.lead")}</p>
      <div class="drop" part="drop-zone">
        <div>
          <h2 class="section">${say("start.drop")}</h2>
          <p class="label quiet">${say("start.hint")}</p>
        </div>
        <div class="buttons">
          <button part="paste" @click=${() => void paste(context)}>${say("start.paste")}</button>
          <label class="button primary file" part="choose">
            <input type="file" accept=${ACCEPT} @change=${(event: Event) => chosen(event, open)} />
            <span>${say("start.choose")}</span>
          </label>
        </div>
        <div class="formats">
          <p class="caption">${say("start.formats")}</p>
          <button class="link" part="open-project" @click=${() => openFromDisk(context)}>${say("project.open")}</button>
        </div>
      </div>
      ${waiting ? html`<p class="label quiet" role="status">${say("start.preparing")}</p>` : nothing}
      ${problemView(session, words, "open")} ${samples.length === 0 ? nothing : moneyExample(context)}
    </div>
    <div class="start-side">${samples.length === 0 ? nothing : samplesView(context)} ${stepsView(context)}</div>
    <div class="proof ruled-above"><slot name="privacy"><p class="label quiet">${say("start.privacy")}</p></slot></div>
  </section>`;
}

/** What autosave kept of another time. */
function keptView({ session, say, words }: Context): unknown {
  const { kept } = session.keeping;
  if (kept === null) return nothing;
  const at = new Intl.DateTimeFormat(words.locale, { dateStyle: "medium", timeStyle: "short" }).format(kept.at);
  return html`<div class="kept" part="kept">
    <p class="label"><span class="strong">${say("project.kept", { name: kept.file.name })}</span> <span class="quiet">${at}</span></p>
    <div class="buttons">
      <button class="link" @click=${() => void session.clear()}>${say("project.clear")}</button>
      <button class="small-button" part="go-on" @click=${() => void session.goOn()}>${say("chooser.go-on")}</button>
    </div>
  </div>`;
}

function samplesView({ samples, say, session, open }: Context): unknown {
  return html`<aside class="samples" part="samples" aria-labelledby="samples-heading">
    <h2 class="section ruled" id="samples-heading">${say("start.samples")}</h2>
    <ul class="plain">
      ${samples.map(({ key, count, file }) => {
        return html`<li>
          <button class="sample" part="sample" @click=${() => open(file(session.locale))}>
            <span>
              <span class="body strong">${say(`start.${key}`)}</span>
              <span class="label quiet">${say(`start.${key}-about`, { count })}</span>
            </span>
            <span class="square">${icon("arrow")}</span>
          </button>
        </li>`;
      })}
    </ul>
    <p class="caption">${say("start.sample-note")}</p>
  </aside>`;
}

function stepsView({ say, words }: Context): unknown {
  return html`<aside class="four" aria-labelledby="four-heading">
    <h2 class="section ruled" id="four-heading">${say("start.steps")}</h2>
    <ol class="plain rows">
      ${(["file", "goal", "columns", "segments"] as const).map(
        (step, at) => html`<li class="label"><span class="figure quiet strong">${words.number(at + 1)}</span> <span><span class="strong">${say(`bar.${step}`)}</span> <span class="quiet">${say(`start.step-${step}`)}</span></span></li>`,
      )}
    </ol>
  </aside>`;
}

function chosen(event: Event, open: (file: File) => void): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  // Emptied, so that the same file can be chosen again after it was corrected.
  input.value = "";
  if (file) open(file);
}

/** The clipboard's table as a file; Ctrl V does the same where the browser does not let a button read it. */
async function paste({ words, open, session }: Context): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => "");
  if (text) open(pasted(text, words.message("start.pasted")));
  else session.fail("open", { code: "clipboard-empty" });
}

export const pasted = (text: string, name: string): File => new File([text], `${name}.csv`, { type: "text/csv" });
