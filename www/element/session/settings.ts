/** Settings as a link's fragment: how to read and what columns are for. It holds column names, and no data. */

import type { Column, Role } from "../../types.js";
import type { Choices, Goal, State } from "./state.js";

export interface Settings {
  readonly choices?: Choices;
  readonly goal?: Goal;
  readonly roles?: readonly (readonly [string, Role])[];
  readonly weights?: readonly (readonly [string, number])[];
  readonly clusters?: number;
}

export const GOALS: readonly Goal[] = ["best-customers", "retention", "messages", "survey"];
const ROLES: readonly unknown[] = ["build", "describe", "outcome", "ignore"];

export function settingsLink(state: State): string {
  const { goal, roles, weights, clusters } = state;
  // What was said to be no value are cells.
  const { missingValues: _, ...choices } = state.choices;
  const settings: Settings = { choices, roles: [...roles], weights: [...weights], ...(goal && { goal }), ...(clusters && { clusters }) };
  return encodeURIComponent(JSON.stringify(settings));
}

/** `null` where the text is no settings: a link may come from anywhere. */
export function parseSettings(text: string): Settings | null {
  try {
    const found: unknown = JSON.parse(decodeURIComponent(text));
    return typeof found === "object" && found !== null ? found : null;
  } catch {
    return null;
  }
}

/** What of the settings fits the columns of a file. */
export function settingsFor(settings: Settings | null, columns: readonly Column[]): Pick<State, "goal" | "roles" | "weights" | "clusters"> {
  const names = new Set(columns.map(({ name }) => name));
  const roles = Array.isArray(settings?.roles) ? settings.roles : [];
  const fitting = roles.filter((one) => Array.isArray(one) && names.has(one[0]) && ROLES.includes(one[1]));
  const weights = (Array.isArray(settings?.weights) ? settings.weights : []).filter((one) => Array.isArray(one) && names.has(one[0]) && [0.5, 2].includes(one[1]));
  const clusters = settings?.clusters;
  return { goal: GOALS.find((goal) => goal === settings?.goal), roles: new Map(fitting), weights: new Map(weights), clusters: typeof clusters === "number" ? clusters : undefined };
}
