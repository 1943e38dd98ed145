/** The work as a file: saved to the disk and opened from it. */

import type { Context } from "./context.js";
import { save } from "./save.js";

/** What the file is called, and the ending of its name. */
export function stemOf({ session }: Context): [stem: string, ending: string] {
  const original = session.file?.name ?? "";
  const dot = original.lastIndexOf(".");
  return dot > 0 ? [original.slice(0, dot), original.slice(dot)] : [original, ".csv"];
}

export async function saveWork(context: Context): Promise<void> {
  const blob = await context.session.save();
  const [stem] = stemOf(context);
  if (blob !== null) save(blob, `${stem}.segments`);
}

/** Held, for a field that is nowhere in the page may be gone before a file is chosen. */
let input: HTMLInputElement | undefined;

export function openFromDisk({ open }: Context, accept = ".segments"): void {
  input = Object.assign(document.createElement("input"), { type: "file", accept });
  input.addEventListener("change", () => {
    const file = input?.files?.[0];
    input = undefined;
    if (file) open(file);
  });
  input.click();
}
