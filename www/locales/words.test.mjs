/** The three languages say the same things, in their own grammar and spelling. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { importSource } from "../build/import-source.mjs";

const here = new URL("./", import.meta.url);
const file = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, here), "utf8"));
/** The package's words and the element's, whose sections of one name are put together. */
const read = (name) => {
  const [shared, own] = [file(name), file(`element/${name}`)];
  for (const [section, words] of Object.entries(own)) {
    for (const key of Object.keys(words)) assert.ok(!Object.hasOwn(shared[section] ?? {}, key), `${name} ${section}.${key} stands in both files`);
    shared[section] = { ...shared[section], ...words };
  }
  return shared;
};
const words = { en: read("en"), ar: read("ar"), fa: read("fa") };
const languages = Object.keys(words);

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
const isPlural = (value) => typeof value === "object" && Object.keys(value).every((key) => CATEGORIES.includes(key));

/** Every message as [dotted key, string or plural forms]. */
const messages = (value, path = []) =>
  typeof value === "string" || isPlural(value)
    ? [[path.join("."), value]]
    : Object.entries(value).flatMap(([key, inner]) => messages(inner, [...path, key]));

const forms = (message) => (typeof message === "string" ? [message] : Object.values(message));
const placeholders = (text) => [...text.matchAll(/\{([^}]*)\}/g)].map((found) => found[1]).sort();
const all = Object.fromEntries(languages.map((language) => [language, new Map(messages(words[language]))]));
const texts = (language) => [...all[language]].flatMap(([key, message]) => forms(message).map((text) => [key, text]));

test("every language has the same messages", () => {
  const keys = [...all.en.keys()].sort();
  for (const language of languages) assert.deepEqual([...all[language].keys()].sort(), keys, language);
});

test("every language fills in the same placeholders", () => {
  for (const [key, message] of all.en) {
    const expected = placeholders(forms(message).at(-1));
    for (const language of languages) {
      const found = all[language].get(key);
      assert.deepEqual(placeholders(forms(found).at(-1)), expected, `${language} ${key}`);
      for (const form of forms(found))
        for (const name of placeholders(form)) assert.ok(expected.includes(name), `${language} ${key}: {${name}}`);
    }
  }
});

test("plural messages have the forms of their language", () => {
  for (const language of languages) {
    const expected = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of all[language]) {
      assert.equal(typeof message, typeof all.en.get(key), `${language} ${key}`);
      if (typeof message !== "string") assert.deepEqual(Object.keys(message).sort(), [...expected].sort(), `${language} ${key}`);
    }
  }
});

test("Arabic says one and two without a digit", () => {
  for (const [key, message] of all.ar) {
    if (typeof message === "string") continue;
    for (const form of [message.one, message.two]) assert.ok(!form.includes("{count}"), key);
  }
});

test("every code of the engine has words", () => {
  const source = (path) => readFileSync(new URL(`../../src/${path}`, here), "utf8");
  const variants = (path, name) =>
    source(path)
      .match(new RegExp(`pub enum ${name} \\{(.*?)\\n\\}`, "s"))[1]
      .match(/^ {4}[A-Z]\w*/gm)
      .map((variant) => variant.trim().replace(/\B[A-Z]/g, "-$&").toLowerCase());
  const codes = {
    error: source("error/mod.rs").match(/CODES: \[[^\]]*\] = \[([^\]]*)\]/)[1].match(/[a-z-]+/g),
    issue: variants("error/issue.rs", "IssueCode"),
    reason: variants("table/role/mod.rs", "Reason"),
    role: variants("table/role/mod.rs", "Role"),
    elements: variants("table/role/mod.rs", "Element"),
    type: variants("read/options.rs", "ColumnType"),
  };
  for (const [section, list] of Object.entries(codes))
    for (const language of languages) {
      assert.ok(list.length > 3, `${section}: the list was found`);
      for (const code of list) assert.ok(code in words[language][section], `${language} ${section} ${code}`);
    }
});

