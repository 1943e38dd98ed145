/** What can be taken along; each says how much it holds and what it tells of anybody. */

import { html, nothing } from "lit";

import { report } from "../../index.js";
import { settingsLink } from "../session/settings.js";
import { plain, rich } from "../text.js";
import type { Context } from "./context.js";
import { listOf } from "./lists.js";
import { mark } from "./mark.js";
import { SLOTS } from "./persona.js";
import { problemView } from "./problem.js";
import { progressBar } from "./progress.js";
import { save } from "./save.js";
import { saveWork, stemOf } from "./saved-work.js";

export function takeAlongView(context: Context): unknown {
  const { session, say, words, ui, linkable } = context;
  const { task, overview, people } = session;
  const rows = overview?.gathering?.lines ?? overview?.rowCount ?? 0;
  const offer = (key: string, about: unknown, action: unknown): unknown =>
    html`<li class="offer"><div><h3 class="label strong">${say(`download.${key}-title`)}</h3><p class="caption">${about}</p></div><div class="buttons">${action}</div></li>`;
  return html`<section class="download ruled-above" part="download" aria-labelledby="download-heading">
    <h2 class="section" id="download-heading" tabindex="-1">${say("download.headline")}</h2>
    <ul class="plain">
      ${offer("file", say("download.file-about", { count: rows }), html`<button class="primary" part="download-file" @click=${() => void saveFile(context)}>${say("download.file")}</button>`)}
      ${offer(
        "lists",
        say(overview?.gathering ? "download.lists-once" : "download.lists-about"),
        people.map((person) => html`<button class="small-button" part="download-list" @click=${() => void saveList(person.name, context)}>${mark(person.identity.mark, null, 13)} <span class="hidden">${say("download.list-of", { name: person.name })}</span> <span aria-hidden="true">${rich(person.name)}</span> <span class="quiet">${words.number(person.segment.size)}</span></button>`),
      )}
      ${offer("report", say("download.report-about"), html`<button part="download-report" @click=${() => void saveReport(context)}>${say("download.report")}</button>`)}
      ${offer("model", say(session.result?.shareable?.model === null ? "download.model-whole" : "download.model-about"), html`<button part="download-model" @click=${() => saveModel(context)}>${say("download.model")}</button>`)}
      ${linkable ? offer("link", say("download.link-about"), html`<button part="copy-link" @click=${() => void copyLink(context)}>${say(ui.copied === "link" ? "download.link-copied" : "download.link")}</button>`) : nothing}
      ${offer("project", say("project.save-about"), html`<button part="save-project" @click=${() => void saveWork(context)}>${say("project.save")}</button>`)}
    </ul>
    ${task?.visible && task.kind === "download" ? progressBar(context) : nothing} ${problemView(session, words, "download")}
  </section>`;
}

async function saveFile(context: Context): Promise<void> {
  const blob = await context.session.annotate();
  if (blob === null) return;
  const [stem] = stemOf(context);
  save(blob, `${plain(context.words.message("download.annotated", { name: stem }))}.csv`);
}

/** A campaign reaches each customer once, however many orders they have. */
async function saveList(name: string, context: Context): Promise<void> {
  const blob = await context.session.annotate(true);
  if (blob === null) return;
  const list = await listOf(blob, plain(name));
  const [stem] = stemOf(context);
  save(list, `${plain(context.words.message("download.list-name", { name: stem, segment: name }))}.csv`);
}

/** The one that may be shared; where none may, the whole one, and it says so. */
function saveModel({ session, words }: Context): void {
  const text = JSON.stringify(session.result?.shareable?.model ?? session.result?.model, null, 2);
  save(new Blob([text], { type: "application/json" }), `${words.message("download.model-name")}.json`);
}

async function saveReport(context: Context): Promise<void> {
  const { result, people } = context.session;
  if (result === null) return;
  const [stem] = stemOf(context);
  // What was proposed from figures that are withheld stays here; the report proposes from those it tells.
  const names = Object.fromEntries(people.filter(({ named }) => named).map(({ segment, name }) => [segment.index, plain(name)]));
  const marks = Object.fromEntries(people.map(({ segment, identity }) => [segment.index, identity.mark]));
  const written = (notes: Readonly<Record<string, string>>) => SLOTS.filter((slot) => notes[slot]?.trim()).map((slot) => ({ heading: plain(context.words.message(`persona.${slot}`)), text: notes[slot]!.trim() }));
  const notes = Object.fromEntries(people.map(({ segment, writing }) => [segment.index, written(writing.notes ?? {})]));
  save(new Blob([await report(result, { names, notes, marks, order: people.map(({ segment }) => segment.index) })], { type: "text/html" }), `${plain(context.words.message("download.report-name", { name: stem }))}.html`);
}

/** Into the address bar where the clipboard is closed to buttons. */
async function copyLink({ session, ui }: Context): Promise<void> {
  const settings = `settings=${settingsLink(session.state)}`;
  if (!(await ui.copy("link", `${location.href.split("#")[0]}#${settings}`))) location.hash = settings;
}
