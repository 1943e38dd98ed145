/**
 * A report of what may be shared, as one HTML document: no script, nothing from elsewhere, readable in both
 * directions, ready to be printed or sent.
 */

import type { Formatter } from "../locales/format.js";
import type { Shareable, SharedColumn, SharedSegment, Trait } from "../types.js";

/** What a person adds to a report. */
export interface ReportOptions {
  /** The heading; a plain one by default. */
  title?: string;
  /** Names that a person gave to segments, by their index. */
  names?: Readonly<Record<number, string>>;
  /** Quotes to go along: those that somebody has looked at and ticked, by segment. None by default. */
  quotes?: Readonly<Record<number, readonly string[]>>;
  /** What a person wrote about segments, under headings of one's own, by segment. */
  notes?: Readonly<Record<number, readonly { heading: string; text: string }[]>>;
}

const STYLE = `:root{color-scheme:light dark;--ink:#161a17;--quiet:#465049;--paper:#f5f6f3;--line:#d8dcd5}@media(prefers-color-scheme:dark){:root{--ink:#eef1ec;--quiet:#bcc4bd;--paper:#121513;--line:#313833}}
body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Tahoma,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:3rem auto;padding:0 1.25rem;text-wrap:pretty}:lang(ar),:lang(fa){line-height:1.7}
h1{font-size:1rem;color:var(--quiet);margin:0}h1+p{font-size:2.4rem;font-weight:700;line-height:1.25;margin:0 0 2rem;text-wrap:balance}h2{font-size:1.5rem;border-block-start:2px solid;padding-block-start:.75rem;margin:3rem 0 0}h2+p{color:var(--quiet)}h3{font-size:1rem;margin:1.5rem 0 .25rem}p,ul{margin:.25rem 0}ul{padding-inline-start:1.25rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{font-weight:400;text-align:end;padding:.4rem 0;border-block-end:1px solid var(--line);font-variant-numeric:tabular-nums}th:first-child{text-align:start}thead th{font-weight:600;border-block-end-color:currentColor}code{overflow-wrap:anywhere;font-size:.875rem;color:var(--quiet)}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}p[dir=auto]{white-space:pre-line}footer{margin-block-start:3rem;font-size:.875rem;color:var(--quiet)}@media print{:root{--ink:#000;--quiet:#333;--paper:#fff;--line:#bbb}body{margin:0;max-width:none}section{break-inside:avoid-page}}`;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Text within markup. Marks that keep a value whole become elements, which every browser knows. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
    .replaceAll("\u2068", "<bdi>")
    .replaceAll("\u2069", "</bdi>");

const element = (name: string, content: string, attributes = ""): string => `<${name}${attributes}>${content}</${name}>`;
const line = (name: string, text: string): string => element(name, escaped(text));

export function htmlReport(words: Formatter, shareable: Shareable, options: ReportOptions = {}): string {
  const { locale, verdict, segments, idealCustomer, withheld, minimumCell } = shareable;
  const title = options.title ?? words.message("share.title");
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title).replace(/<\/?bdi>/g, "")}</title>`,
    `<style>${STYLE}</style>`,
  ].join("\n");
  const body = [
    line("h1", title),
    line("p", verdict),
    ...segments.map((segment) => segmentSection(words, segment, options)),
    ...(idealCustomer === null ? [] : [element("section", [line("h2", words.message("share.ideal")), line("p", idealCustomer.text), traitList(idealCustomer.traits)].join("\n"))]),
    element("footer", [line("p", withheld.text), line("p", words.message("share.footer", { minimum: minimumCell }))].join("\n")),
  ].join("\n");
  const direction = locale === "en" ? "ltr" : "rtl";
  return `<!doctype html>\n<html lang="${locale}" dir="${direction}">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function segmentSection(words: Formatter, segment: SharedSegment, { names, quotes, notes }: ReportOptions): string {
  const { index, name, size, share, traits, rule, money, strategy, profile } = segment;
  const block = (heading: string, ...parts: string[]): string => [line("h3", words.message(`share.${heading}`)), ...parts].join("\n");
  const parts = [
    element("h2", element("bdi", escaped(names?.[index] ?? name))),
    line("p", `${words.message("card.size", { count: size })} · ${words.message("card.share", { share })}`),
    ...(money === null ? [] : [line("p", money.text)]),
    ...(traits.length === 0 ? [] : [block("traits", traitList(traits))]),
    ...(rule === null ? [] : [block("rule", line("p", rule.text), line("p", rule.quality), element("p", element("code", escaped(rule.sql), ' dir="ltr"')))]),
    ...(strategy === null ? [] : [block("next", line("p", strategy.text), ...(strategy.test === null ? [] : [line("p", strategy.test.text)]))]),
    ...(quotes?.[index] ?? []).map((quote) => element("blockquote", escaped(quote), ' dir="auto"')),
    ...(notes?.[index] ?? []).flatMap(({ heading, text }) => [line("h3", heading), element("p", escaped(text), ' dir="auto"')]),
    block("figures-title", figures(words, profile)),
  ];
  return element("section", parts.join("\n"));
}

const traitList = (traits: readonly Trait[]): string => element("ul", traits.map(({ text }) => line("li", text)).join("\n"));

function figures(words: Formatter, profile: readonly SharedColumn[]): string {
  const heading = ["card.figure", "card.segment", "card.everyone"].map((key) => element("th", escaped(words.message(key)), ' scope="col"'));
  const hidden = words.message("share.hidden");
  const row = (name: string, own: number | null, everyone: number | null, format: (value: number) => string): string => {
    const cell = (value: number | null) => element("td", element("bdi", escaped(value === null ? hidden : format(value))));
    return element("tr", element("th", escaped(name), ' scope="row"') + cell(own) + cell(everyone));
  };
  const rows = profile.flatMap((column) => {
    const { column: name } = column;
    if ("levels" in column) {
      return column.levels.map(({ level, share, everyoneShare }) => row(words.message("card.share-of", { column: name, level }), share, everyoneShare, words.percent));
    }
    return [row(words.message("card.median", { column: name }), column.median, column.everyoneMedian, column.type === "date" ? words.date : (value) => words.number(value, name))];
  });
  return element("table", element("thead", element("tr", heading.join(""))) + element("tbody", rows.join("\n")));
}
