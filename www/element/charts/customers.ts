/** Customers on two of their columns: a dot each, the middle of each segment as its large mark. */

import { html, nothing, svg } from "lit";
import { ref } from "lit/directives/ref.js";

import type { Column, Segment } from "../../types.js";
import type { Person } from "../session/people.js";
import { isolated, rich } from "../text.js";
import type { Context } from "../views/context.js";
import { mark, markAt } from "../views/mark.js";
import { paint } from "./dots.js";
import { ticks } from "./drawing.js";
import { chartView } from "./frame.js";
import { crowdsOf, openRange } from "./shared.js";

const HEIGHT = 340;
const START = 72;
/** As wide as a digit of a drawing may be, in any of our faces. */
const DIGIT = 7.5;
const BELOW = 50;
/** Dots of so few values lie on one another. */
const FEW_VALUES = 12;
const ABOVE = 28;
/** Customers who lie in one square of at least so many pixels are one circle in what is taken along. */
const CELL = 20;
/** Of what is taken along, as far as squares are concerned: in the middle of windows' widths. */
const SHARED_WIDTH = 640;

export function customersChart(context: Context): unknown {
  const { session, say, words, ui, called } = context;
  const { overview, result, people } = session;
  if (overview === null || result === null) return nothing;
  const usable = overview.columns.filter((column) => session.role(column) !== "ignore" && (column.type === "number" || column.type === "date"));
  const building = overview.columns.filter((column) => session.role(column) === "build");
  const main = building.length > 1 && (ui.main || usable.length < 2);
  if (!main && usable.length < 2) return nothing;
  const scales = main ? mainScales(building, context) : columnScales(chosenColumns(usable, context), context);
  const placed = result.segments.reduce((sum, { size }) => sum + size, 0);
  const select = (label: string, chosen: string, set: (name: string) => void): unknown =>
    html`<label class="axis"><span class="label quiet">${say(label)}</span>
      <span class="select"><select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
        ${usable.map(({ name }) => html`<option value=${name} ?selected=${name === chosen}>${called(name)}</option>`)}
      </select></span></label>`;
  const show = (scale: Scale, value: number | null): unknown => (value === null ? say("card.none") : isolated(scale.show(value)));
  return chartView(context, {
    id: "customers",
    chart: customersChart,
    title: say("chart.customers"),
    note: html`${say("card.size", { count: placed })}${result.excludedRows > 0 ? html`${words.message("list.comma")}${say("result.excluded", { count: result.excludedRows })}` : nothing}`,
    tools: building.length > 1 && usable.length > 1 ? html`<button class="link" part="main-axes" aria-pressed=${main} @click=${() => ui.set({ main: !ui.main })} ?hidden=${ui.tables.has("customers")}>${say(main ? "chart.columns" : "chart.main-axes")}</button>` : nothing,
    head: [say("card.segment"), say("card.customers"), ...scales.map(({ about }) => rich(about))],
    rows: () => people.map(({ segment, name }) => [rich(name), isolated(words.number(segment.size)), ...scales.map((scale) => show(scale, scale.middle(segment)))]),
    picture: html`<div class="scatter">
      ${plot(context, scales)}
      <div class="scatter-side">
        <ul class="plain rows">
          ${people.map((person) => legend(person, context))}
        </ul>
        ${main ? html`<p class="caption">${say("chart.main-about")}</p>` : html`${select("chart.across", scales[0].key, (name) => ui.set({ across: name }))} ${select("chart.up", scales[1].key, (name) => ui.set({ up: name }))}`}
      </div>
    </div>`,
  });
}

/** What one direction of the picture shows. */
interface Scale {
  readonly key: string;
  readonly name: string;
  /** What the middle of a segment is called. */
  readonly about: string;
  /** `undefined` until they are read, `null` if they cannot be had. */
  readonly values: Float64Array | null | undefined;
  /** Whether its figures mean anything to a person. */
  readonly marked: boolean;
  /** How far apart its marks are wished to be. */
  readonly room: number;
  show(value: number): string;
  middle(segment: Segment): number | null;
}

