/** The register's widths as custom properties, set by script: a host's policy may refuse style attributes. */

import { ref } from "lit/directives/ref.js";

export const sized = (label: number, column: number, segments: number, facts: number): ReturnType<typeof ref> =>
  ref((element) => {
    const style = (element as HTMLElement | undefined)?.style;
    if (style === undefined) return;
    style.setProperty("--register-label", `${label}px`);
    style.setProperty("--register-column", `${column}px`);
    style.setProperty("--register-segments", String(segments));
    style.setProperty("--register-facts", String(facts + 1));
  });
