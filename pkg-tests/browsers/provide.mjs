/**
 * Where the three browsers come from, on any machine: Playwright's own if they are there; otherwise one
 * attempt to install those; otherwise the system's; otherwise, on Debian as root, its packages. What then
 * is still missing is an error that says what to do: no browser is ever skipped in silence.
 */

import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath, pathToFileURL } from "node:url";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
/** Remembers that Playwright's hosts could not be reached, so that only one run waits for them. */
const tried = join(root, "node_modules/.cache/customer-segments/playwright-tried");
const packages = ["chromium", "firefox-esr", "webkit2gtk-driver", "xvfb", "fonts-noto-core"];

const system = {
  chromium: () => found({ executable: first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") }),
  firefox: () => found({ executable: first("/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox") }),
  webkit: () => {
    const libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/libexec"];
    const browser = first(...libraries.flatMap((folder) => [`${folder}/webkit2gtk-4.1/MiniBrowser`, `${folder}/webkit2gtk-4.0/MiniBrowser`]));
    return found({ driver: first("/usr/bin/WebKitWebDriver"), browser, screen: first("/usr/bin/xvfb-run") });
  },
};

const first = (...paths) => paths.find((path) => existsSync(path));
const found = (how) => (Object.values(how).every(Boolean) ? how : undefined);

/** Playwright's own browser, if it is there and starts: its file alone may lack the system's libraries. */
async function playwrights(name) {
  const playwright = await import("playwright-core");
  if (!existsSync(playwright[name].executablePath())) return undefined;
  try {
    await (await playwright[name].launch({ timeout: 30_000 })).close();
    return { executable: undefined, own: true };
  } catch {
    return undefined;
  }
}

async function installPlaywrights() {
  if (existsSync(tried)) return;
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  console.log("browsers: asking Playwright for its own");
  await run(process.execPath, [cli, "install", "chromium", "firefox", "webkit"], { timeout: 600_000 }).catch((error) => {
    mkdirSync(dirname(tried), { recursive: true });
    writeFileSync(tried, String(error.stderr ?? error).slice(-2000));
    console.log("browsers: Playwright's cannot be had here");
  });
}

const debian = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

async function installPackages() {
  const apt = (...args) => run("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 1 << 26 });
  const install = () => apt("install", "-y", "--no-install-recommends", ...packages);
  console.log(`browsers: apt-get install ${packages.join(" ")}`);
  await apt("update").catch(() => {});
  // The first attempt can fail on a mirror that was updated in between.
  await install().catch(async () => { await apt("update").catch(() => {}); await install(); });
}

/** How to start a browser; an error if it is nowhere and cannot be installed. */
export async function provide(name) {
  const there = (await playwrights(name)) ?? system[name]();
  if (there) return there;
  throw new Error(`${name} is missing. Run "npx playwright-core install --with-deps ${name}", or on Debian "apt-get install ${packages.join(" ")}", and try again.`);
}

/** Installs whatever is missing, once for all tests, and an Arabic font for the pictures. */
export async function provideAll(names = ["chromium", "firefox", "webkit"]) {
  const missing = async () => {
    const lacking = [];
    for (const name of names) if (!(await provide(name).catch(() => undefined))) lacking.push(name);
    return lacking;
  };
  const arabic = async () => {
    if (process.platform !== "linux") return true;
    return run("fc-list", [":lang=ar"]).then(({ stdout }) => stdout.trim() !== "", () => false);
  };
  const own = await Promise.all(names.map(playwrights));
  if (!own.every(Boolean)) await installPlaywrights();
  if ((await missing()).length > 0 || !(await arabic())) {
    if (debian()) await installPackages().catch((error) => console.error(String(error.stderr ?? error)));
  }
  const problems = [];
  for (const name of names) await provide(name).catch((error) => problems.push(error.message));
  if (!(await arabic())) problems.push("There is no Arabic font: install Noto Sans Arabic (Debian: fonts-noto-core).");
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return Promise.all(names.map(provide));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = ["chromium", "firefox", "webkit"];
  const ways = await provideAll(names).catch((error) => { console.error(error.message); process.exit(1); });
  ways.forEach((how, index) => console.log(`${names[index]}: ${how.own ? "Playwright's own" : (how.executable ?? how.browser)}`));
}
