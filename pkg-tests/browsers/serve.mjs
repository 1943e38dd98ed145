/** A static server that gives each answer the headers asked for and keeps a list of what was requested. */

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
  ".css": "text/css", ".wasm": "application/wasm", ".csv": "text/csv", ".svg": "image/svg+xml", ".png": "image/png",
};

/**
 * Serves `folders` (URL prefix → folder) on a free port. `pages` are answers made on the spot (path → text).
 * `requests` holds the paths asked for, in order, as the network saw them.
 */
export async function serve(folders, { headers = {}, pages = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("cache-control", "no-store");
    try {
      if (path in pages) {
        response.setHeader("content-type", TYPES[extname(path)] ?? TYPES[".html"]);
        return response.end(pages[path]);
      }
      const prefix = Object.keys(folders).filter((start) => path.startsWith(start)).sort((a, b) => b.length - a.length)[0];
      const folder = normalize(folders[prefix] + sep);
      let file = join(folder, path.slice(prefix.length));
      if (!file.startsWith(folder)) throw new Error("outside");
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(await readFile(file));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => { server.closeAllConnections(); return new Promise((resolve) => server.close(resolve)); },
  };
}
