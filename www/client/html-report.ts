/**
 * A report of what may be shared, as one HTML document: no script, nothing from elsewhere, readable in both
 * directions, ready to be printed or sent.
 */

import type { Formatter } from "../locales/format.js";
import type { Shareable, SharedColumn, SharedSegment, Trait } from "../types.js";
import { begun } from "./explanation.js";
import { naming } from "./naming.js";
import { invalid, only } from "./options.js";

/** What a person adds to a report. */
export interface ReportOptions {
  /** The heading; a plain one by default. */
  title?: string;
  /** Names that a person gave to segments, by their index. */
  names?: Readonly<Record<number, string>>;
  /** Quotes to go along: those that somebody has looked at and ticked, by segment. None by default. */
  quotes?: Readonly<Record<number, readonly string[]>>;
  /** The segments, by their index, in the order in which they are to stand; as they were found by default. */
  order?: readonly number[];
  /** Which of the marks a segment has, from 0, by its index: that of its place by default. */
  marks?: Readonly<Record<number, number>>;
  /** What a person wrote about segments, under headings of one's own, by segment. */
  notes?: Readonly<Record<number, readonly { heading: string; text: string }[]>>;
}

const isText = (value: unknown): boolean => typeof value === "string";
const allOf = (value: unknown, kind: (value: any) => boolean): boolean => typeof value === "object" && value !== null && Object.values(value).every(kind);
const listOf = (value: unknown, kind: (value: any) => boolean): boolean => Array.isArray(value) && value.every(kind);

/** What each option is, and whether it is. */
const OPTIONS: Readonly<Record<keyof ReportOptions, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  title: ["a text", isText],
  names: ["a text for each segment", (value) => allOf(value, isText)],
  quotes: ["a list of texts for each segment", (value) => allOf(value, (quotes) => listOf(quotes, isText))],
  order: ["a list of segments by their index", (value) => listOf(value, Number.isInteger)],
  marks: ["a whole number from 0 for each segment", (value) => allOf(value, (mark) => Number.isInteger(mark) && mark >= 0)],
  notes: ["a list of { heading, text } for each segment", (value) => allOf(value, (notes) => listOf(notes, (note) => isText(note?.heading) && isText(note?.text)))],
};

/** @throws SegmentError `option-invalid` */
export function reportOptions(options: ReportOptions = {}): ReportOptions {
  if (typeof options !== "object" || options === null) throw invalid("options", "an object", options);
  only(options, Object.keys(OPTIONS));
  for (const [name, [expected, holds]] of Object.entries(OPTIONS)) {
    const value = options[name as keyof ReportOptions];
    if (value !== undefined && !holds(value)) throw invalid(name, expected, value);
  }
  return options;
}

const STYLE = `:root{color-scheme:light dark;--ink:#161a17;--quiet:#465049;--paper:#f5f6f3;--line:#d8dcd5}@media(prefers-color-scheme:dark){:root{--ink:#eef1ec;--quiet:#bcc4bd;--paper:#121513;--line:#313833}}
body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Tahoma,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:3rem auto;padding:0 1.25rem;text-wrap:pretty}:lang(ar),:lang(fa){line-height:1.7}
h1{font-size:1rem;color:var(--quiet);margin:0}h1+p{font-size:2.4rem;font-weight:700;line-height:1.25;margin:0 0 2rem;text-wrap:balance}h2{font-size:1.5rem;border-block-start:2px solid;padding-block-start:.75rem;margin:3rem 0 0}h2+p{color:var(--quiet)}h2 i,th i{font-style:normal;margin-inline-end:.4em}h3{font-size:1rem;margin:1.5rem 0 .25rem}p,ul{margin:.25rem 0}ul{padding-inline-start:1.25rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{font-weight:400;text-align:end;padding:.4rem 0;border-block-end:1px solid var(--line);font-variant-numeric:tabular-nums}th:first-child{text-align:start;min-inline-size:9rem}:is(th,td)+:is(th,td){padding-inline-start:1rem}thead th{vertical-align:bottom}.wide{overflow-x:auto}.hidden{color:var(--quiet);background:repeating-linear-gradient(135deg,var(--line) 0 1px,#0000 1px 6px)}
.over{font-size:.875rem;color:var(--quiet)}.bars{display:flex;gap:2px;block-size:1.75rem;margin-block:.25rem .75rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}thead th{font-weight:600;border-block-end-color:currentColor}code{overflow-wrap:anywhere;font-size:.875rem;color:var(--quiet)}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}p[dir=auto]{white-space:pre-line}footer{margin-block-start:3rem;font-size:.875rem;color:var(--quiet)}@media print{:root{--ink:#000;--quiet:#333;--paper:#fff;--line:#bbb}body{margin:0;max-width:none}section{break-inside:avoid-page}}`;

