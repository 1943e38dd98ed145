/** The engine's bytes out of the text that it is embedded as. */

/** Out of what was deflated, then written in base64. */
export function inflated(base64: string): Promise<ArrayBuffer> {
  const packed = plain(atob(base64));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

/** Out of one character a byte. */
function plain(characters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Out of an element's text. Characters that markup does not keep were exchanged for others, which the element names. */
export function standing({ dataset, textContent }: HTMLElement): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const exchanged = dataset["exchanged"]!.split(" ").map(Number);
  for (let at = 0; at < exchanged.length; at += 2) [bytes[exchanged[at]!], bytes[exchanged[at + 1]!]] = [exchanged[at + 1]!, exchanged[at]!];
  return plain(textContent!).map((byte) => bytes[byte]!);
}
