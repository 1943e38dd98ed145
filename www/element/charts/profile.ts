/** Each segment against everyone: how far from the line of everyone, and the real value beside. */

import { html, nothing, svg } from "lit";

import type { ColumnProfile, Segment } from "../../types.js";
import { isolated, rich } from "../text.js";
import type { Context } from "../views/context.js";
import { markAt } from "../views/mark.js";
import { direction, fontsOf } from "./drawing.js";
import { chartView } from "./frame.js";
import { widthOf, wrapped } from "./measure.js";

export interface Figure {
  readonly value: number | null;
  readonly everyone: number | null;
  readonly effect: number | null;
}
export interface ProfileRow {
  readonly column: string;
  readonly label: string;
  readonly format: (value: number) => string;
  readonly figures: readonly Figure[];
}

const plainText = (text: string): string => text.replace(/[\u2068\u2069]/g, "");

/** More rows are for the table. */
const SHOWN = 12;
/** An effect of this size is worth bold letters (Cohen 1988 calls it medium). */
export const TELLING = 0.5;
/** A month or a day of the week with a smaller effect is not worth a row (Cohen 1988 calls it small). */
const WORTH_TELLING = 0.2;
/** A level of so many of a segment, or of everyone, is no rarity. */
const COMMON = 0.05;

export function profileChart(context: Context): unknown {
  const { session, say, ui } = context;
  const { people } = session;
  const all = profileRows(people.map(({ segment }) => segment), context);
  const figure = (value: number | null, format: (value: number) => string): unknown => (value === null ? say("card.none") : isolated(format(value)));
  return chartView(context, {
    id: "profile",
    chart: profileChart,
    title: say("chart.profile"),
    tools: html`<button class="link" aria-pressed=${ui.heat} @click=${() => ui.set({ heat: !ui.heat })} ?hidden=${ui.tables.has("profile")}>${say(ui.heat ? "chart.distances" : "chart.heat")}</button>`,
    head: [say("card.figure"), say("card.everyone"), ...people.map(({ name }) => rich(name))],
    rows: () => all.map(({ label, format, figures }) => [rich(label), figure(figures[0]?.everyone ?? null, format), ...figures.map(({ value }) => figure(value, format))]),
    picture: drawing(all.slice(0, SHOWN), context),
  });
}

/** One row a column: a number's or date's middle value, a flag's yes, a category's most telling level. */
export function profileRows(segments: readonly Segment[], { words, called, written }: Pick<Context, "words" | "called" | "written">): readonly ProfileRow[] {
  const first = segments[0]?.profile ?? [];
  const rows = first.flatMap((profile): readonly ProfileRow[] => {
    const own = segments.map((segment) => segment.profile.find(({ column }) => column === profile.column) ?? profile);
    if (profile.type === "number" || profile.type === "date") {
      const numbers = own as Extract<ColumnProfile, { type: "number" | "date" }>[];
      // Where most have none, the middle value is 0 for everyone and says nothing.
      const mean = profile.type === "number" && numbers.every(({ median }) => median === profile.everyoneMedian);
      const figures = numbers.map(({ median, mean: average, everyoneMedian, everyoneMean, effect }) =>
        mean ? { value: average, everyone: everyoneMean, effect } : { value: median, everyone: everyoneMedian, effect },
      );
      const row = { column: profile.column, label: called(profile.column), format: written(profile.column, profile.type), figures };
      return [row, ...dayRows(profile.column, numbers, words)];
    }
    const shares = own as Extract<ColumnProfile, { type: "category" | "flag" }>[];
    const flag = profile.type === "flag";
    return telling(shares.map(({ levels }) => levels), (level) => (flag ? called(profile.column) : words.message("card.share-of", { column: profile.column, level })), profile.column, words);
  });
  const strength = ({ figures }: ProfileRow): number => Math.max(0, ...figures.map(({ effect }) => Math.abs(effect ?? 0)));
  return rows.filter(({ figures }) => figures.length > 0).sort((one, other) => strength(other) - strength(one));
}

type Words = Context["words"];
type Levels = Extract<ColumnProfile, { type: "category" | "flag" }>["levels"];

