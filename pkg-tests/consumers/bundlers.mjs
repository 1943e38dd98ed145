/** Bundlers as they come: no configuration but the name of the entry. The page is that of the Vite project. */

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { npm, project } from "./tarball.mjs";

const BUNDLERS = {
  webpack: {
    packages: { webpack: "5.112.2", "webpack-cli": "7.3.1" },
    command: ["webpack", "build", "--mode", "production", "--entry", "./main.js", "--output-path", "dist"],
    // It takes the address of its chunks from its own tag, which a module script does not know.
    classic: true,
  },
  rollup: {
    packages: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    command: ["rollup", "main.js", "--dir", "dist", "--format", "es", "--plugin", "node-resolve", "--failAfterWarnings"],
  },
  esbuild: {
    packages: { esbuild: "0.28.2" },
    command: ["esbuild", "main.js", "--bundle", "--format=esm", "--splitting", "--outdir=dist"],
  },
};

export const bundlers = Object.keys(BUNDLERS);

/** Builds the project with a bundler, which must not warn; the folder can be served as it is. */
export function bundle(context, name) {
  const { packages, command, classic } = BUNDLERS[name];
  const folder = project(context, { example: "web", packages });
  const printed = npm(["exec", "--", ...command], folder);
  const html = join(folder, "dist/index.html");
  copyFileSync(join(folder, "index.html"), html);
  if (classic) writeFileSync(html, readFileSync(html, "utf8").replace('type="module"', "defer"));
  return { folder: join(folder, "dist"), printed };
}
