/** The API reference, from the types themselves: what an editor shows at a name, on one page. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./steps.mjs";

/** Exported for the house alone. */
const INNER = ["dispatch", "htmlReport", "reportOptions"];

/** In the order of reading: what is called, what it takes and gives, what it throws, the element. */
const CHAPTERS = [
  { title: "Functions, and what they take", files: ["www/client/shared.ts", "www/client/rules.ts", "www/client/payback.ts", "www/client/html-report.ts", "www/index.ts"] },
  { title: "Types", files: ["reading", "segmenting", "evidence", "explanation", "model", "results"].map((name) => `www/types/${name}.ts`) },
  { title: "Errors", files: ["www/errors.ts"] },
  { title: "Codes", files: ["www/codes.ts"] },
  { title: "The element", files: ["www/element/public.ts", "www/element/sample.ts", "www/element/events.ts"] },
];

/**
 * What a file exports, in its order: the text of the comment before it, and its declaration without the body
 * of a function and without what is private.
 *
 * @returns {{ name: string, about: string, code: string }[]}
 */
export function exportsOf(source) {
  const found = [];
  const pattern = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^export (?:async )?(?:function|interface|type|class|const) (\w+)/gm;
  for (const match of source.matchAll(pattern)) {
    const [all, comment = "", name] = match;
    const start = match.index + all.lastIndexOf("export ");
    found.push({ name, about: plain(comment), code: declaration(source.slice(start), name) });
  }
  return found;
}

const plain = (comment) => comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd()).join("\n").trim();

function declaration(text, name) {
  const code = text.slice(0, endOf(text, !text.startsWith("export type"))).replace(/^export /, "");
  if (/^(async )?function/.test(code)) return `${code.slice(0, code.search(/ \{\n/)).replace(/^async /, "")};`;
  // A list of codes: the names are what matters.
  if (code.startsWith("const")) return [...code.matchAll(/"([\w-]+)"/g)].map(([, value]) => value).join("\n");
  if (name === "SegmentError") return code.replace(/^ {2}static \{[\s\S]*?^ {2}\}\n\n?/m, "").replace(/ {2}constructor\([\s\S]*?^ {2}\}\n/m, "").replace(/\n+\}$/, "\n}");
  return code;
}

/** Where a declaration ends: at the brace that closes its first one, if it is a block, or at the semicolon outside of all. */
function endOf(text, block) {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith("/*", at)) at = text.indexOf("*/", at) + 1;
    else if (text.startsWith("//", at)) at = text.indexOf("\n", at);
    else if ("{([".includes(text[at])) depth += 1;
    else if ("})]".includes(text[at])) {
      depth -= 1;
      if (block && depth === 0 && text[at] === "}" && /^\n/.test(text.slice(at + 1))) return at + 1;
    } else if (depth === 0 && text[at] === ";") return at + 1;
  }
  return text.length;
}

/** The whole page. */
export function reference() {
  const chapter = ({ title, files }) => {
    const entries = files.flatMap((file) => exportsOf(readFileSync(join(root, file), "utf8"))).filter(({ name }) => !INNER.includes(name));
    const entry = ({ name, about, code }) => [`### \`${name}\``, ...(about ? [about] : []), `\`\`\`${/^[\w-]+\n[\w-]+\n/.test(code) ? "text" : "ts"}\n${code}\n\`\`\``].join("\n\n");
    return [`## ${title}`, ...entries.map(entry)].join("\n\n");
  };
  return `${[
    "# API reference",
    "Written by the build from the types that the package ships. How it is used stands in the [recipes](RECIPES.md).",
    ...CHAPTERS.map(chapter),
  ].join("\n\n")}\n`;
}

export function writeReference() {
  writeFileSync(join(root, "www/API.md"), reference());
}
