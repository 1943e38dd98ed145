/** Columns of numbers in all their spellings, with the numbers that they mean. */

export const ARABIC = "٠١٢٣٤٥٦٧٨٩";
export const PERSIAN = "۰۱۲۳۴۵۶۷۸۹";
export const inDigits = (text, digits) => text.replace(/[0-9]/g, (digit) => digits[digit]);

export const grouped = (whole, sign) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
const indian = (whole) => (whole.length <= 3 ? whole : `${whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ",")},${whole.slice(-3)}`);

/** Writes a number with `places` decimals. */
export function written(value, places, { group = "", mark = ".", grouping = grouped } = {}) {
  const [whole, fraction] = Math.abs(value).toFixed(places).split(".");
  return (value < 0 ? "-" : "") + grouping(whole, group) + (fraction ? mark + fraction : "");
}

/** A quantity of money or so: mostly hundreds to hundred thousands. */
const amount = ({ next, whole }, places) => Number((10 ** (1.5 + 4 * next()) + whole(0, 99) / 100).toFixed(places));

const NAMES = {
  en: ["Amount", "total_spend", "Revenue", "Order value", "price"],
  ar: ["المبلغ", "إجمالي المشتريات", "القيمة", "السعر"],
  fa: ["مبلغ", "مبلغ کل خرید", "ارزش خرید", "قیمت"],
};

/** A column whose cells `spell` writes. */
const column = (language, places, spell, more = {}) => (random, rows) => {
  const values = Array.from({ length: rows }, () => (more.value ?? amount)(random, places));
  return { name: random.of(more.names ?? NAMES[language]), type: "number", values, cells: values.map((value) => spell(value, places, random)), ...more.truth };
};

const around = (before, behind) => (value, places) => before + written(value, places, { group: "," }) + behind;
const signed = (random, places) => amount(random, places) * (random.chance(0.4) ? -1 : 1);
const integer = (from, to) => (random) => random.whole(from, to);

const western = {
  plain: column("en", 2, (value, places) => written(value, places)),
  integers: column("en", 0, (value) => String(value), { value: integer(3, 4000), names: ["visits", "Page views", "Number of orders"] }),
  comma: column("en", 2, (value, places) => written(value, places, { mark: "," }), { truth: { needs: "comma" } }),
  english: column("en", 2, (value, places) => written(value, places, { group: "," })),
  german: column("en", 2, (value, places) => written(value, places, { group: ".", mark: "," }), { truth: { needs: "comma" } }),
  swiss: column("en", 2, (value, places) => written(value, places, { group: "'" })),
  spaced: column("en", 2, (value, places) => written(value, places, { group: "\u00a0", mark: "," }), { truth: { needs: "comma" } }),
  narrow: column("en", 2, (value, places) => written(value, places, { group: "\u202f", mark: "," }), { truth: { needs: "comma" } }),
  thin: column("en", 0, (value) => written(value, 0, { group: " " })),
  indian: column("en", 2, (value, places) => written(value, places, { grouping: indian }), { value: (random, places) => Math.round(amount(random, places) * 100) }),
  dollars: column("en", 2, around("$", "")),
  euros: column("en", 2, (value, places) => `${written(value, places, { group: ".", mark: "," })} €`, { truth: { needs: "comma" } }),
  pounds: column("en", 2, around("£ ", "")),
  code: column("en", 2, (value, places, { chance }) => (chance(0.5) ? `USD ${written(value, places)}` : `${written(value, places)} USD`)),
  riyal: column("en", 2, around("SAR ", "")),
  accounting: column("en", 2, (value, places) => (value < 0 ? `(${written(-value, places, { group: "," })})` : written(value, places, { group: "," })), { value: signed }),
  trailing: column("en", 2, (value, places) => (value < 0 ? `${written(-value, places)}-` : written(value, places)), { value: signed }),
  minus: column("en", 2, (value, places) => written(value, places).replace("-", "−"), { value: signed }),
  scientific: column("en", 2, (value) => value.toExponential(6), { value: (random) => Number((random.next() * 1e6).toExponential(6)) }),
  percent: column("en", 1, (value, places, { chance }) => written(value, places) + (chance(0.5) ? "%" : " %"), { value: (random) => random.whole(0, 1000) / 10, names: ["discount share", "open rate", "margin"] }),
  thousands: column("en", 1, (value) => `${written(value / 1000, 1)}k`, { value: (random) => random.whole(11, 999) * 100 }),
  kilograms: column("en", 1, (value, places) => `${written(value, places)} kg`, { value: (random) => random.whole(11, 999) / 10, names: ["weight"] }),
  approximate: column("en", 0, (value) => `~${value}`, { value: integer(20, 999) }),
  shortGroups: column("en", 0, (value) => written(value, 0, { group: "." }), { value: (random) => (random.chance(0.5) ? random.whole(1000, 99999) : random.whole(1, 999)), truth: { quoted: true } }),
  threeDecimals: column("en", 3, (value, places) => written(value, places), { value: (random) => random.whole(1, 9_999_999) / 1000 }),
  openGroups: column("en", 0, (value) => written(value, 0, { group: "." }), { value: integer(1000, 99999), truth: { open: true } }),
};

