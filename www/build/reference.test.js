/** The API reference has all that is exported, each with what it is for, and the text that is committed is the present one. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { exportsOf, reference } from "./reference.mjs";
import { root } from "./steps.mjs";

test("every export of the package is explained", () => {
  const page = reference();
  const index = readFileSync(join(root, "www/index.ts"), "utf8");
  const listed = [...index.matchAll(/^export \{(.+)\} from/gm)].flatMap(([, names]) => names.split(",").map((name) => name.replace("type", "").trim()));
  const types = readdirSync(join(root, "www/types")).flatMap((file) => exportsOf(readFileSync(join(root, "www/types", file), "utf8")));
  for (const name of [...listed, "createSegmenter", ...types.map(({ name }) => name)]) assert.ok(page.includes(`### \`${name}\``), name);
  assert.ok(listed.length >= 6 && types.length >= 20);
});

test("an entry is the comment and the declaration, no body and nothing private", () => {
  const [one, two, three, four] = exportsOf(`
/** Adds. */
export async function add(a: number, { b }: { b: number }): Promise<number> {
  return a + b;
}

export type Both = { a: 1 } | { b: 2 };
const hidden = 1;
/**
 * A place.
 *
 * Second line.
 */
export interface Place {
  /** With { brackets }; and so on. */
  x: number;
}
export type Either =
  | { a: 1 }
  | { b: 2 };
`);
  assert.deepEqual(one, { name: "add", about: "Adds.", code: "function add(a: number, { b }: { b: number }): Promise<number>;" });
  assert.deepEqual(two, { name: "Both", about: "", code: "type Both = { a: 1 } | { b: 2 };" });
  assert.equal(three.about, "A place.\n\nSecond line.");
  assert.match(three.code, /^interface Place \{[\s\S]*x: number;\n\}$/);
  assert.equal(four.code, "type Either =\n  | { a: 1 }\n  | { b: 2 };");
});
