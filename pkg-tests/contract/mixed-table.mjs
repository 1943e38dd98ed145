/** A few thousand customers with every kind of column, missing cells and odd spellings: the same on every call. */

export function mixedTable(rows = 3000) {
  let state = 20240229;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const maybe = (text, share = 0.03) => (random() < share ? pick(["", "NA", "-"]) : text);
  const lines = ["customer_id,joined,town,newsletter,orders,spend,days_since_last_order,children,remark"];
  for (let row = 0; row < rows; row++) {
    const kind = Math.floor(random() * 4);
    const orders = 1 + Math.floor(random() * 6) + [0, 4, 12, 30][kind];
    const spend = (orders * (10 + 40 * random()) * [1, 3, 1, 2][kind]).toFixed(2);
    const day = (from, count) => String(from + Math.floor(random() * count)).padStart(2, "0");
    lines.push([
      `C${100000 + row}`,
      `20${day(10, 14)}-${day(1, 12)}-${day(1, 28)}`,
      maybe(pick(["Lyon", "Kraków", "تهران", "القاهرة", "Graz"].slice(0, 2 + kind))),
      maybe(random() < 0.2 + 0.2 * kind ? "yes" : "no"),
      orders,
      // One customer buys as a thousand do.
      row === 7 ? "1234567.89" : maybe(spend),
      Math.floor(random() * [400, 200, 60, 20][kind]),
      maybe(Math.floor(random() * 4)),
      random() < 0.2 ? `"said ""fine"", twice"` : "",
    ].join(","));
  }
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}
