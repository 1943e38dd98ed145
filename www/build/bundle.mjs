/** TypeScript → what is shipped: the package's modules, the worker, the page, the declarations. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, posix, relative } from "node:path";

import { standingEngine, writeModule } from "./engine.mjs";
import { oneSetOfKeys } from "./one-set-of-keys.mjs";
import { execute, root } from "./steps.mjs";

/** No file is filtered while it is read: what a reader of Parquet has for that is left out. */
const UNASKED = {
  filter: "export const pathsNeededForFilter = () => [], columnsNeededForFilter = () => [], matchFilter = () => true, canSkipRowGroup = () => false, filterPageRanges = () => {}, intersectRanges = () => [], unionRanges = () => []",
  bloom: "export const bloomEligibleColumns = () => new Set(), readBloomFilter = () => {}, hashParquetValue = () => {}, sbbfContains = () => true",
};
const unasked = {
  name: "unasked",
  setup: (build) => build.onLoad({ filter: /hyparquet[\\/]src[\\/](filter|bloom)\.js$/ }, ({ path }) => ({ contents: UNASKED[/(\w+)\.js$/.exec(path)[1]] })),
};

/** Style sheets and markup are text to the bundler: their comments and spaces are for who reads them. */
const squeezed = {
  name: "squeezed",
  setup: (build) => {
    build.onLoad({ filter: /element[\\/](views|charts)[\\/]\w[\w-]*\.ts$/ }, ({ path }) => ({ loader: "ts", contents: readFileSync(path, "utf8").replace(/\n\s+/g, "\n") }));
    build.onLoad({ filter: /element[\\/]styles[\\/]\w+\.ts$/ }, ({ path }) => ({
      loader: "ts",
      contents: readFileSync(path, "utf8").replace(/css`[^]*?`;/g, (sheet) => sheet.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1")),
    }));
  },
};

const common = {
  absWorkingDir: root,
  plugins: [unasked, squeezed],
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  // The engine frees what it holds itself; a finaliser could reach into an instance that has died.
  define: { FinalizationRegistry: "undefined" },
};

/** Lit's build for servers runs in browsers as well; its browser build cannot even be imported on a server. */
const anywhere = {
  platform: "neutral",
  mainFields: ["module"],
  conditions: ["node"],
  alias: { "@lit-labs/ssr-dom-shim": "./www/element/server.ts" },
  loader: { ".css": "text" },
  legalComments: "eof",
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
    ...anywhere,
  });
}

/** The package in one script, with what a page needs to be sure that it is this one (Subresource Integrity). */
export async function bundleScript() {
  const { build } = await esbuild();
  await build({
    ...common,
    entryPoints: ["www/element/iife.ts"],
    format: "iife",
    outfile: "dist/iife.js",
    ...anywhere,
  });
  const integrity = `sha384-${createHash("sha384").update(readFileSync(join(root, "dist/iife.js"))).digest("base64")}`;
  writeFileSync(join(root, "dist/integrity.json"), `${JSON.stringify({ "iife.js": integrity }, null, 2)}\n`);
  console.log(`  iife.js integrity="${integrity}"`);
}

/** The page: its scripts bundled, everything else as it is. */
export async function bundlePage() {
  const source = join(root, "www/page");
  const target = join(root, "dist/page");
  rmSync(target, { recursive: true, force: true });
  if (!existsSync(source)) return;
  cpSync(source, target, { recursive: true, filter: (path) => path === source || path.endsWith(".html") });
  const { build } = await esbuild();
  await build({ ...common, entryPoints: ["www/page/page.css"], outdir: "dist/page" });
  const { metafile } = await build({
    ...common,
    metafile: true,
    entryPoints: readdirSync(source)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `www/page/${name}`),
    format: "esm",
    splitting: true,
    outdir: "dist/page",
    chunkNames: "chunks/[name]-[hash]",
    loader: { ".css": "text" },
    legalComments: "eof",
  });
  // What a script imports is asked for with it, not after it.
  const imported = metafile.outputs["dist/page/main.js"].imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => relative("dist/page", path));
  const links = imported.map((path) => `<link rel="modulepreload" href="${path.replaceAll("\\", "/")}" />\n    `).join("");
  const index = join(target, "index.html");
  writeFileSync(index, withFirstWords(readFileSync(index, "utf8")).replace('<script type="module"', `${links}<script type="module"`));
}

