//! Columns that say the same as another.

use crate::table::{Column, MISSING_LEVEL, Values};

/// In fewer rows, two kinds may go together by chance.
const FEWEST_ROWS: usize = 10;

/// Whether two columns have equal cells, or name the same kinds in two ways.
pub(super) fn says_the_same(column: &Column, earlier: &Column, rows: usize) -> bool {
    if column.distinct != earlier.distinct || column.missing != earlier.missing {
        return false;
    }
    match (&column.values, &earlier.values) {
        (Values::Number(a), Values::Number(b)) | (Values::Date(a), Values::Date(b)) => {
            rows > 2 && a.iter().map(f64::to_bits).eq(b.iter().map(f64::to_bits))
        }
        (Values::Text(a), Values::Text(b)) => a.iter().eq(b.iter()),
        (a, b) => match (kinds(a), kinds(b)) {
            (Some(a), Some(b)) => rows >= FEWEST_ROWS && is_recoding(rows, &*a, &*b),
            _ => false,
        },
    }
}

/// The code in each row of a column of kinds.
fn kinds(values: &Values) -> Option<Box<dyn Fn(usize) -> u32 + '_>> {
    match values {
        Values::Category { codes, .. } => Some(Box::new(|row| codes.get(row))),
        Values::Flag { values, .. } => Some(Box::new(|row| match values.get(row) {
            value if value.is_nan() => MISSING_LEVEL,
            value => value as u32,
        })),
        _ => None,
    }
}

/// Whether each code of one column stands for exactly one of the other.
fn is_recoding(rows: usize, column: &dyn Fn(usize) -> u32, earlier: &dyn Fn(usize) -> u32) -> bool {
    let (mut there, mut back) = (Vec::new(), Vec::new());
    (0..rows).all(|row| match (column(row), earlier(row)) {
        (MISSING_LEVEL, MISSING_LEVEL) => true,
        (MISSING_LEVEL, _) | (_, MISSING_LEVEL) => false,
        (a, b) => agrees(&mut there, a, b) && agrees(&mut back, b, a),
    })
}

/// Whether `from` stood for `to` whenever it was met; the first time decides.
fn agrees(known: &mut Vec<u32>, from: u32, to: u32) -> bool {
    let place = from as usize;
    if known.len() <= place {
        known.resize(place + 1, MISSING_LEVEL);
    }
    if known[place] == MISSING_LEVEL {
        known[place] = to;
    }
    known[place] == to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_equal_cells_and_recodings() {
        let words = ["m", "f", "m", "m", "f", "", "m", "f", "f", "m"];
        let recoded = words.map(|word| match word {
            "m" => "1",
            "f" => "2",
            _ => "",
        });
        let flags = words.map(|word| (!word.is_empty()).then_some(word == "f"));
        let a = Column::category("a", words);
        assert!(says_the_same(&Column::category("b", recoded), &a, 10));
        assert!(says_the_same(&Column::flag("c", flags), &a, 10));
        let mut other = recoded;
        other.swap(0, 1);
        assert!(!says_the_same(&Column::category("b", other), &a, 10));
        let x = Column::number("x", [1.0, f64::NAN, 3.0]);
        assert!(says_the_same(
            &Column::number("y", [1.0, f64::NAN, 3.0]),
            &x,
            3
        ));
        assert!(!says_the_same(
            &Column::number("y", [1.0, 3.0, f64::NAN]),
            &x,
            3
        ));
    }
}
