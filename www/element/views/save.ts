/** Hands a file to the reader, by the browser's own download. */

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Engines read the blob after the click; a minute is plenty for any of them.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
