/** Chromium, Firefox, and Playwright's own WebKit where it is there, behind the interface of `engines.mjs`. */

import { chromium, firefox, webkit } from "playwright-core";
import { FIND } from "./find.mjs";

const PLAYWRIGHT = { chromium, firefox, webkit };

/** How each browser is started; without `executable` it is Playwright's own. */
function options(name, executable, dark, text) {
  // As in the settings of the browser, where a reader enlarges text and nothing else.
  if (name === "chromium") return { executablePath: executable, args: ["--no-sandbox", `--blink-settings=defaultFontSize=${16 * text}`] };
  if (name === "firefox") {
    // Its WebRTC looks past servers on the same machine unless told otherwise, and what it lets through would not be seen.
    const loopback = { "media.peerconnection.ice.loopback": true };
    if (!executable) return { firefoxUserPrefs: loopback };
    // A Firefox as Mozilla ships it is driven over WebDriver BiDi, which is what this channel means.
    return { channel: "moz-firefox", executablePath: executable, firefoxUserPrefs: { ...loopback, "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1 } };
  }
  return {};
}

/** Runs `fn` with `args` and gives back what came of it as JSON, so that all drivers hand over the same. */
const call = (fn, args) => `(async () => JSON.stringify({ value: await (${fn}).apply(null, ${JSON.stringify(args)}) }))()`;

/**
 * A tab of Chromium with another in front of it. Playwright tells every page of its own that it is seen, so
 * this one is opened and driven past it.
 */
async function chromiumBehind(browser, url) {
  const session = await browser.newBrowserCDPSession();
  const { targetId } = await session.send("Target.createTarget", { url });
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  const waiting = new Map();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
  });
  const front = await session.send("Target.createTarget", { url: "about:blank" });
  await session.send("Target.activateTarget", { targetId: front.targetId });
  let last = 0;
  return {
    evaluate: async (fn, ...args) => {
      const id = ++last;
      const answer = new Promise((resolve) => waiting.set(id, resolve));
      const params = { expression: call(fn, args), awaitPromise: true, returnByValue: true };
      await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method: "Runtime.evaluate", params }) });
      const { result, exceptionDetails } = await answer;
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return JSON.parse(result.value).value;
    },
    close: () => session.detach(),
  };
}

/** In the others a tab that a click of its own opens stands in front. */
async function behind(browser, url) {
  const tab = await browser.newPage();
  await tab.goto(url);
  await tab.evaluate(() => {
    const button = document.body.appendChild(document.createElement("button"));
    button.append("open a tab");
    button.onclick = () => window.open("about:blank");
  });
  await tab.click("button");
  return { evaluate: async (fn, ...args) => JSON.parse(await tab.evaluate(call(fn, args))).value, close: () => tab.close() };
}

/** Only Chromium can be made slow: a quarter of the processor, 1.6 Mbit/s, 150 ms to the server and back. */
async function slowDown(tab) {
  const session = await tab.context().newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

export async function launch(name, { executable }, { width = 1280, height = 900, dark = false, slow = false, text = 1 } = {}) {
  const browser = await PLAYWRIGHT[name].launch(options(name, executable, dark, text));
  // Over BiDi nothing can be emulated: there the preference above says it.
  const tab = await browser.newPage({ viewport: { width, height }, ...(name !== "firefox" && { colorScheme: dark ? "dark" : "light" }) });
  if (slow) await slowDown(tab);
  tab.setDefaultTimeout(60_000);
  const element = async (selector) => {
    const found = (await tab.evaluateHandle(`(${FIND})(${JSON.stringify(selector)})`)).asElement();
    if (!found) throw new Error(`${name}: nothing matches ${selector}`);
    return found;
  };
  return {
    open: async (url) => void (await tab.goto(url)),
    openBehind: (url) => (name === "chromium" ? chromiumBehind(browser, url) : behind(browser, url)),
    evaluate: async (fn, ...args) => JSON.parse(await tab.evaluate(call(fn, args))).value,
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
