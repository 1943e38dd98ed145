/** How many of the six elements of a customer profile the file tells, and what to ask for the rest. */

import { html, nothing } from "lit";

import type { Element } from "../../types.js";
import { rich } from "../text.js";
import type { Context } from "./context.js";

export const ELEMENTS: readonly Element[] = ["demographic", "socio-economic", "psychographic", "behaviour", "geography", "benefits"];

export function elementsView(context: Context): unknown {
  const { session, say, words } = context;
  const { overview } = session;
  if (overview === null) return nothing;
  const told = new Set(overview.columns.filter((column) => session.role(column) !== "ignore").flatMap(({ elements }) => elements));
  const missing = ELEMENTS.filter((element) => !told.has(element));
  return html`<div class="meter" part="elements">
    <h2 class="label strong">${say("elements-of.headline", { told: ELEMENTS.length - missing.length, all: ELEMENTS.length })}</h2>
    <ol class="plain">
      ${ELEMENTS.map((element) => html`<li data-told=${told.has(element)}><span class="caption">${say(`elements-short.${element}`)}</span><span class="hidden">${say(told.has(element) ? "elements-of.told" : "elements-of.missing")}</span></li>`)}
    </ol>
    ${missing.length === 0 ? nothing : html`<p class="caption">${say("elements-of.lacks", { elements: missing.map((element) => words.message(`elements.${element}`)).join(words.message("list.comma")) })}</p>`}
    ${questionsView(missing, context)}
  </div>`;
}

/** Survey questions for what is missing, ready to be copied. */
function questionsView(missing: readonly Element[], { session, say, ui }: Context): unknown {
  // Saved work of earlier versions holds none.
  const questions = (session.overview?.questions ?? []).filter(({ element }) => missing.includes(element));
  if (questions.length === 0) return nothing;
  const text = questions.map(({ question, answers }, at) => [`${at + 1}. ${question}`, ...answers.map((answer) => `   ☐ ${answer}`)].join("\n")).join("\n\n");
  return html`<details class="questions" part="questions">
    <summary>${say("elements-of.questions")}</summary>
    <ol>
      ${questions.map(({ question, answers }) => html`<li class="label"><span class="strong">${rich(question)}</span>${answers.length === 0 ? nothing : html`<ul class="plain answers">${answers.map((answer) => html`<li class="caption">${rich(answer)}</li>`)}</ul>`}</li>`)}
    </ol>
    <button class="small-button" part="copy-questions" @click=${() => void ui.copy("questions", text)}>${say(ui.copied === "questions" ? "download.link-copied" : "elements-of.copy")}</button>
  </details>`;
}
