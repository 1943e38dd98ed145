//! Words, ranges and labelled numbers that have an order.

use std::sync::LazyLock;

use super::fold::look_up;
use super::range::range;
use crate::table::lexicon::SCALES;

/// Fewer words of a scale are a coincidence.
const FEWEST_WORDS: usize = 3;

/// The order of some levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::table) struct Scale {
    /// The places of the levels, from the least to the most.
    pub(in crate::table) order: Vec<usize>,
    /// Levels that stand elsewhere for some people.
    pub(in crate::table) unsure: Vec<usize>,
    /// Levels that are not on the scale.
    pub(in crate::table) strangers: Vec<usize>,
}

/// The order that the levels have, if they are a scale. With strangers among them it is none, but may be
/// asked about.
pub(in crate::table) fn scale(levels: &[&str]) -> Option<Scale> {
    ranges(levels)
        .or_else(|| labelled(levels))
        .or_else(|| words(levels))
}

/// `Under 18`, `18-24`, `65+`: by the lower bound.
fn ranges(levels: &[&str]) -> Option<Scale> {
    let bounds: Vec<_> = levels
        .iter()
        .map(|level| range(level))
        .collect::<Option<_>>()?;
    let is_range = |&(from, to): &(f64, f64)| from < to;
    // A single open end is also how rounded quantities are written.
    let any = bounds.iter().any(is_range);
    (any && levels.len() >= 2).then(|| by_keys(&bounds))
}

/// `I hate it!-5`, `-4`, `I love it!+5`; `1 (very poor)`, `5 - excellent`: by the number.
fn labelled(levels: &[&str]) -> Option<Scale> {
    let numbers: Vec<_> = levels
        .iter()
        .map(|level| label_number(level))
        .collect::<Option<_>>()?;
    let mut seen: Vec<i32> = Vec::new();
    for (number, _) in &numbers {
        if seen.contains(number) {
            return None;
        }
        seen.push(*number);
    }
    let any_words = numbers.iter().any(|(_, words)| *words);
    let bounds: Vec<_> = numbers
        .iter()
        .map(|(number, _)| (f64::from(*number), f64::from(*number)))
        .collect();
    (any_words && levels.len() >= FEWEST_WORDS).then(|| by_keys(&bounds))
}

fn by_keys(keys: &[(f64, f64)]) -> Scale {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    // Few levels: insertion needs no sort of its own.
    for place in 1..order.len() {
        let mut place = place;
        while place > 0 && keys[order[place]] < keys[order[place - 1]] {
            order.swap(place, place - 1);
            place -= 1;
        }
    }
    Scale {
        order,
        unsure: Vec::new(),
        strangers: Vec::new(),
    }
}

/// The number of a level that begins with one, or ends in one with a sign; and whether words are there.
fn label_number(level: &str) -> Option<(i32, bool)> {
    let mut key = String::new();
    super::fold::equality(level, &mut key);
    // Stars, of which some may be empty.
    if level.chars().all(|sign| matches!(sign, '★' | '⭐' | '☆')) {
        return Some((
            level.chars().filter(|&sign| sign != '☆').count() as i32,
            true,
        ));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let number = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() <= 3);
    let unsigned = key.strip_prefix(['-', '+']).unwrap_or(&key);
    let length = digits(unsigned);
    if length > 0 {
        let value = number(&unsigned[..length])?;
        let value = if key.starts_with('-') { -value } else { value };
        let rest = unsigned[length..].trim_start();
        let is_label = rest.is_empty() || rest.starts_with(['(', '-', '=', ':', '.', ')']);
        let more = rest.bytes().any(|byte| byte.is_ascii_digit());
        return (is_label && !more).then_some((value, !rest.is_empty()));
    }
    // A quarter of a year.
    if let Some(quarter) = key.strip_prefix('q') {
        let value = number(quarter).filter(|value| (1..=4).contains(value))?;
        return (quarter.len() == 1).then_some((value, true));
    }
    let sign = key.rfind(['-', '+'])?;
    let value = number(&key[sign + 1..])?;
    let words = key[..sign].bytes().all(|byte| !byte.is_ascii_digit());
    words.then_some((
        if key[sign..].starts_with('-') {
            -value
        } else {
            value
        },
        true,
    ))
}

/// A word of a scale: its key, and whether everybody has it on that step.
type Word = (String, bool);

static WORDS: LazyLock<Vec<Vec<Vec<Word>>>> = LazyLock::new(|| {
    let word = |word: &str| {
        let word = word.trim();
        let mut key = String::new();
        look_up(word, &mut key);
        (key, !word.starts_with('?'))
    };
    let steps = |scale: &&str| {
        let steps = scale.split(';');
        steps
            .map(|step| step.split(',').map(word).collect())
            .collect()
    };
    SCALES.iter().map(steps).collect()
});

/// The places of the scales on which people say what they think: agreement and importance.
const OF_ATTITUDES: [usize; 2] = [0, 2];

/// Whether all levels are steps of agreement, or of importance: whatever a column is called, it asks for an opinion.
pub(in crate::table) fn asks_opinion(levels: &[String]) -> bool {
    let mut key = String::new();
    let mut stands = |level: &String, scale: usize| {
        look_up(level, &mut key);
        WORDS[scale].iter().flatten().any(|(word, _)| *word == key)
    };
    levels.len() >= FEWEST_WORDS
        && OF_ATTITUDES
            .iter()
            .any(|&scale| levels.iter().all(|level| stands(level, scale)))
}

