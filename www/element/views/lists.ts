/** One segment's rows of a file to which the segments were appended. */

/** The header and the records whose last cell is `label`. */
export async function listOf(annotated: Blob, label: string): Promise<Blob> {
  const text = await annotated.text();
  const kept: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    if (at < text.length && (sign !== "\n" || quoted)) continue;
    const record = text.slice(from, at).replace(/\r$/, "");
    if (kept.length === 0 || lastCell(record) === label) kept.push(record);
    from = at + 1;
  }
  // The mark that tells spreadsheets of UTF-8 is swallowed by `text()`.
  return new Blob(["\ufeff", kept.filter((record) => record !== "").join("\r\n"), "\r\n"], { type: "text/csv" });
}

function lastCell(record: string): string {
  const quoted = /(?:^|[^"])"((?:[^"]|"")*)"$/.exec(record);
  if (quoted) return quoted[1]!.replaceAll('""', '"');
  return /[^,;\t|]*$/.exec(record)![0];
}
