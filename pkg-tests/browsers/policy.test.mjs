/**
 * The page's own policy, tried from inside as an injected script would: every way to a server that a policy
 * can close is closed in three engines, from the page and from a worker like ours. The server counts
 * connections, so that a socket that never became a request counts too.
 */

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { inEveryEngine } from "./engines.mjs";
import { openPage } from "./page.mjs";

/** A server that would take everything. */
async function listener() {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.setHeader("access-control-allow-origin", "*").end("taken");
  });
  server.on("connection", () => seen.push("connection"));
  server.on("upgrade", (request, socket) => { seen.push(`upgrade ${request.url}`); socket.destroy(); });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    seen,
    close: () => { server.closeAllConnections(); return new Promise((resolve) => server.close(resolve)); },
  };
}

/** What a peer connection tells servers that it only asks for its own address: by datagram, by connection. */
async function overWebRTC(page) {
  const seen = new Set();
  const socket = createSocket("udp4", () => seen.add("datagram"));
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const tcp = await listener();
  const known = await page.evaluate(async (datagrams, connections) => {
    if (typeof RTCPeerConnection === "undefined") return false;
    const peer = window.peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${datagrams}` }, { urls: `turn:127.0.0.1:${datagrams}`, username: "row", credential: "row" }, { urls: `turn:127.0.0.1:${connections}?transport=tcp`, username: "row", credential: "row" }] });
    peer.createDataChannel("row");
    await peer.setLocalDescription();
    return true;
  }, socket.address().port, Number(new URL(tcp.url).port));
  for (let wait = 0; known && wait < 100 && !(seen.has("datagram") && tcp.seen.length > 0); wait++) await sleep(100);
  if (known) await page.evaluate(() => window.peer.close());
  if (tcp.seen.length > 0) seen.add("connection");
  socket.close();
  await tcp.close();
  return [...seen].sort();
}

/** Runs in the page: one attempt, over before it resolves or after a moment. */
const ATTEMPTS = {
  fetch: (url) => fetch(url, { method: "POST", body: "row", mode: "no-cors" }).catch(() => {}),
  "fetch, kept alive": (url) => fetch(url, { method: "POST", body: "row", keepalive: true }).catch(() => {}),
  XMLHttpRequest: (url) => { const request = new XMLHttpRequest(); request.open("POST", url); request.send("row"); },
  beacon: (url) => navigator.sendBeacon(url, "row"),
  image: (url) => { new Image().src = url; },
  "image in a style": (url) => { document.body.style.backgroundImage = `url(${url})`; },
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  },
  "form into a frame": (url) => {
    const frame = Object.assign(document.createElement("iframe"), { name: "inner" });
    const form = Object.assign(document.createElement("form"), { action: url, method: "post", target: "inner" });
    document.body.append(frame, form);
    form.submit();
  },
  WebSocket: (url) => { new WebSocket(url.replace("http", "ws")); },
  EventSource: (url) => { new EventSource(url); },
  stylesheet: (url) => { document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })); },
  font: (url) => new FontFace("other", `url(${url})`).load().catch(() => {}),
  "imported style": (url) => { document.head.append(Object.assign(document.createElement("style"), { textContent: `@import "${url}";` })); },
  iframe: (url) => { document.body.append(Object.assign(document.createElement("iframe"), { src: url })); },
  object: (url) => { document.body.append(Object.assign(document.createElement("object"), { data: url })); },
  embed: (url) => { document.body.append(Object.assign(document.createElement("embed"), { src: url })); },
  script: (url) => { document.head.append(Object.assign(document.createElement("script"), { src: url })); },
  import: (url) => import(url).catch(() => {}),
  video: (url) => { document.body.append(Object.assign(document.createElement("video"), { src: url, preload: "auto" })); },
  manifest: (url) => { document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: url })); },
  prefetch: (url) => { document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url })); },
  preload: (url) => { document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: url })); },
  modulepreload: (url) => { document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: url })); },
  worker: (url) => { new Worker(url); },
  "fetch in a Blob worker": (url) => fromWorker(`fetch("${url}", { mode: "no-cors" }).catch(() => {})`),
  "WebSocket in a Blob worker": (url) => fromWorker(`new WebSocket("${url.replace("http", "ws")}")`),
  "script in a Blob worker": (url) => fromWorker(`importScripts("${url}")`),
};
const ORIGINS = ["elsewhere", "the page's own server"];

inEveryEngine("an injected script sends nothing", async (page, context) => {
  const other = await listener();
  const server = await openPage(page, "en");
  try {
    await page.evaluate(`() => {
      window.fromWorker = (code) => new Promise((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob(["onmessage = async () => { try { await " + code + " } catch {} postMessage(1) }"], { type: "text/javascript" })));
        worker.onmessage = worker.onerror = () => setTimeout(() => resolve(worker.terminate()), 200);
        worker.postMessage(0);
      });
    }`);
    const start = server.requests.length;
    for (const [name, attempt] of Object.entries(ATTEMPTS)) {
      await context.test(`${name} (${page.name})`, async () => {
        const before = server.requests.length;
        for (const base of [other.url, server.url]) {
          await page.evaluate(`async (url) => {
            // Some engines throw where others refuse in silence; the servers tell what came of it.
            try { await (${attempt})(url); } catch {}
            await new Promise((resolve) => setTimeout(resolve, 60));
          }`, `${base}/leak?${encodeURIComponent(name)}`);
        }
        // Chromium opens a connection ahead of a form's navigation, then refuses it: nothing is sent over it.
        const seen = other.seen.splice(0).filter((what) => !(what === "connection" && name === "form" && page.name === "chromium"));
        assert.deepEqual([seen, server.requests.slice(before)], [[], []], `told to ${ORIGINS}`);
      });
    }
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    assert.deepEqual([other.seen, server.requests.slice(start)], [[], []], "a request came late");
    await context.test(`WebRTC (${page.name})`, async () => {
      // No directive that browsers know covers it, and WebKitGTK has none: what is measured here is what the documentation says.
      assert.deepEqual(await overWebRTC(page), page.name === "webkit" ? [] : ["connection", "datagram"]);
    });
    await context.test(`not held back: a window of its own, unless pop-ups are blocked (${page.name})`, async () => {
      await page.evaluate((url) => void window.open(url), `${other.url}/window?row`);
      const arrived = () => other.seen.includes("GET /window?row");
      for (let wait = 0; wait < 50 && !arrived(); wait++) await new Promise((resolve) => setTimeout(resolve, 40));
      assert.equal(arrived(), page.name !== "webkit");
      await page.evaluate(() => window.focus());
    });
    await context.test(`not held back: going elsewhere (${page.name})`, async () => {
      await page.evaluate((url) => { setTimeout(() => { location.href = url; }); }, `${other.url}/gone?row`);
      await page.until(() => document.body?.textContent === "taken").catch(() => {});
      assert.ok(other.seen.includes("GET /gone?row"), "no policy stops a page from navigating: the documentation says so");
    });
  } finally {
    await server.close();
    await other.close();
  }
});
