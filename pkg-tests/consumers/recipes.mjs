/** The recipes of the documentation, as files: what is tested is what is read. */

import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { npm, project, root } from "./tarball.mjs";

/** Title → file name → text. */
export function recipes() {
  const [, ...sections] = readFileSync(join(root, "www/RECIPES.md"), "utf8").split(/^## /m);
  return Object.fromEntries(
    sections.map((section) => {
      const blocks = [...section.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)];
      return [section.split("\n")[0], Object.fromEntries(blocks.map(([, name, text]) => [name, text]))];
    }),
  );
}

/** What a recipe needs beside the package. */
const VITE = { vite: "8.3.8" };
const PACKAGES = {
  "A page built with Vite": VITE,
  React: { ...VITE, react: "19.3.1", "react-dom": "19.3.1" },
  "Vue, with the element": { ...VITE, vue: "3.5.45", "@vitejs/plugin-vue": "6.0.11" },
  "A worker of your own": VITE,
};

/** A project with the recipe's files in it; `folder` can be served where it is a page. */
export function cook(context, title, files) {
  const packages = PACKAGES[title];
  const folder = project(context, { packages });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  if (packages === undefined) return folder;
  npm(["exec", "--", "vite", "build", "--logLevel", "warn"], folder);
  return join(folder, "dist");
}

/** Puts the package where a page without tools has it. */
export function deploy(folder) {
  const dist = join(folder, "node_modules/customer-segments/dist");
  cpSync(dist, join(folder, "customer-segments"), { recursive: true });
  const script = join(folder, "wp-content/uploads/iife.js");
  mkdirSync(dirname(script), { recursive: true });
  copyFileSync(join(dist, "iife.js"), script);
}
