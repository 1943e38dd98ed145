/** How many of the six elements of a customer profile the file tells. */

import { html, nothing } from "lit";

import type { Element } from "../../types.js";
import type { Context } from "./context.js";

export const ELEMENTS: readonly Element[] = ["demographic", "socio-economic", "psychographic", "behaviour", "geography", "benefits"];

export function elementsView({ session, say, words }: Context): unknown {
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
  </div>`;
}
