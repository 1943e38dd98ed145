/** Bytes of the text, or nothing if the encoding lacks one of its characters. */
export function encoded(text, encoding) {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-8-bom") return Buffer.from(`\ufeff${text}`, "utf8");
  if (encoding.startsWith("utf-16")) {
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return encoding === "utf-16be" ? bytes.swap16() : bytes;
  }
  const places = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]));
  // Node takes windows-1252 for ISO 8859-1.
  if (encoding === "windows-1252") places.set("€", 0x80);
  const bytes = [...text].map((character) => places.get(character));
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes);
}
