/**
 * Colours, type and space as custom properties. The host may set `--cs-font`, `--cs-ink`, `--cs-paper`,
 * `--cs-surface` and `--cs-radius`; everything else follows the reader's preferences.
 *
 * They stand on a frame inside of the shadow, which no selector of the page matches, and which takes nothing
 * over from the page: neither inherited properties nor the size of the root's text.
 */

import { css } from "lit";

import { rem, remName } from "./rem.js";

export const tokens = css`
  :host {
    display: block;
    /* A box whose size is contained has none of its own where a page shrinks boxes to their contents. */
    flex: 1 1 auto;
    place-self: stretch;
  }
  :host([hidden]) { display: none; }
  :host::before, :host::after { display: none !important; }

  .frame {
    all: initial;
    display: block;
    /* A page may hide what it embeds. */
    visibility: inherit;
    box-sizing: border-box;
    block-size: 100%;
    min-block-size: 100%;
    /* Said outright: WebKit takes the smaller text of monospace over from around a mere initial. */
    font: medium/0 sans-serif;
    container-type: inline-size;
    color-scheme: light dark;
    ${remName}: 1em;

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
    --headline: 650 calc(3.25 * ${rem})/1.08 var(--font);
    --verdict: 700 calc(2.875 * ${rem})/1.12 var(--font);
    --title: 700 calc(2.25 * ${rem})/1.15 var(--font);
    --figure: 600 calc(1.625 * ${rem})/1.2 var(--font);
    --section: 600 calc(1.1875 * ${rem})/1.5 var(--font);
    --lead: 400 calc(1.1875 * ${rem})/1.5 var(--font);
    --body: 400 calc(1 * ${rem})/1.5 var(--font);
    --label: 400 calc(0.875 * ${rem})/1.5 var(--font);
    --caption: 400 calc(0.8125 * ${rem})/1.5 var(--font);
    --strong: 600;
    --tracking: -0.026em;
  }

  .root:is([lang="ar"], [lang="fa"]) {
    --font: var(--cs-font, "Segoe UI", "Noto Sans Arabic", "Noto Sans Arabic UI", -apple-system, "Geeza Pro", Tahoma, sans-serif);
    --headline: 700 calc(3 * ${rem})/1.4 var(--font);
    --verdict: 700 calc(2.75 * ${rem})/1.4 var(--font);
    --title: 700 calc(2.25 * ${rem})/1.4 var(--font);
    --figure: 700 calc(1.6875 * ${rem})/1.35 var(--font);
    --section: 700 calc(1.25 * ${rem})/1.6 var(--font);
    --lead: 400 calc(1.25 * ${rem})/1.6 var(--font);
    --body: 400 calc(1.0625 * ${rem})/1.7 var(--font);
    --label: 400 calc(0.9375 * ${rem})/1.6 var(--font);
    --caption: 400 calc(0.84375 * ${rem})/1.6 var(--font);
    --strong: 700;
    --tracking: normal;
  }

  .root[lang="fa"] {
    --font: var(--cs-font, Vazirmatn, Vazir, "Segoe UI", "Noto Sans Arabic", "Noto Sans Arabic UI", -apple-system, "Geeza Pro", Tahoma, sans-serif);
  }

  @container (max-width: 44.9375em) {
    .root {
      --headline: 700 calc(2.25 * ${rem})/1.15 var(--font);
      --verdict: 700 calc(2 * ${rem})/1.15 var(--font);
      --title: 700 calc(1.75 * ${rem})/1.2 var(--font);
    }
    .root:is([lang="ar"], [lang="fa"]) {
      --headline: 700 calc(2.125 * ${rem})/1.4 var(--font);
      --verdict: 700 calc(2 * ${rem})/1.4 var(--font);
      --title: 700 calc(1.75 * ${rem})/1.4 var(--font);
    }
  }

  @media (prefers-color-scheme: dark) {
    .frame {
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
    .frame {
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
    .frame {
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
