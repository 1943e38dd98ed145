/**
 * A compiled engine whose bytes are put apart by what they mean: instructions, variables, offsets, numbers. Each kind
 * repeats itself far more than their mixture does, so what compresses them all makes a tenth less of them.
 */

/** The kinds. What is told apart but rare stands with what resembles it. */
const STRUCTURE = 0;
const LOCALS = 1;
const INSTRUCTIONS = 2;
const VARIABLES = 3;
const OFFSETS = 4;
const INTEGERS = 5;
const NUMBERS = 6;
const CALLS = 7;
const BRANCHES = 8;
const TABLES = 9;
const KINDS = 10;

const CODE_SECTION = 10;

/** Asks for every byte of an engine in order, telling its kind (WebAssembly Core Specification 2.0, chapter 5). */
function walk(length: number, next: (kind: number) => number): void {
  let at = 0;
  const byte = (kind: number): number => (at++, next(kind));
  const bytes = (kind: number, count: number): void => {
    for (; count > 0; count--) byte(kind);
  };
  /** Seven bits a byte, the lowest first; all but the last byte have the highest bit set (LEB128). */
  const number = (kind: number): number => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const part = byte(kind);
      if (shift < 32) value |= (part & 127) << shift;
      if (part < 128) return value >>> 0;
    }
  };
  const address = (): void => void (number(INSTRUCTIONS), number(OFFSETS));

  /** What follows the prefix of instructions on 128 bits. */
  const vector = (): void => {
    const code = number(INSTRUCTIONS);
    if (code < 12 || code === 92 || code === 93) address();
    else if (code < 14) bytes(NUMBERS, 16);
    else if (code > 20 && code < 35) byte(INSTRUCTIONS);
    else if (code > 83 && code < 92) address(), byte(INSTRUCTIONS);
  };
  /** What follows the prefix of saturating conversions (nothing) and of whole pieces of memory and tables. */
  const bulk = (): void => {
    const code = number(INSTRUCTIONS);
    if (code > 7) number(TABLES);
    if (code > 7 && code < 15 && code % 2 === 0) number(TABLES);
  };
  const instruction = (): void => {
    const code = byte(INSTRUCTIONS);
    if (code >= 0x20 && code < 0x23) number(VARIABLES);
    else if (code >= 0x28 && code < 0x3f) address();
    else if (code === 0x41) number(INTEGERS);
    else if (code === 0x42) number(NUMBERS);
    else if (code === 0x43) bytes(NUMBERS, 4);
    else if (code === 0x44) bytes(NUMBERS, 8);
    else if (code === 0x10) number(CALLS);
    else if (code === 0x0c || code === 0x0d) number(BRANCHES);
    else if (code === 0x0e || code === 0x1c) for (let left = number(TABLES) + (code === 0x0e ? 1 : 0); left > 0; left--) number(TABLES);
    else if (code === 0x11) number(TABLES), number(TABLES);
    else if ((code > 0x01 && code < 0x05) || code === 0x23 || code === 0x24 || code === 0x3f || code === 0x40) number(TABLES);
    else if (code === 0xfc) bulk();
    else if (code === 0xfd) vector();
  };
  const body = (): void => {
    const end = number(LOCALS) + at;
    for (let groups = number(LOCALS); groups > 0; groups--) number(LOCALS), byte(LOCALS);
    while (at < end) instruction();
  };

  bytes(STRUCTURE, 8);
  while (at < length) {
    const section = byte(STRUCTURE);
    const end = number(STRUCTURE) + at;
    if (section === CODE_SECTION) for (let left = number(STRUCTURE); left > 0; left--) body();
    else bytes(STRUCTURE, end - at);
  }
}

/** Puts the kinds apart, one after another; with how many bytes there are of each. */
export function apart(engine: Uint8Array): { bytes: Uint8Array; lengths: number[] } {
  const kinds: number[][] = Array.from({ length: KINDS }, () => []);
  let at = 0;
  walk(engine.length, (kind) => {
    kinds[kind]!.push(engine[at]!);
    return engine[at++]!;
  });
  return { bytes: Uint8Array.from(kinds.flat()), lengths: kinds.map(({ length }) => length) };
}

/** Puts together what was put apart. */
export function together(bytes: Uint8Array, lengths: readonly number[]): Uint8Array<ArrayBuffer> {
  let start = 0;
  const places = lengths.map((length) => (start += length) - length);
  const engine = new Uint8Array(bytes.length);
  let at = 0;
  walk(bytes.length, (kind) => (engine[at++] = bytes[places[kind]!++]!));
  return engine;
}
