/** The page as a visitor has it, and what tests do with it again and again. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIND } from "./find.mjs";
import { serve } from "./serve.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const LANGUAGES = ["en", "ar", "fa"];
const screens = join(root, "artefacts/screens");

/**
 * Serves the built page (`again`: as it is served already), opens it and waits until it says that it is ready. Then `find(selector)` and
 * `findAll(selector)` are there inside the page, and `violations` lists what its policy held back.
 */
export async function openPage(page, language, again) {
  const server = again ?? (await serve({ "/": join(root, "dist/page") }));
  try {
    await enter(page, `${server.url}/?lang=${language}`);
  } catch (error) {
    // Left open it would keep the test from ending, and the reason from being told.
    if (!again) await server.close();
    throw error;
  }
  return server;
}

/** Opens the page at an address and waits until it is ready. */
export async function enter(page, address) {
  await page.open(address);
  await page.until(() => "ready" in document.documentElement.dataset, { within: 120_000 });
  await page.evaluate(provideFinders);
}

/** Runs in the page. */
const provideFinders = `() => {
  window.find = ${FIND};
  window.findAll = (selector) => {
    const roots = [document];
    for (const root of roots) for (const host of root.querySelectorAll("*")) if (host.shadowRoot) roots.push(host.shadowRoot);
    return roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  };
  window.violations = [];
  addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective + " " + event.blockedURI));
}`;

export const part = (name) => `[part~="${name}"]`;

/** Waits until an element of that part is there. */
export const shown = (page, name, wait = { within: 120_000 }) => page.until((selector) => Boolean(window.find(selector)), part(name), wait);

/** Waits until nothing is being worked on: the element says so to assistive technology as well. */
export const idle = (page) => page.until(() => window.find('[aria-busy="false"]') !== null, { within: 120_000 });

/** Goes to a step by its button in the bar. */
export const goTo = (page, step) => page.click(`${part("step")}[value="${step}"]`);

/** The number of segments that are shown. */
export const segments = (page) => page.evaluate((selector) => window.findAll(selector).length, part("segment"));

/** Chooses a sample, then has the segments found, by mouse. */
export async function sampleToSegments(page) {
  await page.click(part("sample"));
  await shown(page, "read");
  await page.click(part("find"));
  await shown(page, "segments");
  await idle(page);
}

/**
 * Presses a button that saves a file and returns the file's text. The browser's own dialogues and download
 * folders are out of a test's reach; the Blob that is handed to them is not.
 */
export async function saved(page, name) {
  await page.evaluate(() => {
    window.blob = null;
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.blob = blob;
      URL.createObjectURL = original;
      return original.call(URL, blob);
    };
    // The link's own click would open a dialogue in some browsers.
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
  });
  await page.click(part(name));
  await page.until(() => window.blob !== null);
  return page.evaluate(async () => ({ name: window.savedAs, bytes: [...new Uint8Array(await window.blob.arrayBuffer())] }))
    .then(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString("utf8") }));
}

/** What has the keyboard's focus, within however many shadow roots: its parts, tag and value. */
export const focused = (page) => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return { parts: [...(element?.part ?? [])], tag: element?.localName, type: element?.type, value: element?.value, within: element?.closest?.("[part]")?.getAttribute("part") };
});

/** Presses Tab until something that fits has the focus, as somebody without a mouse does. */
export async function tabTo(page, fits, what, key = "Tab") {
  for (let presses = 0; presses < 80; presses++) {
    await page.press(key);
    if (fits(await focused(page))) return;
  }
  throw new Error(`${page.name}: ${what} cannot be reached by ${key}`);
}
export const tabToPart = (page, name) => tabTo(page, ({ parts }) => parts.includes(name), name);

/** A picture for people to look at; tests do not compare it. */
export async function picture(page, name) {
  mkdirSync(screens, { recursive: true });
  await page.screenshot(join(screens, `${name}-${page.name}.png`));
}

/** Whether the page is wider than the window, and the first element that makes it so. */
export const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const wide = window.findAll("*").find((element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > clientWidth + 1 || left < -1;
  });
  return `${scrollWidth} instead of ${clientWidth}, by ${wide?.localName}.${wide?.className?.baseVal ?? wide?.className}`;
});
