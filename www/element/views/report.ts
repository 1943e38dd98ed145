/**
 * The report: one HTML file without a script, to print or to mail. It holds figures of segments, never of a
 * customer, and nothing that the gate for what leaves the owner's hands holds back.
 */

import { profileRows } from "../charts/profile.js";
import type { Segment } from "../../types.js";
import { plain } from "../text.js";
import type { Context } from "./context.js";

const STYLE = `:root{color-scheme:light;font:16px/1.6 system-ui,"Segoe UI","Noto Sans Arabic",Tahoma,sans-serif;color:#161a17;background:#fff}
body{max-width:60rem;margin:2.5rem auto;padding:0 1.5rem}h1{font-size:2rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.2rem;border-block-start:2px solid;padding-block-start:.75rem;margin:2.5rem 0 .5rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:start;padding:.4rem .6rem;border-block-end:1px solid #d8dcd5;vertical-align:top}td{font-variant-numeric:tabular-nums}thead th{color:#465049}
p,li{max-width:44rem}.quiet{color:#465049}section{break-inside:avoid}@media print{body{margin:0;padding:0}h2{break-after:avoid}}`;

export function reportOf(context: Context): Blob {
  const { session, words, rtl } = context;
  const { people, result } = session;
  const page = document.implementation.createHTMLDocument(plain(words.message("report.title")));
  const root = page.documentElement;
  root.lang = session.locale;
  root.dir = rtl ? "rtl" : "ltr";
  const add = (parent: Element, tag: string, text?: string, style?: string): HTMLElement => {
    const element = page.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (style !== undefined) element.className = style;
    parent.append(element);
    return element;
  };
  const meta = add(page.head, "meta");
  page.head.prepend(meta);
  meta.setAttribute("charset", "utf-8");
  add(page.head, "style", STYLE);
  const { body } = page;
  add(body, "h1", result!.verdict.text);
  add(body, "p", words.message(`result.${result!.verdict.kind}`));
  add(body, "p", words.message("report.of", { name: session.file?.name ?? "", count: people.reduce((sum, { segment }) => sum + segment.size, 0) }), "quiet");

  const place = (index: number): number => people.findIndex(({ segment }) => segment.index === index);
  const sheet = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): void => {
    const section = add(body, "section");
    add(section, "h2", title);
    const table = add(section, "table");
    const line = add(add(table, "thead"), "tr");
    for (const cell of head) add(line, "th", cell).setAttribute("scope", "col");
    const rest = add(table, "tbody");
    for (const row of rows) {
      const line = add(rest, "tr");
      for (const [at, cell] of row.entries()) at === 0 ? add(line, "th", cell).setAttribute("scope", "row") : add(line, "td", cell);
    }
  };
  const shared = result!.shareable;
  const nameOf = (index: number): string => people.find(({ segment }) => segment.index === index)?.name ?? "";
  const segments = [...(shared?.segments ?? [])].sort((one, other) => place(one.index) - place(other.index));
  const withMoney = segments.some(({ money }) => money?.share != null);
  sheet(
    words.message("result.segments"),
    [
      words.message("card.segment"),
      words.message("card.customers"),
      words.message("chart.share-customers"),
      ...(withMoney ? [words.message("chart.share-of", { column: segments.find(({ money }) => money)?.money?.column ?? "" })] : []),
      words.message("card.traits"),
      words.message("card.rule"),
      words.message("card.next"),
    ],
    segments.map(({ index, size, share, money, traits, rule, strategy }) => [
      nameOf(index),
      words.number(size),
      words.percent(share),
      ...(withMoney ? [money?.share == null ? "–" : words.percent(money.share)] : []),
      traits.map(({ text }) => text).join(words.message("list.semicolon")),
      rule === null ? "–" : `${rule.text} ${rule.quality}`,
      strategy?.text ?? "–",
    ]),
  );
  if (shared?.idealCustomer) {
    const section = add(body, "section");
    add(section, "h2", words.message("result.ideal"));
    add(section, "p", shared.idealCustomer.text);
    const list = add(section, "ul");
    for (const { text } of shared.idealCustomer.traits) add(list, "li", text);
  }
  const rows = profileRows(segments as unknown as Segment[], words);
  sheet(
    words.message("chart.profile"),
    [words.message("card.figure"), words.message("card.everyone"), ...segments.map(({ index }) => nameOf(index))],
    rows.map(({ label, format, figures }) => [
      label,
      figures[0]?.everyone == null ? words.message("card.withheld") : format(figures[0].everyone),
      ...figures.map(({ value }) => (value === null ? words.message("card.withheld") : format(value))),
    ]),
  );
  add(body, "p", shared?.withheld.text ?? "", "quiet");
  for (const { name, writing } of people) {
    const notes = Object.entries(writing.notes ?? {}).filter(([, text]) => text.trim() !== "");
    if (notes.length === 0) continue;
    const section = add(body, "section");
    add(section, "h2", name);
    for (const [slot, text] of notes) {
      add(section, "h3", words.message(`persona.${slot}`));
      add(section, "p", text);
    }
  }
  add(body, "p", words.message("report.made"), "quiet");
  return new Blob([`<!doctype html>\n${new XMLSerializer().serializeToString(root)}\n`], { type: "text/html" });
}
