/** Segments of a result, taken together by a person: what crosses to the engine, and what stays of what was found. */

import type { SegmentationReport } from "../report.js";
import type { Gathering, GatheringOptions, Segmentation } from "../types.js";
import type { Jobs, PlainOptions } from "../worker/protocol.js";
import { invalid } from "./options.js";

type Groups = readonly (readonly number[])[];

/** The job that describes a result's segments anew, with those of each group as one. */
export function mergingOf(result: Segmentation, groups: Groups): Omit<Jobs["merge"]["input"], "table"> {
  if (!Array.isArray(groups)) throw invalid("groups", "a list of lists of segments", groups);
  if (!result?.shareable) throw invalid("result", "what `segment` returned", result);
  const { model, assignments, segments, plan, shareable, seed } = result;
  const before = result.merged ?? { groups: segments.map(({ index }) => [index]), sizes: segments.map(({ size }) => size) };
  const options: PlainOptions = {
    goal: plan.goal,
    roles: plan.roles,
    features: model.features.map(({ column }) => column),
    customers: plan.customers === null ? "none" : gatheredAsBefore(plan.customers),
    accounts: plan.accounts?.rolledUp ? { by: plan.accounts.by } : "none",
    minimumCell: shareable.minimumCell,
    seed,
    ...(plan.value !== null && { value: plan.value }),
    ...(plan.weights !== null && { weights: plan.weights }),
  };
  return { options: structuredClone(options), merging: structuredClone({ model, groups, before }), assignments };
}

/** What the engine tells of the merged segments, with the evidence of what was found. */
export function mergedReport(report: SegmentationReport, found: Segmentation, groups: Groups): SegmentationReport {
  const { plan, verdict, candidates, choice, issues, engine } = found;
  const certificate = report.certificate && found.certificate && {
    ...found.certificate,
    segments: groups.map(([first = 0, ...others], index) => (others.length === 0 ? found : report).certificate!.segments[others.length === 0 ? first : index]!),
  };
  return { ...report, plan, verdict, candidates, choice, issues, certificate, engine: { name: engine.name, reason: report.engine.reason } };
}

/** Options with which the same customers come about. */
function gatheredAsBefore({ columns, reference, from, to, refunds, zeros, cancelled, duplicates, amounts }: Gathering): GatheringOptions {
  const { id, date, ...others } = columns;
  const named = Object.fromEntries(Object.entries(others).map(([role, column]) => [role, column ?? false]));
  return { id, date, ...named, reference, window: from === null ? { to } : { from, to }, refunds, zeros, cancelled, duplicates, amounts };
}
