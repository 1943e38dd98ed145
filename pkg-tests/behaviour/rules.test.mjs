/** A rule picks the same rows in Rust, in JavaScript and in a database; Rust's are written down by `rust/rules.rs`. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { matches } from "customer-segments";
import initSqlJs from "sql.js";

const fixture = (name) => readFileSync(new URL(`../fixtures/rules/${name}`, import.meta.url), "utf8");
const rules = JSON.parse(fixture("rules.json"));
const [names, ...rows] = fixture("customers.csv")
  .trimEnd()
  .split("\n")
  .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));

const NUMBERS = ['orders "all"', "total spent"];
const DATES = ["since"];
const picked = (picks) => picks.flatMap((pick, row) => (pick ? [row] : []));

test("rules pick the same rows in JavaScript", () => {
  const cellOf = (name, cell) => (cell === "" ? null : DATES.includes(name) ? new Date(cell) : cell);
  const customers = rows.map((row) => Object.fromEntries(row.map((cell, place) => [names[place], cellOf(names[place], cell)])));
  for (const rule of rules) assert.deepEqual(picked(customers.map((customer) => matches(rule, customer))), rule.rows, rule.sql);
});

test("rules pick the same rows in SQL", async () => {
  const { Database } = await initSqlJs();
  const base = new Database();
  const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`);
  base.run(`CREATE TABLE customers (${quoted.map((name, place) => `${name} ${NUMBERS.includes(names[place]) ? "REAL" : "TEXT"}`).join(", ")})`);
  const insert = base.prepare(`INSERT INTO customers VALUES (${names.map(() => "?").join(", ")})`);
  for (const row of rows) insert.run(row.map((cell, place) => (cell === "" ? null : NUMBERS.includes(names[place]) ? Number(cell) : cell)));
  for (const { sql, rows: expected } of rules) {
    // This database keeps days as text and knows no word before them.
    const [found] = base.exec(`SELECT rowid - 1 FROM customers WHERE ${sql.replaceAll("DATE '", "'")} ORDER BY rowid`);
    assert.deepEqual(found?.values.flat() ?? [], expected, sql);
  }
  base.close();
});

test("the rules are about numbers, kinds and days", () => {
  const written = rules.map(({ sql }) => sql).join("\n");
  for (const part of ['"orders ""all"""', "L''Isle", "DATE '", '"newsletter"']) assert.ok(written.includes(part), part);
});
