/** `<customer-segments>`: a file goes in, segments come out. Importing this defines nothing. */

import { html, LitElement, nothing, type PropertyValues } from "lit";

import { chooseDigits, type Formatter } from "../locales/format.js";
import { loadElementWords } from "../locales/element/load.js";
import type { Locale, SegmenterOptions } from "../types.js";
import { Announcer } from "./announcer.js";
import { saving } from "./charts/frame.js";
import { explain } from "./errors.js";
import { dispatch } from "./events.js";
import { around, direction, hasOwnDigits, nearest } from "./language.js";
import type { CustomerSegmentsElement as Public, Step } from "./public.js";
import type { Sample } from "./sample.js";
import { Session } from "./session/session.js";
import { parseSettings } from "./session/settings.js";
import { dress } from "./styles/index.js";
import { plain } from "./text.js";
import { Ui } from "./ui.js";
import { barView } from "./views/bar.js";
import { columnsView } from "./views/columns.js";
import { type Context, context } from "./views/context.js";
import { goalView } from "./views/goal.js";
import { aboveView } from "./views/problem.js";
import { progressView } from "./views/progress.js";
import { readView } from "./views/read.js";
import { ACCEPT, pasted, startView } from "./views/start.js";
import { openFromDisk, saveWork } from "./views/saved-work.js";

/** Whether the reader's region was asked for its digits; later, the reader decides. */
let regionAsked = false;

type Screen = Session["view"] | "progress";
type Found = typeof import("./views/found.js");
const loadFound = (): Promise<Found> => import("./views/found.js");

const VIEWS: Readonly<Record<Exclude<Screen, "result" | "persona">, (context: Context) => unknown>> = {
  start: startView,
  read: readView,
  goal: goalView,
  columns: columnsView,
  progress: progressView,
};

/** An attribute that is gone asks for nothing; one that is no number is refused by the engine, in words. */
const wholeNumber = { fromAttribute: (value: string | null) => (value === null ? undefined : Number(value)) };

export class CustomerSegmentsElement extends LitElement implements Public {
  static override properties = {
    lang: { reflect: true, useDefault: true },
    // Listed so that what was set before the definition reaches the accessor below.
    locale: { attribute: false, noAccessor: true },
    seed: { converter: wholeNumber, reflect: true },
    clusters: { converter: wholeNumber, reflect: true },
    samples: { attribute: false },
    settings: { attribute: false },
    autosave: { type: Boolean, reflect: true },
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
  declare settings: string | undefined;
  declare autosave: boolean;
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
  readonly #ui = new Ui(() => this.requestUpdate());
  #sizes: ResizeObserver | null = null;
  #ready: Promise<void> | null = null;
  #found: Found | null = null;
  #screen = "";
  #problem: Session["problem"] = null;
  #removals = 0;

  constructor() {
    super();
    this.lang = "";
    this.seed = undefined;
    this.clusters = undefined;
    this.worker = undefined;
    this.wasm = undefined;
    this.samples = [];
    this.settings = undefined;
    this.autosave = false;
    this.words = null;
    this.dragging = false;
    this.waiting = false;
  }

  get locale(): Locale {
    return nearest([this.lang, around(this), globalThis.navigator?.language]);
  }
  set locale(locale: Locale) {
    this.lang = locale;
  }

  open(file: File): Promise<void> {
    return this.#open(file, 0);
  }

  show(step: Step, segment?: number): void {
    this.#session.show(step, segment);
  }

  prepare(): Promise<void> {
    this.#ready ??= Promise.all([this.#session.prepare(), loadFound(), saving()]).then(
      ([, found]) => {
        this.#take(found);
        this.toggleAttribute("data-ready", true);
      },
      (error: unknown) => {
        this.#ready = null;
        throw error;
      },
    );
    return this.#ready;
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    dress(root);
    return root;
  }

  adoptedCallback(): void {
    if (this.shadowRoot !== null) dress(this.shadowRoot);
  }

