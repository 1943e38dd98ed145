/** The engine's bytes out of the text that it is embedded as. */

/** Out of what was deflated, then written in base64. */
export function inflated(base64: string): Promise<ArrayBuffer> {
  const packed = plain(atob(base64));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

/** Out of one character a byte. */
export function plain(characters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
