/** Exports of shop systems, payment services and customer lists. */

import { parts, two } from "./dates.mjs";
import { ARABIC, PERSIAN, grouped, inDigits, written } from "./numbers.mjs";
import { MONTHS, WEEKDAYS, clock, column, date, flag, halfDay, iso, kind, later, name, number, other, scale, sheet, source, spread, marked } from "./export-parts.mjs";

const english = (value) => written(value, 2, { group: "," });
const german = (value) => written(value, 2, { group: ".", mark: "," });
const plain = (value) => written(value, 2);
const mail = (row) => `buyer${row}@example.com`;
const jalali = (day, sign = "/") => {
  const { y, m, d } = parts(day, "persian");
  return `${y}${sign}${two(m)}${sign}${two(d)}`;
};

export const shops = [
  () => {
    const s = source(101, 48);
    const items = s.wholes(1, 4);
    return sheet("shopify-orders", [
      name("Name", s.list((row) => `#${1001 + row}`)),
      name("Email", s.list((row) => mail(row % 17))),
      kind("Financial Status", s.picks(["paid", "refunded", "pending", "partially_refunded"])),
      date("Paid at", s.some(s.times()), (day) => `${iso(later(day, -5))} ${clock(later(day, -5))} -0500`),
      kind("Fulfillment Status", s.picks(["fulfilled", "unfulfilled", "partial"])),
      flag("Accepts Marketing", s.flags(), "no", "yes"),
      kind("Currency", s.picks(["USD"])),
      number("Subtotal", s.amounts(), plain),
      number("Shipping", s.list(() => s.of([0, 4.9, 9.9])), plain),
      number("Total", s.amounts(), plain),
      other("Discount Code", s.list(() => s.of(["", "", "WELCOME10"]))),
      date("Created at", s.times(), (day) => `${iso(later(day, -4))} ${clock(later(day, -4))} -0400`),
      number("Lineitem quantity", items),
      other("Lineitem name", s.picks(["T-Shirt - M / Red", 'Poster 12" x 18"', "Mug, large", "Socks"])),
      name("Shipping Zip", s.list(() => `'${s.whole(10000, 99999)}`)),
      marked(name("Phone", s.list(() => `+1 555 ${s.whole(100, 999)} ${s.whole(1000, 9999)}`))),
      other("Notes", s.list((row) => (row % 11 === 3 ? "Ring twice,\nplease" : ""))),
    ]);
  },
  () => {
    const s = source(102, 60);
    return sheet("shopify-customers", [
      name("Customer ID", s.list((row) => `'${7_000_000_000_000 + row * 7919}`)),
      name("Email", s.list(mail)),
      flag("Accepts Email Marketing", s.flags(), "no", "yes"),
      kind("Default Address Country Code", s.picks(["US", "CA", "GB", "DE"])),
      number("Total Spent", s.amounts(), plain),
      number("Total Orders", s.wholes(0, 30)),
      { ...column("answers", "Tags", s.list(() => s.shuffled(["vip", "wholesale", "newsletter"]).slice(0, s.whole(1, 2)).sort()), (list) => list.join(", ")), answers: ["vip", "wholesale", "newsletter"] },
      flag("Tax Exempt", s.flags(0.1), "no", "yes"),
    ]);
  },
  () => {
    const s = source(103, 45);
    return sheet("woocommerce-orders", [
      name("Order ID", s.list((row) => String(50_210 + 3 * row))),
      date("Order Date", s.times(60_000), (day) => `${iso(day)} ${clock(day, false)}`),
      kind("Status", s.picks(["wc-completed", "wc-processing", "wc-refunded"])),
      kind("Customer Country", s.picks(["FR", "BE", "CH"])),
      number("Order Total", s.amounts(), plain),
      number("Refund", s.list(() => (s.chance(0.2) ? -s.whole(1, 50) : 0)), plain),
      other("Items", s.list(() => `Sac à dos × ${s.whole(1, 3)}`)),
    ], { newline: "\r\n", quoted: "all", encoding: "utf-8-bom" });
  },
  () => {
    const s = source(104, 40);
    return sheet("stripe-payments", [
      name("id", s.list((row) => `ch_3O${(row * 48_271 + 99_991).toString(36)}Xy${row}`)),
      date("Created date (UTC)", s.times(), (day) => `${iso(day)} ${clock(day)}`),
      number("Amount", s.amounts(), plain),
      number("Amount Refunded", s.list(() => s.of([0, 0, 12.5])), plain),
      kind("Currency", s.picks(["eur", "usd"])),
      flag("Captured", s.flags(0.8), "false", "true"),
      kind("Status", s.picks(["Paid", "Refunded", "Failed"])),
      kind("Card Brand", s.picks(["Visa", "MasterCard", "American Express"])),
      other("Seller Message", s.picks(["Payment complete.", "The bank returned the decline code `insufficient_funds`."])),
      name("Customer Email", s.list((row) => mail(row % 13))),
    ]);
  },
  () => {
    const s = source(105, 42);
    return sheet("salla-orders", [
      name("رقم الطلب", s.list((row) => String(204_511_300 + row * 17))),
      kind("حالة الطلب", s.picks(["تم التنفيذ", "قيد التنفيذ", "ملغي"])),
      date("تاريخ الطلب", s.times(), (day) => `${iso(day)} ${clock(day)}`),
      name("اسم العميل", s.list((row) => `عميل رقم ${row + 1}`)),
      kind("طريقة الدفع", s.picks(["مدى", "فيزا", "الدفع عند الاستلام"])),
      number("إجمالي الطلب", s.amounts(), (value) => `${english(value)} ر.س`),
      number("الخصم", s.list(() => s.of([0, 10, 25.5])), (value) => `${plain(value)} ر.س`),
      kind("المدينة", s.picks(["الرياض", "جدة", "الدمام", "مكة المكرمة"])),
    ], { encoding: "utf-8-bom" });
  },
  () => {
    const s = source(106, 40);
    return sheet("zid-orders-arabic-digits", [
      name("رقم الطلب", s.list((row) => inDigits(String(3_310_200 + row * 13), ARABIC))),
      date("تاريخ الإنشاء", s.days(), (day) => inDigits(`${two(spread(day).d)}/${two(spread(day).m)}/${spread(day).y}`, ARABIC)),
      number("المجموع", s.amounts(), (value) => inDigits(written(value, 2, { group: "٬", mark: "٫" }), ARABIC)),
      number("عدد المنتجات", s.wholes(1, 30), (value) => inDigits(String(value), ARABIC)),
      flag("تم الشحن", s.flags(0.6), "لا", "نعم"),
      kind("قناة البيع", s.picks(["تطبيق", "موقع", "متجر"])),
    ], { delimiter: ";", newline: "\r\n" });
  },
  () => {
    const s = source(107, 44);
    return sheet("seller-panel-persian", [
      name("شماره سفارش", s.list((row) => String(98_120_011 + row * 31))),
      date("تاریخ ثبت", s.days(), (day) => inDigits(jalali(day), PERSIAN)),
      kind("وضعیت", s.picks(["ارسال شده", "در حال پردازش", "لغو شده", "مرجوع شده"])),
      number("تعداد", s.wholes(1, 25), (value) => inDigits(String(value), PERSIAN)),
      number("مبلغ کل (ریال)", s.list(() => s.whole(50, 9000) * 10_000), (value) => inDigits(grouped(String(value), ","), PERSIAN)),
      number("کارمزد", s.list(() => s.whole(5, 900) * 1000), (value) => `${inDigits(grouped(String(value), "٬"), PERSIAN)} ریال`),
      kind("استان", s.picks(["تهران", "اصفهان", "خراسان رضوی", "فارس"])),
    ], { encoding: "utf-8-bom", newline: "\r\n" });
  },
  () => {
    const s = source(108, 40);
    return sheet("customers-windows-1256", [
      name("کد مشتري", s.list((row) => `C-${1000 + row}`)),
      date("تاريخ عضويت", s.days(), (day) => jalali(day, "/")),
      kind("شهر", s.picks(["تهران", "شيراز", "تبريز"])),
      number("جمع خريد", s.list(() => s.whole(100, 9_999_999)), (value) => grouped(String(value), ",")),
      flag("عضو باشگاه", s.flags(), "خير", "بلي"),
    ], { encoding: "windows-1256", newline: "\r\n", delimiter: ";" });
  },
  () => {
    const s = source(109, 40);
    return sheet("excel-unicode-text", [
      name("Kundennummer", s.list((row) => `0004${String(711 + row).padStart(4, "0")}`)),
      date("Datum", s.days(), (day) => `${two(spread(day).d)}.${two(spread(day).m)}.${spread(day).y}`),
      number("Umsatz", s.amounts(2, 2), german),
      kind("Ort", s.picks(["Köln", "München", "Zürich"])),
    ], { encoding: "utf-16le", newline: "\r\n", delimiter: "\t" });
  },
  () => {
    const s = source(110, 40);
    return sheet("square-items", [
      date("Date", s.days(), (day) => `${two(spread(day).m)}/${two(spread(day).d)}/${two(spread(day).y % 100)}`),
      other("Time", s.times().map((day) => clock(day))),
      kind("Category", s.picks(["Coffee", "Tea", "Cake"])),
      number("Gross Sales", s.amounts(), (value) => `$${english(value)}`),
      number("Discounts", s.list(() => s.of([0, -1.5, -3])), (value) => (value < 0 ? `-$${plain(-value)}` : `$${plain(value)}`)),
      number("Net Sales", s.list(() => (s.chance(0.2) ? -s.whole(2, 40) : s.whole(2, 4000))), (value) => (value < 0 ? `($${plain(-value)})` : `$${english(value)}`)),
      number("Qty", s.wholes(1, 16), (value) => value.toFixed(1)),
    ]);
  },
  () => {
    const s = source(111, 40);
    return sheet("marketplace-payments", [
      date("date/time", s.times(), (day) => {
        const { y, m, d } = spread(later(day, -8));
        return `${MONTHS[m - 1]} ${d}, ${y} ${halfDay(later(day, -8))} PST`;
      }),
      kind("type", s.picks(["Order", "Refund", "FBA Inventory Fee"])),
      name("order id", s.list(() => `${s.whole(100, 999)}-${s.whole(1_000_000, 9_999_999)}-${s.whole(1_000_000, 9_999_999)}`)),
      number("product sales", s.amounts(), english),
      number("selling fees", s.amounts().map((fee) => -fee), english),
    ], {
      quoted: "all",
      before: ['"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"', '"All amounts in USD, unless specified"', '"Definitions:"', '"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."'],
    });
  },
  () => {
    const s = source(112, 38);
    return sheet("auction-sales", [
      name("Sales Record Number", s.list((row) => String(1504 + row))),
      name("Buyer Username", s.list((row) => `user_${row * 37}`)),
      number("Sold For", s.amounts(), (value) => `£${english(value)}`),
      number("Quantity", s.wholes(1, 14)),
      date("Sale Date", s.days(), (day) => `${two(spread(day).d)}-${MONTHS[spread(day).m - 1]}-${two(spread(day).y % 100)}`),
      flag("Feedback Left", s.flags(), "No", "Yes"),
    ], { before: ["", ""], behind: ["", "38,record(s) downloaded,,,,", "Seller ID : someone,,,,,"] });
  },
  () => {
    const s = source(113, 40);
    return sheet("paypal-german", [
      date("Datum", s.days(), (day) => `${two(spread(day).d)}.${two(spread(day).m)}.${spread(day).y}`),
      other("Uhrzeit", s.times().map((day) => clock(day))),
      kind("Zeitzone", s.picks(["CET", "CEST"])),
      kind("Währung", s.picks(["EUR"])),
      number("Brutto", s.amounts(2, 2), german),
      number("Entgelt", s.list(() => -s.whole(10, 400) / 100), (value) => german(value)),
      name("Transaktionscode", s.list((row) => `8XK${(row * 99_991 + 5_555_555).toString(36).toUpperCase()}`)),
    ], { encoding: "utf-8-bom", quoted: "all", newline: "\r\n" });
  },
  () => {
    const s = source(114, 40);
    return sheet("crm-report-footer", [
      name("Account Name", s.list((row) => `Company ${row + 1}, Inc.`)),
      number("Annual Revenue", s.amounts(0, 4), (value) => `USD ${grouped(String(value), ",")}.00`),
      kind("Industry", s.picks(["Retail", "Banking", "Energy"])),
      date("Created Date", s.days(), (day) => `${spread(day).m}/${spread(day).d}/${spread(day).y}`),
      scale("Employees", ["1-10", "11-50", "51-200", "201-500"], s.picks(["1-10", "11-50", "51-200", "201-500"])),
    ], { quoted: "all", behind: ["", "", '"Accounts by industry"', '"Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."', '"Confidential Information - Do Not Distribute"', '"Generated By:  A Person  5/1/2024 2:22 PM"'] });
  },
  () => {
    const s = source(115, 40);
    return sheet("newsletter-members", [
      name("Email Address", s.list(mail)),
      other("MEMBER_RATING", s.wholes(2, 5)),
      date("OPTIN_TIME", s.times(), (day) => `${iso(day)} ${clock(day)}`),
      number("LATITUDE", s.list(() => s.whole(-89_000_000, 89_000_000) / 1e6), (value) => value.toFixed(6)),
      other("LEID", s.list((row) => String(390_112_345 + row * 4))),
    ]);
  },
  () => {
    const s = source(116, 40);
    return sheet("analytics-with-comments", [
      name("Client ID", s.list(() => `${s.whole(100_000_000, 999_999_999)}.${s.whole(1_600_000_000, 1_700_000_000)}`)),
      number("Sessions", s.wholes(1, 60)),
      number("Bounce Rate", s.list(() => s.whole(0, 10_000) / 100), (value) => `${value.toFixed(2)}%`),
      number("Revenue", s.amounts(), (value) => `$${english(value)}`),
    ], { before: ["# ----------------------------------------", "# All Web Site Data", "# User Explorer", "# 20240101-20240131", "# ----------------------------------------", ""] });
  },
  () => {
    const s = source(117, 40);
    const sessions = s.wholes(1, 400);
    return sheet("analytics-totals", [
      date("Date", s.days(), (day) => iso(day).replaceAll("-", "")),
      number("Sessions", sessions, (value) => grouped(String(value), ",")),
      number("Transactions", s.wholes(0, 50)),
    ], { behind: [`,"${grouped(String(sessions.reduce((one, two) => one + two)), ",")}","901"`] });
  },
  () => {
    const s = source(118, 40);
    return sheet("loyalty-cards-named-zones", [
      name("Card", s.list((row) => `LC${70_000 + row}`)),
      date("Last seen", s.times(), (day) => `${iso(later(day, 3.5))} ${clock(later(day, 3.5))} IRST`),
      date("Joined", s.times(), (day) => `${iso(day)} ${clock(day)} UTC`),
      date("Renewed", s.times(60_000), (day) => `${two(spread(later(day, 2)).d)}/${two(spread(later(day, 2)).m)}/${spread(later(day, 2)).y} ${clock(later(day, 2), false)} EET`),
      number("Points", s.wholes(0, 9000)),
    ]);
  },
  () => {
    const s = source(119, 40);
    return sheet("script-dates", [
      name("user", s.list((row) => `u-${row}-${row * 77}`)),
      date("signup", s.times(), (day) => {
        const local = later(day, 3.5);
        const { y, m, d } = spread(local);
        return `${WEEKDAYS[local.getUTCDay()]} ${MONTHS[m - 1]} ${two(d)} ${y} ${clock(local)} GMT+0330 (Iran Standard Time)`;
      }),
      date("last_mail", s.times(), (day) => {
        const { y, m, d } = spread(day);
        return `${WEEKDAYS[day.getUTCDay()]}, ${two(d)} ${MONTHS[m - 1]} ${y} ${clock(day)} +0000`;
      }),
      date("last_login", s.times(), (day) => {
        const { y, m, d } = spread(later(day, 1));
        return `${WEEKDAYS[later(day, 1).getUTCDay()]} ${MONTHS[m - 1]} ${two(d)} ${clock(later(day, 1))} CET ${y}`;
      }),
      number("logins", s.wholes(1, 80)),
    ]);
  },
  () => {
    const s = source(120, 48);
    const month = (spell) => [s.months(), spell];
    return sheet("cohort-months", [
      name("customer", s.list((row) => `K${row + 100}`)),
      date("Cohort month", ...month((day) => `${MONTHS[spread(day).m - 1]} ${spread(day).y}`)),
      date("First month", ...month((day) => iso(day).slice(0, 7))),
      date("Last month", ...month((day) => `${two(spread(day).m)}/${spread(day).y}`)),
      date("Billing month", ...month((day) => `${MONTHS[spread(day).m - 1]}-${two(spread(day).y % 100)}`)),
      number("Orders", s.wholes(1, 30)),
    ]);
  },
  () => {
    const s = source(121, 48);
    const quarters = () => s.list(() => new Date(Date.UTC(2022, 3 * s.whole(0, 11), 1)));
    const quarter = (day) => `Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
    return sheet("quarters", [
      name("customer", s.list((row) => `K${row + 100}`)),
      date("Joined in", quarters(), (day) => `${day.getUTCFullYear()} ${quarter(day)}`),
      date("Last active", quarters(), (day) => `${quarter(day)}-${day.getUTCFullYear()}`),
      scale("Season", ["Q1", "Q2", "Q3", "Q4"], s.picks(["Q1", "Q2", "Q3", "Q4"])),
      number("Spend", s.amounts(), plain),
    ]);
  },
  () => {
    const s = source(122, 44);
    return sheet("persian-months", [
      name("مشتری", s.list((row) => `م${row + 100}`)),
      date("ماه عضویت", s.list(() => monthOf(s.whole(1400, 1402), s.whole(1, 12))), (day) => {
        const { y, m } = parts(day, "persian");
        return inDigits(`${"فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ")[m - 1]} ${y}`, PERSIAN);
      }),
      date("ماه آخرین خرید", s.list(() => monthOf(s.whole(1400, 1402), s.whole(1, 12))), (day) => {
        const { y, m } = parts(day, "persian");
        return inDigits(`${y}/${two(m)}`, PERSIAN);
      }),
      number("مبلغ", s.wholes(1000, 90_000)),
    ]);
  },
];

/** The first day of a Jalali month, by the platform's calendar. */
function monthOf(year, month) {
  for (let day = new Date(Date.UTC(year + 621, 2, 18)); ; day = later(day, 24)) {
    const { y, m, d } = parts(day, "persian");
    if (y === year && m === month && d === 1) return day;
  }
}
