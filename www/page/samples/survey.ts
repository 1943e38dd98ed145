/** Guests of a café say what they look for, with yes or no. Generated; CC0. */

import type { Locale } from "../../types.js";
import { Chance } from "./random.js";
import { csv } from "./table.js";

export const COUNT = 500;

interface Kind {
  readonly weight: number;
  readonly age: number;
  /** How likely a yes is, question by question. */
  readonly yes: readonly number[];
}

const KINDS: readonly Kind[] = [
  { weight: 40, age: 27, yes: [0.92, 0.91, 0.1, 0.08, 0.9, 0.09, 0.1, 0.92, 0.1, 0.08] },
  { weight: 35, age: 44, yes: [0.1, 0.08, 0.93, 0.9, 0.1, 0.9, 0.92, 0.08, 0.09, 0.11] },
  { weight: 25, age: 35, yes: [0.9, 0.09, 0.92, 0.1, 0.08, 0.91, 0.09, 0.9, 0.93, 0.9] },
];

interface Words {
  readonly file: string;
  readonly header: readonly string[];
  readonly flag: readonly [yes: string, no: string];
}

const WORDS: Record<Locale, Words> = {
  en: {
    file: "survey",
    header: ["Respondent ID", "Age", "Low prices matter", "I am in a hurry", "Quality of the coffee matters", "I come to meet people", "I order by phone", "I like to try new things", "A quiet place matters", "I come before work", "I work on my laptop there", "I have a meal there"],
    flag: ["Yes", "No"],
  },
  ar: {
    file: "استبيان",
    header: ["الرقم المرجعي", "العمر", "الأسعار المنخفضة مهمة", "ليس لدي وقت طويل", "جودة القهوة مهمة", "أزور المقهى للقاء الناس", "أطلب عادةً بالهاتف", "أحب تجربة المنتجات الجديدة", "هدوء المكان مهم", "أزور المقهى قبل العمل", "أعمل على الحاسوب هناك", "أتناول وجبة هناك"],
    flag: ["نعم", "لا"],
  },
  fa: {
    file: "نظرسنجی",
    header: ["شناسه پاسخ‌دهنده", "سن", "قیمت پایین مهم است", "عجله دارم", "کیفیت قهوه مهم است", "برای دیدن دیگران می‌آیم", "با تلفن سفارش می‌دهم", "چیزهای تازه را دوست دارم", "آرامش اینجا مهم است", "پیش از کار می‌آیم", "آنجا با لپ‌تاپ کار می‌کنم", "آنجا غذا می‌خورم"],
    flag: ["بله", "خیر"],
  },
};

export function survey(locale: Locale): File {
  const { file, header, flag } = WORDS[locale];
  const chance = new Chance(90_210);
  const rows = Array.from({ length: COUNT }, (_, row) => {
    const kind = chance.weighted(KINDS);
    return [`R${1_001 + row}`, chance.count(kind.age, 7, 16), ...kind.yes.map((likely) => flag[chance.yes(likely) ? 0 : 1])];
  });
  return csv(file, header, rows);
}
