/** The heading of a step: it takes the focus when the step appears. */

import { html, type TemplateResult } from "lit";

export const heading = (content: unknown, style: "headline" | "verdict" | "title"): TemplateResult =>
  html`<h1 class=${style} part="heading" id="heading" tabindex="-1" data-heading>${content}</h1>`;
