/** Two kinds of customers that nobody could confuse. */
export function file() {
  const rows = Array.from({ length: 200 }, (_, row) => (row % 4 === 0 ? `${40 + (row % 3)},${900 + (row % 7)}` : `${3 + (row % 3)},${50 + (row % 7)}`));
  return new File([`orders,revenue\n${rows.join("\n")}\n`], "customers.csv");
}
