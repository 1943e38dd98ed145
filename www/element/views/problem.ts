/** What went wrong, where it happened: what, and what to do. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import { explain } from "../errors.js";
import { icon } from "./icon.js";
import type { Session, TaskKind } from "../session/session.js";
import { rich } from "../text.js";

/** What of a step's own can go wrong is told beside it. */
const BESIDE: Readonly<Record<string, readonly TaskKind[]>> = { start: ["open"], read: ["open", "find"], goal: ["find"], columns: ["open", "find"], result: ["find", "download"] };

/** Anything else, such as a file that was dropped on the segments and cannot be opened, is told above the step. */
export function aboveView(session: Session, words: Formatter, screen: string): unknown {
  const where = session.problem?.where;
  return where === undefined || BESIDE[screen]?.includes(where) ? nothing : problemView(session, words, where);
}

/** The session's problem if it belongs here, or that the work here was stopped. */
export function problemView(session: Session, words: Formatter, where: TaskKind): unknown {
  const { problem, cancelled, task } = session;
  if (problem?.where === where)
    return html`<p class="notice danger" part="error" role="alert">
      ${icon("warning")}
      <span>${rich(explain(problem.error, words))}</span>
    </p>`;
  return cancelled === where && task === null && session.result?.verdict.kind !== "pending" ? html`<p class="label quiet">${words.message("progress.cancelled")}</p>` : nothing;
}
