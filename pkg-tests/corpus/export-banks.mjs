/** Bank statements, accounting programs, and what comes out of databases. */

import { parts, two } from "./dates.mjs";
import { PERSIAN, grouped, inDigits, written } from "./numbers.mjs";
import { MONTHS, clock, date, flag, iso, kind, later, name, number, other, sheet, source, spread } from "./export-parts.mjs";

const english = (value) => written(value, 2, { group: "," });
const german = (value) => written(value, 2, { group: ".", mark: "," });
const dotted = (day) => `${two(spread(day).d)}.${two(spread(day).m)}.${spread(day).y}`;
const slashed = (day) => `${two(spread(day).d)}/${two(spread(day).m)}/${spread(day).y}`;
const signed = (s) => s.list(() => Number(((s.chance(0.6) ? -1 : 1) * 10 ** (1 + 3 * s.next())).toFixed(2)));
const jalali = (day) => {
  const { y, m, d } = parts(day, "persian");
  return `${y}/${two(m)}/${two(d)}`;
};
/** Either side of an account: one of the two is blank in each row. */
const sides = (s) => {
  const amounts = s.amounts();
  const out = s.flags(0.5);
  return [amounts.map((amount, row) => (out[row] ? amount : null)), amounts.map((amount, row) => (out[row] ? null : amount))];
};

/** Columns padded to their widest cell, with `gap` between them; numbers stand to the right. */
function padded(title, columns, gap, { before = [], behind = [], rule = false, border = "", encoding = "utf-8" } = {}) {
  const width = columns.map(({ name, cells }) => Math.max(name.length, ...cells.map((cell) => cell.length)));
  const line = (cells) => border + cells.map((cell, index) => (columns[index].type === "number" ? cell.padStart(width[index]) : cell.padEnd(width[index]))).join(gap) + border;
  const made = sheet(title, columns, { encoding });
  const rows = columns[0].cells.map((_, row) => line(columns.map(({ cells }) => cells[row])));
  const ruled = rule ? [border.trim() + width.map((size) => "-".repeat(size)).join(rule) + border.trim()] : [];
  made.text = [...before, line(columns.map((column) => column.name)), ...ruled, ...rows, ...behind].map((text) => text.trimEnd() + "\n").join("");
  return made;
}

