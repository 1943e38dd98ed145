/** The engine's compiled module: unpacked and compiled once, then kept for every engine to come. */

import { SegmentError } from "../errors.js";
import type { SegmenterOptions } from "../types.js";

let inlined: Promise<WebAssembly.Module> | undefined;

/** The module inside the package. A failure is tried again by the next call. */
export function inlinedModule(): Promise<WebAssembly.Module> {
  if (inlined === undefined) {
    inlined = import("../generated/wasm.js").then((packed) => unpack(packed.default)).then(compile);
    inlined.catch(() => (inlined = undefined));
  }
  return inlined;
}

/** A module of the caller's. */
export async function givenModule(wasm: NonNullable<SegmenterOptions["wasm"]>): Promise<WebAssembly.Module> {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm instanceof URL) return compile(await bytesOf(await fetch(wasm)));
  if (wasm instanceof Response) return compile(await bytesOf(wasm));
  return compile(wasm);
}

async function bytesOf(response: Response): Promise<ArrayBuffer> {
  if (!response.ok) throw new Error(`the engine's wasm could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}

async function unpack(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}

async function compile(bytes: BufferSource): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    if (await isForbidden()) throw new SegmentError("csp-blocked", { expected: "script-src 'wasm-unsafe-eval'" }, undefined, { cause });
    throw cause;
  }
}

/** Whether even the smallest module is refused. Browsers word that refusal differently. */
function isForbidden(): Promise<boolean> {
  const smallest = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  return WebAssembly.compile(smallest).then(
    () => false,
    () => true,
  );
}
