/** Orders become customers, tables are joined, a goal is taken up: as a consumer of the package does it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { annotate, createSegmenter, segment } from "customer-segments";

const orders = new Blob([readFileSync(new URL("../customers/orders.csv", import.meta.url))]);
const expected = readFileSync(new URL("../customers/expected-all.csv", import.meta.url), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
const count = (issues, wanted) => issues.filter(({ code }) => code === wanted).reduce((sum, { count }) => sum + count, 0);

test("a file of orders gives customers, to the cent", async () => {
  const segmenter = createSegmenter();
  try {
    const table = await segmenter.read(orders);
    assert.deepEqual([table.kind, table.goal], ["orders", "best-customers"]);
    assert.deepEqual(table.orders, {
      id: "Customer ID", date: "InvoiceDate", amount: null, quantity: "Quantity", price: "Price",
      invoice: "Invoice", product: "Category", channel: null, status: null, refunded: null,
    });
    const stages = new Set();
    const customers = await table.customers({ window: "all", onProgress: ({ stage }) => stages.add(stage) });
    assert.deepEqual([customers.kind, customers.value, customers.rowCount, stages.size], ["customers", "monetary", 240, 1]);
    assert.equal(customers.gathered.rows.length, table.rowCount);
    assert.equal(customers.gathered.customers, 240);
    const { values } = await customers.values("monetary");
    const sums = expected.map((cells) => Number(cells[5])).sort((a, b) => a - b);
    assert.deepEqual([...values].sort((a, b) => a - b), sums);
    assert.equal(count(customers.issues, "line-refund"), 130);
    const result = await customers.segment({ clusters: 3, seed: 1 });
    assert.equal(result.assignments.length, 240);
    table.close();
    assert.equal((await customers.glance()).rows.length, 20);
  } finally {
    segmenter.close();
  }
});

test("segmenting orders segments their customers, and each line gets its customer's segment", async () => {
  const result = await segment(orders, { clusters: 3, seed: 1, customers: { window: "all" } });
  assert.equal(result.plan.customers.customers, 240);
  assert.equal(result.segments.reduce((sum, { size }) => sum + size, 0), 240);
  assert.equal(count(result.issues, "orders-gathered"), result.assignments.length);
  const text = await new Response(annotate(orders, result)).text();
  const lines = text.trim().split("\r\n");
  assert.equal(lines.length, result.assignments.length + 1);
  const names = new Map();
  for (const line of lines.slice(1)) {
    const cells = line.split(",");
    const [customer, name] = [cells[5], cells.at(-1)];
    assert.equal(name === "", customer === "", line);
    assert.equal(names.get(customer) ?? name, name);
    names.set(customer, name);
  }
  await assert.rejects(segment(orders, { customers: { window: "year" } }), { code: "option-invalid" });
  await assert.rejects(segment(orders, { customers: { id: "nobody" } }), { code: "column-unknown" });
});

test("a model of customers places the lines of other orders", async () => {
  const segmenter = createSegmenter();
  try {
    const table = await segmenter.read(orders);
    const { model, assignments } = await table.segment({ clusters: 3, seed: 1 });
    assert.deepEqual([...(await table.assign(model))], [...assignments]);
  } finally {
    segmenter.close();
  }
});

test("who bought once is not called lost by the few who bought again, and returns are shares", async () => {
  // Regular buyers, buyers who stopped and return much, and people who came once; a few of these came twice.
  const lines = ["order_id,customer_id,order_date,amount"];
  const day = (ago) => new Date(Date.UTC(2025, 5, 30) - ago * 864e5).toISOString().slice(0, 10);
  let order = 0;
  for (let customer = 0; customer < 240; customer++) {
    const kind = customer % 3;
    const times = [10, 8, customer % 30 === 2 ? 2 : 1][kind];
    for (let time = 0; time < times; time++) {
      const ago = [2 + (customer % 9), 200 + (customer % 40), 30 + (customer % 200)][kind] + (11 + (customer % 5)) * time;
      const amount = [60, 90, 20][kind] + ((customer * 7 + time * 3) % 11);
      lines.push(`${++order},C${customer},${day(ago)},${amount}.50`);
      if (kind === 1 && time % 3 === 0) lines.push(`${++order},C${customer},${day(ago - 1)},-${amount}.50`);
    }
  }
  const { segments } = await segment(new Blob([lines.join("\n")]), { clusters: 3, seed: 1, evidence: "none", customers: { window: "all" } });
  const figure = ({ profile }, name) => profile.find(({ column }) => column === name);
  const once = segments.find((one) => figure(one, "frequency").median === 1);
  assert.equal(once.churn, null, "only one in ten has a gap between orders");
  assert.ok([...once.traits, ...once.moreTraits].every(({ column }) => !column.includes("gap")));
  const stopped = segments.find((one) => figure(one, "refunded").median > 0);
  assert.deepEqual([stopped.churn.share, stopped.strategy.action], [1, "win-back"]);
  const returns = [...stopped.traits, ...stopped.moreTraits].find(({ column }) => column === "return_share");
  assert.match(returns.text, /^Share of returns: typically 27%, everyone 0%/);
});

test("what firms earn is not what they bring", async () => {
  const rows = Array.from({ length: 90 }, (_, row) => `A${row},${["Retail", "Bank"][row % 2]},${10 + row * 3},${1000 * row + 7},${row % 9},${(row * 31) % 77}`);
  const table = async (names) => {
    const segmenter = createSegmenter();
    try {
      return (await segmenter.read(new Blob([[names, ...rows].join("\n")]))).value;
    } finally {
      segmenter.close();
    }
  };
  assert.equal(await table("id,industry,employees,annual_revenue,orders,visits"), null);
  assert.equal(await table("id,industry,employees,annual_revenue,orders,total_spend"), "total_spend");
  assert.equal(await table("id,town,age,annual_revenue,orders,visits"), "annual_revenue");
});

test("joined tables keep every row once, and say what has no partner", async () => {
  const segmenter = createSegmenter();
  try {
    const read = (text) => segmenter.read(new Blob([text]));
    const [table, people] = await Promise.all([
      segmenter.read(orders),
      read("Customer ID,Age group\n12001,young\n12002,old\n12002,young\n99999,old\n12003,young\n"),
    ]);
    const joined = await table.join(people);
    assert.equal(joined.rowCount, 150);
    assert.equal(count(joined.issues, "join-repeated"), 1);
    assert.equal(count(joined.issues, "join-unused"), 1);
    const age = joined.columns.find(({ name }) => name === "Age group");
    assert.equal(count(joined.issues, "join-unmatched"), age.missing);
    await assert.rejects(table.join({}), { code: "option-invalid" });
    await assert.rejects(table.join(people, { key: "nobody" }), { code: "column-unknown" });
    await assert.rejects(table.join(people, { keys: "nobody" }), { code: "option-invalid" });
  } finally {
    segmenter.close();
  }
});

test("a goal gives columns their roles, and single roles stand above it", async () => {
  const head = "id,visits,spend,channel,i like new things,i trust the brand,i enjoy shopping";
  const rows = Array.from({ length: 60 }, (_, row) => `${row},${row % 9},${(row * 37) % 100},${["web", "shop"][row % 2]},${row % 5},${(row >> 2) % 5},${(row >> 3) % 5}`);
  const file = new Blob([[head, ...rows].join("\n")]);
  const builds = async (options) => {
    const { plan } = await segment(file, { clusters: 2, seed: 1, ...options });
    return Object.keys(plan.roles).filter((name) => plan.roles[name] === "build");
  };
  assert.deepEqual(await builds({ goal: "best-customers" }), ["visits", "spend"]);
  assert.deepEqual(await builds({ goal: "survey" }), ["i like new things", "i trust the brand", "i enjoy shopping"]);
  assert.deepEqual(await builds({ goal: "best-customers", roles: { visits: "describe", channel: "build" } }), ["spend", "channel"]);
  const { plan } = await segment(file, { clusters: 2, seed: 1, goal: "messages", value: "visits" });
  assert.deepEqual([plan.goal, plan.proposed, plan.value, plan.sections[0]], ["messages", false, "visits", "attitudes"]);
});

test("the classical groups have every customer once, and names in three languages", async () => {
  const segmenter = createSegmenter();
  try {
    const table = await (await segmenter.read(orders)).customers({ window: "all" });
    const groups = await table.rfm({ locale: "fa" });
    assert.deepEqual([groups.groups.length, groups.groups[0].name], [11, "مشتریان برتر"]);
    assert.equal(groups.groups.reduce((sum, { customers }) => sum + customers, 0), 240);
    assert.equal(groups.assignments.length, 240);
    assert.ok(groups.scores.monetary.every((score) => score >= 1 && score <= 5));
    assert.deepEqual(groups.columns, ["recency", "frequency", "monetary"]);
    await assert.rejects(table.rfm({ cuts: { recency: [1, 2, 3, 4] } }), { code: "option-invalid" });
    await assert.rejects(table.rfm({ cut: {} }), { code: "option-invalid" });
  } finally {
    segmenter.close();
  }
});

test("what is made of orders has a name in every language", async () => {
  // Products, channels and money given back, so that everything is made that can be.
  const lines = ["order,customer_id,order_date,product,channel,amount"];
  for (let line = 0; line < 240; line++) lines.push(`${line},C${line % 40},2024-0${1 + (line % 9)}-1${line % 7},${line % 2 ? "tea" : "cake"},${line % 3 ? "web" : "shop"},${line % 11 === 5 ? -9 : 20 + (line % 13)}`);
  const segmenter = createSegmenter();
  try {
    const { columns } = await (await segmenter.read(new Blob([lines.join("\n")]))).customers();
    const made = columns.map(({ name }) => name).filter((name) => name !== "customer_id");
    for (const locale of ["en", "ar", "fa"]) {
      const { measure } = JSON.parse(readFileSync(new URL(`../../www/locales/${locale}.json`, import.meta.url), "utf8"));
      assert.deepEqual(made, Object.keys(measure), locale);
    }
  } finally {
    segmenter.close();
  }
});
