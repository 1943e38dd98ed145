/** What it cost to win a segment's customers, and how long they take to earn it back: for spend that a person types. */

import type { Money } from "../types.js";
import { invalid, only } from "./options.js";

export interface PaybackOptions {
  /** What was spent on winning customers of the segment or through a channel, in the unit of the value column. */
  spend: number;
  /** How many customers that won. */
  customers: number;
  /** Over how many months the values were brought; 12 by default. */
  months?: number;
  /** The part of the value that is left as margin, above 0 to 1; all of it by default. */
  margin?: number;
}

export interface Payback {
  /** Spend for each customer that was won. */
  acquisitionCost: number;
  /** Months until a customer's margin has earned it back; null where customers bring nothing. */
  months: number | null;
}

/**
 * @throws SegmentError `option-invalid`.
 */
export function payback({ money }: { money: Pick<Money, "mean"> | null }, options: PaybackOptions): Payback {
  if (typeof options !== "object" || options === null) throw invalid("options", "an object", options);
  only(options, ["spend", "customers", "months", "margin"]);
  const { spend, customers, months = 12, margin = 1 } = options;
  const positive = { spend, customers, months, margin };
  for (const [name, value] of Object.entries(positive))
    if (typeof value !== "number" || !(value > 0) || value === Infinity) throw invalid(name, "a number above 0", value);
  if (margin > 1) throw invalid("margin", "a number above 0 and up to 1", margin);
  if (money === null) throw invalid("segment", "a segment whose value is known", money);
  const acquisitionCost = spend / customers;
  const monthly = (money.mean * margin) / months;
  return { acquisitionCost, months: monthly > 0 ? acquisitionCost / monthly : null };
}
