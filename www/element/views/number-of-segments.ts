/** How many segments: a slider and its evidence in one. Each bar is a number that was measured. */

import { html, nothing, svg } from "lit";
import { live } from "lit/directives/live.js";

import { direction } from "../charts/drawing.js";
import { keepView } from "../charts/frame.js";
import type { Candidate, Segmentation } from "../../types.js";
import { groupsOf } from "../session/merging.js";
import { isolated } from "../text.js";
import type { Context } from "./context.js";

export function numberOfSegments(context: Context): unknown {
  const { session, say } = context;
  const { candidates, result, task } = session;
  if (result === null || candidates.length < 2) return nothing;
  const trying = task?.kind === "find" ? session.trying : undefined;
  const chosen = trying ?? foundOf(result);
  const best = Math.max(...candidates.map(scoreOf), 0);
  return html`<fieldset class="chooser" part="number-of-segments" @keydown=${(event: KeyboardEvent) => slide(event, context)}>
    <legend class="section">${say("chooser.headline")}</legend>
    <div class="chooser-row">
      <div class="bars">${candidates.map((candidate) => bar(candidate, candidate.clusters === chosen, best, context))}</div>
      <p class="label reason">${whyView(context)}</p>
    </div>
    ${sampledView(context)} ${styleView(context)} ${evidenceTable(context)}
    ${task === null && result.verdict.kind === "pending" ? html`<p class="label stopped">${say("chooser.stopped")} <button class="small-button" @click=${() => void session.find(session.clusters)}>${say("chooser.go-on")}</button></p>` : nothing}
  </fieldset>`;
}

/** How many segments were found, before a person made one of several. */
const foundOf = (result: Segmentation): number => (groupsOf(result)?.flat() ?? result.segments).length;

/** The evidence taken together where there is any, else how well the segments are separated. */
const scoreOf = (candidate: Candidate): number => candidate.evidence?.score ?? candidate.silhouette;

function bar(candidate: Candidate, checked: boolean, best: number, { session, words }: Context): unknown {
  const option = words.message("chooser.option", { count: candidate.clusters });
  const score = words.number(scoreOf(candidate));
  const tie = session.result?.choice?.nearTies.includes(candidate.clusters) ?? false;
  // A number that separates nothing still has a bar to press.
  const height = best > 0 ? Math.max(0.08, scoreOf(candidate) / best) : 0.08;
  return html`<label class="bar" ?data-tie=${tie}>
    <input
      type="radio"
      name="clusters"
      value=${candidate.clusters}
      aria-label=${words.message(tie ? "chooser.tie-score" : "chooser.score", { option, score })}
      .checked=${live(checked)}
      @change=${() => void session.find(candidate.clusters)}
    />
    <svg viewBox="0 0 30 44" width="30" height="44" aria-hidden="true"><rect x="1" y=${43 - 42 * height} width="28" height=${42 * height} /></svg>
    <span aria-hidden="true">${isolated(words.number(candidate.clusters))}</span>
  </label>`;
}

/** Left and Right follow the screen: browsers disagree on it where text runs from the right. */
function slide(event: KeyboardEvent, { rtl }: Context): void {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  event.preventDefault();
  const inputs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>("input")];
  const at = inputs.findIndex((input) => input.checked);
  const next = inputs[at + ((event.key === "ArrowRight") !== rtl ? 1 : -1)];
  if (next === undefined) return;
  next.focus();
  next.click();
}

function whyView({ session, say, words }: Context): unknown {
  const { candidates, result } = session;
  const choice = result?.choice;
  if (groupsOf(result)) return say("merge.given");
  const count = result?.segments.length ?? 0;
  const best = candidates.reduce<Candidate | undefined>((one, other) => ((one?.evidence?.score ?? 0) < (other.evidence?.score ?? 0) ? other : one), undefined);
  if (!choice || choice.basis === "given") return candidates.length > 1 && best ? say("chooser.why-likely", { count: best.clusters }) : say("chooser.about");
  const ties = choice.nearTies;
  const why = say(choice.basis === "evidence" ? `chooser.why-${choice.clarity ?? "likely"}` : "chooser.why-silhouette", { count });
  if (ties.length === 0) return why;
  const others = ties.map((tie) => words.number(tie)).join(words.message("list.comma"));
  return html`${why} <span class="strong">${say("chooser.ties", { count: ties.length, others })}</span>`;
}

