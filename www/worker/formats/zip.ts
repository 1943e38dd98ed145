/**
 * The members of a zip archive (PKWARE APPNOTE 6.3): found by the directory at its end, unpacked by the
 * platform, and never further than the limit, whatever the archive says about itself.
 */

import { damaged, FormatFailure } from "./failure.js";

/** A workbook that needs more when it is unpacked is none that a person made (1 GiB). */
export const LIMIT = 2 ** 30;

export interface Archive {
  readonly names: readonly string[];
  /** The text of a member; nothing if there is none of that name. */
  text(name: string): Promise<string | undefined>;
}

interface Member {
  start: number;
  packed: number;
  unpacked: number;
  method: number;
}

/** Opens an archive. `kind` names it in errors. */
export async function openArchive(source: Blob, kind: string): Promise<Archive> {
  const members = await directory(source, kind);
  const claimed = [...members.values()].reduce((sum, member) => sum + member.unpacked, 0);
  if (claimed > LIMIT) throw tooLarge(claimed);
  let taken = 0;
  return {
    names: [...members.keys()],
    async text(name) {
      const member = members.get(name);
      if (member === undefined) return undefined;
      const head = await view(source, member.start, 30);
      if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw damaged(kind);
      const start = member.start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
      const packed = source.slice(start, start + member.packed).stream();
      if (member.method !== 0 && member.method !== 8) throw damaged(kind);
      const unpacked = member.method === 8 ? packed.pipeThrough(new DecompressionStream("deflate-raw")) : packed;
      const decoder = new TextDecoder();
      const reader = unpacked.getReader();
      let text = "";
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          taken += value.length;
          if (taken > LIMIT) throw tooLarge(taken);
          text += decoder.decode(value, { stream: true });
        }
      } catch (cause) {
        reader.cancel().catch(() => {});
        throw cause instanceof FormatFailure ? cause : Object.assign(damaged(kind), { cause });
      }
      return text + decoder.decode();
    },
  };
}

const tooLarge = (found: number) => new FormatFailure("xlsx-limit", { expected: String(LIMIT), found: String(found) });

async function view(source: Blob, start: number, length: number): Promise<DataView> {
  return new DataView(await source.slice(start, start + length).arrayBuffer());
}

async function directory(source: Blob, kind: string): Promise<Map<string, Member>> {
  // The end record is 22 bytes and a comment of at most 64 KiB.
  const tailStart = Math.max(0, source.size - 22 - 0xffff);
  const tail = await view(source, tailStart, source.size - tailStart);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw damaged(kind);
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const entries = await view(source, tail.getUint32(end + 16, true), length);
  const names = new TextDecoder();
  const members = new Map<string, Member>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > entries.byteLength || entries.getUint32(at, true) !== 0x02014b50) throw damaged(kind);
    const nameLength = entries.getUint16(at + 28, true);
    const name = names.decode(new Uint8Array(entries.buffer, at + 46, Math.min(nameLength, entries.byteLength - at - 46)));
    members.set(name, {
      method: entries.getUint16(at + 10, true),
      packed: entries.getUint32(at + 20, true),
      unpacked: entries.getUint32(at + 24, true),
      start: entries.getUint32(at + 42, true),
    });
    at += 46 + nameLength + entries.getUint16(at + 30, true) + entries.getUint16(at + 32, true);
  }
  return members;
}
