/** The ideal customer: what is more frequent, or more, among the best than among everyone. */

import { html, nothing, svg } from "lit";

import type { Trait } from "../../types.js";
import { isolated, plain, rich } from "../text.js";
import type { Context } from "../views/context.js";
import { direction, fontsOf } from "./drawing.js";
import { chartView } from "./frame.js";
import { widthOf, wrapped } from "./measure.js";

const SHOWN = 8;
const BAR = 14;

export function idealChart(context: Context): unknown {
  const { session, say } = context;
  const ideal = session.result?.idealCustomer;
  if (!ideal) return nothing;
  const facts = ideal.traits.map((trait) => factOf(trait, context));
  return chartView(context, {
    id: "ideal",
    chart: idealChart,
    title: say("result.ideal"),
    note: say("result.ideal-about"),
    head: [say("card.figure"), say("chart.best"), say("card.everyone")],
    rows: () => facts.map(({ label, best, everyone }) => [rich(label), isolated(best), isolated(everyone)]),
    picture: html`<p class="body ideal-text">${rich(ideal.text)}</p>${facts.length === 0 ? nothing : drawing(facts.slice(0, SHOWN), context)}`,
  });
}

interface Fact {
  readonly label: string;
  readonly best: string;
  readonly everyone: string;
  /** Bars on one scale; a date has none, for it has no zero. */
  readonly bars: readonly [best: number, everyone: number] | null;
}

function factOf({ column, level, measure, segment, everyone }: Trait, { session, words, called, written }: Context): Fact {
  const type = session.overview?.columns.find(({ name }) => name === column)?.type ?? "number";
  const share = measure === "share";
  const format = share ? words.percent : written(column, type);
  const most = share ? 1 : Math.max(segment, everyone);
  const label = level === undefined || !share ? called(column) : words.message("card.share-of", { column, level });
  return {
    label: plain(label),
    best: plain(format(segment)),
    everyone: plain(format(everyone)),
    bars: type === "date" || most <= 0 || Math.min(segment, everyone) < 0 ? null : [segment / most, everyone / most],
  };
}

/** A pair of bars each: the best above, everyone beneath. */
function drawing(facts: readonly Fact[], { session, words, rtl, ui }: Context): unknown {
  const { width } = ui;
  const fonts = fontsOf(session.locale);
  const side = direction(rtl, width);
  const label = width < 656 ? 128 : 240;
  const values = Math.max(...facts.flatMap(({ best, everyone }) => [widthOf(best, fonts.strong), widthOf(everyone, fonts.caption)])) + 10;
  const room = Math.min(width - label - values, 680);
  // Arabic letters are taller: lines, and the figures of a pair, keep farther apart.
  const [line, gap] = session.locale === "en" ? [17, 4] : [23, 8];
  const text = (content: string, start: number, y: number, style = ""): unknown => svg`<text x=${side.left(start)} y=${y} direction=${side.dir} class=${style}>${content}</text>`;
  let y = 40;
  const rows = facts.map((fact) => {
    const lines = wrapped(fact.label, label - 16, fonts.caption);
    const height = Math.max(2 * BAR + 22 + gap, lines.length * line + 16);
    const row = { fact, lines, top: y, height };
    y += height;
    return row;
  });
  const legend = [words.message("chart.best"), words.message("card.everyone")];
  const first = width < 656 ? 0 : label;
  const second = first + 22 + widthOf(legend[0]!, fonts.caption) + 24;
  return svg`<svg class="drawing" part="ideal" viewBox="0 0 ${width} ${y + 1}" width=${width * ui.zoom} height=${(y + 1) * ui.zoom} role="img" aria-label=${words.message("chart.ideal-about")}>
    <rect class="pair-best" x=${side.left(first, 14)} y="8" width="14" height="10" />${text(legend[0]!, first + 22, 18)}
    <rect class="pair-everyone" x=${side.left(second, 14) + 0.5} y="8.5" width="13" height="9" />${text(legend[1]!, second + 22, 18)}
    ${rows.map(({ fact, lines, top, height }) => {
      const middle = top + height / 2;
      return svg`<path class="rule" d="M0 ${top}H${width}" />
        ${lines.map((one, at) => text(one, 0, middle + 4.5 + (at - (lines.length - 1) / 2) * line))}
        ${[fact.best, fact.everyone].map((value, at) => {
          const size = Math.max(1, (fact.bars?.[at] ?? 0) * room);
          const place = middle - BAR - gap / 2 + at * (BAR + gap);
          return svg`${fact.bars === null ? nothing : svg`<rect class=${at === 0 ? "pair-best" : "pair-everyone"} x=${side.left(label, size) + (at === 0 ? 0 : 0.5)} y=${place + (at === 0 ? 0 : 0.5)} width=${size - (at === 0 ? 0 : 1)} height=${BAR - (at === 0 ? 0 : 1)} />`}
            ${text(value, label + (fact.bars === null ? 0 : size + 8), place + BAR - 2.5, at === 0 ? "strong" : "")}`;
        })}`;
    })}
  </svg>`;
}
