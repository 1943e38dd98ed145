/** Bank statements, ledgers, statistics programs and survey tools, further ones. */

import { parts, two } from "./dates.mjs";
import { ARABIC, PERSIAN, grouped, inDigits, written } from "./numbers.mjs";
import { MONTHS, clock, column, date, flag, iso, kind, later, name, number, other, scale, sheet, source, spread } from "./export-parts.mjs";

const english = (value) => written(value, 2, { group: "," });
const german = (value) => written(value, 2, { group: ".", mark: "," });
const slashed = (day) => `${two(spread(day).d)}/${two(spread(day).m)}/${spread(day).y}`;
const dotted = (day) => `${two(spread(day).d)}.${two(spread(day).m)}.${spread(day).y}`;
const jalali = (day, sign = "/") => {
  const { y, m, d } = parts(day, "persian");
  return `${y}${sign}${two(m)}${sign}${two(d)}`;
};
const months = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ");
const persian = (text) => inDigits(text, PERSIAN);
const arabic = (text) => inDigits(text, ARABIC);
const signed = (s) => s.list(() => s.whole(-300_000, 300_000) / 100);
/** Either side of an account: one of the two is blank in each row. */
const sides = (s) => {
  const amounts = s.amounts();
  const out = s.flags(0.5);
  return [amounts.map((amount, row) => (out[row] ? amount : null)), amounts.map((amount, row) => (out[row] ? null : amount))];
};
const several = (s, choices) => s.list(() => s.shuffled(choices).slice(0, s.whole(1, choices.length - 1)).sort((one, two) => choices.indexOf(one) - choices.indexOf(two)));

