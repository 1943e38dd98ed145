/** A shop's customers: four ways to buy, with an age, a household and an income to each. Generated; CC0. */

import type { Locale } from "../../types.js";
import { Chance } from "./random.js";
import { csv } from "./table.js";

export const COUNT = 600;

interface Kind {
  readonly weight: number;
  readonly age: number;
  readonly income: number;
  readonly children: number;
  readonly store: number;
  readonly web: number;
  readonly offer: number;
  readonly visits: number;
  readonly order: number;
  readonly renews: number;
}

const KINDS: readonly Kind[] = [
  { weight: 20, age: 52, income: 81_000, children: 0.2, store: 10, web: 3, offer: 1, visits: 2, order: 92, renews: 0.84 },
  { weight: 25, age: 37, income: 62_000, children: 0.9, store: 4, web: 10, offer: 2, visits: 6, order: 64, renews: 0.71 },
  { weight: 20, age: 43, income: 44_000, children: 2.1, store: 5, web: 4, offer: 8, visits: 9, order: 31, renews: 0.55 },
  { weight: 35, age: 34, income: 35_000, children: 0.8, store: 2, web: 1.5, offer: 1, visits: 5, order: 26, renews: 0.29 },
];

interface Words {
  readonly file: string;
  readonly header: readonly string[];
  readonly genders: readonly [string, string];
  readonly cities: readonly string[];
  readonly flag: readonly [yes: string, no: string];
}

const WORDS: Record<Locale, Words> = {
  en: {
    file: "customers",
    header: ["Customer ID", "Age", "Gender", "City", "Number of Children", "Income", "Store purchases", "Web purchases", "Purchases on offer", "Web visits a month", "Newsletter", "Total spend", "Renewed"],
    genders: ["female", "male"],
    cities: ["Northport", "Elmfield", "Riverton", "Kings Hill"],
    flag: ["yes", "no"],
  },
  ar: {
    file: "عملاء",
    header: ["رقم العميل", "العمر", "الجنس", "المدينة", "عدد الأبناء", "الدخل", "مشتريات المتجر", "مشتريات الموقع", "مشتريات العروض", "عدد الزيارات", "مشترك في النشرة البريدية", "إجمالي الإنفاق", "تم تجديد الاشتراك"],
    genders: ["أنثى", "ذكر"],
    cities: ["الرياض", "القاهرة", "عمّان", "دبي"],
    flag: ["نعم", "لا"],
  },
  fa: {
    file: "مشتریان",
    header: ["کد مشتری", "سن", "جنسیت", "شهر محل سکونت", "تعداد فرزندان", "درآمد ماهانه", "خرید حضوری", "خرید اینترنتی", "خرید با تخفیف", "بازدید ماهانه", "عضو خبرنامه", "مجموع خرید", "تمدید اشتراک"],
    genders: ["زن", "مرد"],
    cities: ["تهران", "اصفهان", "شیراز", "تبریز"],
    flag: ["بله", "خیر"],
  },
};

export function customers(locale: Locale): File {
  const { file, header, genders, cities, flag } = WORDS[locale];
  const chance = new Chance(20_240_501);
  const yesNo = (probability: number): string => flag[chance.yes(probability) ? 0 : 1];
  const rows = Array.from({ length: COUNT }, (_, row) => {
    const kind = chance.weighted(KINDS);
    const income = Math.round(chance.near(kind.income, kind.income * 0.16, 9_000) / 100) * 100;
    const store = chance.count(kind.store, 1.6);
    const web = chance.count(kind.web, 1.6);
    const offer = chance.count(kind.offer, 1.1);
    return [
      `C${10_001 + row}`,
      chance.count(kind.age, 8, 18),
      chance.pick(genders),
      chance.pick(cities),
      chance.count(kind.children, 0.7),
      // A few people do not say.
      chance.yes(0.015) ? "" : income,
      store,
      web,
      offer,
      chance.count(kind.visits, 1.4),
      yesNo(0.3 + kind.visits / 20),
      Math.round((store + web + offer) * chance.near(kind.order, kind.order * 0.2, 5)),
      yesNo(kind.renews),
    ];
  });
  return csv(file, header, rows);
}
