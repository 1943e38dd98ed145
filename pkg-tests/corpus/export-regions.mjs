/** Shops, banks and surveys of further countries, and what databases and old lists write in their own ways. */

import { parts, two } from "./dates.mjs";
import { ARABIC, grouped, inDigits, written } from "./numbers.mjs";
import { clock, column, date, flag, iso, kind, name, number, other, scale, sheet, source, spread } from "./export-parts.mjs";

const GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");
const FRENCH = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" ");
const SPANISH = "ene feb mar abr may jun jul ago sep oct nov dic".split(" ");
const TURKISH = "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara".split(" ");
const english = (value, places = 2) => written(value, places, { group: "," });
const german = (value) => written(value, 2, { group: ".", mark: "," });
const dotted = (day) => `${two(spread(day).d)}.${two(spread(day).m)}.${spread(day).y}`;
const signed = (s, places = 2) => s.list(() => Number(((s.chance(0.6) ? -1 : 1) * 10 ** (1 + 3 * s.next())).toFixed(places)));
const jalali = (day) => {
  const { y, m, d } = parts(day, "persian");
  return `${y}/${two(m)}/${two(d)}`;
};

export const regions = [
  () => {
    const s = source(601, 50);
    const amounts = signed(s, 0).map((value) => value * 1000);
    // Brackets for what was taken off, the currency behind them, and a total whose word stands at the end.
    return sheet("bank-persian-brackets-1256", [
      other("رديف", s.list((row) => String(row + 1))),
      date("تاريخ", s.days(), jalali),
      number("مبلغ تراکنش", amounts, (value) => `${value < 0 ? `(${english(-value, 0)})` : english(value, 0)} ريال`),
      number("مانده", s.list(() => s.whole(1000, 99_000) * 1000), (value) => `${english(value, 0)} ريال`),
      kind("نوع", s.picks(["انتقال پايا", "خريد", "برداشت خودپرداز"])),
      other("شعبه", s.list(() => "6512")),
    ], { encoding: "windows-1256", newline: "\r\n", before: ["صورتحساب سپرده", "نام مشتري: علي,شماره حساب: 1234567890", ""], behind: [',,"12,000 ريال",,,جمع'] });
  },
  () => {
    const s = source(602, 45);
    return sheet("shop-lebanese-1256", [
      number("السعر", s.amounts(), (value) => `${english(value)} $`),
      number("السعر ل.ل.", s.list(() => s.whole(10, 9999) * 1500), (value) => `${english(value, 0)} ل.ل.`),
      kind("الفئة", s.picks(["ملابس", "أحذية", "إكسسوارات"])),
      flag("دفع", s.flags(), "كلا", "نعم"),
    ], { encoding: "windows-1256", delimiter: ";", newline: "\r\n" });
  },
  () => {
    const s = source(603, 45);
    return sheet("marketplace-turkish-1254", [
      name("Sipariş Numarası", s.list((row) => String(9_876_543_210 + row * 131))),
      date("Sipariş Tarihi", s.times(60_000), (day) => `${dotted(day)} ${clock(day, false)}`),
      date("Teslim Tarihi", s.some(s.days()), (day) => `${spread(day).d} ${TURKISH[spread(day).m - 1]} ${spread(day).y}`),
      number("Satış Tutarı", s.amounts(), (value) => `${german(value)} TL`),
      number("İndirim Oranı", s.wholes(0, 50), (value) => `%${value}`),
      kind("Şehir", s.picks(["İstanbul", "Ankara", "İzmir", "Iğdır"])),
      flag("Kurumsal Fatura", s.flags(), "Hayır", "Evet"),
    ], { encoding: "windows-1254", delimiter: ";", newline: "\r\n" });
  },
  () => {
    const s = source(604, 45);
    return sheet("shop-german-words", [
      kind("Anrede", s.picks(["Herr", "Frau", "Divers"])),
      date("Kunde seit", s.days(), (day) => `${spread(day).d}. ${GERMAN[spread(day).m - 1]} ${spread(day).y}`),
      number("Umsatz (netto)", s.amounts(), (value) => `${german(value)} EUR`),
      flag("Newsletter", s.flags(), "nein", "ja"),
      date("Letzter Login", s.some(s.times(60_000)), (day) => `${dotted(day).replace(/20(..)$/, "$1")}, ${clock(day, false)} Uhr`),
    ], { encoding: "utf-8-bom", delimiter: ";", newline: "\r\n", quoted: "all" });
  },
  () => {
    const s = source(605, 45);
    return sheet("shop-french-words", [
      kind("Groupe", s.picks(["Client", "Invité", "Professionnel"])),
      number("Ventes", s.some(s.amounts()), (value) => `${written(value, 2, { group: "\u202f", mark: "," })} €`, { nothing: "--" }),
      flag("Activé", s.flags(0.8), "Non", "Oui"),
      date("Inscription", s.days(), (day) => `${spread(day).d} ${FRENCH[spread(day).m - 1]} ${spread(day).y}`),
      date("Alta", s.days(), (day) => `${two(spread(day).d)}-${SPANISH[spread(day).m - 1]}-${spread(day).y}`),
    ], { delimiter: ";" });
  },
  () => {
    const s = source(606, 45);
    const interests = ["shoes", "hats", "bags"];
    return sheet("profiles-with-lists", [
      name("Profile ID", s.list((row) => `01H${(row * 9_999_991 + 12_345_678).toString(36).toUpperCase()}`)),
      kind("Consent", s.picks(["SUBSCRIBED", "NEVER_SUBSCRIBED", "UNSUBSCRIBED"])),
      date("First Active", s.times(), (day) => `${iso(day)}T${clock(day)}+00:00`),
      number("Lifetime Value", s.amounts()),
      { ...column("answers", "Interests", s.list(() => s.shuffled(interests).slice(0, s.whole(1, 2))), (list) => `["${list.join('", "')}"]`), answers: interests },
    ]);
  },
  () => {
    const s = source(607, 45);
    return sheet("campaigns-all-grouped", [
      other("Title", s.list((row) => `News #${row}: "sale"`)),
      number("Total Recipients", s.wholes(1000, 99_999), (value) => english(value, 0)),
      number("Open Rate", s.list(() => s.whole(100, 6000) / 100), (value) => `${written(value, 2)}%`),
      number("Unsubscribes", s.wholes(0, 40)),
    ]);
  },
  () => {
    const s = source(608, 45);
    const columns = [
      name("Debitor", s.list((row) => String(1000 + row).padStart(10, "0"))),
      kind("Land", s.picks(["DE", "AT", "CH"])),
      number("Umsatz lfd.Jahr", signed(s), (value) => german(Math.abs(value)) + (value < 0 ? "-" : " ")),
      date("Letzte Zahlg", s.some(s.days()), dotted),
    ];
    const width = columns.map((made) => Math.max(made.name.length, ...made.cells.map((cell) => cell.length)));
    const line = (cells) => cells.map((cell, index) => (index === 2 ? cell.padStart(width[index]) : cell.padEnd(width[index]))).join("  ").trimEnd();
    const made = sheet("fixed-under-a-dated-title", columns);
    const rows = columns[0].cells.map((_, row) => line(columns.map(({ cells }) => cells[row])));
    made.text = ["05.01.2024          Debitorenliste          1", "", line(columns.map((column) => column.name)), ...rows].map((text) => `${text}\r\n`).join("");
    return made;
  },
  () => {
    const s = source(609, 45);
    const often = ["أبداً", "نادراً", "أحياناً", "غالباً", "دائماً"];
    return sheet("forms-arabic-zone", [
      date("طابع زمني", s.times(), (day) => {
        const local = new Date(day.getTime() + 3 * 3_600_000);
        const { y, m, d } = spread(local);
        return `${y}/${two(m)}/${two(d)} ${local.getUTCHours() % 12 || 12}:${clock(local).slice(3)} ${local.getUTCHours() < 12 ? "ص" : "م"} غرينتش+3`;
      }),
      scale("كم مرة تتسوق؟", often, s.picks(often)),
      number("متوسط إنفاقك الشهري", s.list(() => s.whole(1, 50) * 100), (value) => `${inDigits(grouped(String(value), "٬"), ARABIC)} ريال`),
    ], { quoted: "all" });
  },
  () => {
    const s = source(610, 45);
    const steps = ["خیلی ناراضی", "ناراضی", "متوسط", "راضی", "خیلی راضی"];
    return sheet("survey-persian-middle", [
      date("تاریخ ارسال", s.some(s.times()), (day) => `${iso(day)} ${clock(day)}`),
      scale("رضایت شما از تحویل", steps, s.picks(steps)),
      flag("کدام را می‌شناسید؟ [برند الف]", s.flags(), "خیر", "بله"),
    ], { quoted: "all" });
  },
  () => {
    const s = source(611, 60);
    const nothing = { nothing: "\\N" };
    return sheet("dump-tabs-backslashes", [
      name("customer_id", s.list((row) => String(row + 100_001))),
      other("address", s.list((row) => (row % 4 ? `Street ${row}` : `Street ${row}\\\nFloor ${row % 3}`))),
      number("spent", s.some(s.amounts()), String, nothing),
      kind("plan", s.some(s.picks(["free", "pro", "team"])), nothing),
      date("created_at", s.some(s.times()), (day) => `${iso(day)} ${clock(day)}`, nothing),
    ], { delimiter: "\t", quoted: "never" });
  },
  () => {
    const s = source(612, 60);
    const nothing = { nothing: "\\N" };
    return sheet("dump-commas-backslashes", [
      name("id", s.list((row) => String(row + 100_001))),
      column("identifier", "who", s.list((row) => (row % 3 ? `Doe ${row}` : `Doe ${row}, Jane \\ Co`)), (text) => text.replace(/[\\,]/g, "\\$&")),
      number("spent", s.some(s.amounts()), String, nothing),
      kind("plan", s.some(s.picks(["free", "pro", "team"])), nothing),
    ], { quoted: "never" });
  },
  () => {
    const s = source(613, 45);
    const columns = [
      { ...name("رمز العميل", s.list((row) => `ع${100 + row}`)), starts: true },
      { ...kind("المنطقة", s.picks(["الشمال", "الجنوب", "الوسط"])), starts: true },
      number("المبيعات 2023", s.amounts(0), (value) => grouped(String(value), ",")),
      number("المبيعات 2024", s.amounts(0), (value) => grouped(String(value), ",")),
    ];
    return sheet("years-below-a-group", columns, { encoding: "utf-8-bom", heads: [["رمز العميل", "المنطقة", "المبيعات", ""], ["", "", "2023", "2024"]], behind: ['الإجمالي,,"123,456","234,567"'] });
  },
  () => {
    const s = source(614, 45);
    return sheet("events-of-an-app", [
      date("first_seen", s.times(), (day) => String(day.getTime() / 1000)),
      date("last_seen_ms", s.times(), (day) => String(day.getTime())),
      number("sessions", s.wholes(1, 300)),
      kind("platform", s.picks(["IOS", "ANDROID", "WEB"])),
      flag("is_paying", s.flags(0.2), "FALSE", "TRUE"),
    ]);
  },
];
