/** What was read, and what each column is for. */

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";

import type { Formatter } from "../../locales/format.js";
import type { Column, Role } from "../../types.js";
import type { Session } from "../session.js";
import { isolated, rich } from "../text.js";
import { heading } from "./heading.js";
import { problemView } from "./problem.js";
import { readingView } from "./reading.js";

const ROLES: readonly Role[] = ["build", "describe", "outcome", "ignore"];

export function columnsView(session: Session, words: Formatter): unknown {
  const { overview, file } = session;
  if (overview === null || file === null) return nothing;
  const building = overview.columns.filter((column) => session.role(column) === "build").length;
  const count = words.message(building === 0 ? "columns.building-none" : "columns.building", { count: building });
  return html`<section class="columns" part="columns" aria-labelledby="heading">
    ${heading(words.message("columns.headline"), "verdict")}
    <p class="lead">${words.message("columns.lead")}</p>
    ${readingView(overview, { name: file.name, others: session.others }, words)}
    <h2 class="section ruled">${words.message("columns.list")}</h2>
    <ul class="plain">
      ${inOrder(overview.columns).map((column) => columnView(column, session, words))}
    </ul>
    <div class="actions" part="actions">
      <p class="label strong" aria-live="polite">${rich(count)}</p>
      ${problemView(session, words, "find")} ${problemView(session, words, "open")}
      <div class="buttons">
        <button part="restart" @click=${() => session.restart()}>${words.message("result.restart")}</button>
        ${session.roles.size === 0
          ? nothing
          : html`<button part="proposal" @click=${() => session.propose()}>${words.message("columns.proposal")}</button>`}
        <button class="primary" part="find" @click=${() => void session.find()}>${words.message("columns.find")}</button>
      </div>
    </div>
  </section>`;
}

/** By what was proposed, not by what is chosen: a row must not jump away from under the hand. */
const inOrder = (columns: readonly Column[]): readonly Column[] =>
  ROLES.flatMap((role) => columns.filter((column) => column.role === role));

function columnView(column: Column, session: Session, words: Formatter): unknown {
  const role = session.role(column);
  const facts = [
    words.message(`type.${column.type}`),
    ...column.elements.map((element) => words.message(`elements.${element}`)),
    ...(column.missing > 0 ? [words.message("columns.missing", { count: column.missing })] : []),
  ];
  const reason = session.roles.has(column.name) ? words.message("reason.user") : column.reason;
  return html`<li class="column" part="column" data-role=${role}>
    <div>
      <h3 class="body strong">${isolated(column.name)}</h3>
      <p class="label quiet">${rich(facts.join(words.message("list.comma")))}</p>
    </div>
    <select
      part="role"
      aria-label=${words.message("columns.role-of", { column: column.name })}
      .value=${live(role)}
      @change=${(event: Event) => session.setRole(column, (event.target as HTMLSelectElement).value as Role)}
    >
      ${ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${words.message(`role.${one}`)}</option>`)}
    </select>
    <p class="label">${rich(reason)}</p>
  </li>`;
}
