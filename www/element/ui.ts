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
  /** The column that takes the focus once it is drawn in its new lane, by its place in the file. */
  focusColumn: number | null = null;
  /** The lane that a narrow screen shows. */
  lane = 0;
  /** The columns of the picture of customers. */
  across: string | null = null;
  up: string | null = null;
  /** Segments that a narrow screen shows open; `null`: the first. */
  opened: ReadonlySet<number> | null = null;
  /** Tints instead of distances in the profile. */
  heat = false;
  /** The inner width, in pixels. */
  width = 1152;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  set(change: Partial<Pick<Ui, "menu" | "lifted" | "lane" | "across" | "up" | "opened" | "heat" | "width">>): void {
    Object.assign(this, change);
    this.#changed();
  }

  toggle(menu: string): void {
    this.set({ menu: this.menu === menu ? null : menu });
  }

  showTable(chart: string): void {
    if (!this.tables.delete(chart)) this.tables.add(chart);
    this.#changed();
  }
}