function columnScales(columns: readonly [Column, Column], { session, words, called, written }: Context): readonly [Scale, Scale] {
  return columns.map((column): Scale => ({
    key: column.name,
    name: called(column.name),
    about: words.message("card.median", { column: column.name }),
    values: pick(session.pictures.values(column.name), ({ values }) => values),
    marked: true,
    room: column.type === "date" ? 150 : 110,
    show: written(column.name, column.type),
    middle: (segment) => medianOf(segment, column),
  })) as [Scale, Scale] & readonly Scale[];
}

function mainScales(building: readonly Column[], { session, words, called }: Context): readonly [Scale, Scale] {
  const axes = session.pictures.axes(building.map(({ name }) => name));
  return ([0, 1] as const).map((at): Scale => {
    const axis = words.message("chart.main-axis", { number: at + 1 });
    const name = axes ? `${axis}: ${words.message("chart.axis-of", { column: called(axes.leading[at]) })}` : axis;
    const values = pick(axes, ({ x, y }) => (at === 0 ? x : y));
    return { key: axis, name, about: name, values, marked: false, room: 110, show: (value) => words.number(value), middle: ({ index }) => (values ? meanOf(values, session.result!.assignments, index) : null) };
  }) as [Scale, Scale] & readonly Scale[];
}

const pick = <Found, Part>(found: Found | null | undefined, part: (found: Found) => Part): Part | null | undefined => (found === null || found === undefined ? (found as null | undefined) : part(found));

const means = new WeakMap<Float64Array, WeakMap<Int32Array, readonly number[]>>();

/** The mean of a segment's values; all segments' are told at once. */
function meanOf(values: Float64Array, assignments: Int32Array, index: number): number {
  const known = means.get(values) ?? new WeakMap<Int32Array, readonly number[]>();
  means.set(values, known);
  let found = known.get(assignments);
  if (found === undefined) {
    const [sums, counts]: [number[], number[]] = [[], []];
    for (let row = 0; row < values.length; row++) {
      const segment = assignments[row]!;
      if (segment < 0) continue;
      sums[segment] = (sums[segment] ?? 0) + values[row]!;
      counts[segment] = (counts[segment] ?? 0) + 1;
    }
    found = sums.map((sum, at) => sum / counts[at]!);
    known.set(assignments, found);
  }
  return found[index] ?? 0;
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
  const shapes = (column: Column): number => (session.role(column) === "build" && column.distinct > FEW_VALUES ? 1 : 0);
  const telling = usable.filter((column) => column.type === "number").sort((one, other) => shapes(other) - shapes(one) || other.distinct - one.distinct);
  const up = by(ui.up) ?? by(money ?? null) ?? telling[1] ?? usable[1]!;
  const across = by(ui.across) ?? telling.find((column) => column !== up) ?? usable.find((column) => column !== up)!;
  return [across, up];
}

function medianOf({ profile }: Segment, { name }: Column): number | null {
  const found = profile.find(({ column }) => column === name);
  return found !== undefined && "median" in found ? found.median : null;
}

