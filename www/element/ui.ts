/** How things are shown now: what is open, how wide it is. Nothing of it is a decision, and nothing is kept. */

export class Ui {
  /** The menu that is open. */
  menu: string | null = null;
  /** Charts that show their figures as a table. */
  readonly tables = new Set<string>();
  /** The column that was lifted by the keyboard or the hand. */
  lifted: string | null = null;
  /** The lane from which it was lifted. */
  liftedFrom: string | null = null;
  /** What takes the focus once it is drawn, by a selector: where the keyboard was may be gone. */
  focus: string | null = null;
  /** The lane that a narrow screen shows. */
  lane = 0;
  /** The columns of the picture of customers. */
  across: string | null = null;
  up: string | null = null;
  /** Customers by the main axes instead of two columns. */
  main = false;
  /** Segments that a narrow screen shows open; `null`: the first. */
  opened: ReadonlySet<number> | null = null;
  /** Tints instead of distances in the profile. */
  heat = false;
  /** What was just put on the clipboard. */
  copied: string | null = null;
  /** Segments that are ticked to be made one, by identity; `null` while none are to be. */
  merging: ReadonlySet<number> | null = null;
  /** How many parts of the segments' step are shown: one more a frame, so that no frame is long. */
  parts = 0;
  /** The inner width, in pixels of a reader who did not enlarge the text. */
  width = 1152;
  /** How many pixels of the screen are one of those. */
  zoom = 1;
  /** Grows with every change. */
  version = 0;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = () => {
      this.version += 1;
      changed();
    };
  }

  set(change: Partial<Pick<Ui, "menu" | "lifted" | "lane" | "across" | "up" | "opened" | "heat" | "main" | "parts" | "width" | "zoom" | "merging">>): void {
    Object.assign(this, change);
    this.#changed();
  }

  toggle(menu: string): void {
    this.set({ menu: this.menu === menu ? null : menu });
  }

  /** Puts text on the clipboard and says so for a moment; `false` where the browser does not let it. */
  async copy(what: string, text: string): Promise<boolean> {
    const copied = (await navigator.clipboard?.writeText(text).then(() => true, () => false)) ?? false;
    if (!copied) return false;
    this.copied = what;
    this.#changed();
    setTimeout(() => {
      if (this.copied !== what) return;
      this.copied = null;
      this.#changed();
    }, 4000);
    return true;
  }

  showTable(chart: string): void {
    if (!this.tables.delete(chart)) this.tables.add(chart);
    this.#changed();
  }
}
