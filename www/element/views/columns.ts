/** Which columns shape the segments: four lanes, between which columns are moved by hand, keyboard or menu. */

import { html, nothing } from "lit";

import { distributionView, levelsView } from "../charts/distribution.js";
import type { Column, Role } from "../../types.js";
import { isolated, rich } from "../text.js";
import type { Context } from "./context.js";
import { elementsView } from "./elements.js";
import { heading } from "./heading.js";
import { grip, icon } from "./icon.js";
import { menuView } from "./menu.js";
import { problemView } from "./problem.js";
import { summaryView } from "./read.js";

export const ROLES: readonly Role[] = ["build", "describe", "outcome", "ignore"];

export function columnsView(context: Context): unknown {
  const { session, words, say, ui } = context;
  const { overview } = session;
  if (overview === null) return nothing;
  const lanes = ROLES.map((role) => overview.columns.filter((column) => session.role(column) === role));
  const building = lanes[0]!.length;
  const rows = overview.rowCount;
  return html`<section class="columns" part="columns" aria-labelledby="heading">
    ${summaryView(context)}
    <div class="split-head">
      <div>
        ${heading(say("columns.headline"), "title")}
        <p class="lead">${say("columns.lead")}</p>
      </div>
      ${elementsView(context)}
    </div>
    <div class="tabs" role="group" aria-label=${words.message("columns.lanes")}>
      ${ROLES.map((role, lane) => html`<button class="tab" aria-pressed=${ui.lane === lane} @click=${() => ui.set({ lane })}>${say(`lane-short.${role}`)} <span class="caption">${words.number(lanes[lane]!.length)}</span></button>`)}
    </div>
    <div class="lanes ruled-above" data-lane=${ui.lane}>
      ${ROLES.map((role, lane) => laneView(role, lanes[lane]!, lane, context))}
    </div>
    <p class="hidden" id="board-help">${say("columns.help")}</p>
    <div class="actions" part="actions">
      <p class="label" aria-live="polite"><span class="strong">${say(building === 0 ? "columns.building-none" : "columns.building", { count: building })}</span>${building === 0 ? nothing : html` ${say(fits(building, rows) ? "columns.enough" : "columns.many", { size: context.size })}`}</p>
      ${problemView(session, words, "find")} ${problemView(session, words, "open")}
      <div class="buttons">
        ${session.roles.size + session.state.weights.size === 0 ? nothing : html`<button part="proposal" @click=${() => session.propose()}>${say("columns.proposal")}</button>`}
        <button class="primary" part="find" @click=${() => void session.find(session.clusters ?? session.preset)}>${say("columns.find")}</button>
      </div>
    </div>
  </section>`;
}

/** 70 customers a building column suffice for steady segments (Dolnicar, Grün & Leisch 2016). */
const fits = (building: number, rows: number): boolean => rows >= 70 * building;

function laneView(role: Role, columns: readonly Column[], lane: number, context: Context): unknown {
  const { say, words, ui } = context;
  const allow = (event: DragEvent): void => {
    if (ui.lifted === null) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).toggleAttribute("data-over", true);
  };
  const end = (event: DragEvent): void => {
    const target = event.currentTarget as HTMLElement;
    if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget))) target.toggleAttribute("data-over", false);
  };
  const drop = (event: DragEvent): void => {
    (event.currentTarget as HTMLElement).toggleAttribute("data-over", false);
    if (ui.lifted === null) return;
    event.preventDefault();
    event.stopPropagation();
    send(ui.lifted, role, context);
  };
  return html`<section class="lane" part="lane" data-role=${role} data-place=${lane} aria-label=${words.message(`lane.${role}`)} @dragover=${allow} @dragleave=${end} @drop=${drop}>
    <header>
      <h2 class="section">${say(`lane.${role}`)}</h2>
      <span class="label quiet figure">${words.number(columns.length)}</span>
      <p class="caption">${say(`lane.${role}-about`)}</p>
    </header>
    <ul class="plain">
      ${columns.map((column) => itemView(column, role, context))}
      ${columns.length === 0 ? html`<li class="empty-lane caption">${say(`lane.${role}-empty`)}</li>` : nothing}
    </ul>
  </section>`;
}

const isPersonal = (column: Column): boolean => column.type === "identifier" && column.role === "ignore";

