// The codes stand in Rust; what TypeScript repeats of them, and the words for them, must not drift. Runs on
// what `npm run build` has made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { errorCodes, issueCodes } from "../dist/index.js";

const source = (path) => readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
const words = (locale) => JSON.parse(readFileSync(new URL(`./locales/${locale}.json`, import.meta.url), "utf8"));

/** The variants of an enum that serde writes in kebab-case. */
function variants(text, name) {
  const [, body] = new RegExp(`pub enum ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? assert.fail(`there is no enum ${name}`);
  const found = [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, variant]) => variant.replace(/(?!^)([A-Z])/g, "-$1").toLowerCase());
  assert.ok(found.length > 0);
  return found;
}

const [, list] = /CODES: \[[^\]]*\] = \[([^\]]*)\]/.exec(source("error/mod.rs"));
const rust = {
  error: [...list.matchAll(/"([^"]+)"/g)].map(([, code]) => code),
  issue: variants(source("error/issue.rs"), "IssueCode"),
  reason: variants(source("table/role/mod.rs"), "Reason"),
};

test("the lists of codes are those of Rust", () => {
  assert.deepEqual([...errorCodes], rust.error);
  assert.deepEqual([...issueCodes], rust.issue);
});

for (const locale of ["en", "ar", "fa"]) {
  test(`every code has words, and no words are left over (${locale})`, () => {
    const sections = words(locale);
    for (const [section, codes] of Object.entries(rust)) {
      // What is no error of ours has words too.
      const written = Object.keys(sections[section]).filter((code) => code !== "unknown");
      assert.deepEqual(written.sort(), [...codes].sort(), section);
    }
  });
}
