/** Who they are, what they bring: each segment's part of the customers above, of the money below. */

import { html, nothing, svg } from "lit";

import { moneyOf, type Person } from "../session/people.js";
import { isolated, plain as unisolated, rich } from "../text.js";
import type { Context } from "../views/context.js";
import { mark } from "../views/mark.js";
import { direction, fillOf, fontsOf, patterns } from "./drawing.js";
import { chartView } from "./frame.js";
import { widthOf } from "./measure.js";

/** Marks that turn a percentage to the left would turn the sentence around it. */
const plain = (text: string): string => unisolated(text).replace(/\u200e/g, "");

interface Part {
  /** Shows this segment alone in all charts. */
  readonly choose?: () => void;
  readonly mark: number;
  readonly share: number;
  /** Of the money; `null` where none is known. */
  readonly money: number | null;
  readonly dimmed: boolean;
  readonly label: string;
}

const BAR = 28;
const RIBBON = 40;
const LABEL = 24;
const CAPTION = 22;

export function moneyChart(context: Context): unknown {
  const { session, say, words } = context;
  const { people } = session;
  const money = people.map(({ segment }) => moneyOf(segment));
  const known = money.every((one) => one !== null && one.share !== null && one.share >= 0);
  const column = money[0]?.column ?? "";
  return chartView(context, {
    id: "money",
    chart: moneyChart,
    title: say(known ? "chart.money" : "chart.sizes"),
    head: [say("card.segment"), say("card.customers"), say("chart.share-customers"), ...(known ? [rich(words.message("chart.share-of", { column }))] : [])],
    rows: () =>
      people.map(({ segment, name }, at) => [
        rich(name),
        isolated(words.number(segment.size)),
        isolated(words.percent(segment.share)),
        ...(known ? [isolated(words.percent(money[at]!.share!))] : []),
      ]),
    picture: figure(
      context,
      people.map((person, at) => ({ ...partOf(person, context), money: known ? money[at]!.share : null })),
      "money",
      [words.message("chart.of-customers"), words.message("chart.share-customers")],
      [words.message("chart.of-column", { column }), words.message("chart.share-of", { column })],
    ),
  });
}

const partOf = ({ identity, segment, name }: Person, { session }: Context): Omit<Part, "money"> => ({
  mark: identity.mark,
  share: segment.share,
  dimmed: session.selected !== null && session.selected !== identity.id,
  label: name,
  choose: () => session.select(session.selected === identity.id ? null : identity.id),
});

/** What the sample of customers gives, to show before anything is done. */
export function moneyExample(context: Context): unknown {
  const { say, words } = context;
  const parts: readonly Part[] = EXAMPLE.map(([share, money], at) => ({ mark: at, share, money, dimmed: false, label: "" }));
  return html`<figure class="example">
    <figcaption class="label"><span class="strong">${say("start.example")}</span> <span class="quiet">${say("start.example-of")}</span></figcaption>
    ${figure(context, parts, "example", [words.message("chart.of-customers"), words.message("chart.share-customers")], [words.message("start.of-spend"), words.message("start.share-spend")])}
    <ul class="plain legend">${parts.map((_, at) => html`<li class="caption">${mark(at, null, 13)} ${say(`start.example-${at + 1}`)}</li>`)}</ul>
  </figure>`;
}

/** Shares of customers and of spend in a food retailer's table of 2,239 customers. */
const EXAMPLE: readonly (readonly [number, number])[] = [
  [0.2296, 0.5018],
  [0.2305, 0.3462],
  [0.1862, 0.1123],
  [0.3537, 0.0397],
];

