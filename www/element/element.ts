/** `<customer-segments>`: a file goes in, segments come out. Importing this defines nothing. */

import { html, LitElement, nothing, type PropertyValues } from "lit";

import type { Formatter } from "../locales/format.js";
import { loadWords } from "../locales/load.js";
import type { Locale, SegmenterOptions } from "../types.js";
import { Announcer } from "./announcer.js";
import { explain } from "./errors.js";
import { dispatch } from "./events.js";
import { direction, nearest } from "./language.js";
import type { CustomerSegmentsElement as Public } from "./public.js";
import type { Sample } from "./sample.js";
import { Session } from "./session.js";
import { styles } from "./styles/index.js";
import { registerRem } from "./styles/rem.js";
import { plain } from "./text.js";
import { columnsView } from "./views/columns.js";
import { progressView } from "./views/progress.js";
import { resultView } from "./views/result.js";
import { startView } from "./views/start.js";

/** An attribute that is gone asks for nothing; one that is no number is refused by the engine, in words. */
const wholeNumber = { fromAttribute: (value: string | null) => (value === null ? undefined : Number(value)) };

export class CustomerSegmentsElement extends LitElement implements Public {
  static override styles = styles;
  static override properties = {
    lang: { reflect: true, useDefault: true },
    // Listed so that what was set before the definition reaches the accessor below.
    locale: { attribute: false, noAccessor: true },
    seed: { converter: wholeNumber, reflect: true },
    clusters: { converter: wholeNumber, reflect: true },
    samples: { attribute: false },
    worker: { attribute: false },
    wasm: { attribute: false },
    words: { state: true },
    dragging: { state: true },
    waiting: { state: true },
  };

  declare lang: string;
  declare seed: number | undefined;
  declare clusters: number | undefined;
  declare samples: readonly Sample[];
  declare worker: SegmenterOptions["worker"];
  declare wasm: SegmenterOptions["wasm"];
  declare private words: Formatter | null;
  declare private dragging: boolean;
  declare private waiting: boolean;

  readonly #session = new Session({
    changed: () => this.requestUpdate(),
    progress: (progress) => dispatch(this, "segment-progress", progress),
    result: (result) => dispatch(this, "segment-result", { result }),
    error: (error) => dispatch(this, "segment-error", { error, message: this.words ? plain(explain(error, this.words)) : "" }),
  });
  readonly #announcer = new Announcer();
  #ready: Promise<void> | null = null;
  #screen = "";
  #removals = 0;

  constructor() {
    super();
    this.lang = "";
    this.seed = undefined;
    this.clusters = undefined;
    this.worker = undefined;
    this.wasm = undefined;
    this.samples = [];
    this.words = null;
    this.dragging = false;
    this.waiting = false;
  }

  get locale(): Locale {
    const around = this.parentElement?.closest("[lang]")?.getAttribute("lang");
    return nearest([this.lang, around, globalThis.navigator?.language]);
  }
  set locale(locale: Locale) {
    this.lang = locale;
  }

  open(file: File): Promise<void> {
    return this.#open(file, 0);
  }

  prepare(): Promise<void> {
    this.#ready ??= this.#session.prepare().then(
      () => void this.toggleAttribute("data-ready", true),
      (error: unknown) => {
        this.#ready = null;
        throw error;
      },
    );
    return this.#ready;
  }

  override connectedCallback(): void {
    registerRem();
    super.connectedCallback();
    this.addEventListener("dragover", this.#drag);
    this.addEventListener("dragleave", this.#leave);
    this.addEventListener("drop", this.#drop);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("dragover", this.#drag);
    this.removeEventListener("dragleave", this.#leave);
    this.removeEventListener("drop", this.#drop);
    // Being moved is a disconnection too, but it is over before a microtask runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#removals += 1;
      this.#session.release();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#session.seed = this.seed;
    this.#session.preset = this.clusters;
    if (changed.has("worker") || changed.has("wasm")) this.#session.use({ worker: this.worker, wasm: this.wasm });
    const locale = this.locale;
    if (this.words === null || locale !== this.#session.locale) {
      void loadWords(locale).then((words) => {
        if (locale === this.locale) this.words = words;
      });
      void this.#session.translate(locale);
    }
  }

  protected override render(): unknown {
    const words = this.words;
    if (words === null) return nothing;
    const { locale } = this.#session;
    return html`<div class="frame"><div class="root" part="root" lang=${locale} dir=${direction(locale)} ?data-dragging=${this.dragging} aria-busy=${this.#session.task !== null}>
      ${this.#view(words)}
      <p class="hidden" role="status">${this.#status(words)}</p>
    </div></div>`;
  }

  protected override updated(): void {
    if (this.words === null) return;
    const screen = this.#shown();
    if (screen === this.#screen) return;
    const first = this.#screen === "";
    this.#screen = screen;
    if (first) return;
    const heading = this.renderRoot.querySelector<HTMLElement>("[data-heading]");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "nearest" });
  }

  async #open(file: File, others: number): Promise<void> {
    const removals = this.#removals;
    this.waiting = true;
    // What cannot be loaded now is asked for again by the work itself, which then tells why not.
    await this.prepare().catch(() => undefined);
    this.waiting = false;
    // Removed meanwhile: nobody would be left to end what is begun now.
    if (removals !== this.#removals) return;
    // What was set just before is to count.
    await this.updateComplete;
    await this.#session.open(file, others);
  }

  #shown(): string {
    const { task, view } = this.#session;
    // Results stay in sight while another number of segments is tried or a file is written.
    return task?.visible && !(view === "result" && task.kind !== "open") ? "progress" : view;
  }

  #view(words: Formatter): unknown {
    const session = this.#session;
    switch (this.#shown()) {
      case "progress":
        return progressView(session, words);
      case "columns":
        return columnsView(session, words);
      case "result":
        return resultView(session, words);
      default:
        return startView({ session, words, samples: this.samples, waiting: this.waiting, open: (file) => void this.open(file) });
    }
  }

  #status(words: Formatter): string {
    const { task, cancelled } = this.#session;
    if (task === null) return cancelled === null ? "" : words.message("progress.cancelled");
    if (!task.visible) return "";
    const stage = task.stage === null ? words.message("progress.headline-read") : words.message(`stage.${task.stage}`);
    const sentence = `${stage} ${words.message("progress.fraction", { fraction: task.fraction })}`;
    return this.#announcer.say(stage, sentence, performance.now());
  }

  #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  };

  #leave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.dragging = false;
  };

  #drop = (event: DragEvent): void => {
    this.dragging = false;
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    void this.#open(file, others.length);
  };
}
