/** The package in a Next project: in a page rendered by the server, in a route handler, and in the browser. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { project, run } from "../consumers/tarball.mjs";
import { EXPECTED } from "../consumers/vite.mjs";
import { launch } from "./engines.mjs";
import { resultOf } from "./result.mjs";

const packages = { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" };

test("a Next project", { timeout: 600_000 }, async (context) => {
  let folder;
  try {
    folder = project(context, { example: "next", packages });
  } catch (error) {
    // Its compiler is a binary of its own, which not every machine can have.
    return context.skip(`Next cannot be installed here: ${error.message.split("\n").at(-1)}`);
  }
  const next = join(folder, "node_modules/next/dist/bin/next");
  run(process.execPath, [next, "build"], folder, { ...process.env, NEXT_TELEMETRY_DISABLED: "1" });
  const server = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: folder, env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const address = await new Promise((resolve, reject) => {
      let printed = "";
      server.stdout.on("data", (text) => { printed += text; const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? []; if (found && /Ready/.test(printed)) resolve(found); });
      server.on("exit", () => reject(new Error(`Next ended: ${printed}`)));
    });
    await context.test("a page is rendered by the server", async () => {
      const html = await (await fetch(address)).text();
      assert.match(html, /<p id="server">\[50,150\]<\/p>/);
      assert.match(html, /<customer-segments lang="en"><\/customer-segments>/);
    });
    await context.test("a route handler answers with the annotated file", async () => {
      const lines = (await (await fetch(`${address}/segments`)).text()).trimEnd().split("\n");
      assert.equal(lines.length, 201);
      assert.match(lines[0], /orders,revenue,segment/);
    });
    await context.test("the browser takes over", async () => {
      const page = await launch("chromium");
      try {
        await page.open(address);
        assert.deepEqual(await resultOf(page), EXPECTED);
        assert.ok(await page.until(() => document.querySelector("customer-segments").shadowRoot !== null));
      } finally {
        await page.close();
      }
    });
  } finally {
    server.kill();
  }
});
