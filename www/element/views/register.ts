/** The register: segments are columns, facts are rows; on a narrow screen one beneath the other, the first open. */

import { html, nothing } from "lit";

import type { Segment, Trait } from "../../types.js";
import { columnWidths } from "../charts/profile.js";
import { moneyOf, type Person } from "../session/people.js";
import { isolated, plain, rich } from "../text.js";
import type { Context } from "./context.js";
import { firmnessView } from "./firmness.js";
import { icon } from "./icon.js";
import { mark } from "./mark.js";
import { menuView } from "./menu.js";
import { sized } from "./sized.js";

interface Fact {
  readonly key: string;
  readonly label: unknown;
  view(person: Person): unknown;
}

export function registerView(context: Context): unknown {
  const { session, say, words, ui } = context;
  const { people } = session;
  const facts = factsOf(context);
  const narrow = ui.width < 656;
  const { label, column } = columnWidths(ui.width, people.length);
  return html`<div class=${narrow ? "" : "scroll register-scroll"} role="group" tabindex=${narrow ? nothing : 0} aria-label=${words.message("result.segments")}>
    <h2 class="hidden">${say("result.segments")}</h2>
    <div class=${narrow ? "register narrow" : "register"} ${sized(label * ui.zoom, column * ui.zoom, people.length, facts.length)}>
      ${narrow
        ? nothing
        : html`<div class="register-labels" aria-hidden="true"><span></span>${facts.map((fact) => html`<span class="label quiet">${fact.label}</span>`)}</div>`}
      <ul class="plain register-segments" part="segments">
        ${people.map((person, at) => (narrow ? foldedView(person, at, facts, context) : segmentView(person, facts, context)))}
      </ul>
    </div>
  </div>
  ${mergeView(context)}`;
}

/** While segments are chosen to be made one. */
function mergeView({ session, say, ui }: Context): unknown {
  const { merging } = ui;
  if (merging === null) return nothing;
  const count = merging.size;
  return html`<div class="actions merging" part="merging">
    <p class="label" aria-live="polite">${count < 2 ? say("merge.about") : say("merge.count", { count })}</p>
    <div class="buttons">
      <button @click=${() => end(ui)}>${say("goal.back")}</button>
      <button
        class="primary"
        part="merge"
        ?disabled=${count < 2 || count >= session.people.length}
        @click=${() => {
          end(ui);
          void session.merge([...merging]);
        }}
      >${say("merge.do")}</button>
    </div>
  </div>`;
}

/** The menu gives way to boxes to tick, and comes back: the keyboard goes along. */
function begin({ ui, session }: Context, id: number): void {
  session.select(null);
  ui.focus = '[part~="merge-choose"]:checked';
  ui.set({ merging: new Set([id]) });
}
function end(ui: Context["ui"]): void {
  ui.focus = '[part~="segment-menu"]';
  ui.set({ merging: null });
}

/** Whether the segment is to be one with others, while such are chosen. */
function chooseView({ identity, name }: Person, { ui, words }: Context): unknown {
  const { merging } = ui;
  if (merging === null) return nothing;
  const toggle = (): void => {
    const chosen = new Set(merging);
    if (!chosen.delete(identity.id)) chosen.add(identity.id);
    ui.set({ merging: chosen });
  };
  return html`<input type="checkbox" part="merge-choose" aria-label=${plain(words.message("merge.choose", { name }))} .checked=${merging.has(identity.id)} @change=${toggle} />`;
}

function headView(person: Person, context: Context): unknown {
  const { identity, name, segment } = person;
  const id = `segment-${identity.id}`;
  return html`<header class="segment-head">
    <div class="segment-mark">${mark(identity.mark, context.words.message("card.mark", { number: identity.mark + 1 }))} ${context.ui.merging === null ? segmentMenu(person, context) : chooseView(person, context)}</div>
    <h3 class="section" id=${id} part="segment-name">${rich(name)}</h3>
    ${firmnessView(person, context)}
    ${segment.small ? html`<p class="notice caution" part="small">${context.say("card.small")}</p>` : nothing}
  </header>`;
}

function segmentView(person: Person, facts: readonly Fact[], context: Context): unknown {
  const { session } = context;
  const { identity } = person;
  const dimmed = session.selected !== null && session.selected !== identity.id;
  return html`<li class="card" part="segment" ?data-dimmed=${dimmed} aria-labelledby="segment-${identity.id}">
    ${headView(person, context)} ${facts.map((fact) => html`<div class="fact-cell" data-fact=${fact.key}><span class="hidden">${fact.label}</span>${fact.view(person)}</div>`)}
  </li>`;
}

function foldedView(person: Person, at: number, facts: readonly Fact[], context: Context): unknown {
  const { ui, session, say, words } = context;
  const { identity, segment, name } = person;
  const open = ui.opened === null ? at === 0 : ui.opened.has(identity.id);
  const toggle = (): void => {
    const opened = new Set(ui.opened ?? session.people.slice(0, 1).map((one) => one.identity.id));
    if (!opened.delete(identity.id)) opened.add(identity.id);
    ui.set({ opened });
  };
  const money = moneyOf(segment);
  return html`<li class="card" part="segment" aria-labelledby="segment-${identity.id}">
    <div class="fold-head" ?data-merging=${ui.merging !== null}>
      ${chooseView(person, context)} ${mark(identity.mark, words.message("card.mark", { number: identity.mark + 1 }))}
      <h3 class="section" id="segment-${identity.id}"><button class="fold" aria-expanded=${open} @click=${toggle}><span part="segment-name">${rich(name)}</span> ${icon("down")}</button></h3>
    </div>
    <p class="label fold-about">
      <span>${say("card.share", { share: segment.share })}</span>
      ${money?.share == null ? nothing : html`<span>${say("card.share-of-column", { share: money.share, column: money.column })}</span>`}
      ${firmnessView(person, context)}
    </p>
    ${open ? html`<div class="fold-body">${facts.map((fact) => html`<div class="fact-cell" data-fact=${fact.key}><span class="caption">${fact.label}</span>${fact.view(person)}</div>`)}${segmentMenu(person, context)}</div>` : nothing}
  </li>`;
}

