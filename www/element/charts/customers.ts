/** Customers on two of their columns: a dot each, the middle of each segment as its large mark. */

import { html, nothing, svg } from "lit";
import { ref } from "lit/directives/ref.js";

import type { Column } from "../../types.js";
import type { Person } from "../session/people.js";
import { isolated, rich } from "../text.js";
import type { Context } from "../views/context.js";
import { mark, markAt } from "../views/mark.js";
import { paint } from "./dots.js";
import { ticks } from "./drawing.js";
import { chartView } from "./frame.js";

const HEIGHT = 340;
const START = 72;
const BELOW = 50;
const ABOVE = 28;

export function customersChart(context: Context): unknown {
  const { session, say, words, ui, called } = context;
  const { overview, result, people } = session;
  if (overview === null || result === null) return nothing;
  const usable = overview.columns.filter((column) => session.role(column) !== "ignore" && (column.type === "number" || column.type === "date"));
  if (usable.length < 2) return nothing;
  const [across, up] = chosenColumns(usable, context);
  const placed = result.segments.reduce((sum, { size }) => sum + size, 0);
  const select = (label: string, chosen: Column, set: (name: string) => void): unknown =>
    html`<label class="axis"><span class="label quiet">${say(label)}</span>
      <select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
        ${usable.map(({ name }) => html`<option value=${name} ?selected=${name === chosen.name}>${called(name)}</option>`)}
      </select></label>`;
  const medians = people.map((person) => [medianOf(person, across), medianOf(person, up)] as const);
  const show = (column: Column, value: number | null): unknown => (value === null ? say("card.none") : isolated(column.type === "date" ? words.date(value) : words.number(value)));
  return chartView(context, {
    id: "customers",
    title: say("chart.customers"),
    note: html`${say("card.size", { count: placed })}${result.excludedRows > 0 ? html`${words.message("list.comma")}${say("result.excluded", { count: result.excludedRows })}` : nothing}`,
    head: [say("card.segment"), say("card.customers"), rich(words.message("card.median", { column: across.name })), rich(words.message("card.median", { column: up.name }))],
    rows: () => people.map(({ segment, name }, at) => [rich(name), isolated(words.number(segment.size)), show(across, medians[at]![0]), show(up, medians[at]![1])]),
    picture: html`<div class="scatter">
      ${plot(context, across, up, medians)}
      <div class="scatter-side">
        <ul class="plain rows">
          ${people.map((person) => legend(person, context))}
        </ul>
        ${select("chart.across", across, (name) => ui.set({ across: name }))} ${select("chart.up", up, (name) => ui.set({ up: name }))}
      </div>
    </div>`,
  });
}

function legend({ identity, segment, name }: Person, { session, words }: Context): unknown {
  const selected = session.selected === identity.id;
  return html`<li><button class="legend-item" part="select" aria-pressed=${selected} @click=${() => session.select(selected ? null : identity.id)}>
    ${mark(identity.mark, null, 13)} <span>${rich(name)}</span> <span class="quiet figure">${words.number(segment.size)}</span>
  </button></li>`;
}

/** The money up and what shapes the segments across, unless somebody chose. */
function chosenColumns(usable: readonly Column[], { session, ui }: Context): readonly [Column, Column] {
  const by = (name: string | null): Column | undefined => usable.find((column) => column.name === name);
  const money = session.people[0]?.segment.money?.column;
  // The more values there are, the more a picture of single customers shows.
  const building = usable.filter((column) => session.role(column) === "build").sort((one, other) => other.distinct - one.distinct);
  const up = by(ui.up) ?? by(money ?? null) ?? building[1] ?? usable[1]!;
  const across = by(ui.across) ?? building.find((column) => column !== up) ?? usable.find((column) => column !== up)!;
  return [across, up];
}

function medianOf({ segment }: Person, { name }: Column): number | null {
  const profile = segment.profile.find(({ column }) => column === name);
  return profile !== undefined && "median" in profile ? profile.median : null;
}

