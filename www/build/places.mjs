/** Where in Rust's sources a panic happened: a place nobody hears of, so it is not shipped. */

import { Bytes } from "./bytes.mjs";

/** A place is four numbers of 32 bits: address and length of the file's name, line, column. */
const PLACE = 16;
const LONGEST_NAME = 300;
const DATA = 11;

/**
 * Zeroes the places within the data of a compiled engine, a fiftieth of it once compressed: they are all that tells
 * one check of a bound from the next. What they are known by is an address of a name that ends in `.rs` just where its
 * length says, so a compiler that kept them otherwise would only make the engine larger. Should one be read after
 * all, it is a name of no letters.
 */
export function forgetPlaces(engine) {
  const view = new DataView(engine.buffer, engine.byteOffset, engine.byteLength);
  const segments = dataSegments(engine);
  const standing = (address, length) => {
    const segment = segments.find(({ start, bytes }) => start <= address && address + length <= start + bytes.length);
    return segment?.bytes.subarray(address - segment.start, address - segment.start + length);
  };
  const names = [];
  for (const { start, bytes } of segments) {
    for (let at = -start & 3; at + PLACE <= bytes.length; at += 4) {
      const [address, length] = [0, 4].map((offset) => view.getUint32(bytes.byteOffset - engine.byteOffset + at + offset, true));
      const name = length <= LONGEST_NAME && standing(address, length);
      if (!name || !Buffer.from(name).toString("latin1").endsWith(".rs")) continue;
      names.push(name);
      bytes.fill(0, at, at + PLACE);
    }
  }
  for (const name of names) name.fill(0);
}

/** What the engine's memory starts with: from which address, and the bytes, as views of the engine. */
function dataSegments(engine) {
  const segments = [];
  const bytes = new Bytes(engine);
  bytes.sections(({ section }) => {
    if (section !== DATA) return;
    for (let left = bytes.number(); left > 0; left -= 1) {
      // Active, in the one memory, at a constant: flag, `i32.const`, address, `end`.
      bytes.at += 2;
      const start = bytes.number();
      bytes.at += 1;
      const length = bytes.number();
      segments.push({ start, bytes: engine.subarray(bytes.at, bytes.at + length) });
      bytes.at += length;
    }
  });
  return segments;
}
