/** WebKit through its own WebDriver: the small part of the W3C protocol that the tests need. */

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { writeFile } from "node:fs/promises";
import { FIND } from "./find.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const SCRIPT_LIMIT = 300_000;
/** The WebDriver code points of the keys that the tests press. */
const KEYS = {
  Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " ", Home: "\uE011", End: "\uE010", Backspace: "\uE003",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Shift: "\uE008", Control: "\uE009",
};

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Runs in the page: scrolls to an element and waits until it stands still, as Playwright does by itself. What is
 * drawn only when it comes into sight would otherwise push it away under the click.
 */
const STAND = `async (selector) => {
  const found = (${FIND})(selector);
  found?.scrollIntoView({ block: "nearest", behavior: "instant" });
  for (let turn = 0, still = 0, before; found && still < 2 && turn < 60; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { x, y } = found.getBoundingClientRect();
    still = before === x + " " + y ? still + 1 : 0;
    before = x + " " + y;
  }
}`;

/** Starts driver and browser in a virtual screen of their own. */
export async function launch({ driver, browser }, { width = 1280, height = 900, dark = false } = {}) {
  const port = await freePort();
  const screen = ["-a", "-s", "-screen 0 1600x1400x24", driver, "-p", String(port)];
  const child = spawn("xvfb-run", screen, {
    // Without a language `Intl` throws in WebKitGTK; its own process group, so that all of it can be ended.
    env: { ...process.env, LANG: "en_US.UTF-8", ...(dark && { GTK_THEME: "Adwaita:dark" }) },
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (bytes) => { said = (said + bytes).slice(-4000); });
  const end = () => { try { process.kill(-child.pid, "SIGTERM"); } catch { /* has ended */ } };
  process.once("exit", end);

  const base = `http://127.0.0.1:${port}`;
  async function call(method, path, body) {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(SCRIPT_LIMIT + 30_000) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }
  let session;
  for (let attempt = 0; !session; attempt++) {
    try {
      const made = await call("POST", "/session", { capabilities: { alwaysMatch: {
        "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
        timeouts: { script: SCRIPT_LIMIT, pageLoad: 60_000, implicit: 0 },
      } } });
      session = `/session/${made.sessionId}`;
    } catch (error) {
      if (attempt === 100 || child.exitCode !== null) { end(); throw new Error(`WebKit does not start: ${error.message}\n${said}`); }
      await sleep(100);
    }
  }
  const post = (path, body = {}) => call("POST", session + path, body);
  const evaluate = async (fn, ...args) => {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${fn}).apply(null, JSON.parse(arguments[0])))().then(
        (value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error) })));`;
    const { value, error } = JSON.parse(await post("/execute/async", { script, args: [JSON.stringify(args)] }));
    if (error) throw new Error(error);
    return value;
  };
  const element = async (selector) => {
    const found = await post("/execute/sync", { script: `return (${FIND})(arguments[0])`, args: [selector] });
    if (!found) throw new Error(`WebKit: nothing matches ${selector}`);
    return `/element/${found[ELEMENT]}`;
  };
  const page = {
    open: (url) => post("/url", { url }),
    // The new tab is the one that is driven from then on, until it is closed.
    openBehind: async (url) => {
      const first = await call("GET", `${session}/window`);
      const { handle } = await post("/window/new", { type: "tab" });
      await post("/window", { handle });
      await post("/url", { url });
      await post("/window/new", { type: "tab" });
      const close = async () => {
        await call("DELETE", `${session}/window`);
        await post("/window", { handle: first });
      };
      return { evaluate, close };
    },
    evaluate,
    click: async (selector) => {
      await evaluate(STAND, selector);
      await post(`${await element(selector)}/click`);
    },
    fill: async (selector, text) => {
      const target = await element(selector);
      await post(`${target}/clear`);
      await post(`${target}/value`, { text });
    },
    press: async (key) => {
      const parts = key.split("+").map((part) => KEYS[part] ?? part);
      const actions = [...parts.map((value) => ({ type: "keyDown", value })), ...parts.reverse().map((value) => ({ type: "keyUp", value }))];
      await post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    setFile: async (selector, path) => post(`${await element(selector)}/value`, { text: path }),
    screenshot: async (path) => writeFile(path, Buffer.from(await call("GET", `${session}/screenshot`), "base64")),
    resize: async (wide, high) => {
      // The window has a frame: ask for the difference once more, so that the page has the size.
      await post("/window/rect", { width: wide, height: high });
      const [w, h] = await evaluate(() => [innerWidth, innerHeight]);
      await post("/window/rect", { width: 2 * wide - w, height: 2 * high - h });
      await sleep(100);
    },
    close: async () => {
      await call("DELETE", session).catch(() => {});
      end();
      process.off("exit", end);
    },
  };
  await page.resize(width, height);
  return page;
}
