/** The table that people read; the same figures go into a file for programs. */

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: false });

function duration(seconds) {
  return seconds < 1 ? `${number.format(seconds * 1000)} ms` : `${number.format(seconds)} s`;
}

const timing = ({ median, spread: [least, most], runs }) =>
  runs === 1 ? `${duration(median)} (once)` : `${duration(median)} (${duration(least)} – ${duration(most)}, ${runs} runs)`;

function verdict(line) {
  if (line.disagreements.length > 0) return `results differ: ${line.disagreements.join("; ")}`;
  if (line.target === undefined) return "";
  return line.ratio >= line.target ? `≥ ${line.target}` : `below ${line.target}`;
}

/** @param {{ lines: object[], machine: Record<string, string> }} measured */
export function markdown({ lines, machine, note }) {
  const ratios = lines.filter((line) => "ratio" in line);
  const figures = lines.filter((line) => !("ratio" in line));
  return [
    ...Object.entries(machine).map(([what, value]) => `${what}: ${value}  `),
    "",
    note,
    "",
    ...(ratios.length === 0 ? [] : ["| work | ours | peer | median of the peer | times as quick | wanted |", "|---|---|---|---|---|---|"]),
    ...ratios.map((line) => {
      const peer = line.peer.how ? `${line.peer.name} (${line.peer.how})` : line.peer.name;
      return `| ${line.work} | ${timing(line.ours)} | ${peer} | ${timing(line.peer)} | ${number.format(line.ratio)} | ${verdict(line)} |`;
    }),
    "",
    ...(figures.length === 0 ? [] : ["| measured | figures | wanted |", "|---|---|---|"]),
    ...figures.map(({ work, measured, wanted = "", kept }) => {
      const values = Object.entries(measured).map(([name, value]) => `${name} ${typeof value === "number" ? new Intl.NumberFormat("en", { maximumSignificantDigits: 5 }).format(value) : value}`);
      return `| ${work} | ${values.join(", ")} | ${kept === false ? `not kept: ${wanted}` : wanted} |`;
    }),
    "",
  ].join("\n");
}
