/**
 * Messages with placeholders and plural forms, in the reader's language.
 *
 * A message is a string, or one string for each plural category of `values.count` (`Intl.PluralRules`).
 * Placeholders: `{name}`, `{share:percent}`, `{limit:exact}` (all digits), `{day:date}` (days since 1970-01-01). Whatever is put into a
 * right-to-left sentence is isolated (U+2068 … U+2069), so that it cannot reorder the words around it.
 */

import type { Locale } from "../types.js";

export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export interface Messages {
  readonly [key: string]: Message | Messages;
}
export type Values = Readonly<Record<string, string | number>>;

/** 0-9, ٠-٩ or ۰-۹, by their names in Unicode. */
export type Digits = "latn" | "arab" | "arabext";

/** Digits and calendar are said outright, because engines disagree on the defaults of a bare language. */
const CALENDARS: Record<Locale, string> = { en: "gregory", ar: "gregory", fa: "persian" };
/** The reader's choice, for all that is worded from then on: one screen has one set of digits. */
const DIGITS: Record<Locale, Digits> = { en: "latn", ar: "latn", fa: "arabext" };

export const digitsOf = (locale: Locale): Digits => DIGITS[locale];
export function chooseDigits(locale: Locale, digits: Digits): void {
  DIGITS[locale] = digits;
}

export interface Formatter {
  readonly locale: Locale;
  /** The sentence behind a dotted key, its placeholders filled in. The key itself if there is none. */
  message(key: string, values?: Values): string;
  /** A number, of that column where one is named: years have no mark for thousands. */
  number(value: number, column?: string): string;
  /** A number with every digit that it has. */
  exact(value: number, column?: string): string;
  percent(share: number): string;
  /** A day, given in days since 1970-01-01. */
  date(day: number): string;
  /** The name of a month by its number from 1, and of a day of the week from 1, Monday. */
  month(place: number, calendar: Calendar): string;
  weekday(place: number): string;
}

const DAY = 86_400_000;
/** Names of columns that hold years, which are written without a mark for thousands. */
const YEARS = /year|(?<!\p{L})(yob|سال|سنة|سنه|السنة|عام)(?!\p{L})/iu;
const isYear = (column: string | number | undefined, value: number): boolean => value >= 1200 && value < 2200 && typeof column === "string" && YEARS.test(column);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

export function formatter(locale: Locale, messages: Messages): Formatter {
  const plural = new Intl.PluralRules(locale);
  let formats: Formats | undefined;
  /** Made once, for each is dear; and anew where other digits were chosen. */
  const current = (): Formats => (formats?.digits === DIGITS[locale] ? formats : (formats = formatsOf(locale)));

  const number = (value: number, column?: string): string => {
    const size = Math.abs(value);
    const { whole, tenths, hundredths, small, year } = current();
    if (isYear(column, value)) return year.format(value);
    // A minus, not the hyphen that some languages' data have for it.
    return (size >= 100 || Number.isInteger(value) ? whole : size >= 10 ? tenths : size >= 1 ? hundredths : small).format(value).replace("-", "\u2212");
  };
  const exact = (value: number, column?: string): string => (isYear(column, value) ? current().year : current().exact).format(value).replace("-", "\u2212");
  const percent = (value: number): string => current().share.format(value);
  const date = (value: number): string => current().day.format(value * DAY);

  // A value with isolates is a phrase of our own language. Isolated again, it would have no letter left from
  // which to tell its direction, and its parts would change places.
  const isolate = (text: string): string =>
    (locale !== "en" || RIGHT_TO_LEFT.test(text)) && !text.includes("\u2068") ? `\u2068${text}\u2069` : text;

  const message = (key: string, values: Values = {}): string => {
    const found = key.split(".").reduce<Message | Messages | undefined>((part, name) => {
      return typeof part === "object" && Object.hasOwn(part, name) ? (part as Messages)[name] : undefined;
    }, messages);
    const form = typeof found === "object" ? pluralForm(found as Record<string, string>, values.count) : found;
    if (typeof form !== "string") return key;
    return form.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, style?: string) => {
      const value = values[name];
      if (typeof value !== "number") return isolate(value ?? "");
      if (style !== "percent" && style !== "date" && isYear(values.column, value)) return isolate(current().year.format(value));
      if (style === "exact") return isolate(current().exact.format(value));
      return isolate(style === "percent" ? percent(value) : style === "date" ? date(value) : number(value));
    });
  };

  const pluralForm = (forms: Record<string, string>, count: string | number | undefined): string | undefined =>
    typeof count === "number" ? (forms[plural.select(count)] ?? forms.other) : forms.other;

  const month = (place: number, calendar: Calendar): string => current().month(calendar).format(monthDay(place, calendar));
  const weekday = (place: number): string => current().weekday.format(Date.UTC(2024, 0, place));

  return { locale, message, number, exact, percent, date, month, weekday };
}

interface Formats {
  readonly digits: Digits;
  readonly whole: Intl.NumberFormat;
  readonly tenths: Intl.NumberFormat;
  readonly hundredths: Intl.NumberFormat;
  readonly small: Intl.NumberFormat;
  readonly share: Intl.NumberFormat;
  readonly exact: Intl.NumberFormat;
  readonly year: Intl.NumberFormat;
  readonly day: Intl.DateTimeFormat;
  readonly month: (calendar: Calendar) => Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
}

type Calendar = "gregorian" | "jalali" | "hijri";

/** Each calendar's name for the platform, and the day before a first month: 2024-01-01, 1 Farvardin 1403, 1 Muharram 1446. */
const FIRST_MONTHS = { gregorian: ["gregory", Date.UTC(2023, 11, 31)], jalali: ["persian", Date.UTC(2024, 2, 19)], hijri: ["islamic-umalqura", Date.UTC(2024, 6, 6)] } as const;

/** A day in the middle of a month. */
const monthDay = (place: number, calendar: Calendar): number => FIRST_MONTHS[calendar][1] + ((place - 0.5) * (calendar === "hijri" ? 29.53 : 30.44)) * DAY;

function formatsOf(locale: Locale): Formats {
  const digits = DIGITS[locale];
  const tag = `${locale}-u-ca-${CALENDARS[locale]}-nu-${digits}`;
  const number = (options: Intl.NumberFormatOptions): Intl.NumberFormat => new Intl.NumberFormat(tag, options);
  return {
    digits,
    whole: number({ maximumFractionDigits: 0 }),
    tenths: number({ maximumFractionDigits: 1 }),
    hundredths: number({ maximumFractionDigits: 2 }),
    small: number({ maximumSignificantDigits: 2 }),
    share: number({ style: "percent", maximumFractionDigits: 0 }),
    exact: number({ maximumSignificantDigits: 15 }),
    year: number({ maximumFractionDigits: 0, useGrouping: false }),
    month: (calendar) => new Intl.DateTimeFormat(`${locale}-u-ca-${FIRST_MONTHS[calendar][0]}`, { month: "long", timeZone: "UTC" }),
    weekday: new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" }),
    // Arabic has months in words only where dates are long.
    day: new Intl.DateTimeFormat(tag, { dateStyle: locale === "ar" ? "long" : "medium", timeZone: "UTC" }),
  };
}