const arabic = {
  digits: column("ar", 2, (value, places) => inDigits(written(value, places, { group: "٬", mark: "٫" }), ARABIC)),
  western: column("ar", 2, (value, places) => written(value, places, { group: "," })),
  comma: column("ar", 0, (value) => inDigits(written(value, 0, { group: "،" }), ARABIC)),
  saudi: column("ar", 2, around("", " ر.س")),
  riyal: column("ar", 2, (value, places, { of }) => `${written(value, places, { group: "," })} ${of(["ريال", "ريال سعودي"])}`),
  dirham: column("ar", 2, around("", " د.إ")),
  kuwaiti: column("ar", 3, (value, places) => `${written(value, places)} د.ك`, { value: (random) => random.whole(1000, 999_999) / 1000 }),
  egyptian: column("ar", 2, around("", " ج.م")),
  maghreb: column("ar", 2, (value, places) => `${written(value, places, { group: ".", mark: "," })} د.م.`, { truth: { needs: "comma" } }),
  percent: column("ar", 0, (value) => `${inDigits(String(value), ARABIC)}٪`, { value: integer(0, 100), names: ["هامش الربح"] }),
  negative: column("ar", 0, (value) => (value < 0 ? `${inDigits(String(-value), ARABIC)}-` : inDigits(String(value), ARABIC)), { value: (random) => random.whole(-500, 5000) }),
  mixed: column("ar", 0, (value, places, { of }) => inDigits(String(value), of([ARABIC, PERSIAN, "0123456789"])), { value: integer(3, 9000), names: ["عدد الطلبات"] }),
  thousands: column("ar", 0, (value) => `${inDigits(String(value / 1000), ARABIC)} ألف`, { value: (random) => random.whole(2, 900) * 1000 }),
};

const persian = {
  digits: column("fa", 1, (value, places) => inDigits(written(value, places, { group: "٬", mark: "٫" }), PERSIAN)),
  slash: column("fa", 2, (value, places) => inDigits(written(value, places, { mark: "/" }), PERSIAN), { names: ["میانگین خرید"], value: (random) => random.whole(1000, 9999) / 100 }),
  toman: column("fa", 0, (value) => `${inDigits(written(value, 0, { group: "," }), PERSIAN)} تومان`, { value: (random) => random.whole(5, 90000) * 1000 }),
  tomanMixed: column("fa", 0, (value, places, { of }) => inDigits(written(value, 0, { group: of([",", "٬", ""]) }), of([PERSIAN, "0123456789"])) + of([" تومان", "تومان"]), { value: (random) => random.whole(5, 90000) * 1000 }),
  rial: column("fa", 0, (value) => `${written(value, 0, { group: "," })} ریال`, { value: (random) => random.whole(5, 90000) * 1000 }),
  sign: column("fa", 0, (value) => `${written(value, 0, { group: "," })} ﷼`, { value: (random) => random.whole(5, 90000) * 1000 }),
  percent: column("fa", 0, (value, places, { of }) => inDigits(String(value), PERSIAN) + of(["٪", "%", " درصد"]), { value: integer(0, 100), names: ["تخفیف"] }),
  negative: column("fa", 0, (value) => inDigits(String(value), PERSIAN).replace("-", "−"), { value: (random) => random.whole(-500, 5000) }),
  mixed: column("fa", 0, (value, places, { of }) => inDigits(String(value), of([ARABIC, PERSIAN, "0123456789"])), { value: integer(3, 9000), names: ["تعداد خرید"] }),
  thousands: column("fa", 0, (value) => `${inDigits(String(value / 1000), PERSIAN)} هزار تومان`, { value: (random) => random.whole(2, 900) * 1000 }),
  millions: column("fa", 1, (value) => `${inDigits(String(value / 1_000_000), PERSIAN).replace(".", "٫")} میلیون تومان`, { value: (random) => random.whole(11, 990) * 100_000 }),
};

/** Names of rows that look like numbers: text is the truth. */
const identifier = (names, spell) => (random, rows) => {
  const values = Array.from({ length: rows }, (_, row) => spell(row, random));
  return { name: random.of(names), type: "identifier", values, cells: values };
};
const names = {
  zeros: identifier(["account", "ref"], (row, { whole }) => String(whole(100, 9999)).padStart(6, "0") + String(row % 10)),
  huge: identifier(["token", "key"], (row, { whole }) => `90${whole(10, 99)}${whole(1e7, 9e7)}${String(row).padStart(6, "0")}`),
  phones: identifier(["phone"], (row, { whole }) => `+98912${whole(1000000, 9999999)}`),
};

export const NUMBERS = { en: { ...western, ...names }, ar: arabic, fa: persian };
