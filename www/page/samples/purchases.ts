/** Customers by when, how often and for how much they bought. Generated; CC0. */

import type { Locale } from "../../types.js";
import { Chance } from "./random.js";
import { csv } from "./table.js";

export const COUNT = 800;

interface Kind {
  readonly weight: number;
  readonly days: number;
  readonly purchases: number;
  readonly order: number;
}

const KINDS: readonly Kind[] = [
  { weight: 15, days: 14, purchases: 22, order: 74 },
  { weight: 25, days: 24, purchases: 3, order: 41 },
  { weight: 35, days: 290, purchases: 2, order: 38 },
  { weight: 25, days: 120, purchases: 9, order: 57 },
];

const WORDS: Record<Locale, { file: string; header: readonly string[] }> = {
  en: { file: "purchases", header: ["Customer ID", "days_since_last_purchase", "Total Orders", "Average Order Value", "Total spend"] },
  ar: { file: "مشتريات", header: ["رقم العميل", "أيام منذ آخر شراء", "عدد الطلبات", "متوسط الفاتورة", "إجمالي الإنفاق"] },
  fa: { file: "خریدها", header: ["کد مشتری", "روزهای گذشته از آخرین خرید", "تعداد خرید", "میانگین سبد خرید", "مجموع خرید"] },
};

export function purchases(locale: Locale): File {
  const { file, header } = WORDS[locale];
  const chance = new Chance(7_311);
  const rows = Array.from({ length: COUNT }, (_, row) => {
    const kind = chance.weighted(KINDS);
    const count = chance.count(kind.purchases, kind.purchases * 0.22, 1);
    const order = chance.near(kind.order, kind.order * 0.14, 8);
    return [`P${20_001 + row}`, chance.count(kind.days, kind.days * 0.25, 1), count, order.toFixed(2), (count * order).toFixed(2)];
  });
  return csv(file, header, rows);
}
