/** `<customer-segments>` in somebody else's page: what its manifest lists, its life, several of it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { embed } from "./embed.mjs";
import { inEveryEngine } from "./engines.mjs";
import { root } from "./page.mjs";

const manifest = JSON.parse(readFileSync(join(root, "dist/custom-elements.json"), "utf8"));
const [element] = manifest.modules[0].declarations;
const names = (list) => list.map(({ name }) => name).sort();

const pages = {
  "/": `<!doctype html><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body><script src="/helpers.js"></script><script type="module" src="/page.js"></script>`,
  "/page.js": `import("/package/element.js").then((module) => { window.elementClass = module.CustomerSegmentsElement; });`,
};

/** Opens the page, with the class imported and nothing defined. */
async function open(page) {
  const server = await embed(pages);
  await page.open(`${server.url}/`);
  await page.until(() => window.elementClass !== undefined);
  return server;
}
const define = (page) => page.evaluate(() => import("/package/define.js").then(() => null));

inEveryEngine("importing the class defines nothing; defining twice is once", async (page) => {
  const server = await open(page);
  try {
    assert.equal(await page.evaluate(() => customElements.get("customer-segments") === undefined), true);
    await define(page);
    const outcome = await page.evaluate(async () => {
      await import("/package/define.js?again");
      return customElements.get("customer-segments") === window.elementClass;
    });
    assert.equal(outcome, true);
    // Another version was first: it stays, and nothing throws.
    await page.open(`${server.url}/`);
    assert.equal(await page.evaluate(async () => {
      const Other = class extends HTMLElement {};
      customElements.define("customer-segments", Other);
      await import("/package/define.js");
      return customElements.get("customer-segments") === Other;
    }), true);
  } finally {
    await server.close();
  }
});

inEveryEngine("attributes and properties tell the same, before the definition and after", async (page) => {
  const server = await open(page);
  try {
    await page.evaluate(() => {
      const early = document.createElement("customer-segments");
      Object.assign(early, { seed: 7, clusters: 3, locale: "fa", samples: [{ key: "survey", count: 5, file: () => window.makeFile() }], wasm: "kept", worker: "kept too" });
      document.body.append(early);
    });
    await define(page);
    const early = await page.evaluate(async () => {
      const one = document.querySelector("customer-segments");
      await one.updateComplete;
      await window.until(() => window.inside(one, "sample"));
      const { seed, clusters, lang, locale, wasm, worker, samples } = one;
      const attributes = ["seed", "clusters", "lang"].map((name) => one.getAttribute(name));
      const own = Object.keys(one).filter((name) => ["seed", "clusters", "lang", "locale", "samples", "wasm", "worker"].includes(name));
      return { seed, clusters, lang, locale, wasm, worker, samples: samples.length, attributes, own };
    });
    assert.deepEqual(early, { seed: 7, clusters: 3, lang: "fa", locale: "fa", wasm: "kept", worker: "kept too", samples: 1, attributes: ["7", "3", "fa"], own: [] });
    const late = await page.evaluate(async () => {
      const one = document.body.appendChild(document.createElement("customer-segments"));
      const seen = [];
      for (const [name, value, other] of [["seed", 42, "43"], ["clusters", 4, "5"], ["lang", "ar", "fa-IR"]]) {
        one[name] = value;
        await one.updateComplete;
        seen.push(one.getAttribute(name));
        one.setAttribute(name, other);
        seen.push(one[name]);
        one.removeAttribute(name);
        seen.push(one[name] ?? null);
      }
      return [...seen, one.locale];
    });
    assert.deepEqual(late.slice(0, 6), ["42", 43, null, "4", 5, null]);
    assert.deepEqual(late.slice(6, 8), ["ar", "fa-IR"]);
    assert.ok(["", null].includes(late[8]) && ["en", "ar", "fa"].includes(late[9]), JSON.stringify(late.slice(8)));
  } finally {
    await server.close();
  }
});

inEveryEngine("it speaks the language around it through shadows, and what is no file is told as that", async (page) => {
  const server = await open(page);
  try {
    await define(page);
    const outcome = await page.evaluate(async () => {
      const host = document.body.appendChild(document.createElement("div"));
      const one = document.createElement("customer-segments");
      host.attachShadow({ mode: "open" }).appendChild(document.createElement("section")).append(one);
      const spoken = ["fa", "ar"].map((lang) => ((host.lang = lang), one.locale));
      host.removeAttribute("lang");
      document.documentElement.lang = "fa";
      spoken.push(one.locale);
      let code;
      document.addEventListener("segment-error", ({ detail }) => { code = detail.error.code; });
      await one.open("customers.csv");
      return { spoken, code };
    });
    assert.deepEqual(outcome, { spoken: ["fa", "ar", "fa"], code: "option-invalid" });
  } finally {
    await server.close();
  }
});

