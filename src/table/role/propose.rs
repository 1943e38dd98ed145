//! Few columns build, all columns describe: which do which, unless the user says otherwise.

use super::copies::says_the_same;
use super::personal;
use super::{Element, Reason, Role};
use crate::read::ColumnType;
use crate::table::kind::is_opinion;
use crate::table::lexicon::{self, Concept, Name, Phrases, concept};
use crate::table::values::fold::digit;
use crate::table::{Column, Values};

/// Fewer building columns than this are filled up with others.
const FEWEST_BUILDING: usize = 2;
/// A category with more levels does not build.
const MOST_BUILDING_LEVELS: u64 = 12;
/// A category with more levels explains little.
const MOST_LEVELS: u64 = 50;
/// So many marks of satisfaction are the questions of a survey.
const SEVERAL_MARKS: usize = 4;
/// From nought to ten.
const MOST_MARKS: u64 = 11;
/// Marks for all of it.
const OF_ALL: &str =
    "overall, general, nps, recommend, renew, توصي, العام, عموما, پیشنهاد, کلی, مجموع";
/// In a table of fewer rows, repetitions say nothing about what a column holds.
const SMALL_TABLE: usize = 24;

/// Gives each column its role, its reason and its elements.
pub(in crate::table) fn propose(columns: &mut [Column], rows: usize) {
    let concepts: Vec<Option<Concept>> = columns
        .iter()
        .map(|column| concept(column.notation.source.as_ref().unwrap_or(&column.name)))
        .collect();
    for index in 0..columns.len() {
        let concept = concepts[index];
        // The flags of its answers stand right behind a column.
        let next = columns.get(index + 1);
        let source = next.and_then(|next| next.notation.source.as_ref());
        let is_source = source == Some(&columns[index].name);
        let (role, reason) = on_its_own(&columns[index], concept, rows, is_source)
            .or_else(|| copy(columns, index, rows))
            .unwrap_or_else(|| by_meaning(&columns[index], concept));
        let column = &mut columns[index];
        column.elements = match reason {
            Reason::Empty
            | Reason::Constant
            | Reason::Identifier
            | Reason::PersonalName
            | Reason::PersonalEmail
            | Reason::PersonalPhone
            | Reason::PersonalOther => Vec::new(),
            _ => elements(column),
        };
        column.role = role;
        column.reason = reason;
    }
    answers(columns);
    promote(columns, &concepts);
}

/// One or two marks of satisfaction are a result; many are the questions of a survey, in which only
/// the marks for all of it are.
fn answers(columns: &mut [Column]) {
    let graded = |column: &Column| {
        column.reason == Reason::Outcome && (3..=MOST_MARKS).contains(&column.distinct)
    };
    let of_all = Phrases::of(OF_ALL);
    let sums_up = |column: &Column| of_all.rank(&Name::new(&column.name)).is_some();
    let marks = columns.iter().filter(|column| graded(column)).count();
    let sums = columns
        .iter()
        .filter(|column| graded(column) && sums_up(column));
    if marks < SEVERAL_MARKS {
        return;
    }
    let keeps_sums = 2 * sums.count() < marks;
    for column in columns.iter_mut().filter(|column| graded(column)) {
        if !(keeps_sums && sums_up(column)) {
            column.role = Role::Build;
            column.reason = Reason::Attitude;
        }
    }
}

fn elements(column: &Column) -> Vec<Element> {
    let told = lexicon::elements(column.notation.source.as_ref().unwrap_or(&column.name));
    match &column.values {
        _ if !told.is_empty() => told,
        // A day is behaviour unless it is a birthday: an order, a visit, a registration.
        Values::Date(_) => vec![Element::Behaviour],
        // Where the name does not tell, all its levels may: male and female are who people are.
        Values::Category { levels, .. } if levels.len() as u64 <= MOST_BUILDING_LEVELS => {
            let told = levels.iter().map(|level| lexicon::elements(level));
            let alike = |all: Vec<Element>, one| if all == one { all } else { Vec::new() };
            told.reduce(alike).unwrap_or_default()
        }
        _ => told,
    }
}

/// What keeps a column out, whatever the others are.
fn on_its_own(
    column: &Column,
    concept: Option<Concept>,
    rows: usize,
    is_source: bool,
) -> Option<(Role, Reason)> {
    let ignore = |reason| Some((Role::Ignore, reason));
    if column.distinct == 0 {
        return ignore(Reason::Empty);
    }
    if let Some(reason) =
        personal::by_values(column, concept).or_else(|| by_name(column, concept, rows))
    {
        return ignore(reason);
    }
    if is_source {
        return ignore(Reason::Answers);
    }
    // A single row is too few for segments, which is said later; it makes nothing constant.
    if column.distinct == 1 && rows > 1 {
        return ignore(Reason::Constant);
    }
    match column.column_type() {
        ColumnType::Identifier => ignore(Reason::Identifier),
        ColumnType::Text => ignore(Reason::Text),
        ColumnType::Date => Some((Role::Describe, Reason::Date)),
        _ => None,
    }
}

