/** One segment: its mark, name, size, and what sets it apart. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Segment } from "../../types.js";
import { rich } from "../text.js";
import { mark } from "./mark.js";
import { profileView } from "./profile.js";

export function segmentCard(segment: Segment, words: Formatter): unknown {
  const { index, name, size, share, small, traits } = segment;
  const id = `segment-${index}`;
  return html`<li class="card" part="segment" aria-labelledby=${id}>
    ${mark(index, words.message("card.mark", { number: index + 1 }))}
    <h3 class="section" id=${id} part="segment-name">${rich(name)}</h3>
    <p class="size">
      <span class="figure-large">${rich(words.message("card.size", { count: size }))}</span>
      <span class="caption">${rich(words.message("card.share", { share }))}</span>
    </p>
    ${small ? html`<p class="notice caution" part="small">${words.message("card.small")}</p>` : nothing}
    <h4 class="caption">${words.message("card.traits")}</h4>
    ${traits.length === 0
      ? html`<p class="label">${words.message("card.traits-none")}</p>`
      : html`<ul class="plain traits" part="traits">
          ${traits.map((one) => html`<li class="label">${rich(one.text)}</li>`)}
        </ul>`}
    ${profileView(segment, words)}
  </li>`;
}
