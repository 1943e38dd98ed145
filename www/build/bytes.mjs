/** The bytes of a compiled engine, read one after another. */
export class Bytes {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** Seven bits a byte, the lowest first; all but the last byte have the highest bit set (LEB128). */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** Goes through the sections: in each call `at` stands where the section's content begins. */
  sections(call) {
    this.at = 8;
    while (this.at < this.bytes.length) {
      const start = this.at;
      const section = this.byte();
      const end = this.number() + this.at;
      call({ section, start, end });
      this.at = end;
    }
  }
}
