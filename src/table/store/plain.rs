//! Numbers as programs write them, in one word that gives back both the value and the spelling.

use std::ops::Range;

use crate::read::DecimalMark;
use crate::table::values::POWERS;
use crate::table::values::number::Layout;

/// Room for the longest spelling: a sign, a zero, a point and 15 digits.
pub(in crate::table) type Room = [u8; 24];

/// A number below this has at most 15 digits, and is exact as a double.
const LIMIT: u64 = 1_000_000_000_000_000;

/// `[-]digits[.digits]` of at most 15 digits that count, without needless zeros in front: the digits, then
/// five bits for the sign and the number of decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) struct Plain(u64);

impl Plain {
    fn new(digits: u64, negative: bool, decimals: u64) -> Self {
        Self(digits << 5 | u64::from(negative) << 4 | decimals)
    }

    /// The word.
    pub(in crate::table) fn word(self) -> u64 {
        self.0
    }

    /// Of a word that [`word`](Self::word) gave.
    pub(in crate::table) fn from_word(word: u64) -> Self {
        Self(word)
    }

    /// Reads the cell at `place` of `text`, whose first eight bytes are `start`; `None` if it is not spelled so.
    #[inline(always)]
    pub(in crate::table) fn read(text: &[u8], place: &Range<usize>, start: u64) -> Option<Self> {
        match place.len() {
            1..=8 if start as u8 != b'-' => Self::short(start, place.len()),
            1..=18 => Self::long(&text[place.clone()]),
            _ => None,
        }
    }

    /// Reads up to eight bytes without a sign at once (after Lemire, *Number parsing at a gigabyte per second*,
    /// 2021); zeros in `start` stand for those that are not there.
    #[inline(always)]
    fn short(start: u64, length: usize) -> Option<Self> {
        const EACH: u64 = 0x0101_0101_0101_0101;
        let there = u64::MAX >> (64 - 8 * length);
        let values = (start ^ (EACH * u64::from(b'0'))) & there;
        // The highest bit of each byte that is no digit.
        let others = (((values & (EACH * 0x7f)) + EACH * 0x76) | values) & (EACH * 0x80);
        let (digits, decimals) = if others == 0 {
            (values << (64 - 8 * length), 0)
        } else {
            // The point goes, and what stands before it moves up.
            let place = others.trailing_zeros() as usize / 8;
            let is_point =
                others & (others - 1) == 0 && start >> (8 * place) & 0xff == u64::from(b'.');
            if !is_point || place == 0 || place + 1 == length {
                return None;
            }
            let before = values & ((1 << (8 * place)) - 1);
            let behind = values >> (8 * place) >> 8;
            let joined = before | behind << (8 * place);
            (joined << (64 - 8 * (length - 1)), length - 1 - place)
        };
        // No needless zero in front.
        let is_zero = values & 0xff == 0;
        if is_zero && length > 1 && (decimals == 0 || length != decimals + 2) {
            return None;
        }
        let pairs = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
        let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
        let number = (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
        Some(Self::new(number, false, decimals as u64))
    }

    fn long(cell: &[u8]) -> Option<Self> {
        let (negative, cell) = match cell {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, cell),
        };
        if cell.is_empty() || cell.len() > 17 {
            return None;
        }
        let (mut number, mut decimals, mut point) = (0u64, 0, 0);
        for (index, byte) in cell.iter().enumerate() {
            let digit = byte.wrapping_sub(b'0');
            if digit < 10 {
                number = number * 10 + u64::from(digit);
                decimals += point;
            } else if *byte == b'.' && point == 0 && index > 0 {
                point = 1;
            } else {
                return None;
            }
        }
        let needless = cell[0] == b'0' && cell.len() > 1 && cell[1] != b'.';
        let proper = !needless && point == u64::from(decimals > 0) && number < LIMIT;
        proper.then(|| Self::new(number, negative, decimals))
    }

    /// The shortest spelling of a value, if there is one.
    pub(in crate::table) fn of(value: f64) -> Option<Self> {
        (0..7).find_map(|decimals| {
            let digits = (value.abs() * POWERS[decimals as usize] + 0.5) as u64;
            let plain = Self::new(digits.min(LIMIT), value < 0.0, decimals);
            (digits < LIMIT && plain.value().to_bits() == value.to_bits()).then_some(plain)
        })
    }

    pub(in crate::table) fn is_whole(self) -> bool {
        self.decimals() == 0
    }

    /// Whether the point may as well part thousands, as in `1.234`.
    pub(in crate::table) fn has_group(self) -> bool {
        self.decimals() == 3 && (1_000..1_000_000).contains(&self.digits())
    }