/** The colours and marks of the page, by falling money: a colour never stands alone. */
const MARKS = [["#1f54b1", "●"], ["#d25500", "■"], ["#0a8d7d", "▲"], ["#832752", "◆"], ["#1995ca", "✚"], ["#8a8500", "▼"], ["#8a5a45", "★"], ["#d65ea5", "✖"]] as const;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Text within markup. Marks that keep a value whole become elements, which every browser knows. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
    .replaceAll("\u2068", "<bdi>")
    .replaceAll("\u2069", "</bdi>");

const element = (name: string, content: string, attributes = ""): string => `<${name}${attributes}>${content}</${name}>`;
const line = (name: string, text: string): string => element(name, escaped(text));

export function htmlReport(plain: Formatter, shareable: Shareable, options: ReportOptions): string {
  const { locale, verdict, idealCustomer, typing, withheld, minimumCell } = shareable;
  const place = ({ index }: SharedSegment): number => (options.order ?? []).indexOf(index) >>> 0;
  const segments = shareable.segments.map((segment, at) => ({ ...segment, mark: MARKS[(options.marks?.[segment.index] ?? at) % MARKS.length]!, name: options.names?.[segment.index] ?? segment.name })).sort((one, other) => place(one) - place(other));
  const words = naming(plain, segments[0]?.profile.map(({ column }) => column) ?? []);
  const title = options.title ?? words.message("share.title");
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title).replace(/<\/?bdi>/g, "")}</title>`,
    `<style>${STYLE}</style>`,
  ].join("\n");
  const section = (...parts: string[]): string => element("section", parts.join("\n"));
  const body = [
    line("h1", title),
    line("p", verdict),
    overview(words, segments),
    ...segments.map((segment) => segmentSection(words, segment, options)),
    ...(idealCustomer === null ? [] : [section(line("h2", words.message("share.ideal")), line("p", idealCustomer.text), traitList(idealCustomer.traits))]),
    ...(typing == null ? [] : [section(line("h2", words.message("typing.title")), line("p", typing.text))]),
    section(line("h2", words.message("share.figures-title")), figures(words, segments)),
    element("footer", [line("p", withheld.text), line("p", words.message("share.footer", { minimum: minimumCell }))].join("\n")),
  ].join("\n");
  const direction = locale === "en" ? "ltr" : "rtl";
  return `<!doctype html>\n<html lang="${locale}" dir="${direction}">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

type Marked = SharedSegment & { readonly mark: (typeof MARKS)[number] };

const called = ({ mark: [colour, sign], name }: Marked): string => `<i aria-hidden="true" style="color:${colour}">${sign}</i>${element("bdi", escaped(name))}`;
const row = (...cells: readonly string[]): string => element("tr", cells.join(""));
const headed = (text: string): string => element("th", text, ' scope="col"');

