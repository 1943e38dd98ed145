/** Lengths of time, sides of an account, stamps without signs, and the marks by which spreadsheets know text. */

import { two } from "./dates.mjs";
import { PERSIAN, inDigits, written } from "./numbers.mjs";
import { date, kind, marked, name, number, sheet, source, spread } from "./export-parts.mjs";

const english = (value) => written(value, 2, { group: "," });
const clock = (seconds) => `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
const parts = (seconds) => ({ h: Math.floor(seconds / 3600), m: Math.floor(seconds / 60) % 60, s: seconds % 60 });
const bare = (day) => day.toISOString().slice(0, 19).replace(/[-:]/g, "");
const slashed = (day) => `${two(spread(day).d)}/${two(spread(day).m)}/${spread(day).y}`;

export const spans = [
  () => {
    const s = source(701, 40);
    return sheet("calls-of-a-centre", [
      name("Call ID", s.list((row) => `C-${5501 + row}`)),
      number("Talk time", s.wholes(61, 200_000), clock),
      number("Wait", s.wholes(5, 3599), (seconds) => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`),
      kind("Outcome", s.picks(["sold", "call back", "no"])),
    ]);
  },
  () => {
    const s = source(702, 40);
    const spelled = (seconds) => {
      const { h, m } = parts(seconds);
      return [h && `${h}h`, m && `${m}m`].filter(Boolean).join(" ");
    };
    return sheet("timesheet", [
      name("Task", s.list((row) => `T-${row}`)),
      number("Logged", s.list(() => 60 * s.whole(1, 900)), spelled),
      // Told in the unit that comes first.
      number("Estimate", s.list((row) => (row ? s.whole(1, 300) : 45)), (minutes) => (minutes % 60 ? `${minutes} min` : `${minutes / 60} hours`)),
    ]);
  },
  () => {
    const s = source(703, 40);
    return sheet("analytics-lengths", [
      kind("Session source", s.picks(["google", "(direct)", "newsletter"])),
      number("Average engagement time", s.wholes(60, 3000), (seconds) => `${parts(seconds).m}m ${two(parts(seconds).s)}s`),
      number("Watch time", s.list(() => 60 * s.whole(61, 900)), (seconds) => `PT${parts(seconds).h}H${parts(seconds).m}M`),
    ]);
  },
  () => {
    const s = source(704, 40);
    const spelled = (seconds) => inDigits(`${parts(seconds).h} ساعت و ${parts(seconds).m} دقیقه`, PERSIAN);
    return sheet("rides-persian", [
      name("کد سفر", s.list((row) => `R${row}`)),
      number("مدت سفر", s.list(() => 60 * s.whole(60, 400)), spelled),
      kind("شهر", s.picks(["تهران", "مشهد", "شیراز"])),
    ]);
  },
  () => {
    const s = source(705, 40);
    return sheet("till-formulas", [
      name("Receipt", s.list((row) => `00${7000 + 13 * row}`)),
      number("Amount", s.amounts()),
      kind("Store", s.picks(["North", "South"])),
    ].map((made) => marked(made, '="', '"')), { quoted: "never" });
  },
  () => {
    const s = source(706, 40);
    const signed = s.amounts().map((amount) => (s.chance(0.5) ? -amount : amount));
    return sheet("bank-debit-credit", [
      date("Txn Date", s.days(), slashed),
      number("Amount", signed, (value) => `${english(Math.abs(value))} ${value < 0 ? "DR" : "CR"}`),
      number("Balance", s.amounts(2, 3), (value) => `${english(value)}Cr.`),
    ]);
  },
  () => {
    const s = source(707, 40);
    return sheet("stamps-without-signs", [
      name("user", s.list((row) => `u${row}`)),
      date("created", s.times(), (day) => `${bare(day)}Z`),
      date("last_login", s.times(), (day) => bare(day).replace("T", "")),
      number("events", s.wholes(1, 99)),
    ]);
  },
  () => {
    const s = source(708, 40);
    return sheet("shop-apostrophes", [
      name("Order", s.list((row) => `W-${row}`)),
      marked(number("Refund", s.amounts().map((amount) => -amount))),
      marked(name("Phone", s.list((row) => `+1555${1_000_000 + 7919 * row}`))),
    ]);
  },
];
