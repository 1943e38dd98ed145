/** The verdict's second sentence: what it means and, where money is known, who brings it. */

import { html } from "lit";

import { moneyOf } from "../session/people.js";
import type { Context } from "./context.js";

export function leadOf({ session, say, made }: Context): unknown {
  const { result, people } = session;
  const { kind, firm, tentative } = result!.verdict;
  // Where most segments do not hold, that groups are there is half of the truth.
  const mostlyWeak = kind === "natural" && 2 * (firm + tentative) < people.length;
  const meaning = say(mostlyWeak ? "result.natural-weak" : `result.${kind}`);
  const best = people.reduce<(typeof people)[number] | undefined>((top, one) => ((moneyOf(one.segment)?.share ?? 0) > (top ? (moneyOf(top.segment)?.share ?? 0) : 0) ? one : top), undefined);
  const money = best && moneyOf(best.segment);
  if (!money || money.share === null) return meaning;
  return html`${meaning} <span class="strong">${say(made(money.column) === money.column ? "result.most" : "result.most-made", { column: money.column, made: made(money.column), share: best.segment.share, money: money.share })}</span>`;
}
