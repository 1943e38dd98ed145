/** Public files tell what pandas tells of them (`expected/make-facts.py`): orders, joins, a survey, customers. */

import assert from "node:assert/strict";
import { openAsBlob, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { createSegmenter } from "customer-segments";
import { sharedData, skip } from "../shared-data.mjs";

const facts = JSON.parse(readFileSync(new URL("expected/facts.json", import.meta.url), "utf8"));
const segmenter = createSegmenter();
after(() => segmenter.close());
const read = async (name) => segmenter.read(await openAsBlob(join(sharedData, "customers", name)));
const values = async (table, name) => [...(await table.values(name)).values];
const cents = (list) => list.reduce((sum, value) => sum + Math.round(value * 100), 0);
const median = (list) => {
  const sorted = list.filter((value) => !Number.isNaN(value)).sort((one, two) => one - two);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
const near = (found, expected, what, part = 1e-9) => assert.ok(Math.abs(found - expected) <= part * Math.abs(expected), `${what}: ${found}, not ${expected}`);
const count = (table, wanted, of) => table.issues.find(({ code, column }) => code === wanted && column === of)?.count ?? 0;
const shares = (segment, name) => Object.fromEntries(segment.profile.find(({ column }) => column === name).levels.map(({ level, share, everyoneShare }) => [level, { share, everyoneShare }]));
const yes = (segment, name) => shares(segment, name).Yes.share;

test("CDNOW: a fifth of the customers brings two thirds, and half bought once", { skip }, async () => {
  const expected = facts.cdnow;
  const orders = await read("CDNOW_master.txt");
  assert.equal(orders.kind, "orders");
  const customers = await orders.customers({ window: "all" });
  assert.equal(customers.gathered.reference, expected.reference);
  assert.equal(customers.rowCount, expected.customers);
  assert.equal(customers.gathered.orders, expected.orders);
  const spend = await values(customers, "monetary");
  assert.equal(cents(spend), expected.cents);
  near(median(spend), expected.medianSpend, "median spend");
  assert.equal(median(await values(customers, "recency")), expected.medianRecency);
  assert.equal((await values(customers, "frequency")).filter((orders) => orders === 1).length, expected.once);
  const best = spend.sort((one, two) => two - one).slice(0, Math.round(spend.length / 5));
  near(cents(best) / expected.cents, expected.bestFifthShare, "share of the best fifth");
  const { segments } = await customers.segment({ clusters: 3, seed: 1, evidence: "none" });
  near(segments.reduce((sum, { money }) => sum + money.share, 0), 1, "shares of value");
  near(segments.reduce((sum, { money }) => sum + money.total, 0) * 100, expected.cents, "total");
  assert.equal(segments[0].strategy.action === "do-not-spend", false, "the best customers are worth something");
});

test("Complete Journey: lines, products, people and campaigns go together", { skip }, async () => {
  const expected = facts.completejourney;
  const [lines, products, people, campaigns] = await Promise.all(["transactions_sample.csv", "products.csv", "demographics.csv", "campaigns.csv"].map((name) => read(`completejourney/${name}`)));
  assert.equal(lines.rowCount, expected.lines);
  const withProducts = await lines.join(products, { key: "product_id" });
  assert.equal(withProducts.rowCount, expected.lines);
  assert.equal(withProducts.kind, "orders");
  assert.equal(count(withProducts, "join-unmatched", "product_id"), expected.productsUnmatched);
  const households = await withProducts.customers({ product: "department" });
  assert.equal(households.rowCount, expected.households);
  assert.equal(households.gathered.orders, expected.baskets);
  const [spend, baskets] = [await values(households, "monetary"), await values(households, "frequency")];
  assert.equal(cents(spend), expected.cents);
  const joined = await households.join(people);
  assert.equal(joined.rowCount, expected.households);
  assert.equal(count(joined, "join-unmatched", "household_id"), expected.withoutDemographics);
  const sent = await campaigns.accounts({ by: "household_id" });
  assert.equal(sent.rowCount, expected.campaignHouseholds);
  assert.equal(Math.max(...(await values(sent, "contacts"))), expected.mostCampaigns);
  const all = await joined.join(sent);
  assert.equal(all.rowCount, expected.households);
  const glance = await households.glance();
  const id = households.columns.findIndex(({ name }) => name === "household_id");
  const known = Object.keys(expected.spend).filter((name) => glance.rows.some((row) => String(row[id]) === name));
  for (const name of known) {
    const row = glance.rows.findIndex((row) => String(row[id]) === name);
    assert.equal(Math.round(spend[row] * 100), expected.spend[name]);
    assert.equal(baskets[row], expected.baskets5[name]);
  }
  const five = Object.values(expected.spend).sort((one, two) => two - one);
  assert.deepEqual([...spend].sort((one, two) => two - one).slice(0, 5).map((value) => Math.round(value * 100)), five);
  const { segments, idealCustomer } = await all.segment({ seed: 1, evidence: "none", clusters: 4 });
  near(segments.reduce((sum, { money }) => sum + money.total, 0) * 100, expected.cents, "total");
  assert.ok(idealCustomer.traits.some(({ column }) => column === "contacts"), "the best households were sent campaigns");
});

test("the fast food survey: what is cheap is not expensive, and somebody likes nothing", { skip }, async () => {
  const expected = facts.mcdonalds;
  const survey = await read("mcdonalds.csv");
  assert.deepEqual([survey.kind, survey.goal, survey.rowCount], ["survey", "survey", expected.people]);
  assert.equal(median(await values(survey, "Age")), expected.medianAge);
  const { segments, typing } = await survey.segment({ clusters: 4, seed: 1, evidence: "none" });
  assert.equal(typing.enough, expected.typing.questions, typing.text);
  assert.ok(typing.questions[typing.enough - 1].accuracy > expected.typing.placed - 0.05, typing.text);
  for (const [name, share] of Object.entries(expected.yes)) near(shares(segments[0], name).Yes.everyoneShare, share, name);
  near(shares(segments[0], "Gender").Female.everyoneShare, expected.female, "women");
  for (const segment of segments) {
    const [cheap, expensive] = expected.opposed.map((name) => yes(segment, name));
    assert.ok(cheap < 0.2 || expensive < 0.2 || Math.abs(cheap + expensive - 1) < 0.25, `${cheap} and ${expensive}`);
  }
  assert.ok(segments.some((segment) => yes(segment, "yummy") < 0.2 && yes(segment, "disgusting") > 2 * expected.yes.disgusting * 0.8), "some like nothing");
  assert.ok(segments.some((segment) => yes(segment, "tasty") > 0.9 && yes(segment, "cheap") > 0.9), "some like all");
  assert.ok(segments.some((segment) => yes(segment, "tasty") > 0.7 && yes(segment, "expensive") > 0.7), "some find it good and dear");
});

test("the grocer's customers: the best earn more, have fewer children and answer campaigns", { skip }, async () => {
  const { best, others, ...expected } = facts.marketing;
  const customers = await read("marketing_campaign.csv");
  assert.deepEqual([customers.kind, customers.goal, customers.rowCount], ["customers", "best-customers", expected.customers]);
  assert.equal(customers.columns.find(({ name }) => name === "Income").missing, expected.incomeMissing);
  const { segments } = await customers.segment({ clusters: 3, seed: 1, evidence: "none" });
  const figure = (segment, name) => segment.profile.find(({ column }) => column === name);
  near(figure(segments[0], "Income").everyoneMedian, expected.medianIncome, "income");
  near(figure(segments[0], "MntWines").everyoneMedian, expected.medianWine, "wine");
  const wine = (segment) => figure(segment, "MntWines").mean + figure(segment, "MntMeatProducts").mean;
  const [top, ...rest] = [...segments].sort((one, two) => wine(two) - wine(one));
  assert.ok(figure(top, "Income").median > (best.medianIncome + others.medianIncome) / 2);
  for (const other of rest) {
    assert.ok(figure(other, "Income").median < figure(top, "Income").median);
    assert.ok(figure(other, "Kidhome").mean > 3 * figure(top, "Kidhome").mean);
  }
  const fifth = top.moreTraits.concat(top.traits).find(({ column }) => column === "AcceptedCmp5");
  assert.ok(fifth.direction === "higher" && fifth.lift > 5 && best.acceptedFifth > 5 * others.acceptedFifth);
});
