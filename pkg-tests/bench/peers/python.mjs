/** Python's libraries: a virtual environment of their own, and processes that answer one order at a time. */

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { folder, here } from "../places.mjs";

const environment = join(folder, "python");
const windows = process.platform === "win32";
const python = join(environment, windows ? "Scripts/python.exe" : "bin/python");

/** Installs what `requirements.txt` names, unless it is there. */
export function installPython() {
  const requirements = join(here, "peers/requirements.txt");
  const installed = join(environment, "installed.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  console.log("peers: Python's libraries from PyPI");
  mkdirSync(folder, { recursive: true });
  rmSync(environment, { recursive: true, force: true });
  execFileSync(windows ? "python" : "python3", ["-m", "venv", environment], { stdio: "inherit" });
  execFileSync(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements], { stdio: "inherit" });
  writeFileSync(installed, wanted);
}

/**
 * Starts a process; `ask({ work, … })` gives what the function of that name in `peers.py` returns, with its
 * `seconds`, which do not contain the way there and back.
 */
export function startPython(env = {}) {
  const child = spawn(python, [join(here, "peers/peers.py")], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...env } });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { resolve, reject } = waiting.shift();
    const answer = JSON.parse(line);
    if (answer.error) reject(new Error(answer.error));
    else resolve(answer);
  });
  child.on("exit", (code) => waiting.forEach(({ reject }) => reject(new Error(`Python ended with code ${code}`))));
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(order)}\n`);
      }),
    close: () => child.stdin.end(),
  };
}
