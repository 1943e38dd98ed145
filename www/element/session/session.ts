/**
 * What the element knows and does, without any markup: one file, one reading of it, one result, and every
 * decision on the way, each of which can be taken back.
 */

import { preload } from "../../client/preload.js";
import { loadElementWords } from "../../locales/element/load.js";
import type { Column, Locale, Role, Segmentation } from "../../types.js";
import { chooseDigits, type Digits } from "../../locales/format.js";
import { LOCALES } from "../language.js";
import { outcome } from "./outcome.js";
import { groupsOf, joined } from "./merging.js";
import { type Settings, settingsFor } from "./settings.js";
import { type Choices, EMPTY, type Goal, overviewOf, STALE, type State, type View, type Writing } from "./state.js";
import { Work } from "./work.js";

export type { Goal, Overview, State, View } from "./state.js";
export type { Observer, Task, TaskKind } from "./tasks.js";

export class Session extends Work {
  /** Files that came with it and were not read. */
  others = 0;
  seed: number | undefined;
  /** The number to begin with; `undefined` leaves it to the engine. */
  preset: number | undefined;
  /** Settings from a link, for the next file. */
  settings: Settings | null = null;
  /** The segment that is selected in every chart, or whose persona is open. */
  selected: number | null = null;
  /** The number of segments that is being tried. */
  trying: number | undefined;
  #nextId = 0;

  /** Loads everything that work will need, in every language. */
  async prepare(): Promise<void> {
    await Promise.all([preload(), saved(), ...LOCALES.map(loadElementWords)]);
  }

  async open(file: File, others = 0): Promise<void> {
    await this.work("open", async (options) => {
      const { isProject, openProject } = await saved();
      const isSaved = await isProject(file);
      options.signal.throwIfAborted();
      if (isSaved) return this.#takeUp(await openProject(file));
      const table = await this.room.read(file, {}, options);
      const overview = overviewOf(table);
      this.pictures.forget();
      this.file = file;
      this.others = others;
      this.selected = null;
      this.history.reset(this.wording({ ...EMPTY, ...settingsFor(this.settings, overview.columns), view: "read", overview }));
      this.view = "read";
    });
    // Saved work may be worded in another language.
    if (this.problem === null && this.task === null) await this.#rephrase();
  }

  /** Reads the file another way. */
  async correct(choices: Choices): Promise<void> {
    const { file } = this;
    if (file === null) return;
    const merged: Choices = { ...this.state.choices, ...choices };
    await this.work("open", async (options) => {
      const overview = overviewOf(await this.room.read(file, merged, options));
      this.pictures.forget();
      const names = new Set(overview.columns.map(({ name }) => name));
      const roles = new Map([...this.roles].filter(([name]) => names.has(name)));
      const weights = new Map([...this.state.weights].filter(([name]) => names.has(name)));
      this.decide({ choices: merged, overview, roles, weights, ...STALE }, "read");
    });
  }

  setGoal(goal: Goal | undefined): void {
    if (goal !== this.state.goal) this.decide({ goal, ...STALE }, "goal");
  }

  setRole(column: Column, role: Role): void {
    if (role === this.role(column)) return;
    const roles = new Map(this.roles);
    if (role === this.proposed(column)) roles.delete(column.name);
    else roles.set(column.name, role);
    this.decide({ roles, ...STALE }, "columns");
  }

  /** How much a building column counts; 1 is as usual. */
  setWeight(column: string, weight: number): void {
    const weights = new Map(this.state.weights).set(column, weight);
    if (weight === 1) weights.delete(column);
    this.decide({ weights, ...STALE }, "columns");
  }

  /** Takes back every role and weight that was changed. */
  propose(): void {
    this.decide({ roles: new Map(), weights: new Map(), ...STALE }, "columns");
  }

  /** Whether answers count relative to each person's own mean: so they did in the result, unless columns were changed since. */
  get responseStyle(): "keep" | "remove" {
    const { result, stale } = this.state;
    return !stale && result?.model.relative?.length ? "remove" : "keep";
  }

  /** Whoever once had all rows searched has them searched again for another number. */
  find(clusters: number | undefined = this.preset, sample: State["sample"] = this.state.sample, style = this.responseStyle): Promise<void> {
    return this.#find(clusters, true, sample, style);
  }

