/** Exports of shops, CRMs, newsletters and advertising accounts, in many lands. */

import { parts, two } from "./dates.mjs";
import { ARABIC, PERSIAN, grouped, inDigits, written } from "./numbers.mjs";
import { MONTHS, WEEKDAYS, clock, date, flag, halfDay, iso, kind, later, name, number, other, scale, sheet, source, spread } from "./export-parts.mjs";

const english = (value) => written(value, 2, { group: "," });
const german = (value) => written(value, 2, { group: ".", mark: "," });
const indian = (whole) => (whole.length <= 3 ? whole : `${whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ",")},${whole.slice(-3)}`);
const dotted = (day) => `${two(spread(day).d)}.${two(spread(day).m)}.${spread(day).y}`;
const american = (day) => `${spread(day).m}/${spread(day).d}/${spread(day).y}`;
const jalali = (day, sign = "/") => {
  const { y, m, d } = parts(day, "persian");
  return `${y}${sign}${two(m)}${sign}${two(d)}`;
};
const persian = (text) => inDigits(text, PERSIAN);

export const customers = [
  () => {
    const s = source(401, 40);
    return sheet("magento-orders", [
      name("ID", s.list((row) => `0000${10_000 + row * 3}`)),
      kind("Purchase Point", s.picks(["Main Website", "Outlet"])),
      date("Purchase Date", s.times(), (day) => `${MONTHS[spread(day).m - 1]} ${spread(day).d}, ${spread(day).y} ${halfDay(day)}`),
      other("Bill-to Name", s.list((row) => `Buyer ${row % 13}`)),
      number("Grand Total (Base)", s.amounts(), (value) => `$${english(value)}`),
      number("Shipping", s.list(() => s.of([0, 5, 12.5])), (value) => value.toFixed(4)),
      kind("Status", s.picks(["Complete", "Processing", "Closed"])),
    ], { quoted: "all" });
  },
  () => {
    const s = source(402, 40);
    return sheet("salla-customers", [
      name("رقم العميل", s.list((row) => String(8_100_200 + row * 17))),
      kind("الجنس", s.picks(["ذكر", "أنثى"])),
      kind("المدينة", s.picks(["الرياض", "جدة", "مكة المكرمة", "الدمام"])),
      number("عدد الطلبات", s.wholes(1, 40)),
      number("إجمالي المشتريات", s.amounts(), (value) => `${english(value)} ر.س`),
      date("تاريخ آخر طلب", s.times(60_000), (day) => `${iso(day)} ${(day.getUTCHours() % 12) || 12}:${two(day.getUTCMinutes())} ${day.getUTCHours() < 12 ? "ص" : "م"}`),
      flag("مشترك في النشرة", s.flags(), "لا", "نعم"),
    ], { encoding: "utf-8-bom", newline: "\r\n" });
  },
  () => {
    const s = source(403, 40);
    return sheet("marketplace-orders-persian", [
      name("شماره سفارش", s.list((row) => persian(String(140_233_100 + row * 91)))),
      date("تاریخ ثبت سفارش", s.times(60_000), (day) => persian(`${jalali(day)} - ${clock(day, false)}`)),
      kind("وضعیت سفارش", s.picks(["تحویل شده", "لغو شده", "در حال پردازش"])),
      number("مبلغ قابل پرداخت", s.list(() => s.whole(15, 9000) * 1000), (value) => `${persian(grouped(String(value), ","))} ریال`),
      number("تعداد کالا", s.wholes(1, 14), (value) => persian(String(value))),
      kind("استان", s.picks(["تهران", "خراسان رضوی", "اصفهان", "فارس"])),
    ], { encoding: "utf-8-bom", newline: "\r\n", quoted: "all" });
  },
  () => {
    const s = source(404, 40);
    return sheet("prestashop-orders", [
      name("Référence", s.list(() => Array.from({ length: 9 }, () => "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[s.whole(0, 25)]).join(""))),
      flag("Nouveau client", s.flags(), "Non", "Oui"),
      number("Total", s.amounts(), (value) => `${written(value, 2, { group: "\u202f", mark: "," })}\u00a0€`),
      kind("Paiement", s.picks(["Carte bancaire", "Chèque", "Virement"])),
      date("Date", s.days(), (day) => `${two(spread(day).d)}/${two(spread(day).m)}/${spread(day).y}`),
    ], { delimiter: ";", quoted: "all" });
  },
  () => {
    const s = source(405, 40);
    return sheet("bigcommerce-customers", [
      name("Customer ID", s.list((row) => String(311 + row * 5))),
      number("Store Credit", s.list(() => s.of([0, 0, 10, 25.5])), (value) => value.toFixed(2)),
      kind("Customer Group", s.picks(["Retail", "Wholesale", "VIP"])),
      date("Date Joined", s.days(), (day) => `${two(spread(day).m)}/${two(spread(day).d)}/${spread(day).y}`),
      other("Phone", s.list((row) => (row % 3 ? `(555) 010-${1000 + row}` : ""))),
      number("Orders", s.wholes(0, 25)),
    ], { delimiter: "\t" });
  },
  () => {
    const s = source(406, 40);
    return sheet("hubspot-contacts", [
      name("Record ID", s.list((row) => String(51_201 + row * 50))),
      other("Email", s.list((row) => `person${row}@example.org`)),
      kind("Lifecycle Stage", s.picks(["Lead", "Customer", "Opportunity", "Subscriber"])),
      date("Create Date", s.times(60_000), (day) => `${iso(day)} ${clock(day, false)}`),
      number("Annual Revenue", s.some(s.list(() => s.whole(1, 400) * 25_000), 0.4)),
      number("Number of Employees", s.some(s.wholes(1, 4000), 0.3)),
      number("Number of Pageviews", s.wholes(0, 300)),
      flag("Marketing contact status", s.flags(), "false", "true"),
    ], { quoted: "all" });
  },
  () => {
    const s = source(407, 40);
    return sheet("salesforce-report", [
      name("Account ID", s.list((row) => `0015g00000${(row * 7919).toString(36).toUpperCase().padStart(5, "0")}AA`)),
      kind("Industry", s.picks(["Retail", "Banking", "Education"])),
      number("Amount", s.amounts(2, 3), (value) => `USD ${english(value)}`),
      date("Close Date", s.days(), american),
      number("Probability (%)", s.list(() => s.of([10, 25, 50, 75, 90])), (value) => `${value}%`),
    ], { quoted: "all", behind: ["", '"Open opportunities"', '"Copyright (c) 2000-2024 example, inc. All rights reserved."', '"Confidential Information - Do Not Distribute"', '"Generated By:  A. Person  1/5/2024, 10:11 AM"'] });
  },
  () => {
    const s = source(408, 40);
    return sheet("mailchimp-members", [
      other("Email Address", s.list((row) => `m${row}@example.net`)),
      number("MEMBER_RATING", s.wholes(1, 5)),
      date("OPTIN_TIME", s.times(), (day) => `${iso(day)} ${clock(day)}`),
      other("OPTIN_IP", s.list(() => `203.0.113.${s.whole(1, 250)}`)),
      number("LATITUDE", s.some(s.list(() => Number((s.next() * 180 - 90).toFixed(7))), 0.5)),
      kind("CC", s.picks(["US", "GB", "DE"])),
      other("NOTES", s.list(() => "")),
    ]);
  },
  () => {
    const s = source(409, 40);
    return sheet("profiles-with-offsets", [
      name("Klaviyo-like ID", s.list((row) => `01H${(row * 104_729 + 46_656).toString(36).toUpperCase()}`)),
      date("First Active", s.times(), (day) => `${iso(day)}T${clock(day)}+00:00`),
      number("Historic CLV", s.amounts(6), (value) => value.toFixed(6)),
      number("Churn Risk", s.list(() => Number(s.next().toFixed(4))), String),
      flag("Email Consent", s.flags(), "NEVER_SUBSCRIBED", "SUBSCRIBED"),
    ].map((made) => (made.name === "Email Consent" ? { ...made, type: "any" } : made)));
  },
  () => {
    const s = source(410, 40);
    return sheet("ads-campaigns", [
      kind("Campaign type", s.picks(["Search", "Display", "Video"])),
      number("Clicks", s.wholes(0, 90_000), (value) => grouped(String(value), ",")),
      number("Impr.", s.wholes(1000, 900_000), (value) => grouped(String(value), ",")),
      number("CTR", s.list(() => s.whole(0, 2000) / 100), (value) => `${value.toFixed(2)}%`),
      number("Avg. CPC", s.some(s.list(() => s.whole(1, 900) / 100)), (value) => value.toFixed(2), { nothing: " --" }),
      number("Cost", s.amounts(), english),
    ], { before: ["Campaign performance", '"January 1, 2024 - January 31, 2024"'], behind: ['Total: Account,"1,234,567","12,345,678",4.56%,0.78,"98,765.43"'] });
  },
  () => {
    const s = source(411, 40);
    return sheet("settlement-german", [
      date("Datum/Uhrzeit", s.times(), (day) => `${dotted(day)} ${clock(day)} UTC`),
      kind("Typ", s.picks(["Bestellung", "Erstattung", "Servicegebühr"])),
      number("Umsätze", s.list(() => s.whole(-5000, 90_000) / 100), german),
      number("Gesamt", s.list(() => s.whole(-90_000, 90_000) / 100), german),
      number("Menge", s.wholes(1, 9), String, { open: true }),
    ], { quoted: "all", before: ['"Alle Beträge in EUR, sofern nicht anders gekennzeichnet"', '"Definitionen: siehe Hilfe, Abschnitt 3, Berichte"'] });
  },
  () => {
    const s = source(412, 40);
    return sheet("craft-shop-short-years", [
      date("Sale Date", s.days(), (day) => `${two(spread(day).m)}/${two(spread(day).d)}/${two(spread(day).y % 100)}`),
      name("Order ID", s.list((row) => String(3_100_200_300 + row * 733))),
      number("Number of Items", s.wholes(1, 30)),
      number("Order Value", s.amounts(), (value) => value.toFixed(2)),
      kind("Payment Type", s.picks(["online_cc", "online_paypal"])),
    ]);
  },
  () => {
    const s = source(413, 40);
    return sheet("loyalty-german", [
      name("Kundennummer", s.list((row) => `00${4711 + row * 3}`)),
      date("Geburtsdatum", s.list(() => new Date(Date.UTC(1950, 0, 1) + s.whole(0, 18_000) * 86_400_000)), dotted),
      number("Umsatz", s.amounts(), (value) => `${german(value)} €`),
      flag("Newsletter", s.flags(), "nein", "ja"),
      kind("Filiale", s.picks(["München", "Köln", "Düsseldorf"])),
      number("Rabatt", s.list(() => s.whole(0, 60) / 2), (value) => `${written(value, 1, { mark: "," })} %`),
    ], { delimiter: ";", encoding: "windows-1252", newline: "\r\n" });
  },
  () => {
    const s = source(414, 40);
    return sheet("shop-turkish", [
      name("Müşteri No", s.list((row) => `M-${2000 + row * 7}`)),
      kind("Şehir", s.picks(["İstanbul", "Eskişehir", "Muğla", "Diyarbakır"])),
      number("Toplam Tutar", s.amounts(), (value) => `${german(value)} ₺`.replace(" ₺", " TL")),
      date("Sipariş Tarihi", s.days(), dotted),
      flag("Abone", s.flags(), "Hayır", "Evet"),
    ], { delimiter: ";", encoding: "windows-1254", newline: "\r\n" });
  },
  () => {
    const s = source(415, 40);
    return sheet("hotel-bookings", [
      name("Booking number", s.list((row) => String(2_345_678_901 + row * 1237))),
      date("Check-in", s.days(), (day) => `${WEEKDAYS[day.getUTCDay()]}, ${spread(day).d} ${MONTHS[spread(day).m - 1]} ${spread(day).y}`),
      number("Price", s.amounts(), (value) => `${value.toFixed(2)} EUR`),
      number("Persons", s.wholes(1, 12)),
      kind("Booker country", s.picks(["nl", "de", "gb"])),
      number("Commission %", s.list(() => s.of([12, 15, 18])), String, { open: true }),
    ], { delimiter: "\t", quoted: "all" });
  },
  () => {
    const s = source(416, 40);
    return sheet("marketplace-indian", [
      name("Order Id", s.list((row) => `OD${42_000_000_000_000 + row * 9973}`)),
      date("Ordered On", s.days(), (day) => `${two(spread(day).d)}-${MONTHS[spread(day).m - 1]}-${spread(day).y}`),
      number("Invoice Amount", s.list(() => s.whole(100, 9_000_000)), (value) => `₹${written(value, 2, { grouping: indian, group: "," })}`),
      kind("State", s.picks(["IN-MH", "IN-KA", "IN-DL"])),
      flag("COD", s.flags(), "N", "Y"),
    ]);
  },
  () => {
    const s = source(417, 40);
    return sheet("frame-with-index", [
      name("", s.list((row) => String(row))),
      date("signup", s.times(), (day) => `${iso(day)} ${clock(day)}.${String(123_456).padStart(6, "0")}`),
      flag("active", s.flags(), "False", "True"),
      number("orders", s.some(s.wholes(0, 60)), (value) => value.toFixed(1)),
      number("basket", s.some(s.amounts(3)), String, { nothing: "" }),
      kind("channel", s.picks(["web", "store"])),
    ].map((made) => (made.name === "signup" || made.name === "" ? { ...made, type: "any" } : made)));
  },
  () => {
    const s = source(418, 40);
    return sheet("excel-arabic-unicode-text", [
      other("ملاحظة", s.list((row) => (row % 4 ? "عميل جيد" : 'طلب "عاجل"\nغدًا'))),
      date("التاريخ", s.days(), (day) => inDigits(`${two(spread(day).d)}/${two(spread(day).m)}/${spread(day).y}`, ARABIC)),
      number("القيمة", s.amounts(), (value) => inDigits(written(value, 2, { group: "٬", mark: "٫" }), ARABIC)),
      kind("الفرع", s.picks(["الشمال", "الجنوب"])),
    ], { delimiter: "\t", encoding: "utf-16le", newline: "\r\n" });
  },
  () => {
    const s = source(419, 40);
    return sheet("excel-persian-utf8", [
      name("کد مشتری", s.list((row) => persian(`۰۰${1200 + row}`))),
      number("مبلغ خرید (تومان)", s.list(() => s.whole(20, 9000) * 1000), (value) => persian(grouped(String(value), "٬"))),
      date("تاریخ تولد", s.list(() => new Date(Date.UTC(1955, 0, 1) + s.whole(0, 16_000) * 86_400_000)), (day) => persian(jalali(day))),
      scale("سطح باشگاه", ["برنزی", "نقره‌ای", "طلایی"], s.picks(["برنزی", "نقره‌ای", "طلایی"])),
      flag("عضو خبرنامه", s.flags(), "خیر", "بله"),
    ], { delimiter: ";", encoding: "utf-8-bom", newline: "\r\n" });
  },
  () => {
    const s = source(420, 40);
    return sheet("grants-fiscal-years", [
      kind("Financial year", s.picks(["2008-09", "2009-10", "2010-11"])),
      kind("Region", s.picks(["North", "South", "West"])),
      number("Paid (thousands)", s.wholes(3, 900)),
    ]);
  },
];