/** What the dates of a column tell beside when they were: how long ago that is, the month, the day of the week. */
function dayRows(column: string, profiles: readonly Extract<ColumnProfile, { type: "number" | "date" }>[], words: Words): readonly ProfileRow[] {
  const days = profiles.flatMap((profile) => profile.days ?? []);
  const [first] = days;
  if (first === undefined) return [];
  const ago = (day: number | null): number | null => (day === null ? null : first.latest - day);
  // Its effect is that of the date, with the other sign: told once.
  const since = profiles.map(({ median, everyoneMedian }) => ({ value: ago(median), everyone: ago(everyoneMedian), effect: null }));
  const label = (name: (place: number) => string) => (level: string) => words.message("card.share-of", { column, level: name(Number(level)) });
  return [
    { column, label: words.message("card.days-since", { column }), format: words.number, figures: since },
    ...telling(days.map(({ months }) => months), label((month) => words.month(month, first.calendar)), column, words),
    ...telling(days.map(({ weekdays }) => weekdays), label(words.weekday), column, words),
  ].filter(({ figures }) => figures === since || figures.some(({ effect }) => Math.abs(effect ?? 0) >= WORTH_TELLING));
}

/** The level that sets the segments apart most; one that hardly anybody has says little, however large its effect. */
function telling(segments: readonly Levels[], label: (level: string) => string, column: string, words: Words): readonly ProfileRow[] {
  const common = (level: number): boolean => segments.some((levels) => Math.max(levels[level]?.share ?? 0, levels[level]?.everyoneShare ?? 0) >= COMMON);
  const strength = (level: number): number => (common(level) ? Math.max(0, ...segments.map((levels) => Math.abs(levels[level]?.effect ?? 0))) : -1);
  // None is told where too few have any.
  if (segments[0]!.length === 0) return [];
  let best = 0;
  for (const level of segments[0]!.keys()) if (strength(level) > strength(best)) best = level;
  const figures = segments.map((levels) => ({ value: levels[best]?.share ?? null, everyone: levels[best]?.everyoneShare ?? null, effect: levels[best]?.effect ?? null }));
  return [{ column, label: label(segments[0]![best]?.level ?? ""), format: words.percent, figures }];
}

const labelWidth = (width: number): number => (width >= 992 ? 196 : width >= 656 ? 160 : width >= 320 ? 144 : 100);

/** The widths of the register and of the profile, which stand in line. */
export function columnWidths(width: number, segments: number): { label: number; column: number; total: number } {
  const label = labelWidth(width);
  // A part of the next one shows that there are more.
  const [most, part] = width >= 992 ? [5, 4.4] : width >= 656 ? [2, 2.15] : [1, 1.35];
  const shown = segments <= most ? segments : part;
  const column = Math.floor((width - label) / shown);
  return { label, column, total: label + column * segments };
}

/** All in sight, if they fit; else a part of the next one shows that there are more. */
function columnOf(width: number, segments: number, least: number): number {
  const fit = Math.floor(width / least);
  return fit >= segments ? Math.floor(width / segments) : Math.max(least, Math.floor(width / (fit + 0.2)));
}

