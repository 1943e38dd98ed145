/** Imports a TypeScript module of ours in Node, for its tests. */

import { build } from "esbuild";

import { root } from "./steps.mjs";

/**
 * @param {string} path From the project's root.
 * @param {Record<string, string>} [instead] Source text that stands in for imports ending so.
 */
export async function importSource(path, instead = {}) {
  const replaced = {
    name: "instead",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path: wanted }) => {
        const ending = Object.keys(instead).find((name) => wanted.endsWith(name));
        return ending && { path: ending, namespace: "instead" };
      });
      onLoad({ filter: /.*/, namespace: "instead" }, ({ path: ending }) => ({ contents: instead[ending], loader: "js" }));
    },
  };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module"],
    conditions: ["node"],
    target: "es2022",
    plugins: [replaced],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
