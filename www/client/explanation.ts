/** Puts words to what explains a segment: rule, money, persona, strategy, ideal customer. */

import type { Formatter } from "../locales/format.js";
import type { IdealCustomerReport, PersonaReport, RuleReport, SegmentReport, StrategyReport, TraitReport, TypicalReport, TypingReport } from "../report.js";
import type { Churn, IdealCustomer, Money, Persona, Rule, RuleTerm, Segment, Slot, Trait, TypicalValue, Typing } from "../types.js";

type Explained = Pick<Segment, "rule" | "noRule" | "money" | "churn" | "persona" | "strategy">;

/** The sentence of a trait: it needs to know which columns are dates. */
export type TraitWords = (trait: TraitReport) => Trait;

/** Begins with a capital, unless it begins with a column's name, which keeps its spelling. */
export const begun = (text: string, column = ""): string =>
  text.startsWith(column) ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** A column's name of so many words is a sentence. */
const SENTENCE = 4;

/** A column's name within a sentence: one that is a sentence itself would run into the words around it. */
export const phrase = (words: Formatter, column: string): string =>
  column.trim().split(/\s+/).length < SENTENCE ? column : words.message("segment.name.quoted", { column });

/** As in the engine: no rule is given that is right less often. */
const LEAST_PRECISION = 0.7;

const SLOTS: readonly Slot[] = ["motivations", "objections", "message", "offer", "owner"];

export function explainedWith(words: Formatter, report: SegmentReport, name: string, traitWith: TraitWords): Explained {
  const { rule, noRule, money, persona, strategy } = report;
  const churn = report.churn && { ...report.churn, text: churnText(words, report.churn) };
  return {
    rule: rule && ruleWith(words, rule),
    noRule: noRule && { ...noRule, text: words.message(`rule.none.${noRule.code}`, { least: LEAST_PRECISION }) },
    money: money && { ...money, text: moneyText(words, report.share, money) },
    churn,
    persona: personaWith(words, persona, name, traitWith),
    strategy: strategy && { ...strategy, text: strategyText(words, strategy, churn?.text), test: { ...strategy.test, text: testText(words, strategy.test, strategy.churn) } },
  };
}

export function idealWith<Told extends Omit<IdealCustomerReport, "customers" | "tested">>(
  words: Formatter,
  report: Told,
  traitWith: TraitWords,
): Omit<Told, "traits"> & Pick<IdealCustomer, "traits" | "text"> {
  const { share, valueShare, value, loyalty } = report;
  const by = loyalty === null ? value : words.message("rule.and", { first: value, second: loyalty });
  const who = words.message(valueShare === null ? "ideal.who" : "ideal.who-value", { share, by, value, valueShare: valueShare ?? 0 });
  const found = words.message(report.traits.length === 0 ? "ideal.none" : "ideal.found", { count: report.traits.length });
  return { ...report, traits: report.traits.map(traitWith), text: `${who} ${found}` };
}

export function ruleWith<Told extends Pick<RuleReport, "terms" | "precision" | "recall">>(
  words: Formatter,
  rule: Told,
  shared = false,
): Told & Pick<Rule, "text" | "quality"> {
  const terms = conditions(words, rule.terms);
  const text = begun(terms.reduce((first, second) => words.message("rule.and", { first, second })), rule.terms[0]?.column);
  const quality = words.message(shared ? "rule.quality-shared" : "rule.quality", {
    picked: words.message("rule.picked", { of: 100, count: Math.round(rule.precision * 100) }),
    found: words.message("rule.found", { of: 100, count: Math.round(rule.recall * 100) }),
  });
  return { ...rule, text, quality };
}

/** The terms in words; two limits of one column are one condition. */
function conditions(words: Formatter, terms: readonly RuleTerm[]): string[] {
  const done = new Set<RuleTerm>();
  return terms.flatMap((term) => {
    if (done.has(term)) return [];
    const other = terms.find((other) => other.column === term.column && isRange(other.kind) && isRange(term.kind) && (other.kind === "at-most") !== (term.kind === "at-most"));
    if (other === undefined || !("value" in term) || !("value" in other)) return [termText(words, term)];
    done.add(other);
    const column = phrase(words, term.column);
    const { date } = term;
    const [from, to] = term.kind === "at-most" ? [other, term] : [term, other];
    const [low, high] = [from.value, to.value];
    const kind = from.kind === "more-than" ? "beyond" : low === high ? "exactly" : "between";
    return [words.message(`rule.term.${kind}${date ? "-date" : ""}`, { column, value: low, low, high })];
  });
}

const isRange = (kind: RuleTerm["kind"]): boolean => kind === "at-least" || kind === "at-most" || kind === "more-than";

function termText(words: Formatter, term: RuleTerm): string {
  const { kind } = term;
  const column = phrase(words, term.column);
  if ("value" in term) return words.message(`rule.term.${kind}${term.date ? "-date" : ""}`, { column, value: term.value });
  const levels = term.levels.reduce((first, second) => words.message("rule.or", { first, second }));
  return words.message(`rule.term.${kind}`, { column, levels });
}

