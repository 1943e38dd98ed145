/** The engine's bytes out of the text that it is embedded as, put together as `streams.ts` has put them apart. */

import { together } from "./streams.js";

/** Out of what was deflated, then written in base64. */
export async function inflated(base64: string, lengths: readonly number[]): Promise<Uint8Array<ArrayBuffer>> {
  const packed = plain(atob(base64));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return together(new Uint8Array(await new Response(stream).arrayBuffer()), lengths);
}

/** Out of one character a byte. */
function plain(characters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Out of an element's text, which names the lengths, and the characters exchanged for those that markup does not keep. */
export function standing({ dataset, textContent }: HTMLElement): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const [exchanged, lengths] = [dataset["exchanged"]!, dataset["lengths"]!].map((list) => list.split(" ").map(Number)) as [number[], number[]];
  for (let at = 0; at < exchanged.length; at += 2) [bytes[exchanged[at]!], bytes[exchanged[at + 1]!]] = [exchanged[at + 1]!, exchanged[at]!];
  return together(plain(textContent!).map((byte) => bytes[byte]!), lengths);
}
