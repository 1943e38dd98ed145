//! What is known about a column before its cells are looked at.

use super::Evidence;
use crate::read::{Calendar, ColumnType, DateOrder, DecimalMark, ReadOptions};
use crate::table::lexicon::{self, Concept, Name, Phrases};
use crate::table::values::units::{Unit, strip_back};

/// Words of Persian headers that Arabic has not: files of windows-1256 write them without a letter that only Persian has.
const PERSIAN: &str = "شماره, شناسه, مشتری, سفارش, خرید, تومان, نام, استان, فروش, فروشگاه, تولد, محصول, کالا, شغل, ردیف";

/// What is known about a column beside its cells.
pub(in crate::table) struct Context<'a> {
    pub(super) name: &'a str,
    pub(super) concept: Option<Concept>,
    /// The type that the user wants.
    pub(super) wanted: Option<ColumnType>,
    pub(super) decimal: Option<DecimalMark>,
    pub(super) order: Option<DateOrder>,
    pub(super) calendar: Option<Calendar>,
    /// The spellings of “no value” that the user named for this column.
    pub(super) missing: Option<&'a [String]>,
    pub(super) is_persian: bool,
    pub(super) is_arabic: bool,
    /// Whether its name says that it is of Iranian money.
    pub(super) is_iranian_money: bool,
    /// Whether its dates are birthdays.
    pub(super) births: bool,
    /// What other columns prove.
    pub(super) evidence: Evidence,
}

/// What is known about all columns of a file.
#[derive(Debug, Clone, Copy)]
pub(in crate::table) struct FileContext {
    is_persian: bool,
    is_arabic: bool,
}

impl FileContext {
    /// Of the columns' names: letters or words that only Persian has, or Arabic letters.
    pub(in crate::table) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut file = Self {
            is_persian: false,
            is_arabic: false,
        };
        let persian = Phrases::of(PERSIAN);
        for name in names {
            for character in name.chars() {
                file.is_persian |= matches!(character, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی');
                file.is_arabic |= ('\u{620}'..='\u{64a}').contains(&character);
            }
            file.is_persian |= file.is_arabic && persian.rank(&Name::new(name)).is_some();
        }
        file.is_arabic &= !file.is_persian;
        file
    }
}

/// Whether a name ends in toman or rial, in brackets or not.
fn is_iranian_money(name: &str) -> bool {
    let unit = strip_back(name.trim_end_matches([')', ']', ' ']));
    unit.is_some_and(|(unit, _, rest)| {
        matches!(unit, Unit::Toman | Unit::Rial) && !rest.ends_with(char::is_alphabetic)
    })
}

impl<'a> Context<'a> {
    pub(in crate::table) fn new(
        name: &'a str,
        options: &'a ReadOptions,
        file: FileContext,
        evidence: Evidence,
    ) -> Self {
        let concept = lexicon::concept(name);
        // The last word counts.
        let wanted = options.types.iter().rev().find(|(known, _)| known == name);
        let missing = options
            .missing_values
            .iter()
            .rev()
            .find(|(known, _)| known == name);
        Self {
            name,
            concept,
            wanted: wanted.map(|(_, column_type)| *column_type),
            decimal: options.decimal,
            order: options.dates,
            calendar: options.calendar,
            missing: missing.map(|(_, spellings)| spellings.as_slice()),
            is_persian: file.is_persian,
            is_arabic: file.is_arabic,
            is_iranian_money: is_iranian_money(name),
            births: concept == Some(Concept::Demographic),
            evidence,
        }
    }

    /// Whether the name says nothing of what the cells are.
    pub(super) fn is_nameless(&self) -> bool {
        matches!(self.concept, None | Some(Concept::Kind))
    }

    /// Whether the name says that the cells are days.
    pub(super) fn is_named_date(&self) -> bool {
        matches!(self.concept, Some(Concept::Date | Concept::Demographic))
    }
}
