/** What was read: the facts, each correctable, what was repaired, and the first rows. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Column, ColumnType, Issue } from "../../types.js";
import { isolated, rich } from "../text.js";
import type { Context } from "./context.js";
import { heading } from "./heading.js";
import { icon } from "./icon.js";
import { type MenuItem, menuView } from "./menu.js";
import { problemView } from "./problem.js";

const DELIMITERS: readonly (readonly [string, string])[] = [
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"],
];
const ENCODINGS = ["utf-8", "utf-16le", "windows-1252", "windows-1256"];

export function readView(context: Context): unknown {
  const { session, say, words, ui } = context;
  const { overview, file } = session;
  if (overview === null || file === null) return nothing;
  return html`<section class="read" part="read" aria-labelledby="heading">
    <div>
      ${heading(say("read.headline"), "title")}
      <p class="lead">${say("read.lead")}</p>
    </div>
    ${summaryView(context)} ${asked(context)}
    ${overview.gathering ? html`<p class="body" part="gathering">${say("read.gathered", { count: overview.gathering.customers, lines: overview.gathering.lines, orders: overview.gathering.orders })}</p>` : nothing}
    ${session.others > 0 ? html`<p class="label quiet">${say("read.others", { count: session.others })}</p>` : nothing}
    <div class="split">
      ${ui.width < 656
        ? html`<details class="folded preview-place"><summary><h2 class="section">${say("read.preview")}</h2></summary>${previewView(context)}</details>`
        : html`<div class="preview-place"><h2 class="section ruled">${say("read.preview")}</h2>${previewView(context)}</div>`}
      <div>${issuesView(told(session).filter((issue) => !asks(issue)), words, "read.repairs")}</div>
    </div>
    <div class="actions" part="actions">
      <p class="label">${say("read.next")}</p>
      ${problemView(session, words, "open")} ${problemView(session, words, "find")}
      <div class="buttons">
        <button class="link" part="restart" @click=${() => session.restart()}>${say("result.restart")}</button>
        <button part="find" @click=${() => void session.find(session.clusters ?? session.preset)}>${say("read.straight")}</button>
        <button class="primary" part="continue" @click=${() => session.go("goal")}>${say("read.continue")}</button>
      </div>
    </div>
  </section>`;
}

/** What there is to know of the file. Names of people are alike without being the same: in a column that is left out no level is another's misspelling. */
function told(session: Context["session"]): readonly Issue[] {
  const { overview } = session;
  const left = new Set(overview?.columns.filter((column) => session.role(column) === "ignore").map(({ name }) => name));
  return (overview?.issues ?? []).filter(({ code, column }) => code !== "levels-similar" || column === undefined || !left.has(column));
}

