/** JavaScript's libraries, and this package itself as npm packs it, installed into a project of their own. */

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { npm, pack } from "../../consumers/tarball.mjs";
import { folder } from "../places.mjs";

export const project = join(folder, "npm");
export const packages = { "ml-kmeans": "7.0.1", papaparse: "5.7.1", udsv: "0.7.3" };

export function installNpm() {
  // The package is built anew under the same version, and npm would keep the one it knows.
  rmSync(join(project, "node_modules/customer-segments"), { recursive: true, force: true });
  rmSync(join(project, "package-lock.json"), { force: true });
  mkdirSync(project, { recursive: true });
  const { tarball } = pack(project);
  const unique = join(project, `customer-segments-${Date.now()}.tgz`);
  copyFileSync(tarball, unique);
  const manifest = { name: "bench", private: true, type: "module", dependencies: { "customer-segments": `file:${basename(unique)}`, ...packages } };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], project);
  rmSync(unique);
  rmSync(tarball);
}

const require = createRequire(join(project, "index.js"));
/** A peer's module; `customer-segments` is the installed one as well. */
export const load = (name) => import(require.resolve(name));
/** A package of modules alone has nothing that `require` could resolve. */
export const loadOurs = () => import(join(project, "node_modules/customer-segments/dist/index.js"));
export const versions = () =>
  Object.fromEntries(Object.keys(packages).map((name) => [name, JSON.parse(readFileSync(join(project, "node_modules", name, "package.json"), "utf8")).version]));