  /** Writes about a segment; an empty name is the proposed one again. */
  write(id: number, writing: Writing): void {
    const writings = new Map(this.state.writings);
    const { name, ...rest } = { ...writings.get(id), ...writing };
    writings.set(id, name?.trim() ? { ...rest, name: name.trim() } : rest);
    this.decide({ writings }, this.view);
  }

  /** Moves a segment by so many places. */
  move(id: number, by: number): void {
    const order = this.people.map(({ identity }) => identity.id);
    const from = order.indexOf(id);
    const to = Math.max(0, Math.min(order.length - 1, from + by));
    if (from < 0 || to === from) return;
    order.splice(to, 0, ...order.splice(from, 1));
    this.decide({ order }, "result");
  }

  /** Makes one of several segments. The largest gives it its mark; what was written about any of them stays. */
  async merge(ids: readonly number[]): Promise<void> {
    const { result, identities, choices } = this.state;
    const chosen = this.people.filter(({ identity }) => ids.includes(identity.id)).sort((one, other) => other.segment.size - one.segment.size);
    const [first] = chosen;
    if (result === null || first === undefined || chosen.length < 2 || chosen.length === this.people.length) return;
    const together = chosen.map(({ segment }) => segment.index);
    const groups = result.segments.flatMap(({ index }) => (index === first.segment.index ? [together] : together.includes(index) ? [] : [[index]]));
    this.trying = undefined;
    await this.work("find", async (options) => {
      const table = await this.room.table(this.file!, choices, options);
      const merged = await table.merge(result, groups, options);
      options.signal.throwIfAborted();
      const writings = new Map(this.state.writings).set(first.identity.id, joined(chosen.map(({ writing }) => writing)));
      this.decide({ result: merged, identities: groups.map(([index]) => identities[index!]!), writings }, "result");
      this.observer.result(merged);
    });
  }

  undo(): void {
    const { view } = this.state;
    this.#restore(this.history.undo(), view);
  }

  redo(): void {
    const done = this.history.redo();
    this.#restore(done, this.state.view);
  }

  /** Shows another step. Nothing is decided by looking. */
  go(view: View): void {
    // The evidence goes on while its segments are looked at.
    const looking = (one: View): boolean => one === "result" || one === "persona";
    if (!(this.task?.kind === "find" && looking(view) && looking(this.view))) this.tasks.stop();
    this.view = view;
    this.observer.changed();
  }

  /** A step by its name, where there is something to show there. */
  show(view: View, segment?: number): void {
    const there = { start: true, read: this.overview, goal: this.overview, columns: this.overview, result: this.result, persona: this.people.some(({ identity }) => identity.id === segment) };
    if (!there[view] || (view === this.view && (view !== "persona" || segment === this.selected))) return;
    if (view === "persona") this.openPersona(segment!);
    else if (this.view === "persona" && view === "result") this.closePersona();
    else this.go(view);
  }

  select(id: number | null): void {
    this.selected = id;
    this.observer.changed();
  }

  #before: number | null = null;
  /** Whether the field of the name is to have the focus. */
  renaming = false;

  openPersona(id: number, renaming = false): void {
    if (this.view !== "persona") this.#before = this.selected;
    this.selected = id;
    this.renaming = renaming;
    this.go("persona");
  }

  closePersona(): void {
    this.selected = this.#before;
    this.go("result");
  }

  /** The file again, with each row's segment; `null` if it was stopped or went wrong. */
  async annotate(once = false): Promise<Blob | null> {
    const { file, result } = this;
    if (file === null || result === null) return null;
    let blob: Blob | null = null;
    const named = { ...result, segments: result.segments.map((segment) => ({ ...segment, name: this.nameOf(segment.index) })) };
    await this.work("download", async (options) => {
      blob = await this.room.annotate(file, this.state.choices, named, options, once);
    });
    return blob;
  }

  /** Everything in one file: the data, the decisions, the result. */
  async save(): Promise<Blob | null> {
    const { file } = this;
    let blob: Blob | null = null;
    if (file !== null) await this.work("download", async () => void (blob = await (await saved()).saveProject(file, this.state, this.locale)));
    return blob;
  }

  /** Goes on with what autosave kept. */
  async goOn(): Promise<void> {
    const { kept } = this.keeping;
    if (kept === null) return;
    this.keeping.kept = null;
    this.#takeUp(kept);
    await this.#rephrase();
    this.observer.changed();
  }

  /** Keeps the work in the browser from now on, or no more. */
  async autosave(on: boolean): Promise<void> {
    if (on) await this.keeping.begin(this.file, this.state, this.tongue).catch((error: unknown) => this.fail("download", error));
    else await this.keeping.end();
    this.observer.changed();
  }