function itemView(column: Column, role: Role, context: Context): unknown {
  const { session, words, say, ui, called } = context;
  const facts = [
    words.message(`type.${column.type}`),
    ...column.elements.map((element) => words.message(`elements-short.${element}`).toLowerCase()),
    ...(column.missing > 0 ? [words.message("columns.missing", { count: column.missing })] : []),
  ];
  const weight = session.state.weights.get(column.name) ?? 1;
  if (role === "build" && weight !== 1) facts.push(words.message(weight > 1 ? "weight.double" : "weight.half"));
  const reason = session.roles.has(column.name) ? words.message("reason.user") : column.reason;
  const lifted = ui.lifted === column.name;
  const place = session.overview!.columns.indexOf(column);
  const spread = session.pictures.glance?.distributions[place];
  return html`<li
    class="column"
    part="column"
    data-role=${role}
    ?data-lifted=${lifted}
    draggable="true"
    @dragstart=${(event: DragEvent) => {
      // Firefox drags nothing without data; the name itself would leave the page with a careless drop.
      event.dataTransfer?.setData("application/x-column", "");
      ui.set({ lifted: column.name, menu: null });
    }}
    @dragend=${() => ui.set({ lifted: null })}
    @keydown=${(event: KeyboardEvent) => keys(event, column, role, context)}
  >
    <button class="handle" part="grip" data-column=${place} aria-label=${words.message("columns.handle", { column: column.name, lane: words.message(`lane.${role}`) })} aria-describedby="board-help" aria-pressed=${lifted} @keyup=${(event: KeyboardEvent) => event.key === " " && event.preventDefault()}>
      ${isPersonal(column) ? icon("lock", 14) : grip()}
    </button>
    <div class="column-words">
      <h3 class="label strong" >${isolated(called(column.name))}</h3>
      <p class="caption">${rich(facts.join(words.message("list.comma")))}</p>
    </div>
    <div class="column-side">
      ${distributionView(spread ?? null, context)}
      ${menuView(context, {
        id: `column-${place}`,
        label: html`<span class="hidden">${say("columns.role-of", { column: column.name })}</span>`,
        name: words.message("columns.role-of", { column: column.name }),
        style: "plain-button move",
        part: "move",
        title: html`${rich(reason)}<br />${say("columns.move", { column: column.name })}`,
        items: [
          ...ROLES.map((one, at) => ({ label: say(`lane.${one}`), checked: one === role, value: one, key: words.number(at + 1), part: "role", act: () => send(column.name, one, context) })),
          ...(role === "build" ? [null, ...([1, 2, 0.5] as const).map((one) => ({ label: say(`weight.${one === 1 ? "usual" : one > 1 ? "double" : "half"}`), checked: one === weight, value: String(one), part: "weight", act: () => session.setWeight(column.name, one) }))] : []),
          // What was made of orders is no column of the file: there is nothing to read otherwise.
          ...(session.overview!.gathering ? [] : [null]),
          ...(session.overview!.gathering ? [] : (["number", "category", "flag", "date", "text"] as const)).map((type) => ({ label: say("columns.type-as", { type: words.message(`type.${type}`) }), checked: type === column.type, act: () => void session.correct({ types: { ...session.state.choices.types, [column.name]: type } }) })),
        ],
      })}
    </div>
    ${levelsView(spread ?? null, session.overview!.rowCount, context)}
    ${role === "ignore" || role === "outcome" || session.roles.has(column.name) ? html`<p class="caption reason">${rich(reason)}</p>` : nothing}
  </li>`;
}

const handleOf = (place: number): string => `[data-column="${place}"]`;

/** Moves a column to a lane, keeping the keyboard's place on it. */
function send(name: string, role: Role, { session, ui }: Context): void {
  const column = session.overview?.columns.find((one) => one.name === name);
  ui.set({ lifted: null, menu: null });
  if (column === undefined) return;
  session.setRole(column, role);
  ui.focus = handleOf(session.overview!.columns.indexOf(column));
}

/** 1 to 4 send; Space lifts, arrows move a lifted one from lane to lane, Enter drops, Escape takes it back. */
function keys(event: KeyboardEvent, column: Column, role: Role, context: Context): void {
  const { session, ui, rtl } = context;
  if (ui.menu !== null || event.ctrlKey || event.metaKey || event.altKey) return;
  const lane = "1234".indexOf(event.key);
  const lifted = ui.lifted === column.name;
  const stop = (): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (lane >= 0 && event.key !== "") {
    stop();
    send(column.name, ROLES[lane]!, context);
  } else if (event.key === " " && (event.target as HTMLElement).dataset["column"] !== undefined) {
    stop();
    if (!lifted) ui.liftedFrom = role;
    ui.set({ lifted: lifted ? null : column.name });
  } else if (lifted && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    stop();
    const forward = (event.key === "ArrowRight") !== rtl;
    const next = ROLES[ROLES.indexOf(role) + (forward ? 1 : -1)];
    if (next === undefined) return;
    session.setRole(column, next);
    ui.focus = handleOf(session.overview!.columns.indexOf(column));
  } else if (lifted && event.key === "Enter") {
    stop();
    ui.set({ lifted: null });
  } else if (lifted && event.key === "Escape") {
    stop();
    const before = ui.liftedFrom;
    ui.set({ lifted: null });
    if (before !== null) session.setRole(column, before as Role);
    ui.focus = handleOf(session.overview!.columns.indexOf(column));
  }
}
