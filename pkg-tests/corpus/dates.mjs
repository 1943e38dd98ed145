/** Columns of days in all their spellings, with the days that they mean (ISO 8601, UTC). */

import { ARABIC, PERSIAN, inDigits } from "./numbers.mjs";

export const two = (number) => String(number).padStart(2, "0");
const ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const EGYPTIAN = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" ");
const LEVANTINE = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(",");
const JALALI = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ");
const HIJRI = "محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذو القعدة,ذو الحجة".split(",");
const GREGORIAN_FA = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split(" ");

/** The parts of a day in a calendar, by the platform's own conversion, which is not ours. */
export function parts(day, calendar) {
  if (calendar === "gregory") return { y: day.getUTCFullYear(), m: day.getUTCMonth() + 1, d: day.getUTCDate() };
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
  const found = Object.fromEntries(format.formatToParts(day).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
  return { y: found.year ?? found.relatedYear, m: found.month, d: found.day };
}

const NAMES = {
  en: ["Order date", "created_at", "signup date", "last purchase"],
  ar: ["تاريخ الطلب", "تاريخ آخر طلب"],
  fa: ["تاریخ خرید", "تاریخ سفارش", "آخرین خرید"],
};
/** Names that say that a number is a day. */
const NAMED = ["timestamp", "created_at", "order date"];
const BIRTH = { en: ["Date of birth"], ar: ["تاريخ الميلاد"], fa: ["تاریخ تولد"] };

const DAY = 86_400_000;
const recent = ({ whole }) => new Date(Date.UTC(2019, 0, 1) + whole(0, 2400) * DAY);
const born = ({ whole }) => new Date(Date.UTC(1950, 0, 1) + whole(0, 19_000) * DAY);

const column = (language, calendar, spell, { names = NAMES[language], make = recent, ...truth } = {}) => (random, rows) => {
  const days = Array.from({ length: rows }, () => make(random));
  const cells = days.map((day) => spell(parts(day, calendar), day, random));
  const values = days.map((day) => day.toISOString().replace("T00:00:00.000Z", ""));
  return { name: random.of(names), type: "date", values, cells, ...truth };
};

const timed = (random) => new Date(recent(random).getTime() + random.whole(0, 1439) * 60_000);
const clock = (day) => `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`;
const serial = (day) => day.getTime() / DAY + 25_569;

const western = {
  iso: column("en", "gregory", ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`),
  slashes: column("en", "gregory", ({ y, m, d }) => `${y}/${m}/${d}`),
  british: column("en", "gregory", ({ y, m, d }) => `${two(d)}/${two(m)}/${y}`),
  american: column("en", "gregory", ({ y, m, d }) => `${m}/${d}/${y}`),
  americanTime: column("en", "gregory", ({ y, m, d }, day) => `${two(m)}/${two(d)}/${y} ${day.getUTCHours() % 12 || 12}:${two(day.getUTCMinutes())} ${day.getUTCHours() < 12 ? "AM" : "PM"}`, { make: timed }),
  german: column("en", "gregory", ({ y, m, d }) => `${two(d)}.${two(m)}.${y}`),
  short: column("en", "gregory", ({ y, m, d }) => `${two(d)}/${two(m)}/${two(y % 100)}`),
  shortAmerican: column("en", "gregory", ({ y, m, d }) => `${m}/${d}/${two(y % 100)}`),
  named: column("en", "gregory", ({ y, m, d }) => `${d} ${ENGLISH[m - 1]} ${y}`),
  namedShort: column("en", "gregory", ({ y, m, d }) => `${two(d)}-${ENGLISH[m - 1].slice(0, 3)}-${two(y % 100)}`),
  namedFirst: column("en", "gregory", ({ y, m, d }) => `${ENGLISH[m - 1].slice(0, 3)} ${d}, ${y}`),
  ordinal: column("en", "gregory", ({ y, m, d }) => `${ENGLISH[m - 1]} ${d}${[11, 12, 13].includes(d) ? "th" : (["th", "st", "nd", "rd"][d % 10] ?? "th")}, ${y}`),
  weekday: column("en", "gregory", ({ y, m, d }, day) => `${["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][day.getUTCDay()]}, ${d} ${ENGLISH[m - 1]} ${y}`),
  zulu: column("en", "gregory", (_, day) => day.toISOString(), { make: timed }),
  offset: column("en", "gregory", (_, day) => `${new Date(day.getTime() + 3.5 * 3_600_000).toISOString().slice(0, 19)}+03:30`, { make: timed }),
  seconds: column("en", "gregory", (_, day) => String(day.getTime() / 1000), { make: timed, names: NAMED }),
  milliseconds: column("en", "gregory", (_, day) => String(day.getTime()), { make: timed, names: NAMED }),
  serial: column("en", "gregory", (_, day) => String(serial(day)), { names: NAMED }),
  compact: column("en", "gregory", ({ y, m, d }) => `${y}${two(m)}${two(d)}`, { names: NAMED }),
  birth: column("en", "gregory", ({ y, m, d }) => `${two(d)}/${two(m)}/${y}`, { names: BIRTH.en, make: born }),
  open: column("en", "gregory", ({ y, m, d }) => `${two(d)}/${two(m)}/${y}`, { make: ({ whole }) => new Date(Date.UTC(whole(2019, 2024), whole(0, 11), whole(1, 12))), open: true }),
  jalali: column("en", "persian", ({ y, m, d }) => `${y}/${two(m)}/${two(d)}`, { names: ["tarikh kharid", "date"] }),
};

const arabic = {
  numbers: column("ar", "gregory", ({ y, m, d }) => inDigits(`${two(d)}/${two(m)}/${y}`, ARABIC)),
  iso: column("ar", "gregory", ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`),
  egyptian: column("ar", "gregory", ({ y, m, d }) => `${d} ${EGYPTIAN[m - 1]} ${y}`),
  egyptianDigits: column("ar", "gregory", ({ y, m, d }) => inDigits(`${d} ${EGYPTIAN[m - 1]}، ${y}`, ARABIC)),
  levantine: column("ar", "gregory", ({ y, m, d }) => `${d} ${LEVANTINE[m - 1]} ${y}`),
  time: column("ar", "gregory", ({ y, m, d }, day) => `${two(d)}/${two(m)}/${y} ${day.getUTCHours() % 12 || 12}:${two(day.getUTCMinutes())} ${day.getUTCHours() < 12 ? "ص" : "م"}`, { make: timed }),
  hijri: column("ar", "islamic-umalqura", ({ y, m, d }) => `${y}/${two(m)}/${two(d)}`, { names: ["تاريخ هجري"], open: true }),
  hijriSign: column("ar", "islamic-umalqura", ({ y, m, d }) => `${two(d)}/${two(m)}/${y} هـ`),
  hijriNamed: column("ar", "islamic-umalqura", ({ y, m, d }) => inDigits(`${d} ${HIJRI[m - 1]} ${y}`, ARABIC)),
};

const persian = {
  slashes: column("fa", "persian", ({ y, m, d }) => `${y}/${two(m)}/${two(d)}`),
  digits: column("fa", "persian", ({ y, m, d }) => inDigits(`${y}/${two(m)}/${two(d)}`, PERSIAN)),
  dashes: column("fa", "persian", ({ y, m, d }) => inDigits(`${y}-${m}-${d}`, PERSIAN)),
  named: column("fa", "persian", ({ y, m, d }) => inDigits(`${d} ${JALALI[m - 1]} ${y}`, PERSIAN)),
  weekday: column("fa", "persian", ({ y, m, d }, day) => `${"یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه".split(" ")[day.getUTCDay()]} ${inDigits(`${d} ${JALALI[m - 1]} ${y}`, PERSIAN)}`),
  time: column("fa", "persian", ({ y, m, d }, day) => inDigits(`${y}/${two(m)}/${two(d)} ${clock(day)}`, PERSIAN), { make: timed }),
  timeDash: column("fa", "persian", ({ y, m, d }, day) => inDigits(`${y}/${two(m)}/${two(d)} - ${clock(day)}`, PERSIAN), { make: timed }),
  dayFirst: column("fa", "persian", ({ y, m, d }) => inDigits(`${two(d)}/${two(m)}/${y}`, PERSIAN)),
  short: column("fa", "persian", ({ y, m, d }) => inDigits(`${two(y % 100)}/${two(m)}/${two(d)}`, PERSIAN), { make: ({ whole }) => new Date(Date.UTC(2014, 3, 1) + whole(0, 2000) * DAY) }),
  birth: column("fa", "persian", ({ y, m, d }) => inDigits(`${y}/${two(m)}/${two(d)}`, PERSIAN), { names: BIRTH.fa, make: born }),
  gregorian: column("fa", "gregory", ({ y, m, d }) => inDigits(`${d} ${GREGORIAN_FA[m - 1]} ${y}`, PERSIAN)),
  compact: column("fa", "persian", ({ y, m, d }) => `${y}${two(m)}${two(d)}`, { names: ["تاریخ خرید", "تاریخ سفارش"] }),
};

export const DATES = { en: western, ar: arabic, fa: persian };
