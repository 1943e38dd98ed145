/**
 * A Vite project with the package in it, for tests that open it in a browser. The page writes into
 * `#result` what came out: `{"sizes":[50,150],"lines":201}`.
 */

import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { project } from "./tarball.mjs";

export const EXPECTED = { sizes: [50, 150], lines: 201 };

/** The project's folder, and Vite as it is installed there. */
export async function viteProject(context) {
  const folder = project(context, { example: "web", packages: { vite: "8.3.8" } });
  const vite = await import(pathToFileURL(join(folder, "node_modules/vite/dist/node/index.js")).href);
  return { folder, vite };
}

/** Builds it as for the web; the folder can be served as it is. */
export async function viteBuild({ folder, vite }) {
  await vite.build({ root: folder, logLevel: "warn", build: { target: "es2022" } });
  return join(folder, "dist");
}

/** Starts the dev server, which serves the modules one by one. */
export async function viteServe({ folder, vite }) {
  const server = await vite.createServer({ root: folder, logLevel: "warn", server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  return { address: server.resolvedUrls.local[0], close: () => server.close() };
}