    /// The digits without point and sign.
    pub(in crate::table) fn digits(self) -> u64 {
        self.0 >> 5
    }

    fn is_negative(self) -> bool {
        self.0 & 16 != 0
    }

    fn decimals(self) -> usize {
        self.0 as usize & 15
    }

    /// The nearest double: both sides of the division are exact (Clinger 1990).
    #[inline(always)]
    pub(in crate::table) fn value(self) -> f64 {
        let value = self.digits() as f64 / POWERS[self.decimals()];
        // Nothing is −0.
        if self.is_negative() {
            0.0 - value
        } else {
            value
        }
    }

    /// What [`scan`](crate::table::values::number::scan) tells of the spelling.
    pub(in crate::table) fn layout(self) -> Layout {
        let decimals = self.decimals();
        let written = digits_of(self.digits()).max(decimals + 1);
        let integer = decimals == 0;
        let groups = self.has_group();
        Layout {
            mark: (!integer && !groups).then_some(DecimalMark::Point),
            integer,
            whole: integer || self.value().fract() == 0.0,
            leading_zero: false,
            digits: written,
            plus: false,
            open: (!integer && groups).then_some(DecimalMark::Point),
            unit: None,
            scaled: false,
            slash: None,
        }
    }

    /// The cell as it was spelled.
    pub(in crate::table) fn spell(self, room: &mut Room) -> &str {
        let mut place = room.len();
        let mut rest = self.digits();
        let mut written = 0;
        while rest > 0 || written <= self.decimals() {
            if written == self.decimals() && written > 0 {
                place -= 1;
                room[place] = b'.';
            }
            place -= 1;
            room[place] = b'0' + (rest % 10) as u8;
            rest /= 10;
            written += 1;
        }
        if self.is_negative() {
            place -= 1;
            room[place] = b'-';
        }
        std::str::from_utf8(&room[place..]).unwrap_or_default()
    }
}

/// How many digits a number below 10¹⁵ has, at least one.
pub(in crate::table) fn digits_of(number: u64) -> usize {
    let mut digits = 1;
    while number as f64 >= POWERS[digits] {
        digits += 1;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::store::raw::word_at;
    use crate::table::values::number::{Parsed, parse, scan};
    use proptest::prelude::*;

    /// Reads the cell as it stands before others.
    fn read(cell: &str) -> Option<Plain> {
        let start = word_at(cell.as_bytes(), &(0..cell.len()));
        Plain::read(cell.as_bytes(), &(0..cell.len()), start)
    }

    #[test]
    fn what_would_not_come_back_is_refused() {
        for cell in [
            "",
            "-",
            ".",
            ".5",
            "5.",
            "-.5",
            "00",
            "01",
            "01.5",
            "+1",
            "1e5",
            "1,5",
            "1.2.3",
            " 1",
            "--1",
            "1-",
            "1000000000000000",
            "0.1234567890123456",
            "١",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
        for cell in [
            "0",
            "-0",
            "-0.00",
            "0.05",
            "999999999999999",
            "0.000000000000001",
        ] {
            assert!(read(cell).is_some(), "{cell}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]
        #[test]
        fn eight_bytes_at_once_are_as_one_by_one(cell in "[0-9.]{1,8}|[0-9]{1,6}[.][0-9]{1,6}|[ -:a]{1,8}|[0-9é]{1,4}") {
            prop_assert_eq!(read(&cell), Plain::long(cell.as_bytes()));
        }

        #[test]
        fn spelling_value_and_layout_are_those_of_the_text(cell in "-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,7})?") {
            let plain = read(&cell);
            prop_assume!(plain.is_some());
            let plain = plain.unwrap();
            let mut room = Room::default();
            prop_assert_eq!(plain.spell(&mut room), &cell);
            prop_assert_eq!(Some(plain.layout()), scan(&cell));
            let Parsed::Number(value) = parse(&cell, DecimalMark::Point) else { panic!() };
            prop_assert_eq!(plain.value().to_bits(), value.to_bits());
            prop_assert_eq!(Plain::from_word(plain.word()), plain);
        }

        #[test]
        fn a_value_keeps_its_bits(bits: u64, short in -1_000_000i64..1_000_000, decimals in 0u32..5) {
            for value in [f64::from_bits(bits), short as f64 / f64::from(10u32.pow(decimals))] {
                if let Some(plain) = Plain::of(value) {
                    prop_assert_eq!(plain.value().to_bits(), value.to_bits());
                }
            }
            prop_assert!(Plain::of(short as f64 / f64::from(10u32.pow(decimals))).is_some());
        }
    }
}