/** One line on the file, above this step and the next two; each reading that can be otherwise is a button. */
export function summaryView(context: Context): unknown {
  const { session, say, words } = context;
  const { overview, file } = session;
  if (overview === null || file === null) return nothing;
  const { columns, reading } = overview;
  const workbook = reading.format !== undefined && reading.format !== "text";
  const dated = columns.find(({ calendar }) => calendar !== undefined);
  const sign = (delimiter: string): unknown => {
    const name = DELIMITERS.find(([one]) => one === delimiter)?.[1];
    return name === undefined ? isolated(delimiter) : say(`read.${name}`);
  };
  const repaired = told(session).length;
  const fact = (id: string, label: unknown, title: string, items: readonly MenuItem[]): unknown =>
    html`<li>${menuView(context, { id: `fact-${id}`, label: html`<span class="hidden">${say(title)} </span><span>${label}</span>`, name: words.message(title), style: "fact", title: say(title), items })}</li>`;
  return html`<div class="summary" part="reading">
    <p class="label strong">${isolated(file.name)}</p>
    <ul class="plain facts">
      <li class="label">${rich(context.size)}${words.message("list.comma")}${say("read.columns", { count: columns.length })}</li>
      ${workbook ? nothing : fact("encoding", isolated(reading.encoding.toUpperCase()), "read.encoding", others(reading.encoding, reading.alternatives?.encoding ?? [], ENCODINGS).map((encoding) => ({ label: isolated(encoding.toUpperCase()), checked: encoding === reading.encoding, act: () => void session.correct({ encoding }) })))}
      ${workbook ? nothing : fact("delimiter", [say("read.delimiter-short"), " ", sign(reading.delimiter)], "read.delimiter", others(reading.delimiter, reading.alternatives?.delimiter ?? [], DELIMITERS.map(([one]) => one)).map((delimiter) => ({ label: sign(delimiter), checked: delimiter === reading.delimiter, act: () => void session.correct({ delimiter }) })))}
      ${reading.sheet === undefined ? nothing : fact("sheet", isolated(reading.sheet), "read.sheet", [reading.sheet, ...(reading.alternatives?.sheet ?? [])].map((sheet) => ({ label: isolated(sheet), checked: sheet === reading.sheet, act: () => void session.correct({ sheet }) })))}
      ${fact("header", say(reading.header ? "read.header-yes" : "read.header-no"), "read.header", [true, false].map((header) => ({ label: say(header ? "read.header-yes" : "read.header-no"), checked: header === reading.header, act: () => void session.correct({ header }) })))}
      ${dated === undefined ? nothing : fact("dates", say(`read.calendar-${dated.calendar}`), "read.calendar", (["day-first", "month-first", "jalali", "hijri"] as const).map((dates) => ({ label: say(`read.as-${dates}`), checked: dates === datesOf(dated), act: () => void session.correct({ dates }) })))}
      ${periodView(context, fact)} ${firmsView(context, fact)}
    </ul>
    ${repaired === 0 ? html`<p class="label quiet">${say("read.repairs-none")}</p>` : html`<p class="label repaired">${icon("warning")} ${say("read.repaired", { count: repaired })}</p>`}
  </div>`;
}

/** Which orders count by their day: where some do not, that is one click. */
function periodView({ session, say, words }: Context, fact: (id: string, label: unknown, title: string, items: readonly MenuItem[]) => unknown): unknown {
  const { gathering } = session.overview!;
  if (gathering === null) return nothing;
  const { from, to } = gathering;
  const day = (text: string): number => Date.parse(text) / 86_400_000;
  const all = session.state.choices.window === "all";
  const items = [false, true].map((whole) => ({ label: say(whole ? "read.period-all" : "read.period-year"), checked: whole === all, act: () => void session.correct({ window: whole ? "all" : undefined }) }));
  return fact("period", from === null ? say("read.period-all") : rich(words.message("read.period-between", { from: day(from), to: day(to) })), "read.period", items);
}

/** Whether rows that are contacts of firms are segmented, or the firms. */
function firmsView({ session, say }: Context, fact: (id: string, label: unknown, title: string, items: readonly MenuItem[]) => unknown): unknown {
  const { rollUp } = session.overview!;
  if (!rollUp) return nothing;
  const { by, rolledUp, contacts, accounts } = rollUp;
  const label = (firms: boolean): unknown => say(firms ? "read.firms" : "read.contacts", { count: firms ? accounts : contacts, firms: accounts });
  return fact("firms", label(rolledUp), "read.firms-or-contacts", [false, true].map((firms) => ({ label: label(firms), checked: firms === rolledUp, act: () => void session.correct({ accounts: firms ? by : undefined }) })));
}

/** What was taken, what else is plausible, and what a person may want all the same. */
const others = (taken: string, plausible: readonly string[], usual: readonly string[]): readonly string[] => [...new Set([taken, ...plausible, ...usual])];

const datesOf = ({ calendar, dates }: Column): string | undefined => (calendar === "gregorian" ? (dates ?? "day-first") : calendar);

/** Only what can truly be read in two ways asks. */
const asks = (issue: Issue): boolean => (issue.readings?.length ?? 0) > 1 || issue.code === "date-ambiguous";

const asked = (context: Context): unknown => context.session.overview?.issues.filter(asks).map((issue) => question(issue, context));