/** All segments at a glance: their parts of the customers and of the money, and what to do with each. */
function overview(words: Formatter, segments: readonly Marked[]): string {
  const rich = segments.every(({ money }) => typeof money?.share === "number" && money.share >= 0);
  const acted = segments.some(({ strategy }) => strategy !== null);
  const ofMoney = words.message("share.of-money", { column: segments[0]?.money?.column ?? "" });
  const bars = (heading: string, share: (segment: Marked) => number): string =>
    element("p", escaped(heading), ' class="over"') +
    element("div", segments.map((segment) => `<i style="flex:${share(segment)} 0 0;background:${segment.mark[0]}"></i>`).join(""), ' class="bars" aria-hidden="true"');
  const heads = ["card.segment", "share.customers", "share.of-customers"].map((key) => headed(escaped(words.message(key))));
  const figure = (text: string): string => element("td", element("bdi", escaped(text)));
  return [
    bars(words.message("share.customers"), ({ share }) => share),
    ...(rich ? [bars(ofMoney, (segment) => segment.money!.share!)] : []),
    element("div", element("table", element("thead", row(...heads, ...(rich ? [headed(escaped(ofMoney))] : []), ...(acted ? [headed(escaped(words.message("share.next")))] : []))) +
      element("tbody", segments.map((segment) => row(
        element("th", called(segment), ' scope="row"'),
        figure(words.number(segment.size)),
        figure(words.percent(segment.share)),
        ...(rich ? [figure(words.percent(segment.money!.share!))] : []),
        ...(acted ? [line("td", segment.strategy === null ? "–" : words.message(`strategy.${segment.strategy.action}`))] : []),
      )).join("\n"))), ' class="wide"'),
  ].join("\n");
}

function segmentSection(words: Formatter, segment: Marked, { quotes, notes }: ReportOptions): string {
  const { index, size, share, traits, rule, money, strategy } = segment;
  const block = (heading: string, ...parts: string[]): string => [line("h3", words.message(`share.${heading}`)), ...parts].join("\n");
  const parts = [
    element("h2", called(segment)),
    line("p", `${words.message("card.size", { count: size })} · ${words.message("card.share", { share })}`),
    ...(money === null ? [] : [line("p", money.text)]),
    ...(traits.length === 0 ? [] : [block("traits", traitList(traits))]),
    ...(rule === null ? [] : [block("rule", line("p", rule.text), line("p", rule.quality), element("p", element("code", escaped(rule.sql), ' dir="ltr"')))]),
    ...(strategy === null ? [] : [block("next", line("p", strategy.text), ...(strategy.test === null ? [] : [line("p", strategy.test.text)]))]),
    ...(quotes?.[index] ?? []).map((quote) => element("blockquote", escaped(quote), ' dir="auto"')),
    ...(notes?.[index] ?? []).flatMap(({ heading, text }) => [line("h3", heading), element("p", escaped(text), ' dir="auto"')]),
  ];
  return element("section", parts.join("\n"));
}

const traitList = (traits: readonly Trait[]): string => element("ul", traits.map(({ text }) => line("li", text)).join("\n"));

/** Every figure of every segment beside everyone's. */
function figures(words: Formatter, segments: readonly Marked[]): string {
  const hidden = words.message("share.hidden");
  const told = (name: string, column: string, everyone: number | null, own: readonly (number | null | undefined)[], format: (value: number) => string): string => {
    const cell = (value: number | null | undefined): string =>
      value === null || value === undefined ? element("td", escaped(hidden.split(":")[0]!), ` class="hidden" title="${escaped(hidden)}"`) : element("td", element("bdi", escaped(format(value))));
    return row(element("th", escaped(begun(name, column)), ' scope="row"'), cell(everyone), ...own.map(cell));
  };
  const rows = (segments[0]?.profile ?? []).flatMap((first) => {
    const { column } = first;
    const own = segments.map(({ profile }) => profile.find((one) => one.column === column));
    if (!("levels" in first)) {
      const medians = own.map((one) => (one && "median" in one ? one.median : null));
      return [told(words.message("card.median", { column }), column, first.everyoneMedian, medians, first.type === "date" ? words.date : (value) => words.number(value, column))];
    }
    return first.levels.map(({ level, everyoneShare }) => told(words.message("card.share-of", { column, level }), column, everyoneShare, own.map((one) => one && levelOf(one, level)), words.percent));
  });
  const heads = [headed(escaped(words.message("card.figure"))), headed(escaped(words.message("card.everyone"))), ...segments.map((segment) => headed(called(segment)))];
  return element("div", element("table", element("thead", row(...heads)) + element("tbody", rows.join("\n"))), ' class="wide" tabindex="0"');
}

const levelOf = (column: SharedColumn, level: string): number | null => ("levels" in column ? (column.levels.find((one) => one.level === level)?.share ?? null) : null);
