/** What was decided, what came of it, and the way back: what every view reads. */

import type { Candidate, Column, FeatureOptions, Role, Segmentation } from "../../types.js";
import { History } from "./history.js";
import { type Person, peopleOf } from "./people.js";
import { EMPTY, type Goal, type State } from "./state.js";

export class Decisions {
  protected readonly history = new History<State>(EMPTY);

  get state(): State {
    return this.history.present;
  }
  get overview() {
    return this.state.overview;
  }
  /** What the table's contents suggest to look for; `undefined` where they suggest nothing. */
  get proposedGoal(): Goal | undefined {
    return this.overview?.goal;
  }
  get goal(): Goal | undefined {
    return this.state.goal ?? this.proposedGoal;
  }
  get roles(): ReadonlyMap<string, Role> {
    return this.state.roles;
  }
  get result(): Segmentation | null {
    return this.state.result;
  }
  get candidates(): readonly Candidate[] {
    return this.state.candidates;
  }
  get clusters(): number | undefined {
    return this.state.clusters;
  }
  get people(): readonly Person[] {
    return peopleOf(this.state);
  }
  get canUndo(): boolean {
    return this.history.canUndo;
  }
  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** The role a column has now. */
  role(column: Column): Role {
    return this.roles.get(column.name) ?? this.proposed(column);
  }

  /** What the goal that was chosen makes of a column; without a choice its role is that of the reading. */
  protected proposed({ name, role }: Column): Role {
    const { goal, overview } = this.state;
    return overview?.goals?.find((one) => one.goal === goal)?.roles[name] ?? role;
  }

  /** The columns that build, each with how much it counts; `undefined` where all count as usual. */
  protected get features(): readonly FeatureOptions[] | undefined {
    const building = (this.overview?.columns ?? []).filter((column) => this.role(column) === "build");
    if (!building.some(({ name }) => this.state.weights.has(name))) return undefined;
    return building.map(({ name }) => ({ column: name, weight: this.state.weights.get(name) ?? 1 }));
  }

  /** What the segment at that index of the result is called. */
  nameOf(index: number): string {
    return this.people.find(({ segment }) => segment.index === index)?.name ?? "";
  }
}