const FORBIDDEN = {
  ar: ["زبون", "زبائن", "مستهلك", "قطاع", "تجزئة", "شاذ", "متطرف", "آفاق", "هوية", "متجاهل", "مفقود", "الفوائد", "التردد", "فشل", "فادح", "تصدير", "بذرة", "مصطنع", "راسخ", "الوسيط", "محجوب", "إلغاء", "اختر ", "اضغط", "حكم", "شهادة", "استرجاع"],
  fa: ["خریدار", "مصرف‌کننده", "سگمنت", "خوشه", "شخصیت", "پرت", "استثنایی", "معمولی", "نادیده", "مزایا", "فراوانی", "شکست", "سانسور", "ساختگی", "مصنوعی", "گواهی", "لغو", "صادرات", "حکم", "پرونده"],
  en: ["please", "sorry", "oops", "!", "failed", "invalid"],
};

test("words that mislead are not used", () => {
  for (const language of languages)
    for (const [key, text] of texts(language))
      for (const word of FORBIDDEN[language]) assert.ok(!text.toLowerCase().includes(word), `${language} ${key}: ${word}`);
});

test("Persian is spelt with its own letters and half-spaces", () => {
  for (const [key, text] of texts("fa")) {
    assert.doesNotMatch(text, /[يىكة]/, `${key}: Arabic letters`);
    assert.doesNotMatch(text, /(^|[\s\u200c])\u200c|\u200c($|[\s\u200c.,،؛:؟!)»])/, `${key}: half-space at an edge`);
    assert.doesNotMatch(text, /[ادذرزژو]\u200c/, `${key}: half-space after a letter that does not join`);
    assert.doesNotMatch(text, /(^|[\s«(])(ن?می)\s/, `${key}: می without its half-space`);
    assert.doesNotMatch(text, /\sها(ی|یی)?(?=[\s.،؛]|$)/, `${key}: ها without its half-space`);
    assert.doesNotMatch(text, /ه‌ی(?=[\s.،؛]|$)/, `${key}: ه‌ی instead of هٔ`);
  }
});

test("Arabic script has its own punctuation, digits and no decoration", () => {
  for (const language of ["ar", "fa"])
    for (const [key, text] of texts(language)) {
      assert.doesNotMatch(text, /[\u0600-\u06ff]\s*[,;?]|\u0640|["“”][\u0600-\u06ff]/, `${language} ${key}`);
      assert.doesNotMatch(text, /\s[،؛؟.:]/, `${language} ${key}: space before a sign`);
      assert.doesNotMatch(text, /[\u0660-\u0669\u06f0-\u06f9]/, `${language} ${key}: a digit that Intl should write`);
    }
  for (const [key, text] of texts("ar")) assert.doesNotMatch(text, /[یکپچژگ]/, `${key}: Persian letters`);
});

test("a phrase within a sentence keeps its order: only what is not ours is isolated", async () => {
  const { formatter } = await importSource("www/locales/format.ts");
  const { message } = formatter("ar", words.ar);
  const first = message("segment.name.number-higher", { column: "Income" });
  assert.equal(first, "\u2068Income\u2069 أعلى");
  const name = message("segment.name.two", { first, second: first });
  assert.equal(message("segment.name.numbered", { name, number: 2 }), `${first}، ${first} (\u20682\u2069)`);
});

test("a number that is shown whole keeps its digits, and a year no mark for thousands", async () => {
  const { formatter } = await importSource("www/locales/format.ts");
  const { exact, number } = formatter("en", words.en);
  assert.deepEqual([872.07, 1234567.125, -0.00012345].map((value) => exact(value)), ["872.07", "1,234,567.125", "\u22120.00012345"]);
  assert.equal(exact(2024, "year of birth"), "2024");
  assert.equal(number(872.07), "872", "as figures are written");
});
