/** The open labelled sets beside the project, as tables. Noise has the label −1 and does not count. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sharedData } from "../shared-data.mjs";

const folder = join(sharedData, "clustering");
const lines = (text) => text.trim().split("\n").map((line) => line.trim());
const unzipped = (path) => gunzipSync(readFileSync(path)).toString("utf8");

/** @returns {{ battery: string, name: string, csv: string, features: string[], labels: number[], segments: number }[]} */
export function labelledSets() {
  return readdirSync(folder).flatMap((battery) => {
    const read = battery === "synthetic-cc0" ? ours : theirs;
    return read(join(folder, battery)).map((set) => ({ battery, ...set, segments: new Set(set.labels.filter((label) => label >= 0)).size }));
  });
}

function ours(path) {
  const names = readdirSync(path).filter((file) => file.endsWith(".labels.csv"));
  return names.map((file) => {
    const name = file.replace(".labels.csv", "");
    const csv = readFileSync(join(path, `${name}.csv`), "utf8");
    const labels = lines(readFileSync(join(path, file), "utf8")).slice(1).map(Number);
    return { name, csv, features: lines(csv)[0].split(","), labels };
  });
}

function theirs(path) {
  const names = readdirSync(path).filter((file) => file.endsWith(".data.gz"));
  return names.map((file) => {
    const name = file.replace(".data.gz", "");
    const rows = lines(unzipped(join(path, file))).map((line) => line.split(/\s+/).map(Number));
    const features = rows[0].map((_, column) => `x${column + 1}`);
    const labels = lines(unzipped(join(path, `${name}.labels0.gz`))).map((label) => Number(label) - 1);
    return { name, csv: [features, ...rows].map((row) => row.join(",")).join("\n"), features, labels };
  });
}
