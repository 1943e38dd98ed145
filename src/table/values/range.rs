//! Ranges of ages, incomes and sizes, as surveys write them.

use super::fold::{bare, equality};
use super::parse_decimal;

/// Words around a range that only name what is counted, as their look-up keys are spelled.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "yearsold", "years", "year", "yrs", "سنوات", "سنه", "عاما", "عام", "سال", "تومان", "ریال", "دینار", "درهم", "دولار", "دلار",
    "usd", "eur", "sar", "aed", "euro", "یورو", "people", "employees", "نفر", "kg", "کیلو", "minutes", "دقیقه", "months", "ماه",
];

/// What may stand around one number, and between two, without spaces.
const BELOW: &[&str] = &[
    "under#",
    "unter#",
    "moinsde#",
    "menosde#",
    "below#",
    "<#",
    "<=#",
    "≤#",
    "lessthan#",
    "upto#",
    "atmost#",
    "#andunder",
    "#andbelow",
    "#orless",
    "#andless",
    "#oryounger",
    "اقلمن#",
    "دون#",
    "تحت#",
    "حتی#",
    "لایتجاوز#",
    "#فاقل",
    "#اواقل",
    "زیر#",
    "کمتراز#",
    "تا#",
    "حداکثر#",
    "#وکمتر",
    "#یاکمتر",
];
const ABOVE: &[&str] = &[
    "over#",
    "über#",
    "másde#",
    "#etplus",
    "#undmehr",
    "above#",
    ">#",
    ">=#",
    "≥#",
    "morethan#",
    "atleast#",
    "#+",
    "+#",
    "#plus",
    "#andover",
    "#andabove",
    "#andolder",
    "#ormore",
    "#andmore",
    "#orolder",
    "اکثرمن#",
    "اکبرمن#",
    "فوق#",
    "#فاکثر",
    "#فمافوق",
    "#اواکثر",
    "#واکثر",
    "بالای#",
    "بیشاز#",
    "بیشتراز#",
    "حداقل#",
    "#بهبالا",
    "از#بهبالا",
    "#وبیشتر",
    "#یابیشتر",
    "#وبالاتر",
];
const BETWEEN: &[&str] = &[
    "#-#",
    "#--#",
    "#to#",
    "#bis#",
    "#à#",
    "#a#",
    "from#to#",
    "between#and#",
    "#الی#",
    "من#الی#",
    "بین#و#",
    "#حتی#",
    "من#حتی#",
    "#تا#",
    "بین#تا#",
    "از#تا#",
];

/// Words of scale behind a number.
const SCALES: &[(&str, f64)] = &[
    ("k", 1e3),
    ("m", 1e6),
    ("thousand", 1e3),
    ("million", 1e6),
    ("هزار", 1e3),
    ("میلیون", 1e6),
    ("میلیارد", 1e9),
    ("الاف", 1e3),
    ("الف", 1e3),
    ("ملایین", 1e6),
    ("ملیون", 1e6),
];

/// The two ends of a range; without end where it is open, both the same of a plain number. `None` if the
/// level is none.
pub(super) fn range(level: &str) -> Option<(f64, f64)> {
    if level.len() > 96 {
        return None;
    }
    let mut key = String::new();
    equality(level, &mut key);
    let (mut pattern, mut ends) = pattern(&key)?;
    for unit in UNITS {
        if let Some(place) = pattern.find(unit) {
            pattern.replace_range(place..place + unit.len(), "");
        }
    }
    let pattern = pattern.as_str();
    match ends[..] {
        [(value, _)] if pattern == "#" => Some((value, value)),
        [(value, _)] if BELOW.contains(&pattern) => Some((f64::NEG_INFINITY, value)),
        [(value, _)] if ABOVE.contains(&pattern) => Some((value, f64::INFINITY)),
        [(from, scaled), (to, scale)] if BETWEEN.contains(&pattern) => {
            // In `5-10K` the first end is in thousands, too.
            let from = if scaled == 1.0 && scale > 1.0 && from < to / scale {
                from * scale
            } else {
                from
            };
            ends.clear();
            // A falling pair was turned round on its way through right-to-left text.
            Some(if from < to { (from, to) } else { (to, from) })
        }
        _ => None,
    }
}