function question(issue: Issue, { session, say, words }: Context): unknown {
  const { column } = issue;
  const [taken, ...rest] = issue.readings ?? [{ option: "dates", value: session.state.choices.dates ?? "day-first", count: issue.count }];
  const plausible = rest.length > 0 ? rest : [{ option: "dates", value: taken!.value === "day-first" ? "month-first" : "day-first", count: issue.count }];
  const called = (option: string, value: string): string => {
    const key = `read.as-${option === "decimal" ? (value === "," ? "comma" : "point") : value}`;
    const found = words.message(key);
    return found === key ? (option === "types" ? words.message(`type.${value}`) : value) : found;
  };
  const choose = (option: string, value: string): void => {
    const byColumn = option === "types" || option === "missingValues";
    const before = (session.state.choices as Record<string, Record<string, unknown>>)[option];
    void session.correct(byColumn && column !== undefined ? { [option]: { ...before, [column]: value } } : { [option]: value });
  };
  return html`<div class="notice caution" part="ask">
    ${icon("warning")}
    <p>${say(issue.code === "amount-ambiguous" ? "issue.amount-ambiguous" : "read.ask", { count: issue.count, column: column ?? "" })} <span class="strong">${say("read.taken", { reading: called(taken!.option, taken!.value) })}</span></p>
    ${plausible.map(({ option, value }) => html`<button class="small-button" @click=${() => choose(option, value)}><span>${say("read.take", { reading: called(option, value) })}</span></button>`)}
  </div>`;
}

/** The first rows as they were read: dates and numbers in the reader's way of writing. */
function previewView({ session, words, say, called, written }: Context): unknown {
  const { overview } = session;
  const { glance } = session.pictures;
  if (glance === null || overview === null) return html`<p class="caption preview-wait">${say("read.preview-wait")}</p>`;
  const numeric = (type: ColumnType): boolean => type === "number" || type === "date";
  // What was read is shown whole; what was made of it, as figures are.
  const shown = (name: string, type: ColumnType): ((value: number) => string) => (type === "number" && !overview.gathering ? (value) => words.exact(value, name) : written(name, type));
  return html`<div class="scroll" part="preview" tabindex="0" role="group" aria-label=${words.message("read.preview")}>
    <table class="grid-table">
      <thead>
        <tr>
          <th scope="col"><span class="hidden">${say("read.row")}</span></th>
          ${overview.columns.map(({ name, type }) => html`<th scope="col" class=${numeric(type) ? "figure" : ""}>${isolated(called(name))}<span class="caption about">${say(`type.${type}`)}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${glance.rows.map(
          (row, at) => html`<tr>
            <th scope="row" class="caption figure">${words.number(at + 1)}</th>
            ${row.map((cell, column) => {
              const { name, type } = overview.columns[column]!;
              return html`<td class=${numeric(type) ? "figure" : ""}>${cell === null ? html`<span class="caption">${say("read.nothing")}</span>` : isolated(typeof cell === "string" ? cell : shown(name, type)(cell))}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What was repaired or set aside: how often, in which column, in which row first. */
export function issuesView(issues: readonly Issue[], words: Formatter, title: string): unknown {
  if (issues.length === 0) return nothing;
  return html`<section class="issues" part="issues">
    <h2 class="section ruled">${words.message(title)}</h2>
    <ul class="plain">
      ${issues.map((issue) => html`<li class="label">${rich(words.message(`issue.${issue.code}`, { count: issue.count }))} ${whereView(issue, words)}</li>`)}
    </ul>
  </section>`;
}

function whereView({ column, firstRow, count }: Issue, words: Formatter): unknown {
  const parts: string[] = [];
  if (column !== undefined && column !== null) parts.push(words.message("where.column", { column }));
  if (firstRow !== undefined && firstRow !== null) parts.push(words.message(count === 1 ? "where.only" : "where.row", { row: firstRow }));
  return parts.length === 0 ? nothing : html`<span class="caption begun">${rich(parts.join(words.message("list.comma")))}</span>`;
}
