/** A file in pieces of bounded size. */

/** The file ended early, or cannot be read any more. */
export class SourceFailure extends Error {}

export interface Chunk {
  bytes: Uint8Array;
  /** How much of the file has been given out with this chunk, 0 to 1. */
  fraction: number;
}

/** Bytes handed to the engine at once: few enough for a prompt cancel, enough to be quick. */
const LIMIT = 1 << 18;

/** The bytes of a file. Ends the reading when the loop over it ends. */
export async function* chunksOf(source: Blob): AsyncGenerator<Chunk, void, void> {
  const reader = source.stream().getReader();
  let read = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (let start = 0; start < value.length; start += LIMIT) {
        const bytes = value.subarray(start, start + LIMIT);
        read += bytes.length;
        yield { bytes, fraction: Math.min(1, read / source.size) };
      }
    }
  } catch (cause) {
    throw new SourceFailure("the file cannot be read", { cause });
  } finally {
    reader.cancel().catch(() => {});
  }
  if (read !== source.size) throw new SourceFailure("the file has another length than before");
}
