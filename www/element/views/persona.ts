/** One segment on a page of its own: what the data say by element, what customers say, what a person writes. */

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";

import { profileRows } from "../charts/profile.js";
import type { Element } from "../../types.js";
import type { Person } from "../session/people.js";
import { isolated, rich } from "../text.js";
import type { Context } from "./context.js";
import { ELEMENTS } from "./elements.js";
import { firmnessView } from "./firmness.js";
import { heading } from "./heading.js";
import { icon } from "./icon.js";
import { mark } from "./mark.js";

const SLOTS = ["motivations", "objections", "message", "offer", "owner"] as const;

export function personaView(context: Context): unknown {
  const { session, say, words } = context;
  const { people } = session;
  const at = people.findIndex(({ identity }) => identity.id === session.selected);
  const person = people[at];
  if (person === undefined) return nothing;
  const { segment, identity, name, writing } = person;
  const [before, after] = [people[at - 1], people[at + 1]];
  return html`<section class="persona" part="persona" aria-labelledby="heading">
    <nav class="persona-nav" aria-label=${words.message("persona.nav")}>
      <button class="link" part="persona-close" @click=${() => session.closePersona()}>${say("persona.back")}</button>
      <span class="pair">
        <button class="plain-button" ?disabled=${before === undefined} aria-label=${words.message("persona.previous")} @click=${() => before && session.openPersona(before.identity.id)}><span class="turned">${icon("chevron")}</span></button>
        <button class="plain-button" ?disabled=${after === undefined} aria-label=${words.message("persona.next")} @click=${() => after && session.openPersona(after.identity.id)}>${icon("chevron")}</button>
      </span>
    </nav>
    <header class="persona-head">
      ${mark(identity.mark, words.message("card.mark", { number: identity.mark + 1 }), 28)}
      <div>${heading(rich(name), "title")} ${firmnessView(person, context)}</div>
    </header>
    <p class="lead">${say("card.size", { count: segment.size })}${words.message("list.comma")}${say("card.share-customers", { share: segment.share })}</p>
    <label class="field"><span class="label strong">${say("persona.name")}</span>
      <input type="text" part="rename" dir="auto" maxlength="80" .value=${live(writing.name ?? "")} placeholder=${segment.name.replace(/[\u2068\u2069]/g, "")} @change=${(event: Event) => session.write(identity.id, { name: (event.target as HTMLInputElement).value })} />
    </label>
    ${factsView(person, context)} ${quotesView(person)}
    <section>
      <h2 class="section ruled">${say("persona.written")}</h2>
      <p class="caption">${say("persona.written-about")}</p>
      ${SLOTS.map(
        (slot) => html`<label class="field"><span class="label"><span class="strong">${say(`persona.${slot}`)}</span> <span class="tag">${say("source.written")}</span></span>
          <textarea part="note" dir="auto" rows="2" .value=${live(writing.notes?.[slot] ?? "")} @change=${(event: Event) => session.write(identity.id, { notes: { ...writing.notes, [slot]: (event.target as HTMLTextAreaElement).value } })}></textarea>
        </label>`,
      )}
    </section>
  </section>`;
}

/** The figures by element of the profile, the most telling first; what has no element comes last. */
function factsView(person: Person, context: Context): unknown {
  const { session, say, words } = context;
  const index = session.result!.segments.findIndex(({ index }) => index === person.segment.index);
  const rows = profileRows(session.result!.segments, words);
  const elements = new Map(session.overview!.columns.map((column) => [column.name, column.elements]));
  const columnOf = new Map(session.result!.segments[0]!.profile.map(({ column }) => [column, column]));
  const of = (label: string): readonly Element[] => {
    const column = [...columnOf.keys()].find((name) => label === name || label.includes(name));
    return (column === undefined ? undefined : elements.get(column)) ?? [];
  };
  const groups = [...ELEMENTS, "firmographic" as Element, null].map((element) => ({ element, rows: rows.filter(({ label }) => (element === null ? of(label).length === 0 : of(label)[0] === element)) }));
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ element, rows }) => html`<section>
      <h2 class="section ruled">${say(element === null ? "persona.others" : `elements.${element}`)} <span class="tag">${say("source.data")}</span></h2>
      <dl class="persona-facts">
        ${rows.map(({ label, format, figures }) => {
          const { value = null, everyone = null, effect = null } = figures[index] ?? {};
          return html`<div><dt class="label">${rich(label)}</dt>
            <dd class="label"><span class=${Math.abs(effect ?? 0) >= 0.5 ? "strong" : ""}>${value === null ? say("card.none") : isolated(format(value))}</span> <span class="caption">${everyone === null ? nothing : say("persona.everyone", { value: format(everyone) })}</span></dd></div>`;
        })}
      </dl>
    </section>`);
}

/** Their own words, where the file holds free answers. */
function quotesView({ segment }: Person): unknown {
  const quotes = (segment as { persona?: { quotes?: readonly { text: string }[] } | null }).persona?.quotes ?? [];
  return quotes.length === 0 ? nothing : html`<section>${quotes.map(({ text }) => html`<blockquote class="body">${isolated(text)}</blockquote>`)}</section>`;
}
