/** Columns of words: kinds, yes and no, scales, several answers in a cell; with what they mean. */

import { ARABIC, PERSIAN, inDigits } from "./numbers.mjs";

const zwnj = "\u200c";

/** A category: each row has a level; `spellings` are other ways to write one, seldom used. */
const category = (names, levels, spellings = {}) => (random, rows) => {
  const values = Array.from({ length: rows }, (_, row) => levels[row < 2 * levels.length ? row % levels.length : random.whole(0, levels.length - 1)]);
  const seen = {};
  const cells = values.map((level) => {
    seen[level] = (seen[level] ?? 0) + 1;
    // The level's own spelling stays the most frequent.
    return spellings[level] && seen[level] % 3 === 2 ? random.of(spellings[level]) : level;
  });
  return { name: random.of(names), type: "category", values, cells };
};

/** A scale: as a category, in order. */
const scale = (names, levels, spell = (level) => level) => (random, rows) => {
  const made = category(names, levels)(random, rows);
  const written = (level) => spell(level);
  return { ...made, values: made.values.map(written), cells: made.cells.map(written), order: levels.map(written) };
};

const flag = (names, no, yes) => (random, rows) => {
  const values = Array.from({ length: rows }, (_, row) => (row < 2 ? row === 1 : random.chance(0.4)));
  return { name: random.of(names), type: "flag", values, cells: values.map((is) => random.of([is ? yes : no].flat())) };
};

const answers = (names, choices, separator) => (random, rows) => {
  const values = Array.from({ length: rows }, () => random.shuffled(choices).slice(0, random.whole(1, choices.length - 1)).sort((one, other) => choices.indexOf(one) - choices.indexOf(other)));
  return { name: random.of(names), type: "answers", values, cells: values.map((list) => list.join(separator)), answers: choices };
};

/** Integers that may number kinds: either reading is right if it is asked. */
const codes = (names, from, to) => (random, rows) => {
  const values = Array.from({ length: rows }, (_, row) => (row <= to - from ? from + row : random.whole(from, to)));
  return { name: random.of(names), type: "number", values, cells: values.map(String), open: true };
};

const english = {
  city: category(["City", "Store location"], ["New York", "London", "Berlin", "Paris"], { London: [" london", "LONDON", "London "], "New York": ["new  york", "NEW YORK"], Berlin: ["berlin"] }),
  channel: category(["Channel", "Lead source"], ["Online", "Store", "Phone"], { Online: ["online", "ONLINE"] }),
  country: (random, rows) => ({ ...category(["Country code"], ["DE", "FR", "NA", "ZA", "US"])(random, rows), open: true }),
  gender: category(["Gender"], ["Male", "Female"], { Male: ["male", "MALE"], Female: ["female"] }),
  yes: flag(["newsletter"], ["No", "no"], ["Yes", "yes"]),
  letters: flag(["opt in"], "N", "Y"),
  truth: flag(["consent given"], ["false", "FALSE"], ["true", "TRUE"]),
  digits: flag(["email opened flag"], "0", "1"),
  marks: flag(["on list"], "✗", "✓"),
  ages: scale(["Age group"], ["Under 18", "18-24", "25-34", "35-44", "45-54", "55+"]),
  income: scale(["Income"], ["Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K", "250K+"]),
  size: scale(["household size"], ["1", "2", "3", "4", "5+"]),
  dashes: scale(["age range"], ["18–24", "25–34", "35–44", "45 and over"]),
  agreement: scale(["I like to try new products"], ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]),
  satisfaction: scale(["Service"], ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]),
  frequency: scale(["How often do you shop"], ["Never", "Rarely", "Sometimes", "Often", "Always"]),
  visits: scale(["VisitFrequency"], ["Never", "Once a year", "Every three months", "Once a month", "Once a week", "More than once a week"]),
  likelihood: scale(["Will you come back"], ["Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"]),
  quality: scale(["food"], ["Poor", "Fair", "Good", "Very good", "Excellent"]),
  importance: scale(["Price matters"], ["Not at all important", "Slightly important", "Moderately important", "Important", "Very important"]),
  liking: scale(["Like"], ["I hate it!-5", "-4", "-3", "-2", "-1", "0", "+1", "+2", "+3", "+4", "I love it!+5"]),
  numbered: scale(["rating of staff"], ["1 (very poor)", "2 - poor", "3 - fair", "4 - good", "5 (excellent)"]),
  education: scale(["Education"], ["Primary", "High school", "Bachelor", "Master", "PhD"]),
  tier: scale(["Loyalty tier"], ["Bronze", "Silver", "Gold", "Platinum"]),
  clothes: scale(["Shirt"], ["S", "M", "L", "XL"]),
  answers: answers(["Channels used"], ["Web", "App", "Store", "Phone"], ";"),
  answersSpaced: answers(["Which brands do you know"], ["Acme", "Globex", "Initech"], "; "),
  answersBar: answers(["interests"], ["Music", "Sport", "Travel", "Food"], "|"),
  codes: codes(["group", "x7"], 1, 4),
};

