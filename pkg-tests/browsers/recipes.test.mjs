/** Every recipe of the documentation, in an empty project with the tarball, used as a person would. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cook, deploy, recipes } from "../consumers/recipes.mjs";
import { run } from "../consumers/tarball.mjs";
import { launch } from "./engines.mjs";
import { serve } from "./serve.mjs";

// Two heaps, spread as people are: pages draw a seed each time, and values on a grid are as many groups as it has rows.
let state = 1;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
const around = (middle, spread) => Math.round(middle + spread * (random() + random() + random() - 1.5));
const lines = Array.from({ length: 200 }, (_, row) => (row % 4 === 0 ? [around(400, 40), around(9000, 900)] : [around(100, 40), around(2000, 900)]).join());
const customers = `orders,revenue\n${lines.join("\n")}\n`;

/** What is to be seen once the customers were handed over. */
const items = (page) => page.until(() => { const found = [...document.querySelectorAll("#segments li")].map((one) => one.textContent); return found.length > 0 && found; }, { within: 60_000 });
const sizesIn = (texts) => texts.map((text) => Number(/: (\d+)$/.exec(text.trim())?.[1])).sort((a, b) => a - b);

async function byInput(page, file) {
  await page.setFile("input[type=file]", file);
  assert.deepEqual(sizesIn(await items(page)), [50, 150]);
}

/** The element, driven through its own events alone. */
async function byElement(page) {
  await page.until(() => Boolean(document.querySelector("customer-segments")?.shadowRoot));
  const found = await page.evaluate(async (text) => {
    const element = document.querySelector("customer-segments");
    const settled = new Promise((resolve) => {
      element.addEventListener("segment-result", ({ detail }) => resolve(detail.result.segments.map(({ size }) => size)), { once: true });
      element.addEventListener("segment-error", ({ detail }) => resolve(detail.message), { once: true });
    });
    await element.open(new File([text], "customers.csv"));
    const button = () => element.shadowRoot.querySelector('[part~="find"]');
    for (let wait = 0; wait < 200 && !button(); wait++) await new Promise((resolve) => setTimeout(resolve, 20));
    button().click();
    return settled;
  }, customers);
  assert.deepEqual([...found].sort((a, b) => a - b), [50, 150]);
}

const USES = {
  "A page built with Vite": byInput,
  React: byInput,
  "Vue, with the element": async (page) => {
    await byElement(page);
    assert.deepEqual(sizesIn(await items(page)), [50, 150]);
  },
  "A page without any tool": byElement,
  WordPress: byElement,
  "A worker of your own": byInput,
  "A strict policy": byElement,
};

test("recipes", { timeout: 900_000 }, async (context) => {
  const book = recipes();
  assert.deepEqual(Object.keys(book).filter((title) => !(title in USES)), ["A script in Node"]);

  await context.test("A script in Node", (context) => {
    const folder = cook(context, "A script in Node", book["A script in Node"]);
    writeFileSync(join(folder, "customers.csv"), customers);
    const printed = run(process.execPath, ["segments.mjs", "customers.csv"], folder);
    assert.match(printed, /: 150 \(75 %\)/);
    assert.match(printed, /: 50 \(25 %\)/);
    const written = readFileSync(join(folder, "customers.csv.segments.csv"), "utf8").trimEnd().split("\n");
    assert.equal(written.length, 201);
  });

  const page = await launch("chromium");
  try {
    for (const [title, use] of Object.entries(USES)) {
      await context.test(title, async (context) => {
        const { headers = "", ...files } = book[title];
        const folder = cook(context, title, files);
        if (/customer-segments\/define|wp-content/.test(files["index.html"])) deploy(folder);
        const file = join(folder, "customers.csv");
        writeFileSync(file, customers);
        const policy = Object.fromEntries([...headers.matchAll(/^([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]));
        const server = await serve({ "/": folder }, { headers: policy });
        try {
          await page.open(`${server.url}/`);
          await use(page, file);
        } finally {
          await server.close();
        }
      });
    }
  } finally {
    await page.close();
  }
});
