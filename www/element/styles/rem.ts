/**
 * The reader's own text size as a length. `rem` would be the page's: many set the root to 62.5 % and more.
 * Only a registered property turns `1em` into a length once, for everything inside; names of registered
 * properties are the document's, hence a long one.
 */

import { unsafeCSS } from "lit";

const REM = "--customer-segments-rem";

/** Where it is set, and where it is used. */
export const remName = unsafeCSS(REM);
export const rem = unsafeCSS(`var(${REM})`);

/** Tells a document, once, that the property is a length. */
export function registerRem(view: typeof globalThis): void {
  try {
    view.CSS.registerProperty({ name: REM, syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // It is registered already, perhaps by another copy of the package.
  }
}
