/** The bar above all steps: the steps, undo and redo, the saved work, and what the page puts in. */

import { html, nothing } from "lit";

import { digitsOf } from "../../locales/format.js";
import type { View } from "../session/session.js";
import { isolated } from "../text.js";
import type { Context } from "./context.js";
import { icon } from "./icon.js";
import { menuView } from "./menu.js";
import { openFromDisk, saveWork } from "./saved-work.js";

const STEPS = ["file", "goal", "columns", "segments"] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Record<View, Step> = { start: "file", read: "file", goal: "goal", columns: "columns", result: "segments", persona: "segments" };

export function barView(context: Context): unknown {
  const { session, words, say } = context;
  const steps = STEPS;
  const step: Step = session.task?.visible && session.task.kind === "find" ? "segments" : STEP_OF[session.view];
  const now = steps.indexOf(step);
  const known = session.overview !== null;
  return html`<header class="bar-top" part="bar">
    <slot name="brand"></slot>
    <nav class="steps" aria-label=${words.message("bar.steps")}>
      <ol class="plain">
        ${steps.map((step, at) => {
          const done = at < now || (known && step === "segments" && session.result !== null && !session.state.stale && at !== now);
          return html`<li>
            ${at === 0 ? nothing : icon("chevron", 12)}
            <button class="step" part="step" value=${step} aria-current=${at === now ? "step" : nothing} ?disabled=${!known && at > 0} @click=${() => goTo(step, context)}>
              ${at < now || done ? icon("check", 14) : nothing}<span>${say(`bar.${step}`)}</span>
            </button>
          </li>`;
        })}
      </ol>
      <p class="step-count"><span class="strong">${say(`bar.${step}`)}</span> ${say("bar.of", { step: now + 1, steps: steps.length })}</p>
    </nav>
    <div class="tools">
      <slot name="state"></slot>
      <div class="pair" role="group" aria-label=${words.message("bar.decisions")}>
        <button class="plain-button" part="undo" aria-label=${words.message("bar.undo")} title=${words.message("bar.undo")} ?disabled=${!session.canUndo} @click=${() => session.undo()}>${icon("undo")}</button>
        <button class="plain-button" part="redo" aria-label=${words.message("bar.redo")} title=${words.message("bar.redo")} ?disabled=${!session.canRedo} @click=${() => session.redo()}>${icon("redo")}</button>
      </div>
      <slot name="language"></slot>
      ${session.locale === "en" ? nothing : digitsView(context)}
      ${menuView(context, {
        id: "project",
        label: say("bar.project"),
        style: "plain-button",
        part: "project",
        items: [
          { label: say("project.save"), about: say("project.save-about"), part: "project-save", disabled: !known, act: () => void saveWork(context) },
          { label: say("project.open"), about: say("project.open-about"), part: "project-open", act: () => openFromDisk(context) },
          ...(session.keeping.allowed ? [{ label: say("project.autosave"), about: say(session.keeping.on ? "project.autosave-on" : "project.autosave-off"), checked: session.keeping.on, toggle: true, part: "autosave", act: () => void session.autosave(!session.keeping.on) }] : []),
          null,
          { label: say("project.clear"), about: say("project.clear-about"), part: "clear", disabled: !known && session.keeping.kept === null, act: () => void session.clear() },
        ],
      })}
    </div>
  </header>`;
}

/** 0-9 as in many shop programs, or the digits of the script. */
function digitsView(context: Context): unknown {
  const { session, words } = context;
  const own = session.locale === "fa" ? ("arabext" as const) : ("arab" as const);
  const sample = (digits: "latn" | "arab" | "arabext"): unknown => isolated(new Intl.NumberFormat(`${session.locale}-u-nu-${digits}`).format(123));
  const now = digitsOf(session.locale);
  return menuView(context, {
    id: "digits",
    label: html`<span class="hidden">${words.message("bar.digits")} </span>${sample(now)}`,
    name: words.message("bar.digits"),
    style: "plain-button",
    part: "digits",
    items: ([own, "latn"] as const).map((digits) => ({ label: sample(digits), checked: digits === now, act: () => void session.writeDigits(digits) })),
  });
}

function goTo(step: Step, { session }: Context): void {
  if (session.overview === null) return session.go("start");
  if (step === "segments" && (session.result === null || session.state.stale)) return void session.find(session.clusters ?? session.preset);
  session.go(({ file: "read", goal: "goal", columns: "columns", segments: "result" } as const)[step]);
}
