/** Rows to a file, as a spreadsheet would save it. */

type Cell = string | number;

const quoted = (cell: Cell): string => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));

export function csv(name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): File {
  const lines = [header, ...rows].map((row) => row.map(quoted).join(","));
  return new File([lines.join("\n") + "\n"], `${name}.csv`, { type: "text/csv" });
}
