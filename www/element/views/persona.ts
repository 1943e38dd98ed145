/** One segment on a page of its own: what the data say by element, what customers say, what a person writes. */

import { html, nothing } from "lit";

import { againstView, pairView } from "../charts/distribution.js";
import { profileRows, TELLING } from "../charts/profile.js";
import type { Distribution, Element, ShareProfile } from "../../types.js";
import type { Person } from "../session/people.js";
import { isolated, rich } from "../text.js";
import type { Context } from "./context.js";
import { ELEMENTS } from "./elements.js";
import { firmnessView } from "./firmness.js";
import { heading } from "./heading.js";
import { icon } from "./icon.js";
import { mark } from "./mark.js";

/** What only a person can say. */
export const SLOTS = ["motivations", "objections", "message", "offer", "owner"] as const;

export function personaView(context: Context): unknown {
  const { session, say, words } = context;
  const { people } = session;
  const at = people.findIndex(({ identity }) => identity.id === session.selected);
  const person = people[at];
  if (person === undefined) return nothing;
  const { segment, identity, name, writing } = person;
  const [before, after] = [people[at - 1], people[at + 1]];
  // What is being typed is not written over: a value is set only where the decision changes.
  return html`<section class="persona" part="persona" aria-labelledby="heading">
    <nav class="persona-nav" aria-label=${words.message("persona.nav")}>
      <button class="link" part="persona-close" @click=${() => session.closePersona()}>${say("persona.back")}</button>
      <span class="pair">
        <button class="plain-button" ?disabled=${before === undefined} @click=${() => before && session.openPersona(before.identity.id)}><span class="turned">${icon("chevron")}</span><span class="way">${say("persona.previous")}</span></button>
        <button class="plain-button" ?disabled=${after === undefined} @click=${() => after && session.openPersona(after.identity.id)}><span class="way">${say("persona.next")}</span>${icon("chevron")}</button>
      </span>
    </nav>
    <header class="persona-head">
      ${mark(identity.mark, words.message("card.mark", { number: identity.mark + 1 }), 28)}
      <div>${heading(rich(name), "title")} ${firmnessView(person, context)}</div>
    </header>
    <p class="lead">${say("card.size", { count: segment.size })}${words.message("list.comma")}${say("card.share", { share: segment.share })}</p>
    <label class="field"><span class="label strong">${say("persona.name")}</span>
      <input type="text" part="rename" dir=${writing.name ? "auto" : nothing} maxlength="80" .value=${writing.name ?? ""} placeholder=${segment.name} @change=${(event: Event) => session.write(identity.id, { name: (event.target as HTMLInputElement).value })} />
    </label>
    ${nextView(person, context)} ${factsView(person, context)} ${reachView(person, context)} ${quotesView(person, context)} ${interviewsView(person, context)}
    <section>
      <h2 class="section ruled">${say("persona.written")}</h2>
      <p class="caption">${say("persona.written-about")}</p>
      ${SLOTS.map(
        (slot) => html`<label class="field"><span class="label"><span class="strong">${say(`persona.${slot}`)}</span> <span class="tag">${say("source.written")}</span></span>
          <textarea part="note" dir="auto" rows="2" .value=${writing.notes?.[slot] ?? ""} @change=${(event: Event) => session.write(identity.id, { notes: { ...writing.notes, [slot]: (event.target as HTMLTextAreaElement).value } })}></textarea>
        </label>`,
      )}
    </section>
  </section>`;
}

/** The figures by element of the profile, the most telling first; what has no element comes last. */
function factsView(person: Person, context: Context): unknown {
  const { session, say, words, called } = context;
  const index = session.result!.segments.findIndex(({ index }) => index === person.segment.index);
  const rows = profileRows(session.result!.segments, context);
  const elements = new Map(session.overview!.columns.map((column) => [column.name, column.elements]));
  const of = (column: string): readonly Element[] => elements.get(column) ?? [];
  const spread = session.pictures.spread(session.result!);
  const placeOf = (name: string): number => session.overview!.columns.findIndex((column) => column.name === name);
  const spreadOf = (name: string): Distribution | null => session.pictures.glance?.distributions[placeOf(name)] ?? null;
  const picture = (name: string): unknown => againstView(spreadOf(name), spread?.[placeOf(name)]?.[person.segment.index] ?? null, person.identity.mark);
  const levelsOf = (name: string) => person.segment.profile.find((one): one is ShareProfile => one.column === name && one.type === "category")?.levels ?? [];
  /** A figure, its picture, and everyone's. */
  const line = (value: string | null, bold: boolean, drawn: unknown, about: unknown, waits = false): unknown =>
    html`<dd class="persona-figure"><span class=${bold ? "label strong figure" : "label figure"}>${value === null ? say("card.none") : isolated(value)}</span> <span ?data-waits=${waits}>${drawn}</span> <span class="caption">${about}</span></dd>`;
  const everyoneOf = (value: string | null): unknown => (value === null ? nothing : say("persona.everyone", { value }));
  const groups = [...ELEMENTS, "firmographic" as Element, null].map((element) => ({ element, rows: rows.filter(({ column }) => (element === null ? of(column).length === 0 : of(column)[0] === element)) }));
  const legend = html`<p class="caption against-legend"><span>${mark(person.identity.mark, null, 11)} <span>${rich(person.name)}</span></span> <span><svg class="against" viewBox="0 0 14 8" width="14" height="8" aria-hidden="true"><path class="outline" d="M0 1H7V6H14" /></svg> ${say("card.everyone")}</span></p>`;
  return html`${legend} ${groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ element, rows }) => html`<section>
      <h2 class="section ruled"><span class="begun">${say(element === null ? "persona.others" : `elements.${element}`)}</span> <span class="tag">${say("source.data")}</span></h2>
      <dl class="persona-facts">
        ${rows.map(({ column, label, format, figures }, at) => {
          const { value = null, everyone = null, effect = null } = figures[index] ?? {};
          // A date has several rows: its picture is shown once, and how long ago it was says the same again.
          const again = rows.findIndex((row) => row.column === column) < at;
          if (again && effect === null) return nothing;
          const written = (figure: number | null): string | null => (figure === null ? null : format(figure));
          const levels = levelsOf(column);
          if (levels.length > 0)
            return html`<div><dt class="label">${isolated(called(column))}</dt>${mostCommon(levels).map(({ level, share, everyoneShare, effect }) =>
              line(written(share), telling(effect), pairView(share, everyoneShare, person.identity.mark, context), html`${isolated(level)}${everyoneShare === null ? nothing : words.message("list.comma")}${everyoneOf(written(everyoneShare))}`))}</div>`;
          const share = format === words.percent;
          return html`<div><dt class="label">${rich(label)}</dt>${line(written(value), telling(effect), share ? pairView(value, everyone, person.identity.mark, context) : again ? nothing : picture(column), everyoneOf(written(everyone)), !share && !again)}</div>`;
        })}
      </dl>
    </section>`)}`;
}

