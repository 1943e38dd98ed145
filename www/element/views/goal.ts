/** Why one segments: four reasons, one of which is proposed. */

import { html, nothing } from "lit";

import { distributionView } from "../charts/distribution.js";
import { GOALS } from "../session/settings.js";
import { isolated } from "../text.js";
import type { Context } from "./context.js";
import { heading } from "./heading.js";
import { problemView } from "./problem.js";
import { summaryView } from "./read.js";

export function goalView(context: Context): unknown {
  const { session, say, words } = context;
  const { overview } = session;
  if (overview === null) return nothing;
  const chosen = session.goal;
  return html`<section class="goal" part="goal" aria-labelledby="heading">
    ${summaryView(context)}
    <div>
      ${heading(say("goal.headline"), "title")}
      <p class="lead">${say(`goal.kind-${overview.gathering ? "orders" : (overview.kind ?? "customers")}`)} ${say("goal.lead")}</p>
    </div>
    <div class="goal-split"><fieldset class="choices">
      <legend class="hidden">${say("goal.headline")}</legend>
      ${GOALS.map(
        (goal) => html`<label class="choice" part="goal-option">
          <input type="radio" name="goal" value=${goal} .checked=${goal === chosen} @change=${() => session.setGoal(goal)} />
          <span><span class="body strong">${say(`goal.${goal}`)}</span> <span class="label quiet">${say(`goal.${goal}-about`)}</span></span>
          ${goal === session.proposedGoal ? html`<span class="caption">${say("goal.proposed")}</span>` : nothing}
        </label>`,
      )}
    </fieldset>
    ${buildingView(context)}</div>
    <div class="actions" part="actions">
      <p class="label">${say("goal.next")}</p>
      ${problemView(session, words, "find")}
      <div class="buttons">
        <button @click=${() => session.go("read")}>${say("goal.back")}</button>
        <button class="primary" part="continue" @click=${() => session.go("columns")}>${say("read.continue")}</button>
      </div>
    </div>
  </section>`;
}

/** What the goal makes of the columns, before it is gone on with. */
function buildingView(context: Context): unknown {
  const { session, say, called } = context;
  const { columns } = session.overview!;
  const building = columns.filter((column) => session.role(column) === "build");
  return html`<aside class="building" aria-live="polite">
    <h2 class="section">${say("goal.preview")}</h2>
    ${building.length === 0 ? html`<p class="label quiet">${say("columns.building-none")}</p>` : nothing}
    <ul class="plain">
      ${building.map((column) => html`<li class="label"><span>${isolated(called(column.name))}</span> ${distributionView(session.pictures.glance?.distributions[columns.indexOf(column)] ?? null, context)}</li>`)}
    </ul>
  </aside>`;
}
