/** One segment's rows of a file to which the segments were appended. */

/** So long is worked without a pause, in milliseconds. */
const TURN = 16;

/** The header and the records whose last cell is `label`; read piece by piece, for a file may be long. */
export async function listOf(annotated: Blob, label: string): Promise<Blob> {
  const kept: string[] = [];
  const decoder = new TextDecoder();
  const reader = annotated.stream().getReader();
  let rest = "";
  let turn = performance.now();
  for (let ended = false; !ended; ) {
    const { done, value } = await reader.read();
    ended = done;
    rest += decoder.decode(value, { stream: !done });
    rest = take(ended ? `${rest}\n` : rest, (record) => {
      if (record !== "" && (kept.length === 0 || lastCell(record) === label)) kept.push(record);
    });
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    turn = performance.now();
  }
  // The mark that tells spreadsheets of UTF-8 is swallowed by the decoder.
  return new Blob(["\ufeff", kept.join("\r\n"), "\r\n"], { type: "text/csv" });
}

/** Every whole record of the text; what is left is the beginning of the next. */
function take(text: string, each: (record: string) => void): string {
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    if (sign !== "\n" || quoted) continue;
    each(text.slice(from, at).replace(/\r$/, ""));
    from = at + 1;
  }
  return text.slice(from);
}

function lastCell(record: string): string {
  const quoted = /(?:^|[^"])"((?:[^"]|"")*)"$/.exec(record);
  if (quoted) return quoted[1]!.replaceAll('""', '"');
  return /[^,;\t|]*$/.exec(record)![0];
}