function plot(context: Context, across: Column, up: Column, medians: readonly (readonly [number | null, number | null])[]): unknown {
  const { session, say, words, ui, called } = context;
  const { people, result } = session;
  const beside = ui.width >= 900;
  const width = beside ? ui.width - 312 : ui.width;
  const start = ui.width < 500 ? 52 : START;
  const inner = { x: start, y: ABOVE, width: width - start - 8, height: HEIGHT };
  const [first, second] = [session.pictures.values(across.name), session.pictures.values(up.name)];
  if (!first || !second || result === null) return html`<p class="caption plot-wait">${say(first === null || second === null ? "chart.cannot" : "chart.reading")}</p>`;
  const [x, y] = [scale(first.values, inner.width), scale(second.values, inner.height)];
  const show = (column: Column, value: number): string => (column.type === "date" ? words.date(value) : words.number(value));
  const place = (value: number, { from, to }: Range, size: number): number => ((Math.max(from, Math.min(to, value)) - from) / (to - from || 1)) * size;
  const count = Math.max(2, Math.round(inner.width / (across.type === "date" ? 150 : 110)));
  return html`<div class="plot">
    <canvas width="0" height="0" ${ref((canvas) => canvas && paint(canvas as HTMLCanvasElement, { ...inner, first: first.values, second: second.values, across: x, up: y, assignments: result.assignments, marks: result.segments.map(({ index }) => session.state.identities[index]?.mark ?? index), dimmed: result.segments.map(({ index }) => session.selected !== null && session.state.identities[index]?.id !== session.selected) }))}></canvas>
    <svg class="drawing" viewBox="0 0 ${width} ${ABOVE + HEIGHT + BELOW}" width=${width} height=${ABOVE + HEIGHT + BELOW} role="img" aria-label=${words.message("chart.customers-about", { across: called(across.name), up: called(up.name) })}>
      <text x="0" y="14" class="strong" direction="ltr">${called(up.name)}</text>
      ${ticks(y.from, y.to, 5).map((value) => {
        const at = inner.y + inner.height - place(value, y, inner.height);
        return svg`<path class="rule" d="M${inner.x} ${at}H${inner.x + inner.width}" /><text x=${inner.x - 8} y=${at + 4.5} text-anchor="end" direction="ltr">${show(up, value)}</text>`;
      })}
      <path class="axis-line" d="M${inner.x} ${inner.y + inner.height}H${inner.x + inner.width}" />
      ${ticks(x.from, x.to, count).map((value) => svg`<text x=${inner.x + place(value, x, inner.width)} y=${inner.y + inner.height + 20} text-anchor="middle" direction="ltr">${show(across, value)}</text>`)}
      <text x=${width - 4} y=${inner.y + inner.height + 44} text-anchor="end" class="strong" direction="ltr">${called(across.name)}</text>
      ${people.map(({ identity }, at) => {
        const [a, b] = medians[at]!;
        if (a === null || b === null) return nothing;
        const dimmed = session.selected !== null && session.selected !== identity.id;
        return svg`<g class=${dimmed ? "centre dimmed" : "centre"}>${markAt(identity.mark, inner.x + place(a, x, inner.width), inner.y + inner.height - place(b, y, inner.height), 18)}</g>`;
      })}
    </svg>
  </div>`;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

const ranges = new WeakMap<Float64Array, Range>();

/** From the least to the most; a few values very far away are put at the edge. */
function scale(values: Float64Array, _size: number): Range {
  const known = ranges.get(values);
  if (known) return known;
  const stride = Math.max(1, Math.ceil(values.length / 8192));
  const sample = values.filter((value, row) => row % stride === 0 && !Number.isNaN(value)).sort();
  let [from, to] = [sample[0] ?? 0, sample.at(-1) ?? 1];
  const [low, high] = [sample[Math.floor(sample.length * 0.002)] ?? from, sample[Math.ceil((sample.length - 1) * 0.998)] ?? to];
  if (to - high > (high - low) * 0.5) to = high + (high - low) * 0.05;
  if (low - from > (high - low) * 0.5) from = low - (high - low) * 0.05;
  if (from > 0 && from < (to - from) * 0.5) from = 0;
  const range = to > from ? { from, to: to + (to - from) * 0.02 } : { from: from - 1, to: to + 1 };
  ranges.set(values, range);
  return range;
}
