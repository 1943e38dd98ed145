/**
 * Words without their keys: where three languages stand in one file, English has the keys, and the others are what
 * stands behind them, in English's order. A plural is a list of its forms, with 0 for one that is the last again.
 */

import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const FORMS = { ar: ["zero", "one", "two", "few", "many", "other"], fa: ["one", "other"] };

/** Runs in the bundle: what stands behind each key of English, taken from the list. */
const FILL = `const fill = (keys, next, forms) => Object.fromEntries(Object.entries(keys).map(([key, english]) => {
  if (typeof english === "object" && !("other" in english)) return [key, fill(english, next, forms)];
  const found = next();
  if (typeof found === "string") return [key, found];
  const last = found[found.length - 1];
  return [key, Object.fromEntries(forms.map((form, at) => [form, found[at] === 0 ? last : found[at]]))];
}));
export default (keys, list, forms) => { let at = 0; return fill(keys, () => list[at++], forms); };
`;

const listOf = (keys, own, forms) =>
  Object.entries(keys).flatMap(([key, english]) => {
    const found = own[key];
    if (typeof english === "object" && !("other" in english)) return listOf(english, found, forms);
    if (typeof found === "string") return [found];
    return [forms.map((form, at) => (at < forms.length - 1 && found[form] === found.other ? 0 : found[form]))];
  });

export const oneSetOfKeys = {
  name: "one set of keys",
  setup(build) {
    build.onResolve({ filter: /^words-by-place$/ }, ({ path }) => ({ path, namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, () => ({ contents: FILL }));
    build.onLoad({ filter: /locales[\\/](element[\\/])?(ar|fa)\.json$/ }, ({ path }) => {
      const read = (name) => JSON.parse(readFileSync(join(dirname(path), name), "utf8"));
      const forms = FORMS[basename(path, ".json")];
      const list = listOf(read("en.json"), read(basename(path)), forms);
      return { contents: `import keys from "./en.json"; import fill from "words-by-place"; export default fill(keys, ${JSON.stringify(list)}, ${JSON.stringify(forms)});`, resolveDir: dirname(path) };
    });
  },
};
