/** TypeScript → what is shipped: the package's modules, the worker, the page, the declarations. */

import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, posix, relative } from "node:path";

import { writeModule } from "./engine.mjs";
import { execute, root } from "./steps.mjs";

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  // The engine frees what it holds itself; a finaliser could reach into an instance that has died.
  define: { FinalizationRegistry: "undefined" },
};

// Imported late: the package may only just have been installed.
const esbuild = () => import("esbuild");

/**
 * The glue keeps its instance in a module variable, so that a second engine, or one after a crash, would
 * get the first one's memory. Wrapped in a function it starts from nothing each time.
 */
export async function wrapGlue() {
  const { build } = await esbuild();
  const result = await build({
    ...common,
    entryPoints: ["www/generated/bindgen/customer_segments.js"],
    format: "iife",
    globalName: "glue",
    minify: false,
    write: false,
  });
  writeModule(
    "glue",
    `export default function createGlue() {\n${result.outputFiles[0].text}\nreturn glue;\n}\n`,
    `declare function createGlue(): typeof import("./bindgen/customer_segments.js");\nexport default createGlue;\n`,
  );
}

/** The worker in one file, for those who serve it themselves, and as text for the Blob that is tried first. */
export async function bundleWorker() {
  const { build } = await esbuild();
  const file = "dist/worker.js";
  await build({ ...common, entryPoints: ["www/worker/worker.ts"], format: "iife", outfile: file });
  writeModule(
    "worker-source",
    `export default ${JSON.stringify(readFileSync(join(root, file), "utf8"))};\n`,
    "declare const source: string;\nexport default source;\n",
  );
}

/** The package's entries, sharing chunks; whatever is large is imported when it is first needed. */
export async function bundlePackage() {
  rmSync(join(root, "dist/chunks"), { recursive: true, force: true });
  const { build } = await esbuild();
  await build({
    ...common,
    entryPoints: present({ index: "www/index.ts", element: "www/element/index.ts", define: "www/element/define.ts" }),
    format: "esm",
    splitting: true,
    outdir: "dist",
    chunkNames: "chunks/[name]-[hash]",
    loader: { ".css": "text" },
    // Lit's build for servers runs in browsers as well; its browser build cannot even be imported on a server.
    platform: "neutral",
    mainFields: ["module"],
    conditions: ["node"],
    alias: { "@lit-labs/ssr-dom-shim": "./www/element/server.ts" },
    legalComments: "eof",
  });
}

/** The page: its scripts bundled, everything else as it is. */
export async function bundlePage() {
  const source = join(root, "www/page");
  const target = join(root, "dist/page");
  rmSync(target, { recursive: true, force: true });
  if (!existsSync(source)) return;
  cpSync(source, target, { recursive: true, filter: (path) => path === source || /\.(html|css)$/.test(path) });
  const { build } = await esbuild();
  await build({
    ...common,
    entryPoints: readdirSync(source)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `www/page/${name}`),
    format: "esm",
    splitting: true,
    // `sideEffects` in the manifest speaks of the packed files; here it would drop the element's definition.
    ignoreAnnotations: true,
    outdir: "dist/page",
    chunkNames: "chunks/[name]-[hash]",
    loader: { ".css": "text" },
    legalComments: "eof",
  });
}

/** The types, checked, and written for what an entry reaches: the rest, with the types it uses, is nobody else's. */
export async function writeTypes() {
  rmSync(join(root, "dist/types"), { recursive: true, force: true });
  await execute(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], {
    advice: "See the type errors above.",
  });
  prune(join(root, "dist/types"), ["index.d.ts", "element/index.d.ts", "element/define.d.ts", "worker/worker.d.ts"]);
  const reached = new Set();
  const reach = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const source = readFileSync(file, "utf8");
    for (const [, path] of source.matchAll(/(?:\bfrom|\bimport\(?)\s*["'](\.[^"']+)\.js["']/g)) reach(join(file, "..", `${path}.d.ts`));
  };
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const { types } of Object.values(exports)) if (types && existsSync(join(root, types))) reach(join(root, types));
  for (const name of readdirSync(join(root, "dist/types"), { recursive: true })) {
    const file = join(root, "dist/types", name);
    if (file.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
  }
}

/** Leaves the declarations that the entries reach; the others describe what no consumer can import. */
function prune(folder, entries) {
  const reached = new Set();
  const reach = (file) => {
    if (reached.has(file) || !existsSync(join(folder, file))) return;
    reached.add(file);
    const source = readFileSync(join(folder, file), "utf8");
    for (const [, path] of source.matchAll(/["'](\.{1,2}\/[^"']+)\.js["']/g)) reach(posix.join(posix.dirname(file), `${path}.d.ts`));
  };
  entries.forEach(reach);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/");
    if (entry.isFile() && !reached.has(file)) rmSync(join(folder, file));
  }
}

const present = (entries) => Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path))));
