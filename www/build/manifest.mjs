/** `custom-elements.json` for editors and catalogues, from the one file that says what a page sees of the element. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./steps.mjs";

/** The text of a doc comment, and its tags. */
function comment(text) {
  const lines = text.split("\n").map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*)?\s?/, "").replace(/\s*\*\/$/, "").trim());
  const description = lines.filter((line) => line !== "" && !line.startsWith("@")).join(" ");
  const tags = lines.flatMap((line) => {
    const found = /^@(\w+) (?:\{(.+)\} )?(\S+)(?: - (.+))?$/.exec(line);
    return found === null ? [] : [{ tag: found[1], type: found[2], name: found[3], description: found[4] }];
  });
  return { description, tagged: (tag) => tags.filter((one) => one.tag === tag).map(({ tag: _, type, ...rest }) => (type ? { ...rest, type: { text: type } } : rest)) };
}

/** The manifest (Custom Elements Manifest, schema 2) of the element that `source` declares as an interface. */
export function manifestOf(source) {
  const [, about, name, body] = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport interface (\w+) extends HTMLElement \{\n([\s\S]*?)\n\}/.exec(source);
  const { description, tagged } = comment(about);
  const members = [...body.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n\s*(\w+)(?:\((.*)\))?: (.+);/g)].map(([, doc, member, parameters, type]) => {
    const { description, tagged } = comment(doc);
    if (parameters === undefined) {
      const [attribute] = tagged("attr");
      return { kind: "field", name: member, type: { text: type }, description, ...(attribute && { attribute: attribute.name, reflects: true }) };
    }
    const taken = parameters.split(",").filter(Boolean).map((one) => one.split(":")).map(([parameter, text]) => ({ name: parameter.trim(), type: { text: text.trim() } }));
    return { kind: "method", name: member, parameters: taken, return: { type: { text: type } }, description };
  });
  const declaration = {
    kind: "class",
    name,
    tagName: "customer-segments",
    customElement: true,
    superclass: { name: "HTMLElement" },
    description,
    attributes: members.filter((member) => member.attribute).map(({ attribute, name: fieldName, type, description }) => ({ name: attribute, fieldName, type, description })),
    members,
    events: tagged("fires"),
    slots: tagged("slot"),
    cssParts: tagged("csspart"),
    cssProperties: tagged("cssprop"),
  };
  const reference = { name, module: "dist/element.js" };
  return {
    schemaVersion: "2.1.0",
    modules: [
      { kind: "javascript-module", path: "dist/element.js", declarations: [declaration], exports: [{ kind: "js", name, declaration: reference }] },
      { kind: "javascript-module", path: "dist/define.js", declarations: [], exports: [{ kind: "custom-element-definition", name: "customer-segments", declaration: reference }] },
    ],
  };
}

export function writeManifest() {
  const manifest = manifestOf(readFileSync(join(root, "www/element/public.ts"), "utf8"));
  writeFileSync(join(root, "dist/custom-elements.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
