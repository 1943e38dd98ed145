/** A small static server that sends the page's own policy as a header too. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

import { root } from "./steps.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder.
 *
 * @param {{ folder?: string, port?: number, host?: string }} [options] Port 0 takes any that is free.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} once it listens.
 */
export async function serve({ folder = join(root, "dist/page"), port = 0, host = "127.0.0.1" } = {}) {
  const policy = await policyOf(join(folder, "index.html"));
  const server = createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
      if (request.method !== "GET" && request.method !== "HEAD") throw new Error("only reading");
      if (!file.startsWith(folder + sep)) throw new Error("outside of the folder");
      const body = await readFile(file);
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        ...(policy && { "content-security-policy": policy }),
      });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found");
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    address: `http://${host}:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** The policy in the page's `<meta>`: one place to read, two places where it holds. */
async function policyOf(page) {
  const html = await readFile(page, "utf8");
  return /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i.exec(html)?.[1].replace(/\s+/g, " ").trim();
}
