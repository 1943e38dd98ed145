/** Which elements of a customer profile a table tells, and what to ask for the rest. */

import type { Formatter } from "../locales/format.js";
import type { Column, Element, ElementCoverage } from "../types.js";

const ELEMENTS: readonly Element[] = ["demographic", "socio-economic", "psychographic", "behaviour", "geography", "benefits"];
const QUESTIONS = ["1", "2"];

export function coverageOf(words: Formatter, columns: readonly Column[]): ElementCoverage {
  const told = new Set(columns.flatMap(({ elements }) => elements));
  const business = told.has("firmographic");
  const all: readonly Element[] = business ? [...ELEMENTS, "firmographic"] : ELEMENTS;
  const covered = all.filter((element) => told.has(element));
  const missing = all.filter((element) => !told.has(element));
  const names = missing.map((element) => words.message(`elements.${element}`));
  const joined = names.reduce((first, second) => (first === "" ? second : words.message("coverage.and", { first, second })), "");
  const sentences = [words.message("coverage.covered", { covered: covered.length, all: all.length })];
  if (missing.length > 0) sentences.push(words.message("coverage.nothing", { elements: joined }));
  return { covered, missing, business, text: sentences.join(" "), questions: missing.flatMap((element) => questionsOn(words, element)) };
}

/** A message is a question, then its answers. */
function questionsOn(words: Formatter, element: Element): ElementCoverage["questions"] {
  return QUESTIONS.map((number) => {
    const [question = "", ...answers] = words.message(`question.${element}.${number}`).split("|");
    return { element, question, answers };
  });
}
