/**
 * Finds the first element that matches, in the document and in every open shadow root, in the order of
 * the page. Kept as source, because it runs inside each of the three browsers.
 */
export const FIND = `(selector) => {
  const search = (root) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const host of root.querySelectorAll("*")) {
      const inside = host.shadowRoot && search(host.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  return search(document);
}`;
