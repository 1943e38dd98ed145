/** Answers as survey tools write them, with one, two or three rows of names. */

import { parts, two } from "./dates.mjs";
import { PERSIAN, inDigits } from "./numbers.mjs";
import { clock, column, date, flag, halfDay, iso, kind, later, name, number, other, scale, sheet, source, spread } from "./export-parts.mjs";

const AGREEMENT = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
const SATISFACTION = ["Very dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied", "Somewhat satisfied", "Very satisfied"];
const american = (day) => `${two(spread(day).m)}/${two(spread(day).d)}/${spread(day).y}`;
const several = (s, choices) => s.list(() => s.shuffled(choices).slice(0, s.whole(1, choices.length - 1)).sort((one, two) => choices.indexOf(one) - choices.indexOf(two)));

export const surveys = [
  () => {
    const s = source(301, 44);
    const choices = ["Price", "Quality", "Delivery"];
    return sheet("forms", [
      date("Timestamp", s.times(), (day) => `${spread(later(day, 3.5)).y}/${two(spread(later(day, 3.5)).m)}/${two(spread(later(day, 3.5)).d)} ${halfDay(later(day, 3.5))} GMT+3:30`),
      scale("How satisfied are you with our service?", SATISFACTION, s.picks(SATISFACTION)),
      { ...column("answers", "What matters to you? (select all that apply)", several(s, choices), (list) => list.join(";")), answers: choices },
      scale("How old are you?", ["Under 18", "18 - 24", "25 - 34", "35 - 44", "45 or older"], s.picks(["Under 18", "18 - 24", "25 - 34", "35 - 44", "45 or older"])),
      number("How likely are you to recommend us?", s.wholes(0, 10)),
      other("Any comments?", s.list((row) => (row % 5 === 0 ? `Good, but slow. No ${row}` : ""))),
    ], { quoted: "all" });
  },
  () => {
    const s = source(302, 44);
    const choices = ["قیمت", "کیفیت", "سرعت ارسال"];
    const steps = ["خیلی کم", "کم", "متوسط", "زیاد", "خیلی زیاد"];
    return sheet("forms-persian", [
      date("Timestamp", s.times(), (day) => `${spread(later(day, 3.5)).y}/${spread(later(day, 3.5)).m}/${spread(later(day, 3.5)).d} ${halfDay(later(day, 3.5))} GMT+3:30`),
      scale("رضایت شما از خدمات ما چقدر است؟", steps, s.picks(steps)),
      { ...column("answers", "چه چیزی برای شما مهم است؟", several(s, choices), (list) => list.join(", ")), answers: choices },
      kind("جنسیت", s.picks(["زن", "مرد"])),
      flag("آیا دوباره از ما خرید می‌کنید؟", s.flags(0.6), "خیر", "بله"),
    ], { quoted: "all", newline: "\r\n" });
  },
  () => {
    const s = source(303, 44);
    const columns = [
      date("StartDate", s.times(), (day) => `${iso(day)} ${clock(day)}`, { starts: true }),
      date("EndDate", s.times(), (day) => `${iso(day)} ${clock(day)}`, { starts: true }),
      kind("Status", s.picks(["IP Address"]), { starts: true }),
      number("Progress", s.wholes(1, 100), String, { starts: true }),
      flag("Finished", s.flags(0.8), "False", "True", { starts: true }),
      name("ResponseId", s.list((row) => `R_${(row * 7_654_321 + 987_654_321).toString(36)}Qz`), { starts: true }),
      { ...scale("Q1", AGREEMENT, s.picks(AGREEMENT)), starts: true },
      number("Q2_1", s.wholes(18, 80), String, { starts: true }),
      other("Q3_TEXT", s.list((row) => (row % 7 === 0 ? "Nothing, really" : ""))),
    ];
    return sheet("qualtrics-three-rows", columns, {
      heads: [
        columns.map((made) => made.name),
        ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID", "How much do you agree?\n\n- I like to try new products", "Your age - years", "Anything else? - Text"],
        columns.map(({ name }, index) => (index < 6 ? `{"ImportId":"${name[0].toLowerCase()}${name.slice(1)}"${index < 2 ? ',"timeZone":"America/Denver"' : ""}}` : `{"ImportId":"QID${index}"}`)),
      ],
    });
  },
  () => {
    const s = source(304, 44);
    const columns = [
      date("StartDate", s.times(), (day) => `${iso(day)} ${clock(day)}`, { starts: true }),
      name("ResponseId", s.list((row) => `R_${(row * 7_654_321 + 987_654_321).toString(36)}Qz`), { starts: true }),
      kind("Q4", s.picks(["Mobile", "Desktop", "Tablet"]), { starts: true }),
      { ...scale("Q5", AGREEMENT, s.picks(AGREEMENT)), starts: true },
      kind("Q6", s.picks(["Tea", "Coffee"]), { starts: true }),
    ];
    return sheet("qualtrics-words-only-utf16", columns, {
      encoding: "utf-16le",
      delimiter: "\t",
      heads: [
        columns.map((made) => made.name),
        ["Start Date", "Response ID", "Which device do you use?", "I like to try new products", "Tea or coffee?"],
        ['{"ImportId":"startDate","timeZone":"UTC"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID4"}', '{"ImportId":"QID5"}', '{"ImportId":"QID6"}'],
      ],
    });
  },
  () => {
    const s = source(305, 44);
    const chosen = (choice) => kind(choice, s.list(() => (s.chance(0.4) ? choice : null)), { starts: false });
    const columns = [
      name("Respondent ID", s.list((row) => String(118_012_345_678 + row * 91))),
      name("Collector ID", s.list(() => "437012345")),
      date("Start Date", s.times(), (day) => `${american(day)} ${halfDay(day)}`),
      scale("How satisfied are you?", SATISFACTION, s.picks(SATISFACTION)),
      chosen("Email"),
      chosen("Phone"),
      chosen("Store"),
    ].map((made) => (["Collector ID", "Email", "Phone", "Store"].includes(made.name) ? { ...made, type: "any" } : { ...made, starts: true }));
    return sheet("surveymonkey-two-rows", columns, {
      heads: [
        ["Respondent ID", "Collector ID", "Start Date", "How satisfied are you?", "How do you reach us?", "", ""],
        ["", "", "", "Response", "Email", "Phone", "Store"],
      ],
    });
  },
  () => {
    const s = source(306, 44);
    const words = [
      { ...scale("How satisfied are you?", SATISFACTION, s.picks(SATISFACTION)), starts: true },
      kind("Where do you live?", s.picks(["City", "Suburb", "Village"]), { starts: true }),
      scale("How often do you buy?", ["Never", "Rarely", "Sometimes", "Often"], s.picks(["Never", "Rarely", "Sometimes", "Often"])),
    ].map((made) => ({ ...made, starts: true }));
    return sheet("surveymonkey-words-only", words, {
      heads: [words.map((made) => made.name), ["Response", "Response", "Response"]],
    });
  },
  () => {
    const s = source(307, 44);
    return sheet("limesurvey", [
      name("id. Response ID", s.list((row) => String(row + 1))),
      date("submitdate. Date submitted", s.some(s.times()), (day) => `${iso(day)} ${clock(day)}`),
      kind("startlanguage. Start language", s.picks(["en", "de", "fa"])),
      flag("G1Q1. Did you buy from us before?", s.flags(), "No", "Yes"),
      flag("G1Q2[SQ001]. Which do you know? [Brand A]", s.flags(), "No", "Yes"),
      kind("G1Q3. Your region", s.some(s.picks(["North", "South", "East"])), { nothing: "N/A" }),
      scale("G2Q1. Rate it", ["1", "2", "3", "4", "5 - best"], s.picks(["1", "2", "3", "4", "5 - best"])),
    ].map((made) => (made.name.startsWith("G2Q1") ? { ...made, type: "any" } : made.name.startsWith("id") ? { ...made, type: "any" } : made)), { quoted: "all", encoding: "utf-8-bom" });
  },
  () => {
    const s = source(308, 44);
    return sheet("porsline", [
      other("#", s.list((row) => inDigits(String(row + 1), PERSIAN))),
      date("زمان شروع", s.times(60_000), (day) => {
        const { y, m, d } = parts(day, "persian");
        return inDigits(`${y}/${two(m)}/${two(d)} ${clock(day, false)}`, PERSIAN);
      }),
      scale("سن", ["کمتر از ۱۸ سال", "۱۸ تا ۲۴ سال", "۲۵ تا ۳۴ سال", "۳۵ سال و بیشتر"], s.picks(["کمتر از ۱۸ سال", "۱۸ تا ۲۴ سال", "۲۵ تا ۳۴ سال", "۳۵ سال و بیشتر"])),
      scale("با کیفیت موافقم", ["کاملاً مخالفم", "مخالفم", "نظری ندارم", "موافقم", "کاملاً موافقم"], s.picks(["کاملاً مخالفم", "مخالفم", "نظری ندارم", "موافقم", "کاملاً موافقم"])),
      flag("خریدار قبلی", s.flags(), "نه", "بله"),
    ], { encoding: "utf-8-bom" });
  },
  () => {
    const s = source(309, 44);
    const steps = ["غير راض تماماً", "غير راض", "محايد", "راض", "راض تماماً"];
    return sheet("forms-arabic", [
      date("طابع زمني", s.times(), (day) => `${spread(day).d}/${spread(day).m}/${spread(day).y} ${clock(day)}`),
      scale("ما مدى رضاك عن الخدمة؟", steps, s.picks(steps)),
      scale("الفئة العمرية", ["أقل من 18", "18-24", "25-34", "35 فأكثر"], s.picks(["أقل من 18", "18-24", "25-34", "35 فأكثر"])),
      flag("هل اشتريت من قبل؟", s.flags(), "لا", "نعم"),
      { ...column("answers", "كيف تعرفت علينا؟", several(s, ["صديق", "إنستغرام", "إعلان"]), (list) => list.join("، ")), answers: ["صديق", "إنستغرام", "إعلان"] },
    ], { quoted: "all" });
  },
  () => {
    const s = source(310, 44);
    return sheet("typeform", [
      name("#", s.list((row) => `${(row * 1_234_567 + 89_012_345).toString(36)}k${row}`)),
      scale("How often do you shop with us?", ["Never", "Once a month", "Once a week", "Every day"], s.picks(["Never", "Once a month", "Once a week", "Every day"])),
      number("*Net Promoter Score*", s.wholes(0, 10)),
      flag("I agree to be contacted", s.flags(), "0", "1"),
      date("Submit Date (UTC)", s.times(), (day) => `${iso(day)} ${clock(day)}`),
      other("Network ID", s.list((row) => (row * 99_999_989 + 1_234_567).toString(16))),
    ]);
  },
];