/// The level with `#` for each number and nothing between the words; and the numbers, each with the scale
/// that was multiplied in.
fn pattern(key: &str) -> Option<(String, Vec<(f64, f64)>)> {
    let mut pattern = String::new();
    let mut ends = Vec::new();
    let mut rest = key;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest
                .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.' || c == '٬'))
                .unwrap_or(rest.len());
            let (digits, behind) = rest.split_at(end);
            let number = parse_decimal(&digits.replace([',', '٬'], ""))?;
            rest = behind.trim_start();
            let bared: String = rest.chars().filter_map(bare).collect();
            let scale = SCALES.iter().find(|(word, _)| {
                let follows = bared.strip_prefix(word);
                // “18 months” is not 18 million.
                follows.is_some_and(|follows| {
                    word.len() > 1 || !follows.starts_with(|c: char| c.is_ascii_alphabetic())
                })
            });
            let factor = scale.map_or(1.0, |(_, factor)| *factor);
            if let Some((word, _)) = scale {
                let mut letters = word.chars().count();
                let end = rest.char_indices().find(|(_, character)| {
                    letters -= usize::from(letters > 0 && bare(*character).is_some());
                    letters == 0
                });
                rest = end.map_or("", |(place, character)| {
                    &rest[place + character.len_utf8()..]
                });
            }
            ends.push((number * factor, factor));
            pattern.push('#');
        } else {
            rest = &rest[first.len_utf8()..];
            match first {
                '-' | '+' | '<' | '>' | '=' | '≤' | '≥' => pattern.push(first),
                // The marks of look-up would be taken for numbers.
                '#' | '%' => return None,
                _ => pattern.extend(bare(first)),
            }
        }
        if ends.len() > 2 || pattern.len() > 96 {
            return None;
        }
    }
    (!ends.is_empty()).then_some((pattern, ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ranges_in_three_languages() {
        const NONE: f64 = f64::INFINITY;
        for (level, from, to) in [
            ("18-24", 18.0, 24.0),
            ("18–24", 18.0, 24.0),
            ("18 to 24 years", 18.0, 24.0),
            ("24-18", 18.0, 24.0),
            ("35-49K", 35e3, 49e3),
            ("$1,000 - $2,500", 1000.0, 2500.0),
            ("Under 15K", -NONE, 15e3),
            ("< 18", -NONE, 18.0),
            ("65+", 65.0, NONE),
            ("+65", 65.0, NONE),
            ("65 and over", 65.0, NONE),
            ("7", 7.0, 7.0),
            ("من ١٨ إلى ٢٤ سنة", 18.0, 24.0),
            ("بين 18 و24", 18.0, 24.0),
            ("أقل من 18", -NONE, 18.0),
            ("65 فما فوق", 65.0, NONE),
            ("5-10 آلاف", 5e3, 10e3),
            ("۱۸ تا ۲۴ سال", 18.0, 24.0),
            ("زیر ۱۸", -NONE, 18.0),
            ("از ۶۵ به بالا", 65.0, NONE),
            ("از ۵ تا ۱۰ میلیون تومان", 5e6, 10e6),
            ("بیش از ۲۰ میلیون تومان", 20e6, NONE),
            ("18 months", 18.0, 18.0),
            ("unter 18", -NONE, 18.0),
            ("18 bis 24", 18.0, 24.0),
            ("65 et plus", 65.0, NONE),
        ] {
            assert_eq!(range(level), Some((from, to)), "{level}");
        }
        for level in [
            "", "a", "18-24-30", "Rome 5", "5 apples", "1/2", "b2b", "#5",
        ] {
            assert_eq!(range(level), None, "{level}");
        }
    }
}
