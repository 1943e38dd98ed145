/** What axe finds in what a page shows now, the shadow root included. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const accessibility = (page) => page.evaluate(`async () => {
  if (!window.axe) { ${axe} }
  const { violations } = await window.axe.run(document, { preload: false, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.flat().join(" ") + " " + failureSummary).join("; "));
}`);
