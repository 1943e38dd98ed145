/** Pages of other people with the element in them, and what tests do there. */

import { join } from "node:path";
import { root } from "./page.mjs";
import { serve } from "./serve.mjs";

/** Runs in each page: two kinds of customers, and the way from a file to segments. */
export const HELPERS = `
  const rows = Array.from({ length: 400 }, (_, row) => (row % 4 === 0 ? 40 : 3) + (row % 3) + "," + ((row % 4 === 0 ? 900 : 50) + (row % 7)));
  window.makeFile = () => new File(["orders,revenue\\n" + rows.join("\\n") + "\\n"], "shop.csv");
  window.inside = (element, part) => element.shadowRoot.querySelector('[part~="' + part + '"]');
  window.until = async (condition) => { while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10)); };
  window.settled = (element) => window.until(() => element.shadowRoot.querySelector('[aria-busy="false"]'));
  window.findSegments = async (element) => {
    await element.open(window.makeFile());
    await window.until(() => window.inside(element, "find"));
    const found = new Promise((resolve, reject) => {
      element.addEventListener("segment-result", ({ detail }) => resolve(detail.result), { once: true });
      element.addEventListener("segment-error", ({ detail }) => reject(new Error(detail.message)), { once: true });
    });
    window.inside(element, "find").click();
    const result = await found;
    await window.until(() => window.inside(element, "segments"));
    await window.settled(element);
    return result;
  };`;

/** Serves the package and `pages`, whose scripts are at `/helpers.js` and in `pages`. */
export const embed = (pages, headers) => serve({ "/package/": join(root, "dist") }, { pages: { "/helpers.js": HELPERS, ...pages }, headers });