/** That a sample was searched, and a way to search all. */
function sampledView({ session, say, words }: Context): unknown {
  const { candidates, result, task } = session;
  const searched = candidates.find(({ clusters }) => clusters === result?.segments.length)?.searchedRows;
  const rows = result?.segments.reduce((sum, { size }) => sum + size, 0) ?? 0;
  if (searched === undefined || searched >= rows) return nothing;
  return html`<p class="label sampled">
    ${say("chooser.sampled", { sample: words.number(searched), rows: words.number(rows) })}
    ${task === null ? html`<button class="small-button" @click=${() => void session.find(session.clusters, "none")}>${say("chooser.search-all")}</button>` : nothing}
  </p>`;
}

/** That people differ in how readily they agree, and a way to take that off, or to have it again. */
function styleView({ session, say }: Context): unknown {
  const { result, task } = session;
  const removed = session.responseStyle === "remove";
  if (!removed && !result?.issues.some(({ code }) => code === "response-style")) return nothing;
  const other = removed ? "keep" : "remove";
  return html`<p class="label style">
    ${say(removed ? "chooser.style-removed" : "chooser.style")}
    ${task === null ? html`<button class="small-button" @click=${() => void session.find(session.clusters, undefined, other)}>${say(`chooser.style-${other}`)}</button>` : nothing}
  </p>`;
}

/** The measures behind the bars, for who wants them. */
function evidenceTable(context: Context): unknown {
  const { session, say, words } = context;
  const { candidates } = session;
  const figure = (value: number | undefined): unknown => (value === undefined ? say("card.none") : isolated(words.number(value)));
  return html`<details data-chart="candidates">
    <summary>${say("chooser.details")}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.message("chooser.details")}>
      <table>
        <thead><tr>${["number", "together", "separation", "halves", "excess", "criterion"].map((key, at) => html`<th scope="col" class=${at === 0 ? "" : "figure"}>${say(`chooser.${key}`)}</th>`)}</tr></thead>
        <tbody>
          ${candidates.map(
            ({ clusters, silhouette, evidence }) => html`<tr>
              <th scope="row">${isolated(words.number(clusters))}</th>
              ${[evidence?.score, silhouette, evidence?.predictionStrength, evidence?.excess, evidence?.bic].map((value) => html`<td class="figure">${figure(value)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="chart-tools">${keepView("candidates", context)}</p>
    ${drawing(context)}
  </details>`;
}

/** The bars as one drawing, which is there only to be kept. */
function drawing({ session, rtl, words }: Context): unknown {
  const { candidates, result } = session;
  const [step, high] = [44, 120];
  const width = Math.max(240, step * candidates.length);
  const side = direction(rtl, width);
  const best = Math.max(...candidates.map(scoreOf), 0);
  const ties = result?.choice?.nearTies ?? [];
  return svg`<svg class="drawing" viewBox="0 0 ${width} ${high + 56}" hidden>
    <text class="strong" x=${side.left(0)} y="14" direction=${side.dir}>${words.message("chooser.headline")}</text>
    ${candidates.map((candidate, at) => {
      const { clusters } = candidate;
      const height = best > 0 ? Math.max(0.08, scoreOf(candidate) / best) * (high - 30) : 8;
      const style = result !== null && clusters === foundOf(result) ? "candidate chosen" : ties.includes(clusters) ? "candidate tie" : "candidate";
      return svg`<rect class=${style} x=${side.left(at * step + 5, 34)} y=${high + 28 - height} width="34" height=${height} />
        <text class=${result !== null && clusters === foundOf(result) ? "strong" : ""} x=${side.left(at * step + 22)} y=${high + 48} text-anchor="middle">${words.number(clusters)}</text>`;
    })}
    <path class="axis-line" d="M0 ${high + 28.5}H${width}" />
  </svg>`;
}
