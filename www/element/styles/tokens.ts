/**
 * Colours, type and space as custom properties. The host may set `--cs-font`, `--cs-ink`, `--cs-paper`,
 * `--cs-surface` and `--cs-radius`; everything else follows the reader's preferences.
 */

import { css } from "lit";

export const tokens = css`
  :host {
    display: block;
    container-type: inline-size;
    color-scheme: light dark;

    --paper: var(--cs-paper, #f5f6f3);
    --surface: var(--cs-surface, #ffffff);
    --sunken: #ebede8;
    --ink: var(--cs-ink, #161a17);
    --ink-2: #465049;
    --ink-3: #5f6962;
    --control: #7f8882;
    --line: #d8dcd5;
    --focus: #0b57d0;
    --caution: #875200;
    --caution-tint: #fbf1dd;
    --danger: #b3261e;
    --danger-tint: #fbe9e7;

    --segment-1: #1f54b1;
    --segment-2: #d25500;
    --segment-3: #0a8d7d;
    --segment-4: #832752;
    --segment-5: #1995ca;
    --segment-6: #575302;
    --segment-7: #4f3021;
    --segment-8: #d65ea5;

    --radius: var(--cs-radius, 6px);
    --state: 120ms cubic-bezier(0.2, 0, 0, 1);
  }

  .root {
    --font: var(--cs-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif);
    --headline: 650 3.25rem/1.08 var(--font);
    --verdict: 700 2.875rem/1.12 var(--font);
    --figure: 600 1.625rem/1.2 var(--font);
    --section: 600 1.1875rem/1.5 var(--font);
    --lead: 400 1.1875rem/1.5 var(--font);
    --body: 400 1rem/1.5 var(--font);
    --label: 400 0.875rem/1.5 var(--font);
    --caption: 400 0.8125rem/1.5 var(--font);
    --strong: 600;
    --tracking: -0.026em;
  }

  .root:is([lang="ar"], [lang="fa"]) {
    --font: var(--cs-font, "Segoe UI", "Noto Sans Arabic", "Noto Sans Arabic UI", -apple-system, "Geeza Pro", Tahoma, sans-serif);
    --headline: 700 3rem/1.4 var(--font);
    --verdict: 700 2.75rem/1.4 var(--font);
    --figure: 700 1.6875rem/1.35 var(--font);
    --section: 700 1.25rem/1.6 var(--font);
    --lead: 400 1.25rem/1.6 var(--font);
    --body: 400 1.0625rem/1.7 var(--font);
    --label: 400 0.9375rem/1.6 var(--font);
    --caption: 400 0.84375rem/1.6 var(--font);
    --strong: 700;
    --tracking: normal;
  }

  .root[lang="fa"] {
    --font: var(--cs-font, Vazirmatn, Vazir, "Segoe UI", "Noto Sans Arabic", "Noto Sans Arabic UI", -apple-system, "Geeza Pro", Tahoma, sans-serif);
  }

  @container (max-width: 719px) {
    .root {
      --headline: 700 2.25rem/1.15 var(--font);
      --verdict: 700 2rem/1.15 var(--font);
    }
    .root:is([lang="ar"], [lang="fa"]) {
      --headline: 700 2.125rem/1.4 var(--font);
      --verdict: 700 2rem/1.4 var(--font);
    }
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --paper: var(--cs-paper, #121513);
      --surface: var(--cs-surface, #1a1e1b);
      --sunken: #0c0e0d;
      --ink: var(--cs-ink, #eef1ec);
      --ink-2: #bcc4bd;
      --ink-3: #98a29a;
      --control: #79827b;
      --line: #313833;
      --focus: #8ab4ff;
      --caution: #f0bc62;
      --caution-tint: #2e2513;
      --danger: #ff9c92;
      --danger-tint: #351d1a;

      --segment-1: #779be3;
      --segment-2: #ed8320;
      --segment-3: #67ebce;
      --segment-4: #b84677;
      --segment-5: #82c8f1;
      --segment-6: #ccd574;
      --segment-7: #a7866e;
      --segment-8: #ee91aa;
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --paper: var(--cs-paper, #ffffff);
      --surface: var(--cs-surface, #ffffff);
      --sunken: #ffffff;
      --ink: var(--cs-ink, #000000);
      --ink-2: #1f1f1f;
      --ink-3: #1f1f1f;
      --control: #000000;
      --line: #000000;
      --focus: #0033a0;
      --caution: #5c3800;
      --danger: #8c0000;
    }
  }

  @media (prefers-contrast: more) and (prefers-color-scheme: dark) {
    :host {
      --paper: var(--cs-paper, #000000);
      --surface: var(--cs-surface, #000000);
      --sunken: #000000;
      --ink: var(--cs-ink, #ffffff);
      --ink-2: #e6e6e6;
      --ink-3: #e6e6e6;
      --control: #ffffff;
      --line: #ffffff;
      --focus: #ffd400;
      --caution: #ffd28a;
      --danger: #ffb3ab;
    }
  }
`;
