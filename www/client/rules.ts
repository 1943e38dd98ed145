/** A segment's rule and typing questions, run on a row of any table: the same conditions as in the engine and in SQL. */

import type { Rule, RuleTerm, Typing } from "../types.js";

/** A cell as a CRM gives it. Numbers may be written as plain decimals; dates are days since 1970-01-01, or `Date`s. */
export type RuleCell = string | number | boolean | Date | null | undefined;

const NUMERAL = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;
const DAY = 86_400_000;

/** Whether the row meets all terms of the rule. A missing value, or one of another kind, meets none. */
export function matches(rule: Pick<Rule, "terms">, row: Readonly<Record<string, RuleCell>>): boolean {
  return rule.terms.every((term) => holds(term, Object.hasOwn(row, term.column) ? row[term.column] : undefined));
}

/**
 * The likeliest segment, by its index, of whoever answers a result's typing questions so. As many questions count as are
 * enough, or all; what is not answered adds nothing.
 */
export function segmentOf({ questions, enough, start }: Pick<Typing, "questions" | "enough" | "start">, answers: Readonly<Record<string, RuleCell>>): number {
  const points = [...start];
  for (const question of questions.slice(0, enough ?? questions.length)) {
    const answer = question.answers.find(({ term }) => matches({ terms: [term] }, answers));
    answer?.points.forEach((more, segment) => (points[segment]! += more));
  }
  return points.indexOf(Math.max(...points));
}

function holds(term: RuleTerm, cell: RuleCell): boolean {
  if ("levels" in term) {
    if (cell === null || cell === undefined || cell === "") return false;
    return term.levels.includes(String(cell)) === (term.kind === "one-of");
  }
  const value = numberOf(cell);
  if (Number.isNaN(value)) return false;
  return term.kind === "at-most" ? value <= term.value : term.kind === "at-least" ? value >= term.value : value > term.value;
}

function numberOf(cell: RuleCell): number {
  if (typeof cell === "number") return cell;
  if (cell instanceof Date) return cell.getTime() / DAY;
  return typeof cell === "string" && NUMERAL.test(cell) ? Number(cell) : Number.NaN;
}
