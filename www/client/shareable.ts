/** Puts words to what may be shared, with the same sentences as in the full result. */

import type { Formatter } from "../locales/format.js";
import type { ShareableReport, SharedSegmentReport, TraitReport } from "../report.js";
import type { Locale, Shareable, SharedSegment } from "../types.js";
import { idealWith, moneyText, ruleWith, strategyText, testText, type TraitWords, typingText } from "./explanation.js";

/** How a segment is called by its traits. */
export type NameWords = (traits: readonly TraitReport[]) => string;

export function shareableWith(
  words: Formatter,
  report: ShareableReport,
  { locale, verdict }: { locale: Locale; verdict: string },
  nameWith: NameWords,
  traitWith: TraitWords,
): Shareable {
  const { withheld, idealCustomer, typing } = report;
  const hidden = [
    ...(withheld.segments > 0 ? [words.message("share.segments", { count: withheld.segments, minimum: report.minimumCell })] : []),
    ...(withheld.figures > 0 ? [words.message("share.figures", { count: withheld.figures, minimum: report.minimumCell })] : []),
    ...(withheld.model ? [words.message("share.model")] : []),
  ];
  return {
    ...report,
    locale,
    verdict,
    segments: report.segments.map((segment) => segmentWith(words, segment, nameWith, traitWith)),
    idealCustomer: idealCustomer && idealWith(words, idealCustomer, traitWith),
    typing: typing && { ...typing, text: typingText(words, typing) },
    withheld: { ...withheld, text: hidden.length > 0 ? hidden.join(" ") : words.message("share.nothing") },
  };
}

function segmentWith(words: Formatter, report: SharedSegmentReport, nameWith: NameWords, traitWith: TraitWords): SharedSegment {
  const { nameTraits, traits, rule, money, strategy, ...rest } = report;
  return {
    ...rest,
    name: nameWith(nameTraits),
    traits: traits.map(traitWith),
    rule: rule && ruleWith(words, rule, true),
    money: money && { ...money, text: moneyText(words, report.share, money) },
    strategy: strategy && {
      ...strategy,
      text: strategyText(words, strategy),
      test: strategy.test && { ...strategy.test, text: testText(words, strategy.test, strategy.churn) },
    },
  };
}