inEveryEngine("everything in the manifest is there, and nothing else", async (page) => {
  const server = await open(page);
  try {
    await define(page);
    const found = await page.evaluate(async () => {
      const one = Object.assign(document.createElement("customer-segments"), {
        seed: 1, autosave: true, samples: [{ key: "survey", count: 400, file: () => window.makeFile() }],
      });
      one.innerHTML = '<p slot="privacy">ours</p>';
      document.body.append(one);
      const [parts, events, slots] = [new Set(), {}, new Set()];
      const look = () => {
        for (const node of one.shadowRoot.querySelectorAll("[part]")) node.part.forEach((name) => parts.add(name));
        for (const slot of one.shadowRoot.querySelectorAll("slot")) if (slot.name === "privacy") slots.add(slot.name + ": " + slot.assignedNodes().map((node) => node.textContent));
      };
      new MutationObserver(look).observe(one.shadowRoot, { subtree: true, childList: true, attributes: true });
      for (const name of ["segment-progress", "segment-result", "segment-error", "segment-step"])
        document.addEventListener(name, (event) => { events[name] = { composed: event.composed, detail: Object.keys(event.detail).sort(), target: event.target === one }; });
      await window.until(() => window.inside(one, "start"));
      await one.open(new File([""], "empty.csv"));
      await window.until(() => window.inside(one, "error"));
      look();
      // Work long enough to be seen, a role to take back, a small segment, an issue.
      const lines = Array.from({ length: 60000 }, (_, row) => [row < 4 ? 9000 : (row % 4) * 100 + (row % 3), row < 4 ? 99000 : (row % 4) * 500 + (row % 7), row === 9 ? "" : row % 5].join(","));
      await one.open(new File(["orders,revenue,visits\n" + lines.join("\n") + "\n,,\n"], "large.csv"));
      await window.until(() => window.inside(one, "preview"));
      window.inside(one, "continue").click();
      await window.until(() => window.inside(one, "goal"));
      window.inside(one, "continue").click();
      await window.until(() => window.inside(one, "move"));
      window.inside(one, "move").click();
      await window.until(() => window.inside(one, "role"));
      look();
      [...one.shadowRoot.querySelectorAll('[part="role"]')].find((role) => role.ariaChecked !== "true" && role.getAttribute("aria-checked") !== "true").click();
      await window.until(() => window.inside(one, "proposal"));
      window.inside(one, "project").click();
      await window.until(() => window.inside(one, "clear"));
      look();
      window.inside(one, "proposal").click();
      window.inside(one, "find").click();
      await window.until(() => window.inside(one, "segments"));
      await window.settled(one);
      look();
      window.inside(one, "segment-menu").click();
      await window.until(() => window.inside(one, "merge-with"));
      window.inside(one, "merge-with").click();
      await window.until(() => window.inside(one, "merging"));
      look();
      window.inside(one, "open-persona").click();
      await window.until(() => window.inside(one, "persona"));
      look();
      const proto = Object.getOwnPropertyNames(window.elementClass.prototype);
      return { parts: [...parts].sort(), events, slots: [...slots], attributes: window.elementClass.observedAttributes.sort(), members: [...new Set([...proto, ...window.elementClass.elementProperties.keys()])] };
    });
    const listed = names(element.cssParts);
    // Shown under rare conditions; a test beside the sources finds them there.
    const rare = ["small", "issues", "ask", "gathering", "digits", "proposal", "progress", "cancel", "copy-link", "kept", "go-on", "ideal", "questions", "copy-questions"];
    assert.deepEqual(found.parts.filter((name) => !listed.includes(name)), [], "a part that the manifest does not list");
    assert.deepEqual(listed.filter((name) => !found.parts.includes(name) && !rare.includes(name)), [], "a part that is nowhere");
    assert.deepEqual(found.attributes, names(element.attributes));
    assert.deepEqual(found.slots, ["privacy: ours"]);
    assert.deepEqual(element.slots.map(({ name }) => name), ["brand", "state", "language", "privacy"]);
    for (const { name } of element.members) assert.ok(found.members.includes(name), name);
    assert.deepEqual(Object.keys(found.events).sort(), names(element.events));
    assert.deepEqual(Object.values(found.events).map(({ composed, target }) => [composed, target]), Array(4).fill([true, true]));
    assert.deepEqual(found.events["segment-progress"].detail, ["fraction", "stage"]);
    assert.deepEqual(found.events["segment-step"].detail, ["segment", "step"]);
    assert.deepEqual(found.events["segment-result"].detail, ["result"]);
    assert.deepEqual(found.events["segment-error"].detail, ["error", "message"]);
  } finally {
    await server.close();
  }
});