export const banks = [
  () => {
    const s = source(201, 40);
    return sheet("bank-german", [
      date("Buchungstag", s.days(), dotted),
      date("Wertstellung", s.days(), dotted),
      kind("Status", s.picks(["Gebucht", "Vorgemerkt"])),
      other("Verwendungszweck", s.list((row) => `Rechnung ${row}; Kunde Müller`)),
      number("Betrag (€)", signed(s), german),
    ], { delimiter: ";", quoted: "all", encoding: "windows-1252", newline: "\r\n", before: ['"Girokonto";"DE02 1203 0000 0000 2020 51"', '""', '"Kontostand vom 05.01.2024:";"12.345,67 €"', '""'] });
  },
  () => {
    const s = source(202, 40);
    const [debit, credit] = sides(s);
    return sheet("bank-french", [
      date("Date", s.days(), slashed),
      other("Libellé", s.list(() => s.of(["PRÉLÈVEMENT EDF", "CARTE 05/01 CAFÉ", "VIREMENT REÇU"]))),
      number("Débit euros", debit, (value) => written(value, 2, { group: " ", mark: "," })),
      number("Crédit euros", credit, (value) => written(value, 2, { group: " ", mark: "," })),
    ], { delimiter: ";", encoding: "windows-1252", newline: "\r\n", before: ["Téléchargement du 05/01/2024;;;", ";;;", "Compte de Dépôt n° 12345678901;;;", "Solde au 05/01/2024;1 234,56 €;;", ";;;"] });
  },
  () => {
    const s = source(203, 40);
    const [debit, credit] = sides(s);
    return sheet("bank-saudi", [
      date("التاريخ", s.days(), slashed),
      other("الوصف", s.list(() => s.of(["شراء نقاط بيع", "حوالة واردة", "رسوم"]))),
      number("مدين", debit, english),
      number("دائن", credit, english),
      number("الرصيد", s.amounts(2, 3), (value) => `${english(value)} SAR`),
    ], { encoding: "utf-8-bom", newline: "\r\n", before: ["كشف حساب", "رقم الحساب,SA0380000000608010167519", "الفترة,01/01/2024 - 31/01/2024", ""], behind: ["الإجمالي,,\"12,345.00\",\"11,222.00\","] });
  },
  () => {
    const s = source(204, 40);
    const whole = (value) => inDigits(grouped(String(Math.round(value)), ","), PERSIAN);
    const [out, into] = sides(s).map((side) => side.map((value) => value && Math.round(value) * 1000));
    return sheet("bank-iranian", [
      other("ردیف", s.list((row) => inDigits(String(row + 1), PERSIAN))),
      date("تاریخ", s.days(), (day) => inDigits(jalali(day), PERSIAN)),
      other("ساعت", s.times().map((day) => inDigits(clock(day, false), PERSIAN))),
      number("برداشت", out, whole),
      number("واریز", into, whole),
      number("مانده", s.list(() => s.whole(1000, 99_000) * 1000), whole),
      other("شرح", s.picks(["انتقال وجه", "خرید کالا", "واریز حقوق"])),
    ], { encoding: "utf-8-bom", newline: "\r\n", before: ["صورتحساب سپرده کوتاه مدت,,,,,,", "شماره حساب: ۱۲۳۴-۵۶۷-۸۹,,,,,,", "از تاریخ ۱۴۰۲/۰۱/۰۱ تا ۱۴۰۳/۱۲/۲۹,,,,,,"], behind: ['جمع کل,,,"۱۲,۳۴۵,۰۰۰","۹,۸۷۶,۰۰۰",,'] });
  },
  () => {
    const s = source(205, 40);
    return sheet("bank-british-opening", [
      date("Date", s.days(), (day) => `${two(spread(day).d)} ${MONTHS[spread(day).m - 1]} ${spread(day).y}`),
      kind("Type", s.picks(["DD", "POS", "BGC"])),
      other("Description", s.list(() => s.of(["'TESCO STORES", "'GREGGS PLC", "'SALARY"]))),
      number("Value", signed(s), (value) => value.toFixed(2)),
      number("Balance", s.amounts(2, 3), (value) => value.toFixed(2)),
      name("Account Number", s.list(() => "'602345-12345678")),
    ].map((made) => (made.name === "Account Number" ? { ...made, type: "any" } : made)), { before: [""], newline: "\r\n" });
  },
  () => {
    const s = source(206, 40);
    return sheet("erp-list-with-bars", [
      name("Customer", s.list((row) => `00010${String(row + 10).padStart(5, "0")}`)),
      kind("City", s.picks(["Jeddah", "Riyadh", "Dammam"])),
      number("Amount", signed(s), (value) => (value < 0 ? `${german(-value)}-` : german(value))),
      date("Posting", s.days(), dotted),
    ], { delimiter: "|", quoted: "never", before: ["05.01.2024                Dynamic List Display                1", "------------------------------------------------------------------", ""], wrap: (line) => `|${line}|` });
  },
  () => {
    const s = source(207, 40);
    return padded("terminal-psql", [
      name("id", s.list((row) => `c${row * 13 + 7}`)),
      kind("city", s.picks(["Tehran", "Qom", "Mashhad"])),
      number("spend", s.amounts(), (value) => value.toFixed(2)),
      date("joined", s.days(), iso),
    ], " | ", { border: " ", rule: "-+-", behind: ["(40 rows)", ""] });
  },
  () => {
    const s = source(208, 40);
    const columns = [
      kind("segment", s.picks(["retail", "wholesale", "online"])),
      number("orders", s.wholes(1, 90)),
      number("spend", s.amounts(), (value) => value.toFixed(2)),
    ];
    const made = padded("terminal-mysql", columns, " | ");
    const lines = made.text.trimEnd().split("\n").map((line) => `| ${line} |`);
    const rule = `+${lines[0].slice(1, -1).replace(/[^|]/g, "-").replaceAll("|", "+")}+`;
    made.text = [rule, lines[0], rule, ...lines.slice(1), rule].join("\n") + "\n";
    return made;
  },
  () => {
    const s = source(209, 40);
    return padded("markdown-table", [
      kind("plan", s.picks(["basic", "gold", "premium"])),
      number("visits", s.wholes(1, 90)),
      date("joined", s.days(), iso),
    ], " | ", { border: "|", rule: "-|-" });
  },
  () => {
    const s = source(210, 40);
    return padded("fixed-one-space", [
      name("CUSTNO", s.list((row) => `A${1000 + row * 7}`)),
      kind("CITY", s.picks(["New York", "Paris", "Los Angeles", "Rome"])),
      number("SALES", s.amounts(), (value) => value.toFixed(2)),
      date("LASTBUY", s.days(), iso),
      kind("GRADE", s.picks(["A", "B", "C"])),
    ], " ");
  },
  () => {
    const s = source(211, 40);
    return padded("fixed-one-space-blanks", [
      name("ID", s.list((row) => String(10_000 + row * 3))),
      kind("REGION", s.picks(["North East", "South", "West Coast"])),
      number("VISITS", s.some(s.wholes(1, 400), 0.25)),
      number("BALANCE", s.amounts(), english),
      flag("ACTIVE", s.flags(), "N", "Y"),
    ], " ");
  },
  () => {
    const s = source(212, 40);
    const made = sheet("lines-in-quotes", [
      name("CustomerId", s.list((row) => `C${row + 500}`)),
      kind("Country", s.picks(["Germany", "France", "United Kingdom"])),
      number("Spend", s.amounts(), (value) => value.toFixed(2)),
      date("Joined", s.days(), iso),
    ]);
    made.text = made.text.replace(/^.*$/gm, (line) => line && `"${line}"`);
    return made;
  },
  () => {
    const s = source(213, 40);
    const made = sheet("lines-in-quotes-doubled", [
      name("CustomerId", s.list((row) => `C${row + 500}`)),
      other("Company", s.list((row) => (row % 3 === 0 ? `Firm ${row}, Ltd` : `Firm ${row}`))),
      number("Spend", s.amounts(), (value) => value.toFixed(2)),
      kind("Class", s.picks(["A", "B", "C"])),
    ]);
    made.text = made.text.replace(/^.*$/gm, (line) => line && `"${line.replaceAll('"', '""')}"`).replaceAll("\n", "\r\n");
    return made;
  },
  () => {
    const s = source(214, 36);
    const values = s.amounts(2, 3);
    return sheet("accounting-totals", [
      other("Customer", s.list((row) => `Customer ${row + 1}`)),
      number("Jan 2024", values, english),
      number("Feb 2024", s.some(s.amounts(2, 3)), english, { nothing: "-" }),
      number("Mar 2024", s.amounts(2, 3), english),
    ], { before: ["My Company LLC", "Sales by Customer Summary", '"January - March, 2024"', ""], behind: ['TOTAL,"$123,456.00","$98,765.00","$110,000.00"', "", "", '"Friday, Jan 05, 2024 02:22:33 PM GMT+3 - Accrual Basis"'] });
  },
  () => {
    const s = source(215, 40);
    return sheet("hijri-ledger", [
      name("رقم السند", s.list((row) => String(41_200 + row * 3))),
      date("التاريخ الهجري", s.days(), (day) => {
        const { y, m, d } = parts(day, "islamic-umalqura");
        return `${d}/${m}/${y}هـ`;
      }),
      number("المبلغ", s.amounts(), english),
      kind("البيان", s.picks(["مبيعات", "مرتجع", "خصم"])),
    ], { encoding: "windows-1256", newline: "\r\n", delimiter: "\t" });
  },
  () => {
    const s = source(216, 40);
    return sheet("dump-with-nulls", [
      name("user_id", s.list((row) => `${(row * 2_654_435_761 % 4_294_967_296).toString(16).padStart(8, "0")}-1f2e-4a5b-8c9d-0123456789ab`)),
      number("spend", s.some(s.amounts()), (value) => value.toFixed(2), { nothing: "\\N" }),
      date("updated_at", s.some(s.times()), (day) => `${iso(later(day, 2))} ${clock(later(day, 2))}.000+02`, { nothing: "\\N" }),
      flag("is_vip", s.flags(), "f", "t"),
    ], { delimiter: "\t", quoted: "never" });
  },
];