  override connectedCallback(): void {
    if (!regionAsked && hasOwnDigits([this.lang.includes("-") ? this.lang : null, ...(globalThis.navigator?.languages ?? [])])) chooseDigits("ar", "arab");
    regionAsked = true;
    super.connectedCallback();
    this.#session.revive();
    this.addEventListener("dragover", this.#drag);
    this.addEventListener("dragleave", this.#leave);
    this.addEventListener("drop", this.#drop);
    this.addEventListener("paste", this.#paste);
    this.addEventListener("keydown", this.#key);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("dragover", this.#drag);
    this.removeEventListener("dragleave", this.#leave);
    this.removeEventListener("drop", this.#drop);
    this.removeEventListener("paste", this.#paste);
    this.removeEventListener("keydown", this.#key);
    this.#sizes?.disconnect();
    this.#sizes = null;
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
    this.#session.keeping.allowed = this.autosave;
    void this.#session.keeping.look();
    if (changed.has("settings")) this.#session.settings = this.settings ? parseSettings(this.settings) : null;
    if (changed.has("worker") || changed.has("wasm")) this.#session.use({ worker: this.worker, wasm: this.wasm });
    const locale = this.locale;
    if (this.words === null || locale !== this.#session.locale) {
      void loadElementWords(locale).then((words) => {
        if (locale === this.locale) this.words = words;
      });
      void this.#session.translate(locale);
    }
  }

  protected override render(): unknown {
    const words = this.words;
    if (words === null) return nothing;
    const { locale } = this.#session;
    const parts = this.#context(words);
    const screen = this.#shown();
    return html`<div class="frame" ?data-wide=${this.#ui.width >= 992}><div class="root" part="root" lang=${locale} dir=${direction(locale)} ?data-dragging=${this.dragging} aria-busy=${this.#session.task !== null}>
      ${barView(parts)}
      <div class="content" data-screen=${screen}>${aboveView(this.#session, words, screen)}${screen === "result" || screen === "persona" ? this.#foundView(screen, parts) : VIEWS[screen](parts)}</div>
      <p class="hidden" role="status">${this.#status(words)}</p>
    </div></div>`;
  }

  protected override updated(): void {
    if (this.words === null) return;
    this.#watchWidth();
    this.#showParts();
    const { focus } = this.#ui;
    this.#ui.focus = null;
    if (this.#problem !== this.#session.problem) {
      this.#problem = this.#session.problem;
      this.renderRoot.querySelector('[part~="error"]')?.scrollIntoView({ block: "nearest" });
    }
    if (focus !== null) this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
    const screen = `${this.#shown()} ${this.#session.view === "persona" ? this.#session.selected : ""}`;
    if (screen === this.#screen) return;
    const first = this.#screen === "";
    this.#screen = screen;
    if (first) return;
    const step = this.#session.view;
    if (this.#shown() === step) dispatch(this, "segment-step", { step, segment: step === "persona" ? this.#session.selected : null });
    const field = this.#session.renaming ? this.renderRoot.querySelector<HTMLElement>(".persona input") : null;
    this.#session.renaming = false;
    const heading = field ?? this.renderRoot.querySelector<HTMLElement>("[data-heading]");
    heading?.focus({ preventScroll: true });
    this.renderRoot.querySelector(".root")?.scrollIntoView({ block: "nearest" });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
  }

  /** Loaded by now, unless loading failed before; then it is tried again. */
  #foundView(screen: "result" | "persona", parts: Context): unknown {
    if (this.#found !== null) return this.#found[`${screen}View`](parts);
    void loadFound().then((found) => this.#take(found), () => undefined);
    return nothing;
  }

  #take(found: Found): void {
    this.#found = found;
    this.requestUpdate();
  }

  #context(words: Formatter): Context {
    return context({
      session: this.#session,
      words,
      ui: this.#ui,
      samples: this.samples,
      waiting: this.waiting,
      linkable: this.settings !== undefined,
      rtl: direction(this.#session.locale) === "rtl",
      open: (file) => void this.open(file),
    });
  }

  /** One part of the segments' step more, in a task of its own. */
  #showParts(): void {
    const most = this.#found?.PART_COUNT ?? 0;
    if (this.#shown() !== "result") this.#ui.parts = this.#session.result === null ? 0 : Math.min(this.#ui.parts, 2);
    else if (this.#ui.parts < most) setTimeout(() => this.isConnected && this.#ui.set({ parts: this.#ui.parts + 1 }));
  }

  /** Drawings are laid out in pixels, which grow with the reader's text as far as there is room. */
  #watchWidth(): void {
    const content = this.renderRoot.querySelector(".content");
    if (this.#sizes !== null || content === null) return;
    this.#sizes = new (this.ownerDocument.defaultView ?? globalThis).ResizeObserver(([entry]) => {
      const wide = entry?.contentRect.width ?? 0;
      const zoom = Math.max(1, Math.min(Number.parseFloat(getComputedStyle(content.closest(".frame")!).fontSize) / 16, wide / 280));
      const width = Math.min(1152, Math.floor(wide / zoom));
      if (width > 0 && (width !== this.#ui.width || zoom !== this.#ui.zoom)) this.#ui.set({ width, zoom });
    });
    this.#sizes.observe(content);
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

  #shown(): Screen {
    const { task, view } = this.#session;
    // What is there stays in sight while another number of segments is tried, a reading corrected, a file written.
    const stays = (view === "result" || view === "persona") && task?.kind !== "open";
    return task?.visible && task.kind !== "download" && !stays && !(view === "read" && task.kind === "open") ? "progress" : view;
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
    if (event.dataTransfer?.items[0]?.webkitGetAsEntry?.()?.isDirectory) this.#session.fail("open", { code: "folder" });
    else void this.#open(file, others.length);
  };

  /** A table in the clipboard, unless a field takes it. */
  #paste = (event: ClipboardEvent): void => {
    if (isField(event) || this.words === null) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (file === undefined && !/[\n\r]/.test(text.trim())) return;
    event.preventDefault();
    void this.open(file ?? pasted(text, this.words.message("start.pasted")));
  };

  #key = (event: KeyboardEvent): void => {
    if (isField(event) || !(event.ctrlKey || event.metaKey) || event.altKey || this.words === null) return;
    const key = event.key.toLowerCase();
    if (key === "z") {
      event.preventDefault();
      if (event.shiftKey) this.#session.redo();
      else this.#session.undo();
    } else if (key === "o") {
      event.preventDefault();
      openFromDisk(this.#context(this.words), ACCEPT);
    } else if (key === "s" && this.#session.overview !== null) {
      event.preventDefault();
      void saveWork(this.#context(this.words));
    }
  };
}

/** Whether a field of text has the keyboard: undo and paste are then its own. */
function isField(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.localName === "textarea" || (target.localName === "input" && (target as HTMLInputElement).type === "text"));
}
