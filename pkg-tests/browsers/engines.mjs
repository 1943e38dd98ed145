/**
 * The three browsers behind one interface, so that every test is written once:
 *
 *     open(url)                  evaluate(fn, ...args)      fn runs in the page, JSON in, JSON out, promises awaited
 *     click(selector)            fill(selector, text)       press("Tab" | "Shift+Tab" | "a" | …)
 *     setFile(selector, path)    screenshot(path)           resize(width, height)
 *     until(fn, ...args)         close()                    openBehind(url)
 *
 * A window has a size and may prefer dark colours: { width, height, dark }.
 *
 * Selectors reach into open shadow roots. `until` waits for a truthy value and returns it.
 * `openBehind` opens a second tab that nobody sees, with `evaluate` and `close` of its own.
 */

import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { provide } from "./provide.mjs";

export const ENGINES = ["chromium", "firefox", "webkit"];

export async function launch(name, size) {
  const how = await provide(name);
  const driver = how.driver ? await import("./webdriver.mjs") : await import("./playwright.mjs");
  const page = how.driver ? await driver.launch(how, size) : await driver.launch(name, how, size);
  return {
    ...page,
    name,
    async until(fn, ...args) {
      const last = typeof args.at(-1)?.within === "number" ? args.pop().within : 30_000;
      const end = Date.now() + last;
      for (;;) {
        const value = await page.evaluate(fn, ...args);
        if (value) return value;
        if (Date.now() > end) throw new Error(`${name}: still false after ${last} ms: ${fn}`);
        await sleep(50);
      }
    },
  };
}

/** Declares one test for each engine, each with a browser of its own. */
export function inEveryEngine(title, body, { size, engines = ENGINES, timeout = 300_000 } = {}) {
  for (const name of engines) {
    test(`${title} (${name})`, { timeout }, async (context) => {
      const page = await launch(name, size);
      try {
        await body(page, context);
      } finally {
        await page.close();
      }
    });
  }
}
