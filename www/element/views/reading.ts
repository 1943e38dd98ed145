/** How the file was read, and what was repaired on the way. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Issue } from "../../types.js";
import type { Overview } from "../session.js";
import { isolated, rich } from "../text.js";

const DELIMITERS: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

export function readingView(overview: Overview, file: { name: string; others: number }, words: Formatter): unknown {
  const { rowCount, columns, reading, issues } = overview;
  const delimiter = DELIMITERS[reading.delimiter];
  const facts: readonly (readonly [string, unknown])[] = [
    ["size", rich([words.message("read.rows", { count: rowCount }), words.message("read.columns", { count: columns.length })].join(words.message("list.comma")))],
    ["encoding", isolated(reading.encoding.toUpperCase())],
    ["delimiter", delimiter === undefined ? isolated(reading.delimiter) : words.message(`read.${delimiter}`)],
    ["header", words.message(reading.header ? "read.header-yes" : "read.header-no")],
  ];
  return html`<section class="reading" part="reading" aria-labelledby="reading-heading">
    <h2 class="section ruled" id="reading-heading">${words.message("read.headline")}</h2>
    <dl class="facts">
      <div>
        <dt class="caption">${words.message("read.file")}</dt>
        <dd class="strong">${isolated(file.name)}</dd>
      </div>
      ${facts.map(([key, value]) => html`<div><dt class="caption">${words.message(`read.${key}`)}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${file.others > 0 ? html`<p class="label quiet">${rich(words.message("read.others", { count: file.others }))}</p>` : nothing}
    ${issuesView(issues, words, "read.repairs", words.message("read.repairs-none"))}
  </section>`;
}

/** Each repair as a sentence, with where it happened. */
export function issuesView(issues: readonly Issue[], words: Formatter, title: string, none?: string): unknown {
  if (issues.length === 0) return none === undefined ? nothing : html`<p class="label quiet">${none}</p>`;
  return html`<h3 class="label strong">${words.message(title)}</h3>
    <ul class="plain issues" part="issues">
      ${issues.map(
        (issue) => html`<li class="label">
          ${rich(words.message(`issue.${issue.code}`, { count: issue.count }))} <span class="caption">${place(issue, words)}</span>
        </li>`,
      )}
    </ul>`;
}

function place({ column, firstRow, count }: Issue, words: Formatter): unknown {
  const places = [
    column === undefined ? null : words.message("where.column", { column }),
    firstRow === undefined ? null : words.message(count === 1 ? "where.only" : "where.row", { row: firstRow }),
  ].filter((one) => one !== null);
  return rich(places.join(words.message("list.comma")));
}
