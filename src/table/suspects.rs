//! Values that stand for a missing one in many files, such as 999 or 1900-01-01.

use super::Values;
use crate::error::{IssueCode, Issues};

/// Numbers that forms and exports write where nothing is known.
const NUMBERS: [f64; 11] = [
    -1.0,
    -9.0,
    -99.0,
    -999.0,
    -9999.0,
    99.0,
    999.0,
    9999.0,
    99_999.0,
    999_999.0,
    9_999_999.0,
];
/// The first days that systems know, in days since 1970-01-01: 1899-12-30, 1900-01-01, 1970-01-01.
const DAYS: [(f64, &str); 3] = [
    (-25_569.0, "1899-12-30"),
    (-25_567.0, "1900-01-01"),
    (0.0, "1970-01-01"),
];
/// A day so long before all others is no coincidence.
const GAP: f64 = 3650.0;
/// A value that comes more seldom is one customer's.
const FEWEST: u64 = 2;

/// Asks about the least or the greatest value if it is one of those, comes again and again, and lies far
/// from all others.
pub(super) fn ask(values: &Values, range: (f64, f64), name: &str, issues: &mut Issues) {
    match values {
        Values::Number(numbers) => {
            for edge in [range.0, range.1] {
                if !NUMBERS.contains(&edge) {
                    continue;
                }
                let (mut count, mut nearest) = (0, if edge < 0.0 { f64::INFINITY } else { 0.0 });
                for value in numbers.iter().filter(|value| !value.is_nan()) {
                    if value == edge {
                        count += 1;
                    } else if edge < 0.0 {
                        nearest = value.min(nearest);
                    } else {
                        nearest = value.max(nearest);
                    }
                }
                let is_far = if edge < 0.0 {
                    nearest >= 0.0
                } else {
                    nearest <= edge / 2.0
                };
                if is_far && count >= FEWEST && nearest.is_finite() {
                    let spelling = (edge as i64).to_string();
                    suspect(name, count, &spelling, issues);
                }
            }
        }
        Values::Date(days) => {
            let Some((edge, spelling)) = DAYS.iter().find(|(day, _)| *day == range.0) else {
                return;
            };
            let (mut count, mut is_far) = (0, true);
            for day in days.iter().filter(|day| !day.is_nan()) {
                count += u64::from(day == *edge);
                is_far &= day == *edge || day > edge + GAP;
            }
            if is_far && count >= FEWEST && range.1 > *edge {
                suspect(name, count, spelling, issues);
            }
        }
        _ => {}
    }
}

fn suspect(name: &str, count: u64, spelling: &str, issues: &mut Issues) {
    issues.ask(
        IssueCode::MissingSuspected,
        count,
        None,
        name,
        &[
            ("missingValues", "", count),
            ("missingValues", spelling, count),
        ],
    );
}
