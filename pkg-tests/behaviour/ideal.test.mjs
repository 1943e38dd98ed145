/** The ideal customer of a real file, beside what pandas and scipy make of it (`expected/make-ideal.py`). */

import assert from "node:assert/strict";
import { openAsBlob, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { segment } from "customer-segments";
import { sharedData, skip } from "../shared-data.mjs";

const near = (found, expected, what) => assert.ok(Math.abs(found - expected) <= 1e-9 * Math.abs(expected), `${what}: ${found}, not ${expected}`);

test("the best customers stand out as they do for another program", { skip }, async () => {
  const expected = JSON.parse(readFileSync(new URL("expected/ideal.json", import.meta.url), "utf8"));
  const file = await openAsBlob(join(sharedData, "customers/marketing_campaign.csv"));
  const { idealCustomer: ideal } = await segment(file, { value: "MntWines", evidence: "none", seed: 1 });
  assert.equal(ideal.customers, expected.customers);
  near(ideal.valueShare, expected.valueShare, "share of value");
  const traits = new Map(ideal.traits.map((trait) => [trait.column, trait]));
  for (const [name, { share, everyone, lift, p }] of Object.entries(expected.flags)) {
    const trait = traits.get(name);
    // Small effects are not told, whatever their p.
    if (Math.abs(Math.asin(Math.sqrt(share)) - Math.asin(Math.sqrt(everyone))) < 0.11) continue;
    assert.ok(trait, `${name} stands out`);
    near(trait.segment, share, name);
    near(trait.everyone, everyone, name);
    near(trait.lift, lift, name);
    assert.ok(trait.adjustedP >= p && trait.adjustedP <= 2 * p * ideal.tested * (1 + 1e-6), name);
  }
  for (const [name, { median, mean, p }] of Object.entries(expected.numbers)) {
    const trait = traits.get(name);
    if (p > 0.05) assert.equal(trait, undefined, `${name} may well be chance`);
    if (trait === undefined) continue;
    near(trait.segment, trait.measure === "median" ? median : mean, name);
    assert.ok(trait.adjustedP >= p * (1 - 1e-6) && trait.adjustedP <= p * ideal.tested * (1 + 1e-6), name);
  }
  assert.ok(["AcceptedCmp5", "AcceptedCmp4", "Kidhome"].every((name) => traits.has(name)));
});
