/** Puts words to what the engine found: names, sentences and reasons in the caller's language. Loaded with the first result. */

import type { Formatter } from "../locales/format.js";
import type { SegmentationReport, SegmentReport, TraitReport } from "../report.js";
import type { Segment, Segmentation, Trait, Verdict } from "../types.js";
import { reasonText } from "./columns.js";
import { begun, explainedWith, idealWith, inShort, phrase, type TraitWords, typingWith } from "./explanation.js";
import { naming } from "./naming.js";
import { shareableWith } from "./shareable.js";

/** As in the engine: a smaller effect is no difference worth a word. */
const WORTH_TELLING = 0.2;

/** A smaller share is written 0 %. */
const NOBODY = 0.005;

/** From here on “times as often” says more than two shares. */
const TOLD_LIFT = 1.5;

export function segmentationWith(plain: Formatter, report: SegmentationReport, assignments: Int32Array): Segmentation {
  const words = naming(plain, Object.keys(report.plan.roles));
  const profile = report.segments[0]?.profile ?? [];
  const traitWith = traitWords(words, profile);
  const nameWith = (traits: readonly TraitReport[]) => nameOf(words, traits, datesOf(profile));
  const found = verdictText(words, report.verdict);
  const verdict = report.merged === null ? found : words.message("verdict.merged", { count: report.segments.length, found });
  return {
    ...report,
    verdict: { ...report.verdict, text: verdict },
    shareable: report.shareable && shareableWith(words, report.shareable, { locale: words.locale, verdict }, nameWith, traitWith),
    segments: segmentsWith(words, report.segments),
    idealCustomer: report.idealCustomer && idealWith(words, report.idealCustomer, traitWith),
    typing: report.typing && typingWith(words, report.typing),
    assignments,
    engine: { ...report.engine, reason: reasonText(words, "engine", report.engine.reason) },
  };
}

function segmentsWith(words: Formatter, reports: readonly SegmentReport[]): Segment[] {
  const taken = new Map<string, number>();
  return reports.map((report) => {
    const { nameTraits, traits, moreTraits, profile, ...rest } = report;
    const traitWith = traitWords(words, profile);
    const plain = report.outlying ? words.message("segment.name.outlying") : nameOf(words, nameTraits, datesOf(profile));
    const times = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, times);
    // Two segments near the average would otherwise be one in every list that goes by names.
    const name = times === 1 ? plain : words.message("segment.name.numbered", { name: plain, number: times });
    const explained = explainedWith(words, report, name, traitWith);
    return { ...rest, name, traits: traits.map(traitWith), moreTraits: moreTraits.map(traitWith), ...explained, profile };
  });
}

const datesOf = (profile: Segment["profile"]): ReadonlySet<string> =>
  new Set(profile.filter((column) => column.type === "date").map((column) => column.column));

function traitWords(words: Formatter, profile: Segment["profile"]): TraitWords {
  const dates = datesOf(profile);
  return (trait) => ({ ...trait, text: traitText(words, trait, dates) });
}

function nameOf(words: Formatter, traits: readonly TraitReport[], dates: ReadonlySet<string>): string {
  const [first, second] = traits.map((trait) => {
    const { level = "", direction } = trait;
    return words.message(`segment.name.${kindOf(trait, dates)}-${direction}`, { column: phrase(words, trait.column), level });
  });
  if (first === undefined) return words.message("segment.name.average");
  return begun(second === undefined ? first : words.message("segment.name.two", { first, second }), traits[0]?.column);
}

function traitText(words: Formatter, trait: TraitReport, dates: ReadonlySet<string>): Trait["text"] {
  const kind = kindOf(trait, dates);
  const { column, level = "", segment, everyone, direction, lift = 1 } = trait;
  const way = Math.abs(trait.effect) < WORTH_TELLING ? "same" : direction;
  const none = kind !== "number" && kind !== "date" && segment < NOBODY;
  const key = `trait.${kind === "number" ? trait.measure : kind}-${none ? "none" : way}`;
  const [own, all] = kind === "number" ? [inShort(segment), inShort(everyone)] : [segment, everyone];
  const text = begun(words.message(key, { column, level, segment: own, everyone: all }), column);
  return lift >= TOLD_LIFT ? words.message("trait.lift", { text, lift: timesOf(lift), count: timesOf(lift) }) : text;
}

const timesOf = (lift: number): number => (lift >= 10 ? Math.round(lift) : Math.round(lift * 10) / 10);

function kindOf({ column, level, measure }: TraitReport, dates: ReadonlySet<string>): "number" | "date" | "flag" | "category" {
  if (measure === "share") return level === undefined ? "flag" : "category";
  return dates.has(column) ? "date" : "number";
}

function verdictText(words: Formatter, { kind, segments, firm, tentative }: Omit<Verdict, "text">): string {
  const counts = Object.entries({ firm, tentative, weak: segments - firm - tentative });
  const all = counts.find(([, count]) => count === segments && count > 1);
  const parts = all ? words.message(`verdict.${segments === 2 ? "both" : "all"}-${all[0]}`) : counts
    .filter(([, count]) => count > 0)
    .map(([strength, count]) => words.message(`verdict.${strength}`, { count }))
    .reduce((first, second) => (first === "" ? second : words.message("verdict.and", { first, second })), "");
  return words.message(`verdict.${kind}`, { count: segments, parts });
}
