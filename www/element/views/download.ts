/** What can be taken along: the file with its segments, and the model. */

import { html, nothing } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { Session } from "../session.js";
import { plain } from "../text.js";
import { problemView } from "./problem.js";
import { progressBar } from "./progress.js";

export function downloadView(session: Session, words: Formatter): unknown {
  const { task } = session;
  return html`<section class="download" part="download" aria-labelledby="download-heading">
    <h2 class="section ruled" id="download-heading">${words.message("download.headline")}</h2>
    <div class="offers">
      <div>
        <button class="primary" part="download-file" @click=${() => void saveFile(session, words)}>${words.message("download.file")}</button>
        <p class="label quiet">${words.message("download.file-about")}</p>
      </div>
      <div>
        <button part="download-model" @click=${() => saveModel(session, words)}>${words.message("download.model")}</button>
        <p class="label quiet">${words.message("download.model-about")}</p>
      </div>
    </div>
    ${task?.visible && task.kind === "download" ? progressBar(session, words) : nothing} ${problemView(session, words, "download")}
  </section>`;
}

async function saveFile(session: Session, words: Formatter): Promise<void> {
  const original = session.file?.name ?? "";
  const blob = await session.annotate();
  if (blob === null) return;
  const dot = original.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [original.slice(0, dot), original.slice(dot)] : [original, ".csv"];
  save(blob, plain(words.message("download.annotated", { name: stem })) + ending);
}

function saveModel(session: Session, words: Formatter): void {
  const text = JSON.stringify(session.result?.model, null, 2);
  save(new Blob([text], { type: "application/json" }), `${words.message("download.model-name")}.json`);
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Engines read the blob after the click; a minute is plenty for any of them.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