inEveryEngine("the page's look: custom properties and parts", async (page) => {
  const server = await open(page);
  try {
    await define(page);
    const looks = await page.evaluate(async () => {
      const one = document.body.appendChild(document.createElement("customer-segments"));
      await window.until(() => window.inside(one, "choose"));
      const style = (part, key) => getComputedStyle(window.inside(one, part))[key];
      const changed = {};
      for (const [name, value, part, key] of [
        ["--cs-font", "Courier", "heading", "fontFamily"], ["--cs-ink", "rgb(1, 2, 3)", "root", "color"],
        ["--cs-paper", "rgb(4, 5, 6)", "root", "backgroundColor"], ["--cs-surface", "rgb(7, 8, 9)", "drop-zone", "backgroundColor"],
        ["--cs-radius", "13px", "choose", "borderTopLeftRadius"],
      ]) {
        const before = style(part, key);
        one.style.setProperty(name, value);
        // Colours of buttons change over a moment.
        await window.until(() => style(part, key) === value);
        changed[name] = before !== value;
      }
      const sheet = document.head.appendChild(document.createElement("style"));
      sheet.textContent = "customer-segments::part(choose) { border-top-width: 9px } customer-segments::part(root) { padding-top: 3px }";
      const parts = [style("choose", "borderTopWidth"), style("root", "paddingTop")];
      one.hidden = true;
      const hidden = getComputedStyle(one).display;
      one.hidden = false;
      document.body.style.cssText = "display: flex; justify-content: center; align-items: center; width: 800px; margin: 0";
      return { changed, parts, hidden, width: one.getBoundingClientRect().width };
    });
    assert.deepEqual(Object.keys(looks.changed).sort(), names(element.cssProperties));
    assert.ok(Object.values(looks.changed).every(Boolean), JSON.stringify(looks.changed));
    assert.deepEqual(looks.parts, ["9px", "3px"]);
    assert.equal(looks.hidden, "none");
    assert.equal(looks.width, 800, "a flex container must not shrink it to nothing");
  } finally {
    await server.close();
  }
});

inEveryEngine("two on one page work at the same time, each for itself", async (page) => {
  const server = await open(page);
  try {
    await define(page);
    const both = await page.evaluate(async () => {
      const pair = [["en", 2], ["ar", 4]].map(([lang, clusters]) => Object.assign(document.createElement("customer-segments"), { lang, clusters, seed: 1 }));
      document.body.append(...pair);
      const results = await Promise.all(pair.map(window.findSegments));
      return {
        segments: results.map(({ segments }) => segments.length),
        directions: pair.map((one) => getComputedStyle(window.inside(one, "root")).direction),
        ids: document.querySelectorAll("[id]").length,
      };
    });
    assert.deepEqual(both, { segments: [2, 4], directions: ["ltr", "rtl"], ids: 0 });
  } finally {
    await server.close();
  }
});

inEveryEngine("a setting that is none is refused in words; a worker of one's own is used", async (page) => {
  const server = await open(page);
  try {
    await define(page);
    const outcome = await page.evaluate(async () => {
      const one = document.body.appendChild(document.createElement("customer-segments"));
      one.setAttribute("clusters", "many");
      const message = await window.findSegments(one).catch((error) => error.message);
      let made = 0;
      one.clusters = 2;
      one.worker = () => { made += 1; return new Worker("/package/worker.js", { type: "module" }); };
      const { segments } = await window.findSegments(one);
      return { message, made, segments: segments.length };
    });
    assert.match(outcome.message, /clusters/);
    assert.deepEqual([outcome.made, outcome.segments], [1, 2]);
  } finally {
    await server.close();
  }
});

