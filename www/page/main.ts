/** The page is the element in a shell: a language, a fixed seed, samples, and *ready* once nothing is left to load. */

import type { Step } from "../element/events.js";
import { direction } from "../element/language.js";
import { register } from "../element/register.js";
import { loadElementWords } from "../locales/element/load.js";
import type { Locale } from "../types.js";
import { locale as first } from "./language.js";
import { samples } from "./samples/index.js";

const element = document.querySelector("customer-segments")!;
const state = document.querySelector<HTMLElement>(".state")!;
const language = document.querySelector("select")!;

/** All words of the shell, and the direction of everything, in one language. */
async function speak(locale: Locale): Promise<void> {
  language.value = locale;
  document.documentElement.lang = element.lang = locale;
  document.documentElement.dir = direction(locale);
  const words = await loadElementWords(locale);
  if (document.documentElement.lang !== locale) return;
  document.title = words.message("page.title");
  for (const place of document.querySelectorAll<HTMLElement>("[data-words]"))
    place.textContent = words.message(`page.${place.dataset["words"]}`);
}

/** Nothing is left to load: from here on not even the page's own server can be asked for anything. */
function close(): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:; form-action 'none'; base-uri 'none'";
  document.head.append(policy);
}

/** Every request from now on is counted in sight; there is none to be made. */
function count(): void {
  let requests = 0;
  const place = document.querySelector<HTMLElement>(".requests")!;
  const tell = async (): Promise<void> => {
    const words = await loadElementWords(language.value as Locale);
    place.textContent = words.message("page.requests", { requests }).replace(/[\u2068\u2069]/g, "");
  };
  new PerformanceObserver((list) => {
    requests += list.getEntries().filter(({ name }) => /^(https?|wss?):/.test(name)).length;
    void tell();
  }).observe({ type: "resource" });
  language.addEventListener("change", () => void tell());
  void tell();
}

/** Loads the rest while idle. The page says that it is ready only when no request is left to be made. */
async function prepare(): Promise<void> {
  state.dataset["words"] = await element.prepare().then(
    () => "ready",
    () => "failed",
  );
  if (state.dataset["words"] === "ready") {
    close();
    count();
    document.documentElement.dataset["ready"] = state.dataset["state"] = "";
  }
  await speak(language.value as Locale);
  if (state.dataset["words"] === "failed") addEventListener("online", () => void prepare(), { once: true });
}

register();
element.samples = samples;
// Settings come with the address, and are offered as one.
element.settings = /^#settings=(.*)/.exec(location.hash)?.[1] ?? "";
language.addEventListener("change", () => void speak(language.value as Locale));

// Each step has an address, so that the browser's way back goes one step back.
let shown = "#start";
const asked = (): string => (location.hash.startsWith("#settings=") ? "#start" : location.hash || "#start");
element.addEventListener("segment-step", ({ detail: { step, segment } }) => {
  shown = `#${step}${segment === null ? "" : `/${segment}`}`;
  if (asked() !== shown) history.pushState(null, "", shown);
});
/** A step that is not there, as after everything was cleared, does not stay in the address. */
const settle = (): void => {
  if (asked() !== shown) history.replaceState(null, "", shown);
};
addEventListener("popstate", () => {
  const [, step = "start", segment] = /^#([a-z]+)(?:\/(\d+))?$/.exec(asked()) ?? [];
  element.show(step as Step, Number(segment));
  // The element tells its step when it has shown it.
  setTimeout(settle);
});
settle();

// A file dropped beside the element is meant for it; without this the browser would leave the page.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (event.defaultPrevented) return;
  event.preventDefault();
  if (file) void element.open(file);
});

// The whole window takes what is pasted, and the keys of every program: open and save.
addEventListener("paste", (event) => {
  if (!event.composedPath().includes(element)) element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: event.clipboardData, cancelable: true }));
});
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.composedPath().includes(element)) return;
  if (["z", "s", "o"].includes(event.key.toLowerCase())) {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    if (!element.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, metaKey, shiftKey, cancelable: true }))) event.preventDefault();
  }
});
// Opened from disk it is that file already.
document.querySelector<HTMLAnchorElement>(".one-file")!.hidden = location.protocol === "file:";

/** What was painted first gives way to the same words in the element. */
function uncover(): void {
  if (element.shadowRoot?.querySelector("h1")) document.querySelector(".first")?.remove();
  else requestAnimationFrame(uncover);
}

uncover();
await speak(first);
requestAnimationFrame(() => (globalThis.requestIdleCallback ?? setTimeout)(() => void prepare()));