export const records = [
  () => {
    const s = source(501, 40);
    const [debit, credit] = sides(s);
    return sheet("bank-arabic-digits", [
      date("تاريخ العملية", s.days(), (day) => arabic(slashed(day))),
      other("البيان", s.list(() => s.of(["سحب نقدي", "إيداع", "تحويل محلي"]))),
      number("مدين", debit, (value) => arabic(written(value, 2, { group: "٬", mark: "٫" }))),
      number("دائن", credit, (value) => arabic(written(value, 2, { group: "٬", mark: "٫" }))),
      number("الرصيد", signed(s), (value) => arabic(`${written(Math.abs(value), 2, { group: "٬", mark: "٫" })}${value < 0 ? "-" : ""}`)),
    ], { encoding: "utf-8-bom", newline: "\r\n" });
  },
  () => {
    const s = source(502, 40);
    const [out, into] = sides(s).map((side) => side.map((value) => value && Math.round(value) * 1000));
    return sheet("bank-persian-tabs", [
      date("تاريخ", s.days(), (day) => jalali(day)),
      number("بدهکار", out, (value) => grouped(String(value), ","), { nothing: "-" }),
      number("بستانکار", into, (value) => grouped(String(value), ","), { nothing: "-" }),
      number("مانده", s.list(() => s.whole(1000, 99_000) * 1000), (value) => grouped(String(value), ",")),
      kind("نوع سند", s.picks(["چک", "حواله", "کارت"])),
    ].map((made) => ({ ...made, name: made.name })), { delimiter: "\t", newline: "\r\n" });
  },
  () => {
    const s = source(503, 40);
    return sheet("bank-emirates", [
      date("Transaction Date", s.days(), (day) => `${two(spread(day).d)} ${MONTHS[spread(day).m - 1]} ${spread(day).y}`),
      other("Narration", s.list((row) => `POS-PURCHASE CARD NO.${1000 + row}, DUBAI`)),
      number("Amount", signed(s), (value) => `AED ${english(value)}`),
      number("Running Balance", s.amounts(2, 3), (value) => `AED ${english(value)}`),
    ], { before: ["Account Statement", "Account Number,1011234567801", 'Currency,"AED, UAE Dirham"', ""], newline: "\r\n" });
  },
  () => {
    const s = source(504, 40);
    return sheet("bank-american-parentheses", [
      date("Posting Date", s.days(), (day) => `${spread(day).m}/${spread(day).d}/${spread(day).y}`),
      kind("Type", s.picks(["DEBIT_CARD", "ACH_CREDIT", "FEE"])),
      number("Amount", signed(s), (value) => (value < 0 ? `($${english(-value)})` : `$${english(value)}`)),
      other("Check or Slip #", s.list(() => "")),
    ]);
  },
  () => {
    const s = source(505, 40);
    return sheet("bank-spanish", [
      date("Fecha operación", s.days(), slashed),
      date("Fecha valor", s.days(), slashed),
      other("Concepto", s.list(() => s.of(["RECIBO LUZ", "NÓMINA", "COMPRA TARJETA"]))),
      number("Importe", signed(s), german),
      kind("Divisa", s.picks(["EUR", "USD"])),
    ], { delimiter: ";", encoding: "windows-1252", newline: "\r\n", before: ["Movimientos de la cuenta", "Titular;Persona", ""] });
  },
  () => {
    const s = source(506, 40);
    return sheet("ledger-swiss", [
      date("Datum", s.days(), dotted),
      name("Konto", s.list(() => `0${s.of([1020, 1100, 3200])}`)),
      number("Soll CHF", signed(s).map(Math.abs), (value) => written(value, 2, { group: "'" })),
      number("Haben CHF", signed(s).map(Math.abs), (value) => written(value, 2, { group: "’" })),
    ], { delimiter: "\t", quoted: "all" });
  },
  () => {
    const s = source(507, 40);
    return sheet("ledger-norwegian", [
      date("Bokføringsdato", s.days(), dotted),
      number("Beløp", signed(s), (value) => `${written(value, 2, { group: "\u00a0", mark: "," }).replace("-", "−")} kr`),
      kind("Kategori", s.picks(["Lønn", "Frakt", "Avgift"])),
    ], { delimiter: ";" });
  },
  () => {
    const s = source(508, 40);
    return sheet("wallet-egypt", [
      date("التاريخ والوقت", s.times(60_000), (day) => `${iso(day).replaceAll("-", "/")} ${clock(day, false)}`),
      number("المبلغ", signed(s), (value) => `${english(value)} ج.م`),
      flag("ناجحة", s.flags(0.8), "لا", "نعم"),
      kind("النوع", s.picks(["دفع", "استلام", "شحن رصيد"])),
    ], { encoding: "windows-1256", newline: "\r\n" });
  },
  () => {
    const s = source(509, 40);
    const columns = [
      date("StartDate", s.times(), (day) => `${iso(day)} ${clock(day)}`, { starts: true }),
      number("Progress", s.list(() => s.of([100, 100, 56])), String, { starts: true, open: false }),
      number("Duration", s.wholes(40, 4000), String, { starts: true }),
      flag("Finished", s.flags(), "0", "1", { starts: true }),
      number("Q1_1", s.list(() => s.whole(1, 100)), String, { starts: true }),
      kind("Q2", s.picks(["Weekly", "Monthly", "Other"]), { starts: true }),
    ];
    return sheet("qualtrics-numeric", columns.map((made) => (made.name === "Progress" ? { ...made, type: "any" } : made)), {
      heads: [columns.map((made) => made.name), ["Start Date", "Progress", "Duration (in seconds)", "Finished", "Slide to your share - Share", "How often, on the whole,\ndo you buy?"], columns.map((made) => `{"ImportId":"${made.name.toLowerCase()}"}`)],
      encoding: "utf-8-bom",
    });
  },
  () => {
    const s = source(510, 40);
    return sheet("survey-codes-and-answers", [
      name("id", s.list((row) => String(12 + row))),
      date("submitdate", s.some(s.times()), (day) => `${iso(day)} ${clock(day)}`),
      flag("Q1[SQ001]", s.flags(), "N", "Y"),
      flag("Q1[SQ002]", s.flags(), "N", "Y"),
      scale("Q2", ["A1", "A2", "A3", "A4"], s.picks(["A1", "A2", "A3", "A4"])),
      number("interviewtime", s.amounts(2), String),
    ].map((made) => (made.name === "Q2" ? { ...made, order: undefined } : made)), { quoted: "all" });
  },
  () => {
    const s = source(511, 40);
    return sheet("statistics-labels", [
      name("CASEID", s.list((row) => String(900_001 + row * 13))),
      kind("SEX", s.picks(["Male", "Female"])),
      scale("SAT", ["1 - Very poor", "2 - Poor", "3 - Fair", "4 - Good", "5 - Very good"], s.picks(["1 - Very poor", "2 - Poor", "3 - Fair", "4 - Good", "5 - Very good"])),
      number("INCOME", s.some(s.list(() => s.whole(900, 9000))), String, { nothing: " " }),
      number("WEIGHT", s.list(() => Number((0.4 + s.next()).toFixed(4))), (value) => value.toFixed(4).replace(/^0/, "")),
    ], { newline: "\r\n" });
  },
  () => {
    const s = source(512, 40);
    return sheet("statistics-dots", [
      name("PATIENT", s.list((row) => `P${300 + row * 7}`)),
      date("VISIT", s.days(), (day) => `${two(spread(day).d)}${MONTHS[spread(day).m - 1].toUpperCase()}${spread(day).y}`),
      number("SCORE", s.some(s.list(() => s.whole(100, 999) / 10)), String, { nothing: "." }),
      number("SPEND", s.some(s.wholes(10, 9000)), String, { nothing: "." }),
    ]);
  },
  () => {
    const s = source(513, 40);
    return sheet("field-survey", [
      date("start", s.times(), (day) => `${iso(later(day, 3))}T${clock(later(day, 3))}.000+03:00`),
      flag("household/owns_car", s.flags(), "no", "yes"),
      number("household/members", s.wholes(1, 14)),
      flag("brands/alpha", s.flags(), "0", "1"),
      flag("brands/beta", s.flags(), "0", "1"),
      kind("_status", s.picks(["submitted_via_web", "not_approved"])),
      name("_uuid", s.list((row) => `${(row * 2_654_435_761).toString(16).padStart(12, "0")}-4a7b`)),
    ], { delimiter: ";", quoted: "all" });
  },
  () => {
    const s = source(514, 40);
    const choices = ["Price", "Quality", "Service"];
    return sheet("office-forms", [
      name("ID", s.list((row) => String(row + 1))),
      date("Start time", s.times(), (day) => `${spread(day).m}/${spread(day).d}/${two(spread(day).y % 100)} ${clock(day)}`),
      { ...column("answers", "What counts for you?", several(s, choices), (list) => list.map((choice) => `${choice};`).join("")), answers: choices },
      number("Your rating", s.wholes(0, 10)),
    ], { encoding: "utf-8-bom", newline: "\r\n" });
  },
  () => {
    const s = source(515, 40);
    const steps = ["غير موافق بشدة", "غير موافق", "محايد", "موافق", "موافق بشدة"];
    const ages = ["أقل من 18", "18 - 24", "25 - 34", "35 فأكثر"];
    return sheet("likert-arabic", [
      scale("أجد ما أريده بسهولة", steps, s.picks(steps)),
      scale("العمر", ages, s.picks(ages)),
      kind("الحالة الاجتماعية", s.picks(["أعزب", "متزوج"])),
      number("ما مدى احتمال أن توصي بنا؟", s.wholes(0, 10), (value) => arabic(String(value))),
    ], { encoding: "utf-8-bom" });
  },
  () => {
    const s = source(516, 40);
    const steps = ["کاملاً مخالفم", "مخالفم", "نظری ندارم", "موافقم", "کاملاً موافقم"];
    const income = ["کمتر از ۵ میلیون تومان", "۵ تا ۱۰ میلیون تومان", "۱۰ تا ۲۰ میلیون تومان", "بیش از ۲۰ میلیون تومان"];
    return sheet("likert-persian", [
      date("تاریخ پاسخ", s.days(), (day) => { const { y, m, d } = parts(day, "persian"); return persian(`${d} ${months[m - 1]} ${y}`); }),
      scale("از خرید خود راضی هستم", steps, s.picks(steps)),
      scale("درآمد ماهانه", income, s.picks(income)),
      number("امتیاز توصیه", s.wholes(0, 10), (value) => persian(String(value))),
    ], { encoding: "utf-8-bom", newline: "\r\n" });
  },
  () => {
    const s = source(517, 40);
    return sheet("statistics-row-names", [
      other("mpg", s.list(() => "")),
      number("spend", s.some(s.amounts()), String, { nothing: "NA" }),
      number("visits", s.some(s.wholes(1, 90)), String, { nothing: "NA" }),
      flag("member", s.some(s.flags()), "FALSE", "TRUE", { nothing: "NA" }),
      kind("region", s.some(s.picks(["north", "south"])), { nothing: "NA" }),
    ].slice(1), { quoted: "needed", heads: [["", "spend", "visits", "member", "region"].map((title) => `${title}`).slice(1)], wrap: (line) => line });
  },
  () => {
    const s = source(518, 40);
    return sheet("hijri-orders", [
      date("تاريخ الطلب", s.days(), (day) => { const { y, m, d } = parts(day, "islamic-umalqura"); return `${d}/${m}/${y} هـ`; }),
      number("القيمة الإجمالية", s.amounts(), (value) => `${english(value)} ريال`),
      kind("طريقة الدفع", s.picks(["مدى", "تحويل", "عند الاستلام"])),
    ], { encoding: "utf-8-bom" });
  },
  () => {
    const s = source(519, 40);
    return sheet("kuwait-fine-money", [
      name("رقم الفاتورة", s.list((row) => `INV-${row + 100}`)),
      number("المبلغ", s.list(() => s.whole(500, 99_999) / 1000), (value) => `${value.toFixed(3)} د.ك`),
      date("التاريخ", s.days(), (day) => iso(day)),
    ]);
  },
  () => {
    const s = source(520, 40);
    return sheet("legacy-persian-1256", [
      name("كد", s.list((row) => `0${row + 120}`)),
      kind("شهر", s.picks(["تهران", "اصفهان", "شيراز"])),
      number("جمع خريد", s.list(() => s.whole(10, 9000) * 100), (value) => grouped(String(value), ",")),
      date("آخرين خريد", s.days(), (day) => jalali(day)),
      flag("فعال", s.flags(), "خير", "بله"),
    ], { encoding: "windows-1256", newline: "\r\n", delimiter: ";" });
  },
];