function plot(context: Context, [across, up]: readonly [Scale, Scale]): unknown {
  const { session, say, words, ui, minimum } = context;
  const { people, result } = session;
  const beside = ui.width >= 900;
  const width = beside ? ui.width - 312 : ui.width;
  const [first, second] = [across.values, up.values];
  if (!first || !second || result === null) return html`<p class="caption plot-wait">${say(first === null || second === null ? "chart.cannot" : "chart.reading")}</p>`;
  const [x, y] = minimum === undefined ? [scale(first), scale(second)] : [openRange(first, minimum), openRange(second, minimum)];
  const steps = up.marked ? ticks(y.from, y.to, 5) : [];
  // Amounts in rials or pesos are long: what stands beside the axis makes its own room.
  const start = up.marked ? Math.max(ui.width < 500 ? 52 : START, 16 + DIGIT * Math.max(...steps.map((value) => up.show(value).length))) : 4;
  const inner = { x: start, y: ABOVE, width: width - start - 8, height: HEIGHT };
  const place = (value: number, { from, to }: Range, size: number): number => ((Math.max(from, Math.min(to, value)) - from) / (to - from || 1)) * size;
  const count = Math.max(2, Math.round(inner.width / across.room));
  // A square has room for twice the minimum, were all spread alike. They do not follow the window: who is in one only at another width could be told by subtracting.
  const side = Math.max(CELL, Math.min(HEIGHT / 2, Math.sqrt((SHARED_WIDTH * HEIGHT * 2 * (minimum ?? 0)) / result.assignments.length)));
  const grid = [Math.ceil(SHARED_WIDTH / side), Math.ceil(HEIGHT / side)] as const;
  const reach = Math.min(inner.width / grid[0], inner.height / grid[1]) / 2;
  const crowds = minimum === undefined ? [] : crowdsOf(result.assignments, new Set(people.map(({ segment }) => segment.index)), [first, second], [x, y], grid, minimum);
  const largest = Math.max(1, ...crowds.map((crowd) => crowd.count));
  return html`<div class="plot">
    ${minimum !== undefined ? nothing : html`<canvas width="0" height="0" ${ref((canvas) => canvas && paint(canvas as HTMLCanvasElement, { x: inner.x * ui.zoom, y: inner.y * ui.zoom, width: inner.width * ui.zoom, height: inner.height * ui.zoom, first, second, across: x, up: y, assignments: result.assignments, apart: across.marked ? 0 : 7, marks: result.segments.map(({ index }) => session.state.identities[index]?.mark ?? index), dimmed: result.segments.map(({ index }) => session.selected !== null && session.state.identities[index]?.id !== session.selected) }))}></canvas>`}
    <svg class="drawing" viewBox="0 0 ${width} ${ABOVE + HEIGHT + BELOW}" width=${width * ui.zoom} height=${(ABOVE + HEIGHT + BELOW) * ui.zoom} role="img" aria-label=${words.message("chart.customers-about", { across: across.name, up: up.name })}>
      <text x="0" y="14" class="strong" direction="ltr">${up.name}</text>
      ${up.marked ? steps.map((value) => {
        const at = inner.y + inner.height - place(value, y, inner.height);
        return svg`<path class="rule" d="M${inner.x} ${at}H${inner.x + inner.width}" /><text x=${inner.x - 8} y=${at + 4.5} text-anchor="end" direction="ltr">${up.show(value)}</text>`;
      }) : svg`<path class="axis-line" d="M${inner.x} ${inner.y}V${inner.y + inner.height}" />`}
      <path class="axis-line" d="M${inner.x} ${inner.y + inner.height}H${inner.x + inner.width}" />
      ${across.marked ? ticks(x.from, x.to, count).map((value) => {
        const shown = across.show(value);
        // The last one stays whole at the picture's edge.
        const at = Math.min(inner.x + place(value, x, inner.width), width - (DIGIT * shown.length) / 2);
        return svg`<text x=${at} y=${inner.y + inner.height + 20} text-anchor="middle" direction="ltr">${shown}</text>`;
      }) : nothing}
      <text x=${width - 4} y=${inner.y + inner.height + (across.marked ? 44 : 24)} text-anchor="end" class="strong" direction="ltr">${across.name}</text>
      ${crowds.map((crowd) => svg`<circle class="tone-fill crowd" data-mark=${((session.state.identities[crowd.segment]?.mark ?? crowd.segment) % 8) + 1} cx=${inner.x + crowd.x * inner.width} cy=${inner.y + (1 - crowd.y) * inner.height} r=${Math.max(2, reach * Math.sqrt(crowd.count / largest))} />`)}
      ${people.map(({ identity, segment }) => {
        const [a, b] = [across.middle(segment), up.middle(segment)];
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
function scale(values: Float64Array): Range {
  const known = ranges.get(values);
  if (known) return known;
  const stride = Math.max(1, Math.ceil(values.length / 8192));
  const sample = Float64Array.from({ length: Math.ceil(values.length / stride) }, (_, at) => values[at * stride]!).filter((value) => !Number.isNaN(value)).sort();
  let [from, to] = [sample[0] ?? 0, sample.at(-1) ?? 1];
  const [low, high] = [sample[Math.floor(sample.length * 0.002)] ?? from, sample[Math.ceil((sample.length - 1) * 0.998)] ?? to];
  if (to - high > (high - low) * 0.5) to = high + (high - low) * 0.05;
  if (low - from > (high - low) * 0.5) from = low - (high - low) * 0.05;
  if (from > 0 && from < (to - from) * 0.5) from = 0;
  const range = to > from ? { from, to: to + (to - from) * 0.02 } : { from: from - 1, to: to + 1 };
  ranges.set(values, range);
  return range;
}
