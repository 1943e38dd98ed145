/** All of the element's styles; they reach nothing outside of it. */

import { charts } from "./charts.js";
import { columns } from "./columns.js";
import { controls } from "./controls.js";
import { layout } from "./layout.js";
import { registerRem } from "./rem.js";
import { segments } from "./segments.js";
import { tokens } from "./tokens.js";
import { type } from "./type.js";

const text = [tokens, type, layout, controls, columns, segments, charts].join("");
const sheets = new WeakMap<Document, CSSStyleSheet>();

/** A sheet belongs to the document in which it was made: whoever moves to another one needs another. */
export function dress(root: ShadowRoot): void {
  const view = root.ownerDocument.defaultView;
  if (view === null) return;
  registerRem(view);
  let sheet = sheets.get(root.ownerDocument);
  if (sheet === undefined) {
    sheets.set(root.ownerDocument, (sheet = new view.CSSStyleSheet()));
    sheet.replaceSync(text);
  }
  root.adoptedStyleSheets = [sheet];
}
