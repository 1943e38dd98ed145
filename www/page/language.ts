/** The language, before anything else is there: what is painted first is painted in it. */

import { direction, nearest } from "../element/language.js";

const asked = new URLSearchParams(location.search).get("lang");
export const locale = nearest([asked, ...(navigator.languages ?? [])]);

const { documentElement } = document;
documentElement.lang = documentElement.dataset["spoken"] = locale;
documentElement.dir = direction(locale);