/// The scale that holds most of the levels.
fn words(levels: &[&str]) -> Option<Scale> {
    let keys: Vec<String> = levels
        .iter()
        .map(|level| {
            let mut key = String::new();
            look_up(level, &mut key);
            key
        })
        .collect();
    let mut best: Option<(usize, Scale)> = None;
    for steps in WORDS.iter() {
        let mut found = Scale {
            order: Vec::new(),
            unsure: Vec::new(),
            strangers: Vec::new(),
        };
        let mut reached = 0;
        let place = |key: &String| {
            steps.iter().enumerate().find_map(|(step, words)| {
                let known = words.iter().find(|(word, _)| word == key);
                known.map(|(_, sure)| (step, *sure))
            })
        };
        let places: Vec<_> = keys.iter().map(place).collect();
        for step in 0..steps.len() {
            let here = places.iter().enumerate();
            let before = found.order.len();
            for (level, _) in here.filter(|(_, place)| place.is_some_and(|(at, _)| at == step)) {
                found.order.push(level);
            }
            reached += usize::from(found.order.len() > before);
        }
        for (level, place) in places.iter().enumerate() {
            match place {
                None => found.strangers.push(level),
                Some((_, false)) => found.unsure.push(level),
                Some(_) => {}
            }
        }
        let held = found.order.len();
        if reached >= FEWEST_WORDS && best.as_ref().is_none_or(|(most, _)| held > *most) {
            best = Some((held, found));
        }
    }
    // More strangers than friends: a few of the words are in any list.
    best.map(|(_, scale)| scale)
        .filter(|scale| scale.strangers.len() < scale.order.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered<'a>(levels: &[&'a str]) -> Option<Vec<&'a str>> {
        let scale = scale(levels)?;
        let all = scale.strangers.is_empty();
        all.then(|| scale.order.iter().map(|&level| levels[level]).collect())
    }

    #[test]
    fn scales_are_put_in_order() {
        for expected in [
            &["Under 18", "18-24", "25-34", "65+"][..],
            &["Under 15K", "15-24K", "100-124K", "250K+"],
            &["1", "2", "3", "4", "5+"],
            &["I hate it!-5", "-4", "-1", "0", "+3", "I love it!+5"],
            &["1 (very poor)", "2", "3 - fair", "5 = excellent"],
            &["★", "★★★☆☆", "★★★★★"],
            &["unter 18", "18 bis 24", "über 65"],
            &["زیر ۱۸", "۱۸ تا ۲۴", "۲۵ تا ۳۴", "۳۵ به بالا"],
            &["أقل من 18", "18 إلى 24", "45 فأكثر"],
            &[
                "Strongly disagree",
                "disagree",
                "Neutral",
                "Agree",
                "strongly agree",
            ],
            &["غير راضٍ تمامًا", "غير راضٍ", "محايد", "راضٍ", "راضٍ جدًا"],
            &[
                "کاملاً مخالفم",
                "مخالفم",
                "نظری ندارم",
                "موافقم",
                "کاملاً موافقم",
            ],
            &["خیلی کم", "کم", "متوسط", "زیاد", "خیلی زیاد"],
            &["هرگز", "به\u{200c}ندرت", "گاهی", "همیشه"],
            &["Basic", "2n Cycle", "Graduation", "Master", "PhD"],
            &[
                "زیر دیپلم",
                "دیپلم",
                "فوق دیپلم",
                "لیسانس",
                "فوق لیسانس",
                "دکتری",
            ],
            &["S", "M", "L", "XL"],
            &["Q1", "Q2", "Q4"],
        ] {
            let mut mixed: Vec<&str> = expected.to_vec();
            mixed.reverse();
            mixed.rotate_left(1);
            assert_eq!(ordered(&mixed).as_deref(), Some(expected));
        }
    }

    #[test]
    fn other_words_have_no_order() {
        for levels in [
            &["Rome", "Bern", "Oslo"][..],
            &["yes", "no"],
            &["male", "female"],
            &["good", "Rome", "Bern", "Oslo"],
            &["Type 1", "Type 2", "Type 3"],
            &["Plan-1", "Plan-1 b", "Plan-2"],
            &["1", "2", "3"],
            &["Single", "Married", "Divorced"],
        ] {
            assert_eq!(ordered(levels), None, "{levels:?}");
        }
        let asked = scale(&["agree", "disagree", "neutral", "other"]).unwrap();
        assert_eq!(asked.strangers, [3]);
    }

    #[test]
    fn steps_of_agreement_and_importance_ask_for_opinions() {
        let levels = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        for asked in [
            "Strongly disagree,Disagree,Neutral,Agree,Strongly agree",
            "لا أوافق بشدة,لا أوافق,محايد,أوافق,أوافق بشدة",
            "مخالفم,نظری ندارم,موافقم",
            "Not important,Important,Very important",
        ] {
            assert!(asks_opinion(&levels(asked)), "{asked}");
        }
        for other in [
            "Agree,Disagree",
            "Never,Sometimes,Often",
            "Very dissatisfied,Neutral,Very satisfied",
            "Agree,Neutral,Rome",
        ] {
            assert!(!asks_opinion(&levels(other)), "{other}");
        }
    }
}