const arabic = {
  city: category(["المدينة"], ["الرياض", "جدة", "الدمام", "مكة"], { الرياض: ["الريـاض", " الرياض"], الدمام: ["الدمّام", "الدمام\u200f"] }),
  source: category(["قناة التواصل"], ["الموقع", "الفرع", "الهاتف"], { الموقع: ["الموقع ", "المَوقع"] }),
  gender: category(["الجنس"], ["ذكر", "أنثى"]),
  yes: flag(["مشترك في النشرة البريدية"], "لا", "نعم"),
  active: flag(["الحساب"], "غير نشط", "نشط"),
  ages: scale(["الفئة العمرية"], ["أقل من 18", "18 إلى 24", "25 إلى 34", "35 إلى 44", "45 فأكثر"]),
  agesDigits: scale(["الفئة العمرية"], ["أقل من 18", "18-24", "25-34", "35-44", "أكثر من 45"], (level) => inDigits(level, ARABIC)),
  agreement: scale(["أحب تجربة المنتجات الجديدة"], ["غير موافق بشدة", "غير موافق", "محايد", "موافق", "موافق بشدة"]),
  agreementOther: scale(["أهتم بالبيئة"], ["لا أوافق بشدة", "لا أوافق", "محايد", "أوافق", "أوافق بشدة"]),
  satisfaction: scale(["رأيك في الخدمة"], ["غير راضٍ تمامًا", "غير راضٍ", "محايد", "راضٍ", "راضٍ جدًا"]),
  frequency: scale(["كم مرة تتسوق"], ["أبدًا", "نادرًا", "أحيانًا", "غالبًا", "دائمًا"]),
  quality: scale(["الطعام"], ["سيئ", "مقبول", "جيد", "جيد جدًا", "ممتاز"]),
  importance: scale(["السعر"], ["غير مهم إطلاقًا", "قليل الأهمية", "متوسط الأهمية", "مهم", "مهم جدًا"]),
  education: scale(["المؤهل العلمي"], ["ابتدائي", "متوسط", "ثانوي", "دبلوم", "بكالوريوس", "ماجستير", "دكتوراه"]),
  tier: scale(["مستوى الولاء"], ["برونزي", "فضي", "ذهبي", "بلاتيني"]),
  answers: answers(["الاهتمامات"], ["رياضة", "سفر", "موسيقى", "قراءة"], "؛ "),
};

const persian = {
  city: category(["شهر"], ["تهران", "کرج", "اصفهان", "یزد"], { کرج: ["كرج"], یزد: ["يزد"], تهران: ["تهران ", "تهـران"] }),
  kind: category(["نوع مشتری"], ["مشتری حقیقی", "مشتری حقوقی", `نیمه${zwnj}دولتی`], { "مشتری حقیقی": ["مشتري حقيقي"], [`نیمه${zwnj}دولتی`]: ["نیمهدولتی", `نيمه${zwnj}دولتي`] }),
  gender: category(["جنسیت"], ["زن", "مرد"]),
  yes: flag(["عضو خبرنامه"], "خیر", "بله"),
  has: flag(["کارت باشگاه"], "ندارد", "دارد"),
  arabicYes: flag(["خبرنامه"], "خير", "بلي"),
  ages: scale(["گروه سنی"], ["زیر 18", "18 تا 24", "25 تا 34", "35 تا 44", "45 به بالا"], (level) => inDigits(level, PERSIAN)),
  agesYears: scale(["بازه سنی"], ["زیر 20 سال", "20 تا 29 سال", "30 تا 39 سال", "بالای 40 سال"]),
  income: scale(["درآمد"], ["کمتر از 5 میلیون تومان", "5 تا 10 میلیون تومان", "10 تا 20 میلیون تومان", "بیش از 20 میلیون تومان"], (level) => inDigits(level, PERSIAN)),
  agreement: scale(["محصول تازه را دوست دارم"], ["کاملاً مخالفم", "مخالفم", "نظری ندارم", "موافقم", "کاملاً موافقم"]),
  amount: scale(["میزان رضایت شما"], ["خیلی کم", "کم", "متوسط", "زیاد", "خیلی زیاد"]),
  satisfaction: scale(["نظر شما"], ["کاملاً ناراضی", "ناراضی", "معمولی", "راضی", "کاملاً راضی"]),
  frequency: scale(["چند وقت یک بار"], ["هرگز", `به${zwnj}ندرت`, "گاهی", "اغلب", "همیشه"]),
  visits: scale(["دفعات"], ["سالی یک بار", "هر شش ماه", "ماهی یک بار", "هفته‌ای یک بار", "هر روز"]),
  quality: scale(["غذا"], ["خیلی بد", "بد", "متوسط", "خوب", "خیلی خوب"]),
  education: scale(["تحصیلات"], ["زیر دیپلم", "دیپلم", "فوق دیپلم", "لیسانس", "فوق لیسانس", "دکتری"]),
  tier: scale(["سطح باشگاه مشتریان"], ["برنزی", `نقره${zwnj}ای`, "طلایی", "پلاتینی"]),
  answers: answers(["علایق"], ["ورزش", "سفر", "موسیقی", "کتاب"], "؛"),
  answersComma: answers(["کانال ارتباطی"], ["پیامک", "ایمیل", "تلفن"], "، "),
};

export const WORDS = { en: english, ar: arabic, fa: persian };

/** Spellings of “no value”, by language. */
export const NOTHING = {
  en: ["", "", "NA", "N/A", "#N/A", "nan", "NULL", "-", "?", "unknown", "n/a", "None"],
  ar: ["", "", "غير معروف", "غير متوفر", "غير محدد", "-", "لم يذكر", "غ.م"],
  fa: ["", "", "نامشخص", "نامعلوم", "ثبت نشده", "-", "بدون اطلاعات", "ذکر نشده"],
};