  #takeUp({ file, state, tongue }: { file: File; state: State; tongue: string }): void {
    this.room.forget();
    this.pictures.forget();
    this.file = file;
    this.others = 0;
    this.selected = null;
    this.#nextId = 1 + Math.max(-1, ...state.identities.map(({ id }) => id), ...state.writings.keys());
    this.history.reset(state);
    this.worded.set(state, tongue);
    this.view = state.result === null ? "columns" : "result";
    if (state.result !== null) this.observer.result(state.result);
  }

  /** Writes all numbers in other digits. */
  async writeDigits(digits: Digits): Promise<void> {
    chooseDigits(this.locale, digits);
    this.observer.changed();
    await this.#rephrase();
  }

  /** Says names and reasons in another language, by doing again what was done. */
  async translate(locale: Locale): Promise<void> {
    if (locale === this.locale) return;
    this.locale = locale;
    await this.#rephrase();
  }

  /** The work leaves this page, and what autosave kept of it leaves the browser. */
  async clear(): Promise<void> {
    this.restart();
    this.settings = null;
    await this.keeping.end();
    this.observer.changed();
  }

  restart(): void {
    this.tasks.stop();
    this.room.forget();
    this.pictures.forget();
    this.history.reset(EMPTY);
    this.file = null;
    this.others = 0;
    this.selected = null;
    this.view = "start";
    this.observer.changed();
  }

  async #find(clusters: number | undefined, decision: boolean, sample = this.state.sample, responseStyle = this.responseStyle): Promise<void> {
    this.trying = clusters;
    await this.work("find", async (options) => {
      const file = this.file!;
      const table = await this.room.table(file, this.state.choices, options);
      const { features } = this;
      const { goal, roles } = this.state;
      // What a person made one stays one.
      const groups = decision ? undefined : groupsOf(this.state.result);
      let first = decision;
      const show = (result: Segmentation, final: boolean): void => {
        if (options.signal.aborted || (groups && !final)) return;
        this.#show(result, { clusters, sample }, first, final);
        first = false;
      };
      const found = await table.segment({
        ...options,
        // The segments first; what speaks for them follows.
        onUpdate: (partial) => show(partial, false),
        roles: Object.fromEntries(roles),
        ...(goal !== undefined && { goal }),
        ...(features && { features }),
        ...(clusters !== undefined && { clusters }),
        sample,
        ...(responseStyle === "remove" && { responseStyle }),
        ...(this.seed !== undefined && { seed: this.seed }),
      });
      options.signal.throwIfAborted();
      const result = groups ? await table.merge(found, groups, options) : found;
      options.signal.throwIfAborted();
      show(result, true);
    });
  }

  #show(result: Segmentation, { clusters, sample }: Pick<State, "clusters" | "sample">, decision: boolean, final: boolean): void {
    const change = { ...outcome(this.state, result, clusters, this.#nextId), sample };
    this.#nextId = Math.max(this.#nextId, 1 + Math.max(-1, ...change.identities.map(({ id }) => id)));
    if (decision) this.decide(change, "result");
    else this.history.replace(this.wording({ ...this.state, ...change }));
    if (decision) this.view = "result";
    if (final) this.observer.result(result);
    else this.observer.changed();
  }

  /** Shows the step where it was decided. */
  #restore(done: boolean, view: View): void {
    if (!done) return;
    this.tasks.stop();
    const { result, overview } = this.state;
    this.keeping.note(this.file, this.state, this.tongue);
    this.view = view === "result" && result === null ? "columns" : overview === null ? "start" : view === "persona" ? "result" : view;
    if (this.selected !== null && !this.people.some(({ identity }) => identity.id === this.selected)) this.selected = null;
    this.observer.changed();
    void this.#rephrase();
  }

  /** Brings the present state into the present language. */
  async #rephrase(): Promise<void> {
    const { file, state } = this;
    if (file === null || state.overview === null || this.worded.get(state) === this.tongue) return;
    await this.work("open", async (options) => {
      const overview = overviewOf(await this.room.read(file, state.choices, options));
      this.history.replace(this.wording({ ...state, overview }));
    });
    if (state.result !== null && this.problem === null && this.worded.get(this.state) === this.tongue) await this.#find(state.clusters, false);
  }
}
/** How work is saved and opened, loaded while idle. */
const saved = () => import("./project.js");

