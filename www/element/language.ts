/** Which of the product's languages to speak. */

import type { Locale } from "../types.js";

export const LOCALES: readonly Locale[] = ["en", "ar", "fa"];

/** The product's language nearest to the first tag that names one (`ar-EG` → `ar`); English otherwise. */
export function nearest(tags: readonly (string | null | undefined)[]): Locale {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split(/[-_]/)[0];
    const found = LOCALES.find((locale) => locale === base);
    if (found) return found;
  }
  return "en";
}

export const direction = (locale: Locale): "ltr" | "rtl" => (locale === "en" ? "ltr" : "rtl");
