/** Chromium, Firefox, and Playwright's own WebKit where it is there, behind the interface of `engines.mjs`. */

import { chromium, firefox, webkit } from "playwright-core";
import { FIND } from "./find.mjs";

const PLAYWRIGHT = { chromium, firefox, webkit };

/** How each browser is started; without `executable` it is Playwright's own. */
function options(name, executable) {
  if (name === "chromium") return { executablePath: executable, args: ["--no-sandbox"] };
  // A Firefox as Mozilla ships it is driven over WebDriver BiDi, which is what this channel means.
  if (name === "firefox" && executable) return { channel: "moz-firefox", executablePath: executable };
  return {};
}

export async function launch(name, { executable }, { width = 1280, height = 900 } = {}) {
  const browser = await PLAYWRIGHT[name].launch(options(name, executable));
  const tab = await browser.newPage({ viewport: { width, height } });
  tab.setDefaultTimeout(60_000);
  const element = async (selector) => {
    const found = (await tab.evaluateHandle(`(${FIND})(${JSON.stringify(selector)})`)).asElement();
    if (!found) throw new Error(`${name}: nothing matches ${selector}`);
    return found;
  };
  return {
    open: async (url) => void (await tab.goto(url)),
    evaluate: async (fn, ...args) =>
      JSON.parse(await tab.evaluate(`(async () => JSON.stringify({ value: await (${fn}).apply(null, ${JSON.stringify(args)}) }))()`)).value,
    click: async (selector) => (await element(selector)).click(),
    // Typed as a person types: Firefox sends no “change” for a value that was only set.
    fill: async (selector, text) => {
      await (await element(selector)).selectText();
      await tab.keyboard.press("Backspace");
      await tab.keyboard.type(text);
    },
    press: (key) => tab.keyboard.press(key),
    setFile: async (selector, path) => (await element(selector)).setInputFiles(path),
    screenshot: async (path) => void (await tab.screenshot({ path })),
    resize: (wide, high) => tab.setViewportSize({ width: wide, height: high }),
    /** Chromium alone can be told to. */
    collectGarbage: () => tab.requestGC(),
    close: () => browser.close(),
  };
}
