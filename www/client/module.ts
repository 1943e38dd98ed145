/** The engine's compiled module: unpacked and compiled once, then kept for every engine to come. */

import type { SegmenterOptions } from "../types.js";

let inlined: Promise<WebAssembly.Module> | undefined;

/** The module inside the package. A failure is tried again by the next call. */
export function inlinedModule(): Promise<WebAssembly.Module> {
  if (inlined === undefined) {
    inlined = import("../generated/wasm.js").then(async (engine) => WebAssembly.compile(await engine.default()));
    inlined.catch(() => (inlined = undefined));
  }
  return inlined;
}

/** A module of the caller's. */
export async function givenModule(wasm: NonNullable<SegmenterOptions["wasm"]>): Promise<WebAssembly.Module> {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm instanceof URL) return WebAssembly.compile(await bytesOf(await fetch(wasm)));
  if (wasm instanceof Response) return WebAssembly.compile(await bytesOf(wasm));
  return WebAssembly.compile(wasm as BufferSource);
}

async function bytesOf(response: Response): Promise<ArrayBuffer> {
  if (!response.ok) throw new Error(`the engine's wasm could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}

/**
 * Whether the page's policy refuses even the smallest module. Browsers word the refusal differently, and
 * WebKit compiles what it then will not instantiate.
 */
export function isForbidden(): Promise<boolean> {
  const smallest = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  return WebAssembly.instantiate(smallest).then(
    () => false,
    () => true,
  );
}
