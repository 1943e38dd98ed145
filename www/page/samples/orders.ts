/** The orders of a shop in a year, a line for each: four ways to come back, or not to. Generated; CC0. */

import type { Locale } from "../../types.js";
import { Chance } from "./random.js";
import { csv } from "./table.js";

const CUSTOMERS = 420;
export const COUNT = 2288;

interface Kind {
  readonly weight: number;
  /** How many orders, and over how many days up to how many days ago. */
  readonly orders: number;
  readonly span: number;
  readonly since: number;
  readonly price: number;
  readonly web: number;
}

const KINDS: readonly Kind[] = [
  { weight: 15, orders: 16, span: 320, since: 9, price: 58, web: 0.35 },
  { weight: 25, orders: 3, span: 40, since: 16, price: 34, web: 0.9 },
  { weight: 35, orders: 2, span: 60, since: 240, price: 31, web: 0.6 },
  { weight: 25, orders: 8, span: 200, since: 110, price: 46, web: 0.45 },
];

/** 2024-10-01, from which is counted back. */
const TODAY = 19_997;
const DAY = 86_400_000;

const WORDS: Record<Locale, { file: string; header: readonly string[]; channels: readonly [web: string, store: string] }> = {
  en: { file: "orders", header: ["Order number", "Customer ID", "Order date", "Quantity", "Unit price", "Channel"], channels: ["web", "store"] },
  ar: { file: "طلبات", header: ["رقم الطلب", "رقم العميل", "تاريخ الطلب", "الكمية", "سعر الوحدة", "القناة"], channels: ["الموقع", "المتجر"] },
  fa: { file: "سفارش‌ها", header: ["شماره سفارش", "کد مشتری", "تاریخ سفارش", "تعداد", "قیمت واحد", "کانال فروش"], channels: ["سایت", "فروشگاه"] },
};

export function orders(locale: Locale): File {
  const { file, header, channels } = WORDS[locale];
  const chance = new Chance(7_311);
  const lines: { day: number; cells: (string | number)[] }[] = [];
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    const { orders, span, since, price, web } = chance.weighted(KINDS);
    const count = chance.count(orders, orders * 0.25, 1);
    const last = TODAY - chance.count(since, since * 0.3, 1);
    for (let order = 0; order < count; order++) {
      const day = last - (order === 0 ? 0 : chance.count((span * order) / count, 4, 1));
      const cells = [`C${20_001 + customer}`, new Date(day * DAY).toISOString().slice(0, 10), chance.count(2, 0.9, 1), chance.near(price, price * 0.2, 6).toFixed(2), channels[chance.yes(web) ? 0 : 1]];
      lines.push({ day, cells });
    }
  }
  lines.sort((one, other) => one.day - other.day);
  return csv(file, header, lines.slice(-COUNT).map(({ cells }, order) => [50_001 + order, ...cells]));
}
