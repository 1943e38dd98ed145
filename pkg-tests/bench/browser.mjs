/** Chromium with the installed package and the data at hand. */

import { buildSync } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../browsers/engines.mjs";
import { serve } from "../browsers/serve.mjs";
import { project } from "./peers/npm.mjs";
import { data, here } from "./places.mjs";

/** The peers' libraries and the work they do, as one script for a worker. */
function peerWorker() {
  const { outputFiles } = buildSync({ entryPoints: [join(here, "peers/worker.js")], bundle: true, write: false, format: "iife", target: "es2022", nodePaths: [join(project, "node_modules")] });
  return outputFiles[0].text;
}

/** A tab whose module script is `peers/tab.js`; `close` ends browser and server. */
export async function openTab() {
  const pages = {
    "/": '<!doctype html><meta charset="utf-8"><script type="module" src="/tab.js"></script>',
    "/tab.js": readFileSync(join(here, "peers/tab.js"), "utf8"),
    "/memory.js": readFileSync(join(here, "peers/memory.js"), "utf8"),
    "/peers.js": peerWorker(),
    "/engine.js": readFileSync(join(here, "peers/engine.js"), "utf8"),
  };
  const server = await serve({ "/package/": join(project, "node_modules/customer-segments/dist"), "/data/": data }, { pages });
  const page = await launch("chromium");
  await page.open(`${server.url}/`);
  await page.until(() => "bench" in globalThis);
  return { ...page, close: async () => { await page.close(); await server.close(); } };
}
