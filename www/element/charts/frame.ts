/** A chart in its section: heading, the figures as a table, the picture to keep. */

import { html, nothing, type TemplateResult } from "lit";

import type { Context } from "../views/context.js";
import { sharedContext } from "./shared.js";

interface Chart {
  readonly id: "money" | "profile" | "customers" | "ideal";
  readonly title: unknown;
  readonly note?: unknown;
  readonly head: readonly unknown[];
  readonly rows: () => readonly (readonly unknown[])[];
  readonly picture: unknown;
  /** The chart of what may be shared: it is what is kept. */
  readonly chart: (context: Context) => unknown;
  readonly tools?: unknown;
  /** Where it has a heading of its own elsewhere. */
  readonly bare?: boolean;
}

export function chartView(context: Context, { id, title, note, head, rows, picture, chart, tools, bare = false }: Chart): TemplateResult {
  const { ui, say } = context;
  const table = ui.tables.has(id);
  return html`<section class=${bare ? "chart" : "chart ruled-above"} part="chart" data-chart=${id} aria-labelledby="${id}-heading">
    <div class="chart-head">
      <h2 class="section" id="${id}-heading">${title}</h2>
      ${note === undefined ? nothing : html`<p class="caption chart-note">${note}</p>`}
      <div class="chart-tools">
        ${tools ?? nothing}
        <button class="link" part="show-table" aria-pressed=${table} @click=${() => ui.showTable(id)}>${say(table ? "chart.picture" : "chart.table")}</button>
        ${table ? nothing : keepView(id, context, chart)}
      </div>
    </div>
    ${table ? tableView(head, rows(), `${id}-heading`) : html`<div class="picture scroll" tabindex="0" role="group" aria-labelledby="${id}-heading" aria-describedby="chart-help" @keydown=${(event: KeyboardEvent) => walk(event, context)}>${picture}</div>`}
  </section>`;
}

/** How a drawing becomes a file, loaded while idle. */
export const saving = () => import("./save.js");

/** The drawing of the chart around it, to keep: as far as it tells of segments, of what may be shared. */
export const keepView = (id: string, context: Context, chart?: (context: Context) => unknown): TemplateResult => {
  const { say, words, session } = context;
  const shared = chart && sharedContext(context);
  const keep = (event: Event, format: "svg" | "png"): void => {
    const frame = (event.currentTarget as HTMLElement).closest<HTMLElement>("[data-chart]")!;
    const withheld = session.result?.shareable?.withheld;
    const notes = [...(shared && id === "customers" ? [words.message("chart.crowds", { minimum: shared.minimum! })] : []), ...(shared && withheld && withheld.segments > 0 ? [words.message("share.segments", { count: withheld.segments, minimum: shared.minimum! })] : [])];
    void saving().then(({ savePicture }) => savePicture(frame, format, words.message(`chart.${id}-file`), shared ? { view: chart(shared), notes, rtl: context.rtl } : undefined));
  };
  const closed = chart !== undefined && !shared;
  return html`<button class="link" part="save-svg" ?disabled=${closed} @click=${(event: Event) => keep(event, "svg")}>${say("chart.svg")}</button>
    <button class="link" part="save-png" ?disabled=${closed} @click=${(event: Event) => keep(event, "png")}>${say("chart.png")}</button>`;
};

/** Arrows walk from segment to segment as the screen has them, in every chart at once; Escape shows all. */
function walk(event: KeyboardEvent, { session, rtl }: Context): void {
  if (event.target !== event.currentTarget) return;
  const ids = session.people.map(({ identity }) => identity.id);
  const at = session.selected === null ? -1 : ids.indexOf(session.selected);
  if (event.key === "Escape" && session.selected !== null) session.select(null);
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const forward = (event.key === "ArrowRight") !== rtl;
    session.select(ids[at < 0 ? (forward ? 0 : ids.length - 1) : Math.max(0, Math.min(ids.length - 1, at + (forward ? 1 : -1)))] ?? null);
  } else return;
  event.preventDefault();
}

const tableView = (head: readonly unknown[], rows: readonly (readonly unknown[])[], heading: string): TemplateResult =>
  html`<div class="scroll" tabindex="0" role="group" aria-labelledby=${heading}>
    <table>
      <thead><tr>${head.map((cell, at) => html`<th scope="col" class=${at === 0 ? "" : "figure"}>${cell}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="figure">${cell}</td>`))}</tr>`)}</tbody>
    </table>
  </div>`;