function segmentMenu(person: Person, context: Context): unknown {
  const { session, say } = context;
  const { identity, name } = person;
  const places = session.people.length;
  const at = session.people.findIndex((one) => one.identity.id === identity.id);
  const selected = session.selected === identity.id;
  return menuView(context, {
    id: `segment-${identity.id}`,
    label: html`<span class="hidden">${say("card.change", { name })}</span><span aria-hidden="true">${say("card.more")}</span>`,
    style: "plain-button",
    part: "segment-menu",
    items: [
      { label: say("card.rename"), act: () => session.openPersona(identity.id, true) },
      { label: say(selected ? "card.unselect" : "card.select"), act: () => session.select(selected ? null : identity.id) },
      { label: say("card.earlier"), disabled: at === 0, act: () => session.move(identity.id, -1) },
      { label: say("card.later"), disabled: at === places - 1, act: () => session.move(identity.id, 1) },
      { label: say("card.merge"), part: "merge-with", disabled: places < 3 || session.task?.kind === "find", act: () => begin(context, identity.id) },
    ],
  });
}

/** Only rows for which there is something to say. */
function factsOf(context: Context): readonly Fact[] {
  const { session, say, words } = context;
  const { people } = session;
  const facts: (Fact | null)[] = [
    {
      key: "customers",
      label: say("card.customers"),
      view: ({ segment }) => html`<p><span class="figure-large">${words.number(segment.size)}</span> <span class="hidden">${say("card.size", { count: segment.size })}</span></p><p class="caption">${say("card.share-customers", { share: segment.share })}</p>`,
    },
    people.some(({ segment }) => moneyOf(segment) !== null)
      ? { key: "money", label: rich(context.called(moneyOf(people.find(({ segment }) => moneyOf(segment) !== null)!.segment)!.column)), view: (person) => moneyView(person, context) }
      : null,
    { key: "traits", label: say("card.traits"), view: ({ segment }) => traitsView(segment.traits, context) },
    { key: "rule", label: say("card.rule"), view: ({ segment }) => ruleView(segment, context) },
    {
      key: "next",
      label: say("card.next"),
      view: (person) => html`${strategyView(person, context)}<button part="open-persona" @click=${() => session.openPersona(person.identity.id)}>${say("card.persona")}<span class="hidden">${rich(person.name)}</span></button>`,
    },
  ];
  return facts.filter((fact) => fact !== null);
}

function moneyView({ segment }: Person, { say, words }: Context): unknown {
  const money = moneyOf(segment);
  if (money === null) return html`<p class="label quiet">${say("card.none")}</p>`;
  const { share, mean, interval, total } = money;
  return html`<p class="figure-large">${share === null ? words.number(total) : words.percent(share)}</p>
    <p class="caption">${interval === null ? say("card.each", { mean }) : say("card.each-between", { mean, low: interval.low, high: interval.high })}</p>`;
}

const traitsView = (traits: readonly Trait[], context: Context): unknown =>
  traits.length === 0
    ? html`<p class="label">${context.say("card.traits-none")}</p>`
    : html`<ul class="plain traits" part="traits">${traits.map((trait) => traitView(trait, context))}</ul>`;

/** From here on “times as often” says more than two shares. */
const TOLD_LIFT = 1.5;

/** The figure, then everyone's: its sentence would be read thrice over. */
function traitView({ column, level, measure, segment, everyone, lift = 0 }: Trait, { session, say, words, called, written }: Context): unknown {
  const type = session.overview?.columns.find(({ name }) => name === column)?.type ?? "number";
  const format = measure === "share" ? words.percent : written(column, type);
  const label = level !== undefined ? say("card.share-of", { column, level }) : measure === "mean" ? say("card.mean", { column }) : isolated(called(column));
  return html`<li>
    <p class="label">${label} <strong class="strong">${isolated(format(segment))}</strong></p>
    <p class="caption">${say("persona.everyone", { value: format(everyone) })}${lift < TOLD_LIFT ? nothing : html`${words.message("list.comma")}${say("card.times", { lift: Math.round(lift * 10) / 10 })}`}</p>
  </li>`;
}

function ruleView({ rule, noRule }: Segment, { say }: Context): unknown {
  if (rule === null) return html`<p class="label quiet">${noRule === null ? say("card.rule-none") : rich(noRule.text)}</p>`;
  return html`<p class="label">${rich(rule.text)}</p><p class="caption">${say("card.quality", { picked: rule.precision, found: rule.recall })}</p>`;
}

function strategyView({ segment: { strategy, churn } }: Person, { say }: Context): unknown {
  if (strategy === null) return churn === null ? nothing : html`<p class="caption">${rich(churn.text)}</p>`;
  return html`<p class="label strong">${say(`strategy.${strategy.action}`)}</p><p class="caption">${rich(withoutAction(strategy.text))}</p>`;
}

/** The reason alone: what to do stands above it. */
const withoutAction = (text: string): string => text.replace(/^[^:]*:\s*/, "").replace(/^./u, (first) => first.toUpperCase());