/** `above` and `below`: what is shared, behind a share and in a line of its own. */
function figure(context: Context, parts: readonly Part[], id: string, [above, aboveAlone]: readonly [string, string], [below, belowAlone]: readonly [string, string]): unknown {
  const { words, rtl, session, ui } = context;
  const width = id === "example" ? exampleWidth(ui.width) : ui.width;
  const fonts = fontsOf(session.locale);
  const side = direction(rtl, width);
  const shared = parts.every(({ money }) => money !== null);
  const sum = parts.reduce((total, { money }) => total + (money ?? 0), 0) || 1;
  let [top, bottom] = [0, 0];
  const boxes = parts.map((part) => {
    const box = { part, top, topWidth: part.share * width, bottom, bottomWidth: (part.money ?? 0) / sum * width };
    top += box.topWidth;
    bottom += box.bottomWidth;
    return box;
  });
  const strong = (share: number): number => widthOf(plain(words.percent(share)), fonts.strong);
  /** What the first label says of all: beside it where both have the room, else in lines of their own. */
  const wide = (starts: readonly number[], share: number, about: string): boolean => starts.length < 2 || strong(share) + 13 + widthOf(about, fonts.caption) < starts[1]!;
  const beside = wide(boxes.map((box) => box.top), parts[0]?.share ?? 0, above) && (!shared || wide(boxes.map((box) => box.bottom), parts[0]?.money ?? 0, below));
  const outer = beside ? 0 : CAPTION;
  const [y1, y2] = [outer + LABEL, outer + LABEL + BAR + RIBBON];
  const height = shared ? y2 + BAR + LABEL + outer : y1 + BAR + 4;
  const labels = (starts: readonly number[], shares: readonly number[], about: string, y: number, alone: string, own: number): unknown => {
    const texts = shares.map((share) => plain(words.percent(share)));
    const first = widthOf(texts[0] ?? "", fonts.strong) + 5 + widthOf(about, fonts.caption);
    const room = beside;
    const places = spaced(starts, texts.map((text, at) => (at === 0 && room ? first : widthOf(text, fonts.strong))), width);
    return svg`${room ? nothing : svg`<text class="worded" x=${side.left(1)} y=${own} direction=${side.dir}>${alone}</text>`}${texts.map((text, at) => {
      const x = side.left(places[at]!);
      return svg`<text x=${x} y=${y} direction=${side.dir} class=${boxes[at]!.part.dimmed ? "worded dimmed" : "worded"}><tspan class="strong">${text}</tspan>${at === 0 && room ? svg`<tspan> ${about}</tspan>` : nothing}</text>`;
    })}`;
  };
  const bar = ({ part, at, start, size, y }: { part: Part; at: number; start: number; size: number; y: number }): unknown =>
    svg`<rect class=${part.dimmed ? "segment-bar dimmed" : "segment-bar"} x=${side.left(start, size) + 1} y=${y} width=${Math.max(1, size - 2)} height=${BAR} fill=${fillOf(id, part.mark)} data-at=${at} @click=${part.choose ?? nothing} />`;
  const description = parts.map((part) => `${part.label} ${words.percent(part.share)}${part.money === null ? "" : `, ${words.percent(part.money)} ${below}`}`).join("; ");
  return svg`<svg class="drawing" viewBox="0 0 ${width} ${height}" width=${width * ui.zoom} height=${height * ui.zoom} role="img" aria-label=${description.replace(/[\u2068\u2069]/g, "")}>
    ${patterns(id)}
    ${labels(boxes.map((box) => box.top), parts.map(({ share }) => share), above, y1 - 7, aboveAlone, CAPTION - 6)}
    ${boxes.map((box, at) => bar({ part: box.part, at, start: box.top, size: box.topWidth, y: y1 }))}
    ${shared
      ? svg`${boxes.map(({ part, ...box }) => {
          const [a, b] = [side.left(box.top), side.left(box.top + box.topWidth)];
          const [c, d] = [side.left(box.bottom), side.left(box.bottom + box.bottomWidth)];
          return svg`<path class=${part.dimmed ? "ribbon tone-fill dimmed" : "ribbon tone-fill"} data-mark=${(part.mark % 8) + 1} d="M${a} ${y1 + BAR}L${b} ${y1 + BAR}L${d} ${y2}L${c} ${y2}Z" />`;
        })}
        ${boxes.map((box, at) => bar({ part: box.part, at, start: box.bottom, size: box.bottomWidth, y: y2 }))}
        ${labels(boxes.map((box) => box.bottom), parts.map(({ money }) => money!), below, y2 + BAR + 17, belowAlone, y2 + BAR + 17 + CAPTION)}`
      : nothing}
  </svg>`;
}

/** Beside the samples where there is room, else the whole width. */
const exampleWidth = (width: number): number => (width >= 992 ? Math.floor(((width - 72) * 7) / 11.4) : width);

/** Labels at the starts of their bars, moved on where they would meet, and back where they would leave. */
function spaced(starts: readonly number[], sizes: readonly number[], width: number): readonly number[] {
  const places: number[] = [];
  let end = -8;
  for (const [at, start] of starts.entries()) {
    places.push(Math.max(start + 1, end + 8));
    end = places[at]! + sizes[at]!;
  }
  let limit = width;
  for (let at = places.length - 1; at >= 0; at--) {
    places[at] = Math.min(places[at]!, limit - sizes[at]!);
    limit = places[at]! - 8;
  }
  return places;
}
