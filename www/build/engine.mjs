/** The engine: Rust → wasm → glue → optimised → a module that can be imported. */

import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

import { execute, root, StepFailure } from "./steps.mjs";
import { cargoTarget } from "./toolchain.mjs";

const generated = join(root, "www/generated");
export const helper = join(cargoTarget, `tool/bindgen${process.platform === "win32" ? ".exe" : ""}`);
export const compiled = join(cargoTarget, "wasm32-unknown-unknown/engine/customer_segments.wasm");

/** The helper that writes the glue; built once. */
export const buildHelper = () =>
  execute("cargo", ["build", "--profile", "tool", "--features", "bindgen", "--bin", "bindgen", "--locked"], {
    advice: "See cargo's message above. If packages could not be fetched, check the network.",
  });

/** Where cargo looks for what the compiler is told beside the profile. */
const WASM_FLAGS = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/** For the browser's vectors of 128 bits; the benchmark's kernels are compiled the same way. */
export const VECTORS = { [WASM_FLAGS]: "-Ctarget-feature=+simd128" };

/**
 * What the standard library marks to be inlined, the compiler inlines up to 325 of its units wherever it is called,
 * even where code is kept small; a third of it is enough for most of what is called in loops. The engine is a fiftieth
 * smaller, and takes some per cent longer.
 */
const INLINED = "-Cllvm-args=-inlinehint-threshold=100";

/** As nothing but wasm: for a library that Rust could link as well, all that is public would be kept apart, and be a tenth larger. */
export const compileEngine = () =>
  execute("cargo", ["rustc", "--profile", "engine", "--target", "wasm32-unknown-unknown", "--features", "wasm", "--lib", "--crate-type", "cdylib", "--locked"], {
    env: { [WASM_FLAGS]: `${VECTORS[WASM_FLAGS]} ${INLINED}` },
    advice: "See the compiler's message above.",
  });

export async function generateGlue() {
  await execute(helper, [compiled, join(generated, "bindgen")], {
    advice: "wasm-bindgen and the helper must have the same version in Cargo.lock.",
  });
}

export async function optimiseEngine() {
  mkdirSync(join(root, "dist"), { recursive: true });
  const input = join(generated, "bindgen/customer_segments_bg.wasm");
  const trapping = join(generated, "bindgen/customer_segments_bg.trapping.wasm");
  const output = join(root, "dist/customer-segments.wasm");
  // Loaded where it is needed: a fresh clone has no packages yet when the build starts.
  const { trapAtOnce } = await import("./panics.mjs");
  trapAtOnce(input, trapping);
  await optimise(trapping, output);
  console.log(`  ${kilobytes(statSync(input).size)} → ${kilobytes(statSync(output).size)}`);
}

/**
 * The linker puts the stack first, so that nothing lies in the lowest kilobyte: constants may be folded into addresses.
 * What is worth inlining, Rust's compiler has inlined: more of it makes the engine a hundredth larger, and no quicker.
 */
export function optimise(input, output) {
  const inlining = ["--always-inline-max-function-size", "--flexible-inline-max-function-size", "--one-caller-inline-max-function-size"];
  // What the first pass leaves is a thousandth smaller behind a second.
  const options = ["-O3", "-O3", "--low-memory-unused", ...inlining.flatMap((limit) => [limit, "0"])];
  return execute(process.execPath, [join(root, "node_modules/binaryen/bin/wasm-opt"), input, ...options, "-o", output], {
    advice: "Run `npm ci`, and start again.",
  });
}

/**
 * As text, importable without a request to anywhere. Deflated, it is smaller than a compressed file and needs no
 * server that compresses. Plain, one character a byte, it is larger, and in a file that is compressed as a whole
 * smaller: base64 of what is deflated already compresses no further. It then stands in the page's markup, where
 * nothing needs a backslash before it.
 */
export async function embedEngine() {
  const { bytes, lengths } = await engineApart();
  const types = "declare const bytes: () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>;\nexport default bytes;\n";
  const embed = (name, unpack, source) => writeModule(name, `import { ${unpack} } from "../client/unpack.js";\nexport default () => ${unpack}(${source});\n`, types);
  embed("wasm", "inflated", `${JSON.stringify(deflateRawSync(bytes, { level: 9 }).toString("base64"))}, ${JSON.stringify(lengths)}`);
  embed("wasm-plain", "standing", 'document.getElementById("engine")');
}

/** The engine, its bytes put apart as the client puts them together. */
async function engineApart() {
  const { transformSync } = await import("esbuild");
  const { code } = transformSync(readFileSync(join(root, "www/client/streams.ts"), "utf8"), { loader: "ts" });
  const { apart, together } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const engine = readFileSync(join(root, "dist/customer-segments.wasm"));
  const { bytes, lengths } = apart(engine);
  if (!engine.equals(together(bytes, lengths))) throw new StepFailure("The engine is not what it was once it is put together again.", "See www/client/streams.ts: its instructions may not be all there are.");
  return { bytes: Buffer.from(bytes), lengths };
}

/** Characters that markup does not keep: nothing, the return of a carriage, and what begins a tag. */
const LOST = [0x00, 0x0d, 0x3c];

/** The engine within markup: those characters and the rarest ones are exchanged, and what still is one is put 256 further. */
export async function standingEngine() {
  const { bytes, lengths } = await engineApart();
  const counts = new Array(128).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const rare = [...counts.keys()].filter((byte) => byte > 0x20 && !LOST.includes(byte)).sort((one, other) => counts[one] - counts[other]);
  const exchanged = new Map(LOST.flatMap((byte, at) => [[byte, rare[at]], [rare[at], byte]]));
  const written = bytes.map((byte) => exchanged.get(byte) ?? byte);
  const text = written.toString("latin1").replace(/[\0\r<]/g, (lost) => String.fromCharCode(256 + lost.charCodeAt(0)));
  return `<script type="text/plain" id="engine" data-exchanged="${LOST.flatMap((byte, at) => [byte, rare[at]]).join(" ")}" data-lengths="${lengths.join(" ")}">${text}</script>`;
}

/** A generated module with its types, for TypeScript to import like any other. */
export function writeModule(name, source, types) {
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, `${name}.js`), source);
  writeFileSync(join(generated, `${name}.d.ts`), types);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
