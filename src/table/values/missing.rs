//! The ways in which files write that there is no value.

use super::fold::look_up;

/// Written for “unknown” whatever the column holds (looked up without case, spaces and
/// punctuation).
#[rustfmt::skip]
const UNKNOWN: &[&str] = &[
    "na", "nan", "#na", "null", "unknown", "unk", "undefined", "missing", "notavailable",
    "notprovided", "notspecified", "tbd", "blank", "empty", "#value", "#ref", "#div0", "#num",
    "#name", "#null", "غیرمعروف", "غیرمعلوم", "مجهول", "غیرمتوفر", "غیرمتاح", "غیرمحدد", "غیرمذکور",
    "لمیذکر", "لمیحدد", "بدونبیانات", "لاتوجدبیانات", "فارغ", "غم", "نامشخص", "نامعلوم", "ناشناخته",
    "ثبتنشده", "واردنشده", "ذکرنشده", "اعلامنشده", "موجودنیست", "خالی", "تعییننشده", "بدوناطلاعات",
];

/// Written for “unknown” among numbers; elsewhere it can be a value of its own.
#[rustfmt::skip]
const AMONG_NUMBERS: &[&str] = &[
    "none", "nil", "inf", "infinity", "notapplicable", "doesnotapply", "prefernottosay", "refused",
    "declined", "dontknow", "notsure", "لاینطبق", "افضلعدمالاجابه", "لااعرف", "لاادری", "مورندارد",
    "موردندارد", "کاربردندارد", "بدونپاسخ", "نمیدانم", "ندارد", "لایوجد", "keineangabe", "keine", "ka", "sindatos",
    "nonrenseigné", "belirtilmemiş", "yok",
];

/// Signs that stand for nothing.
const SIGNS: &[&str] = &[
    "-", "--", "---", "—", "–", ".", "..", "...", "?", "??", "\\N", "[]", "{}", "ـ", "*", "/", "…",
    "∞", "n.a.",
];

/// Whether, and how far, a cell says that there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Absence {
    /// Anywhere.
    Unknown,
    /// Only where the rest of the column are numbers or dates.
    AmongNumbers,
}

/// The longest known spelling in ASCII letters.
const LONGEST: usize = 16;

/// Reads a trimmed cell that is not blank.
pub(in crate::table) fn absence(cell: &str) -> Option<Absence> {
    // No spelling begins with a digit, and none is long: of two bytes a letter, with spaces.
    if cell.len() > 48 || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if SIGNS.contains(&cell) {
        return Some(Absence::Unknown);
    }
    if !cell.is_ascii() {
        let mut key = String::new();
        look_up(cell, &mut key);
        return known(&key);
    }
    // Of these only `#DIV/0!` has a digit.
    if !cell.starts_with('#') && cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // As `look_up`, without asking for memory: this is done for every cell that is no number.
    let mut key = [0; LONGEST];
    let mut length = 0;
    for byte in cell
        .bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
    {
        *key.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
    }
    known(std::str::from_utf8(&key[..length]).ok()?)
}

fn known(key: &str) -> Option<Absence> {
    if UNKNOWN.contains(&key) {
        return Some(Absence::Unknown);
    }
    AMONG_NUMBERS
        .contains(&key)
        .then_some(Absence::AmongNumbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_usual_spellings() {
        for cell in [
            "NA", "n/a", "#N/A", "NaN", "null", "NULL", "-", ".", "?", "(blank)", "\\N", "#DIV/0!",
        ] {
            assert_eq!(absence(cell), Some(Absence::Unknown), "{cell}");
        }
        for cell in [
            "غير معروف",
            "غير متوفر",
            "نامشخص",
            "ثبت نشده",
            "لم يذكر",
            "غ.م",
        ] {
            assert_eq!(absence(cell), Some(Absence::Unknown), "{cell}");
        }
        for cell in ["inf", "-inf", "None", "k.A.", "ندارد", "لا ينطبق", "نمی‌دانم"]
        {
            assert_eq!(absence(cell), Some(Absence::AmongNumbers), "{cell}");
        }
    }

    #[test]
    fn leaves_values_alone() {
        for cell in ["no", "لا", "0", "other", "Nan Goldin", "North"] {
            assert_eq!(absence(cell), None, "{cell}");
        }
    }
}
