import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { serve } from "./serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "serve-"));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, "index.html"),
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none';\n  script-src 'self'" />`,
);
writeFileSync(join(folder, "main.js"), "1");

/** Unlike `fetch`, which tidies the path up before it is sent. */
const ask = (address, path) =>
  new Promise((resolve) => get({ host: "127.0.0.1", port: new URL(address).port, path }, (response) => resolve(response.resume())));

test("serves the page under its own policy, with types and without a cache, and nothing outside of its folder", async () => {
  const { address, close } = await serve({ folder });
  try {
    const page = await ask(address, "/");
    assert.equal(page.statusCode, 200);
    assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
    assert.equal(page.headers["content-security-policy"], "default-src 'none'; script-src 'self'");
    assert.equal(page.headers["cache-control"], "no-store");
    assert.match((await ask(address, "/main.js")).headers["content-type"], /^text\/javascript/);
    for (const path of ["/missing.js", "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/%", "/main.js%00"]) {
      assert.equal((await ask(address, path)).statusCode, 404, path);
    }
    await assert.rejects(serve({ folder, port: Number(new URL(address).port) }), { code: "EADDRINUSE" });
  } finally {
    await close();
  }
});