/// Personal data by the column's name, where the values do not speak against it: yes and no, a few
/// kinds, or small numbers are about an e-mail address, not the address itself.
fn by_name(column: &Column, concept: Option<Concept>, rows: usize) -> Option<Reason> {
    if lexicon::is_sensitive(&column.name) {
        return Some(Reason::Sensitive);
    }
    let names = |column: &Column| match &column.values {
        Values::Category { levels, .. } => {
            let plain = |level: &String| !level.chars().any(|sign| digit(sign).is_some());
            levels.iter().all(plain)
        }
        Values::Text(_) => true,
        _ => false,
    };
    let reason = match concept? {
        // A column of employees counts them, or says who they are.
        Concept::Firmographic if column.name.eq_ignore_ascii_case("employee") && names(column) => {
            Reason::PersonalName
        }
        Concept::PersonalName => Reason::PersonalName,
        Concept::PersonalEmail => Reason::PersonalEmail,
        Concept::PersonalPhone => Reason::PersonalPhone,
        Concept::PersonalOther => return Some(Reason::PersonalOther),
        _ => return None,
    };
    let speaks_against = match &column.values {
        Values::Flag { .. } | Values::Date(_) => true,
        // A name that many bear is a name still; what speaks against it are words for kinds of customers.
        Values::Category { levels, .. } if reason == Reason::PersonalName => {
            levels.iter().any(|level| lexicon::is_kind(level))
        }
        Values::Category { levels, .. } => {
            rows > SMALL_TABLE && levels.len() as u64 <= MOST_BUILDING_LEVELS
        }
        Values::Number(values) => {
            let long = values.iter().filter(|value| value.abs() >= 1e6).count();
            2 * long <= values.len()
        }
        Values::Text(_) | Values::Identifier(_) => {
            reason == Reason::PersonalName && personal::are_codes(column)
        }
    };
    (!speaks_against).then_some(reason)
}

fn copy(columns: &[Column], index: usize, rows: usize) -> Option<(Role, Reason)> {
    let column = &columns[index];
    let original = columns[..index]
        .iter()
        .filter(|earlier| earlier.role != Role::Ignore)
        .find(|earlier| says_the_same(column, earlier, rows))?;
    let column = original.name.clone();
    Some((Role::Ignore, Reason::CopyOf { column }))
}

/// What a quantity, a category or a flag is for by what it is about.
fn by_meaning(column: &Column, concept: Option<Concept>) -> (Role, Reason) {
    if 2 * column.missing > column.values.len() as u64 {
        return (Role::Describe, Reason::MostlyMissing);
    }
    let is_number = column.column_type() == ColumnType::Number;
    let too_many = column.column_type() == ColumnType::Category && column.distinct > MOST_LEVELS;
    match concept {
        _ if too_many => (Role::Describe, Reason::TooManyLevels),
        Some(Concept::Outcome) => (Role::Outcome, Reason::Outcome),
        Some(Concept::Attitude | Concept::Benefit | Concept::Perception) => {
            if column.distinct > MOST_BUILDING_LEVELS && !is_number {
                return (Role::Describe, Reason::TooManyLevels);
            }
            (Role::Build, Reason::Attitude)
        }
        Some(concept) if concept.says_who() => (Role::Describe, Reason::WhoTheyAre),
        Some(Concept::Calendar | Concept::Date) => (Role::Describe, Reason::Date),
        Some(Concept::Spending | Concept::Activity) if is_number => {
            (Role::Build, Reason::Behaviour)
        }
        _ if is_number => (Role::Build, Reason::Quantity),
        _ if is_opinion(column) => (Role::Build, Reason::Attitude),
        _ => (Role::Describe, Reason::Explains),
    }
}

/// Where too few columns build, others do: flags of which nothing is known, then such categories,
/// then who customers are, first in numbers, and results only where nothing else is there.
fn promote(columns: &mut [Column], concepts: &[Option<Concept>]) {
    type Tier = fn(&Column) -> bool;
    let tiers: [Tier; 4] = [
        |column| column.reason == Reason::Explains && column.column_type() == ColumnType::Flag,
        |column| column.reason == Reason::Explains && column.column_type() == ColumnType::Category,
        |column| column.reason == Reason::WhoTheyAre && column.column_type() == ColumnType::Number,
        |column| column.reason == Reason::WhoTheyAre && column.column_type() != ColumnType::Number,
    ];
    let last: Tier = |column| column.reason == Reason::Outcome;
    let tiers = tiers.map(|tier| (tier, FEWEST_BUILDING)).into_iter();
    let building = |columns: &[Column]| {
        let builds = |column: &&Column| column.role == Role::Build;
        columns.iter().filter(builds).count()
    };
    for (tier, enough) in tiers.chain([(last, 1)]) {
        if building(columns) >= enough {
            return;
        }
        for (column, concept) in columns.iter_mut().zip(concepts) {
            let few = column.column_type() == ColumnType::Number
                || column.distinct <= MOST_BUILDING_LEVELS;
            // Distances in degrees are no likeness between customers.
            let is_place =
                *concept == Some(Concept::Geography) && column.column_type() == ColumnType::Number;
            if tier(column) && few && !is_place {
                column.role = Role::Build;
                column.reason = Reason::Promoted;
            }
        }
    }
}