function drawing(rows: readonly ProfileRow[], context: Context): unknown {
  const { session, rtl, words, ui } = context;
  const { people } = session;
  const fonts = fontsOf(session.locale);
  // On a narrow screen everyone's figure stands beneath the name of its column.
  const beneath = ui.width < 656;
  const widths = columnWidths(ui.width, people.length);
  const ofAll = ({ format, figures }: ProfileRow): string => {
    const value = shown({ format }, figures[0]?.everyone ?? null);
    return beneath ? plainText(words.message("persona.everyone", { value })) : value;
  };
  const widestOfAll = Math.max(...rows.map((row) => widthOf(ofAll(row), fonts.caption)));
  const everyone = beneath ? 0 : Math.max(56, widestOfAll + 20);
  const label = ui.width < 992 ? Math.max(widths.label, beneath ? widestOfAll + 8 : everyone + 92) : widths.label;
  // Beside the line of everyone the widest figure has room, where columns may be wider than the window also beyond the mark.
  const widest = Math.max(...rows.flatMap((row) => row.figures.map(({ value }) => widthOf(shown(row, value), fonts.strong))));
  const least = Math.max(112, 2 * Math.ceil(widest + 12));
  const column = ui.width < 992 ? columnOf(ui.width - label, people.length, least) : Math.max(widths.column, least);
  const width = label + column * people.length;
  const side = direction(rtl, width);
  const line = session.locale === "en" ? 17 : 23;
  const text = (content: string, start: number, y: number, anchor: "start" | "middle" | "end", style = ""): unknown =>
    svg`<text x=${side.left(start)} y=${y} direction=${side.dir} text-anchor=${anchor} class=${style}>${content}</text>`;
  const laid = rows.map((row) => {
    const lines = wrapped(row.label.replace(/[\u2068\u2069]/g, ""), label - everyone - 12, fonts.caption);
    return { row, lines, height: Math.max(31, (lines.length + (beneath ? 1 : 0)) * line + 12) };
  });
  const head = 34;
  const height = laid.reduce((sum, one) => sum + one.height, head) + 4;
  const most = Math.max(1, ...rows.flatMap(({ figures }) => figures.map(({ effect }) => Math.min(3, Math.abs(effect ?? 0)))));
  // In a narrow column the mark takes the room; its value then stands on the other side of the line.
  const half = column < 150 ? column / 2 - 12 : Math.max(12, column / 2 - Math.max(45, widest) - 17);
  const [less, more] = [words.message("chart.less"), words.message("chart.more")];
  const inset = column < 150 ? 8 : 14;
  const told = 2 * inset + 24 + widthOf(less, fonts.caption) + widthOf(more, fonts.caption) <= column;
  let y = head;
  return svg`<svg class="drawing profile-drawing" part="profile" viewBox="0 0 ${width} ${height}" width=${width * ui.zoom} height=${height * ui.zoom} role="img" aria-label=${words.message("chart.profile-about")}>
    ${beneath ? nothing : text(words.message("card.everyone"), label - 14, 20, "end", "faint")}
    ${people.map(({ identity }, at) => {
      const start = label + at * column;
      return svg`<path class="rule" d="M${side.left(start)} 4V${height}" />
        ${markAt(identity.mark, side.left(start + inset + 6), 15, 12)}
        ${!told || ui.heat ? nothing : svg`${text(less, start + inset + 18, 20, "start", "faint")}${text(more, start + column - inset, 20, "end", "faint")}`}
        ${ui.heat ? nothing : svg`<path class="everyone-line" d="M${side.left(start + column / 2)} ${head}V${height}" />`}`;
    })}
    ${laid.map(({ row, lines, height: high }) => {
      const top = y;
      y += high;
      const middle = top + high / 2;
      return svg`<path class="rule" d="M0 ${top}H${width}" />
        ${lines.map((one, at) => text(one, 0, middle + 4.5 + (at - (lines.length - (beneath ? 0 : 1)) / 2) * line, "start"))}
        ${beneath
          ? text(ofAll(row), 0, middle + 4.5 + (lines.length / 2) * line, "start", "faint")
          : text(ofAll(row), label - 14, middle + 4.5, "end", "faint")}
        ${row.figures.map((figure, at) => cell(figure, row, people[at]!.identity, label + at * column, middle, high))}`;
    })}
  </svg>`;

  function shown({ format }: Pick<ProfileRow, "format">, value: number | null): string {
    return value === null ? "–" : format(value).replace(/[\u2068\u2069]/g, "");
  }

  function cell(figure: Figure, row: ProfileRow, identity: { id: number; mark: number }, start: number, middle: number, high: number): unknown {
    const effect = Math.max(-3, Math.min(3, figure.effect ?? 0));
    const bold = Math.abs(effect) >= TELLING ? "strong" : "";
    const dimmed = session.selected !== null && session.selected !== identity.id ? "dimmed" : "";
    const value = shown(row, figure.value);
    if (ui.heat) {
      const tint = Math.min(1, Math.abs(effect) / most);
      return svg`<g class=${dimmed}><rect class="heat" x=${side.left(start + 1, column - 1)} y=${middle - high / 2 + 1} width=${column - 1} height=${high - 1} fill-opacity=${0.03 + tint * 0.22} />
        ${text(`${effect > 0.1 ? "▲ " : effect < -0.1 ? "▼ " : ""}${value}`, start + column / 2, middle + 4.5, "middle", bold)}</g>`;
    }
    const centre = start + column / 2;
    const end = centre + (effect / most) * half;
    const room = widthOf(value, bold ? fonts.strong : fonts.caption);
    // Beyond its mark; where that leaves the cell, on the other side of everyone's line.
    const more = effect < 0 ? -1 : 1;
    const beyond = Math.abs(end - centre) + 11 + room <= column / 2 - 4;
    const [beside, towards] = beyond ? [end + more * 11, more] : [centre - more * 10, -more];
    return svg`<g class=${dimmed}><path class="tone-line" data-mark=${(identity.mark % 8) + 1} d="M${side.left(centre)} ${middle}H${side.left(end)}" />
      ${markAt(identity.mark, side.left(end), middle, 11)}
      ${text(value, beside, middle + 4.5, towards < 0 ? "end" : "start", bold)}</g>`;
  }
}
