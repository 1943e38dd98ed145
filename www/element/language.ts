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

/** The language that is said around an element, be it outside the shadow that it is in. */
export function around(element: Element): string | null {
  const outer = element.parentElement?.closest("[lang]");
  if (outer) return outer.getAttribute("lang");
  const { host } = element.getRootNode() as ShadowRoot;
  return host ? host.getAttribute("lang") || around(host) : null;
}

export const direction = (locale: Locale): "ltr" | "rtl" => (locale === "en" ? "ltr" : "rtl");

/** Where Arabic is written with ٠-٩ (CLDR); elsewhere, and where no region is said, with 0-9. */
const OWN_DIGITS = /^ar-(?:EG|SA|KW|QA|OM|BH|YE|SD|JO|LB|IQ|SY|PS)\b/i;

/** Whether the first tag that names Arabic names a region with digits of its own. */
export const hasOwnDigits = (tags: readonly (string | null | undefined)[]): boolean => OWN_DIGITS.test(tags.find((tag) => /^ar\b/i.test(tag ?? "")) ?? "");
