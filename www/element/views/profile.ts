/** A segment's figures beside everyone's. */

import { html } from "lit";

import type { Formatter } from "../../locales/format.js";
import type { ColumnProfile, Segment } from "../../types.js";
import { isolated, rich } from "../text.js";

interface Row {
  readonly name: string;
  readonly segment: string | null;
  readonly everyone: string | null;
}

export function profileView(segment: Segment, words: Formatter): unknown {
  const figure = (value: string | null): unknown => (value === null ? words.message("card.none") : isolated(value));
  return html`<details class="profile" part="profile">
    <summary>${words.message("card.profile")}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.message("card.profile-of", { name: segment.name })}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.message("card.figure")}</th>
            <th scope="col" class="figure">${words.message("card.segment")}</th>
            <th scope="col" class="figure">${words.message("card.everyone")}</th>
          </tr>
        </thead>
        <tbody>
          ${segment.profile.flatMap((profile) => rows(profile, words)).map(
            (row) => html`<tr>
              <th scope="row">${rich(row.name)}</th>
              <td class="figure">${figure(row.segment)}</td>
              <td class="figure">${figure(row.everyone)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function rows(profile: ColumnProfile, words: Formatter): readonly Row[] {
  const { column } = profile;
  const shown = (value: number | null, format: (value: number) => string): string | null => (value === null ? null : format(value));
  switch (profile.type) {
    case "date":
      return [{ name: words.message("card.median", { column }), segment: shown(profile.median, words.date), everyone: shown(profile.everyoneMedian, words.date) }];
    case "number":
      return [
        { name: words.message("card.median", { column }), segment: shown(profile.median, words.number), everyone: shown(profile.everyoneMedian, words.number) },
        { name: words.message("card.mean", { column }), segment: shown(profile.mean, words.number), everyone: shown(profile.everyoneMean, words.number) },
      ];
    default:
      return profile.levels.map(({ level, share, everyoneShare }) => ({
        name: words.message("card.share-of", { column, level }),
        segment: shown(share, words.percent),
        everyone: shown(everyoneShare, words.percent),
      }));
  }
}
