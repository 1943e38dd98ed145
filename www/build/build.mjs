/** `npm run build`: everything that is shipped, from the sources alone. */

import { pathToFileURL } from "node:url";

import { bundlePackage, bundlePage, bundleScript, bundleSingleFile, bundleWorker, wrapGlue, writeTypes } from "./bundle.mjs";
import { buildHelper, compileEngine, compiled, embedEngine, generateGlue, helper, optimiseEngine } from "./engine.mjs";
import { writeManifest } from "./manifest.mjs";
import { writeReference } from "./reference.mjs";
import { run } from "./steps.mjs";
import { checkNode, ensurePackages, ensureRust } from "./toolchain.mjs";

const cargo = ["Cargo.toml", "Cargo.lock"];
const scripts = ["www/build", "package-lock.json", "tsconfig.json"];
const glue = "www/generated/bindgen/customer_segments_bg.wasm";
const wasm = "dist/customer-segments.wasm";
const scriptsAndClient = [
  ...scripts,
  "www/types.ts",
  "www/types",
  "www/codes.ts",
  "www/errors.ts",
  "www/report.ts",
  "www/index.ts",
  "www/client",
  "www/worker",
  "www/locales",
  "www/generated/glue.js",
];
const everything = [...scriptsAndClient, "www/element", "www/generated/wasm.js", "www/generated/worker-source.js"];

/** Builds whatever is not up to date. */
export async function build() {
  checkNode();
  await run([
    { name: "Rust and its browser target", work: ensureRust },
    { name: "npm packages", work: ensurePackages },
    { name: "bindgen helper", inputs: [...cargo, "src/bin"], outputs: [helper], work: buildHelper },
    { name: "compile the engine", inputs: [...cargo, "src", "www/build/engine.mjs"], outputs: [compiled], work: compileEngine },
    { name: "generate the glue", inputs: [compiled, "Cargo.lock"], outputs: [glue], work: generateGlue },
    { name: "optimise the engine", inputs: [glue, "package-lock.json", "www/build/panics.mjs", "www/build/places.mjs", "www/build/bytes.mjs", "www/build/engine.mjs"], outputs: [wasm], work: optimiseEngine },
    { name: "embed the engine", inputs: [wasm, "www/build/engine.mjs", "www/client/streams.ts"], outputs: ["www/generated/wasm.js", "www/generated/wasm-plain.js"], work: embedEngine },
    { name: "wrap the glue", inputs: ["www/generated/bindgen", ...scripts], outputs: ["www/generated/glue.js"], work: wrapGlue },
    { name: "bundle the worker", inputs: scriptsAndClient, outputs: ["dist/worker.js", "www/generated/worker-source.js"], work: bundleWorker },
    { name: "bundle the package", inputs: everything, outputs: ["dist/index.js"], work: bundlePackage },
    { name: "describe the element", inputs: [...scripts, "www/element/public.ts"], outputs: ["dist/custom-elements.json"], work: writeManifest },
    { name: "write the API reference", inputs: [...scriptsAndClient, "www/element"], outputs: ["www/API.md"], work: writeReference },
    { name: "bundle the script", inputs: everything, outputs: ["dist/iife.js", "dist/integrity.json"], work: bundleScript },
    { name: "bundle the page", inputs: [...everything, "www/page"], outputs: ["dist/page"], work: bundlePage },
    { name: "put the page into one file", inputs: [...everything, "www/page"], outputs: ["dist/page/customer-segments.html"], work: bundleSingleFile },
    { name: "check and write the types", inputs: [...everything, "www/page"], outputs: ["dist/types/index.d.ts"], work: writeTypes },
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await build();