/** A large figure as a sentence has it: nobody reads more than four digits of millions. */
export const inShort = (value: number): number => (Math.abs(value) >= 1e5 ? Number(value.toPrecision(4)) : value);

const churnText = (words: Formatter, { rule, share, everyoneShare: everyone }: Omit<Churn, "text">): string =>
  words.message(`churn.${rule.kind}`, { ...rule, count: "gaps" in rule ? rule.gaps : 0, share, everyone });

/** From this part on, what a segment brings hangs on one customer. */
const TOLD_LARGEST = 0.25;

/** What is told of a segment's money, with an interval or without. */
type MoneyTold = Pick<Money, "column" | "share" | "mean" | "everyoneMean"> & Partial<Pick<Money, "interval" | "largest">>;

export function moneyText(words: Formatter, customers: number, money: MoneyTold): string {
  const { column, share, mean, interval = null, everyoneMean, largest } = money;
  const { low, high } = interval ?? { low: 0, high: 0 };
  const each = words.message(interval === null ? "money.mean" : "money.mean-interval", { column, mean: inShort(mean), low: inShort(low), high: inShort(high), everyone: inShort(everyoneMean) });
  return [
    ...(share === null ? [] : [words.message("money.share", { customers, share, column })]),
    each,
    ...((largest ?? 0) < TOLD_LARGEST ? [] : [words.message("money.largest", { largest: largest!, column })]),
  ].join(" ");
}

export function typingWith(words: Formatter, report: TypingReport): Typing {
  const questions = report.questions.map((question) => ({ ...question, answers: question.answers.map((answer) => ({ ...answer, text: termText(words, answer.term) })) }));
  return { ...report, questions, text: typingText(words, report) };
}

/** How many questions are enough, or how far all of them lead. */
export function typingText(words: Formatter, { questions, enough, target, largest }: Pick<TypingReport, "enough" | "target" | "largest"> & { questions: readonly { column: string; accuracy: number }[] }): string {
  const asked = questions.slice(0, enough ?? questions.length);
  if (asked.length === 0) return words.message("typing.none");
  const columns = asked.map(({ column }) => words.message("typing.column", { column })).reduce((first, second) => words.message("coverage.and", { first, second }));
  const found = words.message(enough === null ? "typing.short" : "typing.enough", { count: asked.length, share: asked.at(-1)!.accuracy, target, columns });
  return `${found} ${words.message("typing.largest", { largest })}`;
}

function personaWith(words: Formatter, report: PersonaReport, name: string, traitWith: TraitWords): Persona {
  const { elements, typical, channel, time, quotes } = report;
  return {
    name,
    elements: elements.map(({ element, facts }) => ({ element, source: "data", facts: facts.map(traitWith) })),
    typical: typical.map((value) => typicalWith(words, value)),
    channel: channel && traitWith(channel),
    time: time && traitWith(time),
    quotes: quotes.map((quote) => ({ ...quote, source: "quoted" })),
    slots: Object.fromEntries(SLOTS.map((slot) => [slot, { source: "written", text: "" }])) as Persona["slots"],
  };
}

function typicalWith(words: Formatter, value: TypicalReport): TypicalValue {
  const text = "level" in value
    ? words.message("typical.level", { column: value.column, level: value.level, share: value.share })
    : words.message(value.date ? "typical.date" : "typical.median", { column: value.column, median: inShort(value.median) });
  return { ...value, source: "data", text };
}

/** `lost` tells who is lost and by which rule, where that may be told. */
export function strategyText(words: Formatter, { action, valueRatio, churn }: Pick<StrategyReport, "action" | "valueRatio" | "churn">, lost?: string): string {
  const ratio = valueRatio >= 10 ? Math.round(valueRatio) : Math.round(valueRatio * 10) / 10;
  const much = words.message(`strategy.${ratio === 1 ? "average" : valueRatio >= 0 && ratio < 1 ? "part" : "times"}`, { ratio: ratio < 1 ? valueRatio : ratio, count: ratio });
  const told = churn === null || lost !== undefined;
  const value = words.message(told ? "strategy.value" : "strategy.value-churn", {
    much,
    churn: churn?.segment ?? 0,
    everyone: churn?.everyone ?? 0,
  });
  const why = churn === null || lost === undefined ? value : `${value} ${lost}`;
  return words.message("strategy.because", { action: words.message(`strategy.${action}`), why });
}

/** Where it is known who is lost, the offer is to keep more; else it is to make more respond. */
export function testText(words: Formatter, test: StrategyReport["test"], churn: StrategyReport["churn"]): string {
  const { each: count, baseline, target, measured } = test;
  const stays = measured && churn !== null && Math.abs(1 - churn.segment - baseline) < 0.01;
  return [
    words.message("strategy.test", { what: words.message(stays ? "strategy.staying" : "strategy.response"), count, baseline, target }),
    ...(test.enough ? [] : [words.message("strategy.short")]),
    ...(test.measured ? [] : [words.message("strategy.assumed", { baseline })]),
  ].join(" ");
}
