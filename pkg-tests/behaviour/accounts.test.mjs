/** Contacts are rolled up to the firms that they work for. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createSegmenter } from "customer-segments";

const segmenter = createSegmenter();
after(() => segmenter.close());

const rows = [["contact_id", "email", "company_name", "industry", "employees", "annual_revenue", "orders", "satisfaction_score", "last_login", "newsletter"]];
for (let row = 0; row < 240; row++) {
  const firm = row % 71;
  rows.push([`P${1000 + row}`, `p${row}@firm.example`, row === 100 ? "" : `Firm ${firm}`, firm % 3 ? "Retail" : row % 71 === row ? "Bank" : "Insurance", 10 + firm, 1000 * firm + 500, row % 9, 1 + (row % 5), `2024-03-${String(1 + (row % 28)).padStart(2, "0")}`, row % 4 ? "yes" : "no"]);
}
const contacts = await segmenter.read(new Blob([rows.map((cells) => cells.join(",")).join("\n")]));
const accounts = await contacts.accounts();
const column = async (name) => [...(await accounts.values(name)).values];

test("firms are noticed, and each is a row", async () => {
  assert.equal(contacts.account, "company_name");
  assert.equal(contacts.coverage.business, true);
  assert.equal(accounts.rowCount, 71);
  assert.deepEqual(accounts.columns.map(({ name }) => name), ["company_name", "contacts", "industry", "employees", "annual_revenue", "orders", "satisfaction_score", "last_login", "newsletter"]);
  const count = (wanted) => accounts.issues.find(({ code }) => code === wanted)?.count;
  assert.equal(count("contacts-rolled-up"), 240);
  assert.equal(count("contact-without-account"), 1);
  assert.equal(accounts.rolledUp.rows.length, 240);
  assert.equal(accounts.rolledUp.rows[100], -1);
});

test("what contacts do adds up, what firms are does not", async () => {
  const of = (place) => rows.slice(1).filter((cells, row) => accounts.rolledUp.rows[row] === 5).map((cells) => cells[place]);
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  assert.equal((await column("contacts"))[5], of(0).length);
  assert.equal((await column("orders"))[5], of(6).reduce((sum, one) => sum + one, 0));
  assert.equal((await column("satisfaction_score"))[5], mean(of(7)));
  assert.equal((await column("employees"))[5], 15);
  assert.equal((await column("annual_revenue"))[5], 5500);
  const latest = Math.max(...of(8).map((day) => Date.parse(day) / 86_400_000));
  assert.equal((await column("last_login"))[5], latest);
});

test("accounts are segmented, and interviews are as many as asked for", async () => {
  const result = await accounts.segment({ clusters: 2, seed: 1, evidence: "none", interviews: { core: 5, border: 0 } });
  assert.equal(result.assignments.length, 71);
  for (const { core, border, highValue } of result.interviews) {
    assert.equal(core.length, 5);
    assert.equal(border.length, 0);
    assert.ok(highValue.length <= 2);
  }
  await assert.rejects(accounts.segment({ interviews: { core: -1 } }), { code: "option-invalid" });
});

test("the plan offers the roll-up, and takes it as an option", async () => {
  const options = { clusters: 2, seed: 1, evidence: "none" };
  const { plan, ...before } = await contacts.segment(options);
  assert.deepEqual(plan.accounts, { by: "company_name", rolledUp: false, contacts: 240, accounts: 71 });
  assert.equal(before.segments.reduce((sum, { size }) => sum + size, before.excludedRows), 240);
  const { by } = plan.accounts;
  const [result, table] = [await contacts.segment({ ...options, accounts: { by } }), await accounts.segment(options)];
  assert.deepEqual(result.plan.accounts, { ...plan.accounts, rolledUp: true });
  assert.equal(result.excludedRows, 1, "who names no firm is in none");
  assert.deepEqual(result.segments, table.segments);
  assert.deepEqual([...result.assignments], [...accounts.rolledUp.rows].map((row) => (row < 0 ? -1 : table.assignments[row])));
  // A person is found in the file by a row of theirs.
  for (const { core } of result.interviews) for (const { row, id } of core) assert.equal(rows[row][2], id);
  assert.deepEqual((await contacts.segment({ ...options, accounts: "auto" })).assignments, result.assignments);
  const merged = await contacts.merge(result, [[0], [1]]);
  assert.deepEqual([merged.assignments, merged.plan], [result.assignments, result.plan]);
  for (const wrong of [{ accounts: "yes" }, { accounts: { of: by } }, { accounts: "auto", customers: { id: "email", date: "last_login" } }])
    await assert.rejects(contacts.segment(wrong), { code: "option-invalid" });
  await assert.rejects(contacts.segment({ accounts: { by: "nobody" } }), { code: "column-unknown" });
});

test("what cannot be rolled up is refused", async () => {
  await assert.rejects(contacts.accounts({ by: "nobody" }), { code: "column-unknown" });
  await assert.rejects(contacts.accounts({ by: "last_login" }), { code: "option-invalid" });
  await assert.rejects(accounts.accounts(), { code: "option-invalid" });
});