/** What the element says first stands in the markup, in each language, to be seen while scripts are loaded. */
function withFirstWords(html) {
  const words = ["en", "ar", "fa"].map((locale) => {
    const { headline, lead } = JSON.parse(readFileSync(join(root, `www/locales/element/${locale}.json`), "utf8")).start;
    return `<div lang="${locale}" dir="${locale === "en" ? "ltr" : "rtl"}"><p class="headline">${headline}</p><p class="lead">${lead}</p></div>`;
  });
  return html.replace('<div class="first" aria-hidden="true">', (place) => place + words.join(""));
}

/** What is compressed as a whole takes the engine as it is. */
const plainEngine = {
  name: "plain engine",
  setup: (build) => build.onResolve({ filter: /generated\/wasm\.js$/ }, () => ({ path: join(root, "www/generated/wasm-plain.js") })),
};

/** The worker's script stands in the page once: as the text of workers, and as what the page's own thread does without one. */
const standingWorker = {
  name: "standing worker",
  setup(build) {
    const parts = { "generated/worker-source.js": "export default document.getElementById('worker').textContent;", "worker/host.js": "export const { createHost } = document.getElementById('worker');" };
    build.onResolve({ filter: /(generated\/worker-source|worker\/host)\.js$/ }, ({ path }) => ({ path: path.replace("../", ""), namespace: "standing" }));
    build.onLoad({ filter: /.*/, namespace: "standing" }, ({ path }) => ({ contents: parts[path] }));
  },
};

/**
 * The page in one file, which can be opened from disk, mailed, or put on a stick. Its policy names its two scripts
 * and its one style by their hashes and lets nothing else in or out.
 */
export async function bundleSingleFile() {
  const { build } = await esbuild();
  const { outputFiles } = await build({
    ...common,
    entryPoints: ["www/page/main.ts"],
    format: "esm",
    write: false,
    loader: { ".css": "text" },
    legalComments: "none",
    plugins: [...common.plugins, plainEngine, standingWorker, oneSetOfKeys],
  });
  const asMarkup = (source) => source.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const script = asMarkup(outputFiles[0].text);
  const worker = asMarkup((await build({ ...common, entryPoints: ["www/worker/standing.ts"], format: "iife", write: false })).outputFiles[0].text);
  const style = (await build({ ...common, entryPoints: ["www/page/page.css"], write: false })).outputFiles[0].text;
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const engine = await standingEngine();
  const page = withFirstWords(readFileSync(join(root, "www/page/index.html"), "utf8"))
    .replace('<script type="module" src="language.js"></script>\n    ', "")
    .replace("script-src 'self'", `script-src ${hash(worker)} ${hash(script)}`)
    .replace("style-src 'self'", `style-src ${hash(style)}`)
    // As functions: a `$` in what is put in would mean something.
    .replace('<link rel="stylesheet" href="page.css" />', () => `<style>${style}</style>`)
    .replace('<script type="module" src="main.js"></script>', () => `${engine}\n    <script id="worker">${worker}</script>\n    <script type="module">${script}</script>`);
  writeFileSync(join(root, "dist/page/customer-segments.html"), page);
}

/** The types, checked, and written for what an entry reaches: the rest, with the types it uses, is nobody else's. */
export async function writeTypes() {
  rmSync(join(root, "dist/types"), { recursive: true, force: true });
  await execute(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], {
    advice: "See the type errors above.",
  });
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  prune(join(root, "dist/types"), Object.values(exports).flatMap(({ types }) => types?.slice("./dist/types/".length) ?? []));
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