inEveryEngine("moved to another document and back it looks the same, and nothing there complains", async (page) => {
  const server = await open(page);
  try {
    await define(page);
    const looks = await page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.style.inlineSize = "800px";
      const complaints = [];
      for (const view of [window, frame.contentWindow]) view.addEventListener("error", ({ message }) => complaints.push(message));
      const look = async (place, one) => {
        place.append(one);
        const shown = () => one.shadowRoot?.querySelector("h1");
        while (!shown()) await new Promise((resolve) => setTimeout(resolve, 20));
        await new Promise((resolve) => setTimeout(resolve, 200));
        const { backgroundColor } = getComputedStyle(one.shadowRoot.querySelector(".root"));
        const { fontSize } = getComputedStyle(shown());
        return `${backgroundColor} ${fontSize}`;
      };
      const narrow = Object.assign(document.createElement("div"), { style: "inline-size: 800px" });
      document.body.append(narrow);
      const one = Object.assign(document.createElement("customer-segments"), { lang: "en" });
      const other = Object.assign(document.createElement("customer-segments"), { lang: "fa" });
      const places = [];
      for (const place of [narrow, frame.contentDocument.body, narrow]) places.push(await look(place, one));
      // The very first thing that it sees may be another document.
      places.push((await look(frame.contentDocument.body, other)).replace(/ [\d.]+px$/, ""));
      return { places, complaints };
    });
    const [first, , , foreign] = looks.places;
    assert.match(first, /^rgb\(.*\) [\d.]+px$/);
    assert.deepEqual(looks.places.slice(0, 3), [first, first, first]);
    assert.ok(first.startsWith(foreign), foreign);
    assert.deepEqual(looks.complaints, []);
  } finally {
    await server.close();
  }
});

inEveryEngine("moved, removed and made again a hundred times, it leaves nothing", async (page) => {
  const server = await open(page);
  try {
    await page.evaluate(() => {
      window.alive = new Set();
      window.started = 0;
      const Native = Worker;
      window.Worker = class extends Native {
        constructor(...args) { super(...args); window.alive.add(this); window.started += 1; }
        terminate() { window.alive.delete(this); super.terminate(); }
      };
      window.listening = 0;
      for (const [method, change] of [["addEventListener", 1], ["removeEventListener", -1]]) {
        const original = EventTarget.prototype[method];
        EventTarget.prototype[method] = function (...args) {
          if (this === window || this === document || this === document.body) window.listening += change;
          return original.apply(this, args);
        };
      }
      window.weak = [];
    });
    await define(page);
    const outcome = await page.evaluate(async () => {
      const [left, right] = [document.body.appendChild(document.createElement("div")), document.body.appendChild(document.createElement("div"))];
      let errors = 0;
      document.addEventListener("segment-error", () => { errors += 1; });
      for (let round = 0; round < 100; round++) {
        const one = left.appendChild(document.createElement("customer-segments"));
        window.weak.push(new WeakRef(one));
        if (round % 5 === 0) {
          await one.open(window.makeFile());
          right.append(one);
          await window.until(() => window.inside(one, "find"));
          window.inside(one, "find").click();
        } else if (round % 5 === 1) {
          one.open(window.makeFile());
          right.append(one);
          await new Promise((resolve) => setTimeout(resolve, round / 5));
        }
        one.remove();
        await Promise.resolve();
      }
      await window.until(() => window.alive.size === 0);
      // Long enough for what was under way to begin too late.
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { alive: window.alive.size, started: window.started, listening: window.listening, errors };
    });
    assert.ok(outcome.started >= 20, `${outcome.started} workers`);
    assert.deepEqual({ ...outcome, started: 0 }, { alive: 0, started: 0, listening: 1, errors: 0 });
    if (page.name === "chromium") {
      await page.collectGarbage();
      const kept = await page.evaluate(() => window.weak.filter((one) => one.deref() !== undefined).length);
      assert.ok(kept <= 1, `${kept} of 100 elements are still held`);
    }
    // Removed while it works, and put back: it works again.
    const again = await page.evaluate(async () => {
      const one = document.body.appendChild(document.createElement("customer-segments"));
      await one.open(window.makeFile());
      window.inside(one, "find").click();
      one.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(one);
      return (await window.findSegments(one)).segments.length >= 2;
    });
    assert.equal(again, true);
  } finally {
    await server.close();
  }
});