/** Worth bold letters. */
const telling = (effect: number | null): boolean => Math.abs(effect ?? 0) >= TELLING;

/** The levels that most have, here or everywhere; more would be a table. */
const mostCommon = (levels: ShareProfile["levels"]): ShareProfile["levels"] => {
  const share = ({ share, everyoneShare }: ShareProfile["levels"][number]): number => Math.max(share ?? 0, everyoneShare ?? 0);
  return [...levels].sort((one, other) => share(other) - share(one)).slice(0, 4);
};

/** What to do, how it is tried, and the rule that finds them. */
function nextView({ segment: { strategy, churn, rule, money } }: Person, { say }: Context): unknown {
  const sentences = [money?.text, strategy?.churn ? undefined : churn?.text, strategy?.test.text].filter((text) => text !== undefined);
  if (strategy === null && rule === null && sentences.length === 0) return nothing;
  return html`<section>
    <h2 class="section ruled">${say("card.next")} <span class="tag">${say("source.data")}</span></h2>
    ${strategy === null ? nothing : html`<p class="body strong">${rich(strategy.text)}</p>`}
    ${sentences.map((text) => html`<p class="label">${rich(text)}</p>`)}
    ${rule === null
      ? nothing
      : html`<div><p class="label"><span class="strong">${say("card.rule")}:</span> ${rich(rule.text)}</p><p class="caption">${rich(rule.quality)}</p></div>
          <details><summary>SQL</summary><pre class="scroll" tabindex="0" aria-label="SQL" dir="ltr">${rule.sql}</pre></details>`}
  </section>`;
}

/** The channel and the time that they prefer. */
function reachView({ segment: { persona } }: Person, { say }: Context): unknown {
  const ways = [persona?.channel, persona?.time].filter((way) => way !== null && way !== undefined);
  return ways.length === 0 ? nothing : html`<section>
    <h2 class="section ruled">${say("persona.channel")} <span class="tag">${say("source.data")}</span></h2>
    ${ways.map(({ text }) => html`<p class="label">${rich(text)}</p>`)}
  </section>`;
}

/** Their own words, where the file holds free answers. */
function quotesView({ segment: { persona } }: Person, { say }: Context): unknown {
  const quotes = persona?.quotes ?? [];
  return quotes.length === 0 ? nothing : html`<section>
    <h2 class="section ruled">${say("persona.quotes")} <span class="tag">${say("source.quoted")}</span></h2>
    ${quotes.map(({ text }) => html`<blockquote class="body">${isolated(text)}</blockquote>`)}
  </section>`;
}

/** Whom to ask why: rows of the owner's own file. */
function interviewsView({ segment }: Person, { session, say, words }: Context): unknown {
  const list = session.result?.interviews?.find((one) => one.segment === segment.index);
  if (list === undefined) return nothing;
  const kinds = (["core", "border", "highValue"] as const).filter((kind) => list[kind].length > 0);
  return html`<details>
    <summary><span class="section">${say("persona.interviews")}</span></summary>
    <p class="caption">${say("persona.interviews-about")}</p>
    <dl class="persona-facts">
      ${kinds.map((kind) => html`<div><dt class="label strong">${say(`persona.${kind}`)}</dt><dd class="label">${list[kind].map(({ row, id }, at) => html`${at === 0 ? nothing : words.message("list.comma")}${id === null ? say("persona.row", { row }) : isolated(id)}`)}</dd></div>`)}
    </dl>
  </details>`;
}
