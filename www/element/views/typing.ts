/** Which few questions tell in which segment a new customer is, and the sheet that adds up their answers. */

import { html, nothing } from "lit";

import type { Typing } from "../../types.js";
import { isolated, plain, rich } from "../text.js";
import type { Context } from "./context.js";
import { mark } from "./mark.js";

export function typingView(context: Context): unknown {
  const { session, say, words, called } = context;
  const typing = session.result?.typing;
  if (!typing) return nothing;
  const told = (share: number | null): unknown => (share === null ? "–" : isolated(words.percent(share)));
  return html`<section class="chart ruled-above" part="typing" aria-labelledby="typing-heading">
    <h2 class="section" id="typing-heading">${say("typing.headline")}</h2>
    <p class="body">${rich(typing.text)}</p>
    ${typing.questions.length === 0
      ? nothing
      : html`<p class="caption">${say("typing.about", { count: typing.rows })}</p>
          <div class="scroll" tabindex="0" role="group" aria-labelledby="typing-heading">
            <table>
              <thead><tr><th scope="col">${say("typing.question")}</th><th scope="col" class="figure">${say("typing.right")}</th>${names(context)}</tr></thead>
              <tbody>${typing.questions.map(({ column, accuracy, recall }) => html`<tr><th scope="row">${isolated(called(column))}</th><td class="figure">${told(accuracy)}</td>${session.people.map(({ segment }) => html`<td class="figure">${told(recall[segment.index] ?? null)}</td>`)}</tr>`)}</tbody>
            </table>
          </div>
          ${sheetView(typing, context)}`}
  </section>`;
}

/** On a narrow screen the marks alone: names would stand a word a line. */
const names = ({ session, ui }: Context): unknown =>
  session.people.map(({ name, identity }) => html`<th scope="col" class="figure typing-name">${ui.width < 656 ? mark(identity.mark, plain(name), 13) : html`${mark(identity.mark, null, 13)} ${rich(name)}`}</th>`);

/** Points of as many questions as are enough: whoever adds them up has placed a customer. */
function sheetView({ questions, enough, start }: Typing, context: Context): unknown {
  const { session, say, words } = context;
  const points = (of: readonly number[]): unknown => session.people.map(({ segment }) => html`<td class="figure">${isolated(words.number(of[segment.index] ?? 0))}</td>`);
  return html`<details>
    <summary>${say("typing.sheet")}</summary>
    <p class="caption">${say("typing.sheet-about")}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="typing-heading">
      <table>
        <thead><tr><th scope="col">${say("typing.answer")}</th>${names(context)}</tr></thead>
        <tbody>
          <tr><th scope="row">${say("typing.start")}</th>${points(start)}</tr>
          ${questions.slice(0, enough ?? questions.length).flatMap(({ answers }) => answers.map((answer) => html`<tr><th scope="row" class=${session.overview?.gathering ? "begun" : ""}>${rich(answer.text)}</th>${points(answer.points)}</tr>`))}
        </tbody>
      </table>
    </div>
  </details>`;
}
