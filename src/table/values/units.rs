//! What stands beside a number: currencies, percent signs, units, words of scale.

use std::sync::LazyLock;

/// What a word or sign beside a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Unit {
    /// Of a hundred.
    Percent,
    /// Money. Currencies with the same number are the same; some have thousandths.
    Currency {
        /// Which one.
        number: u8,
        /// Whether amounts are written with three decimals.
        thousandths: bool,
    },
    /// Ten rial.
    Toman,
    /// The Iranian rial, or another riyal that is spelled the same.
    Rial,
    /// The side of an account on which money goes out for its holder, and the other.
    Debit,
    /// Where money comes in.
    Credit,
    /// Days, kilograms, pieces; the same number is the same unit.
    Measure(u8),
}

impl Unit {
    fn is_money(self) -> bool {
        matches!(
            self,
            Self::Currency { .. } | Self::Toman | Self::Rial | Self::Debit | Self::Credit
        )
    }
}

/// The units of time that lengths of several parts are made of.
pub(super) const DAYS: Unit = Unit::Measure(1);
/// Seven of them.
pub(super) const WEEKS: Unit = Unit::Measure(2);
/// A day has 24.
pub(super) const HOURS: Unit = Unit::Measure(5);
/// An hour has 60.
pub(super) const MINUTES: Unit = Unit::Measure(6);
/// A minute has 60.
pub(super) const SECONDS: Unit = Unit::Measure(24);

const fn money(number: u8) -> Unit {
    let thousandths = false;
    Unit::Currency {
        number,
        thousandths,
    }
}

const fn fine_money(number: u8) -> Unit {
    let thousandths = true;
    Unit::Currency {
        number,
        thousandths,
    }
}

/// Names of a unit, parted by bars; a longer one before one that it begins with or ends in.
#[rustfmt::skip]
const NAMES: &[(Unit, &str)] = &[
    (Unit::Percent, "%|٪|﹪|درصد|بالمئة|بالمائة|في المئة|في المائة|percent|pct"),
    (Unit::Debit, "DR|debit|مدين|بدهکار"), (Unit::Credit, "CR|credit|دائن|بستانکار"),
    (Unit::Toman, "تومان|تومن|toman|tmn|IRT"),
    (money(1), "ریال سعودی|ريال سعودي|ر.س.|ر.س|\u{20c1}|SAR|SR"),
    (fine_money(2), "ریال عمانی|ريال عماني|ر.ع.|OMR"),
    (money(3), "ريال قطري|ر.ق|QAR"), (money(4), "ر.ي|YER"),
    (Unit::Rial, "ریال|ريال|﷼|IRR|Rls|rial"),
    (money(5), "د.إ|AED|Dhs"), (fine_money(6), "دينار كويتي|د.ك|KWD|KD"), (fine_money(7), "د.ب|BHD"),
    (money(8), "جنيه مصري|ج.م|EGP|E£|L.E.|LE"), (fine_money(9), "د.أ|JOD"), (money(10), "د.ع|IQD"),
    (fine_money(11), "د.ل|LYD"), (fine_money(12), "د.ت|TND|DT"), (money(13), "د.م.|MAD|DH"),
    (money(14), "د.ج|دج|DZD|DA"), (money(15), "ل.ل|LBP"), (money(16), "ل.س|SYP"), (money(17), "ج.س|SDG"),
    (money(45), "MX$|MXN"), (money(46), "NZ$|NZD"), (money(47), "HK$|HKD"), (money(48), "S$|SGD"), (money(49), "NT$|TWD"),
    (money(50), "฿|THB"), (money(51), "₱|PHP"), (money(52), "RM|MYR"), (money(53), "KSh|KES"), (money(54), "PKR"), (money(55), "ZAR"),
    (money(56), "Ft|HUF"), (money(57), "lei|RON"), (money(58), "лв|BGN"), (money(59), "৳|BDT"), (money(60), "UAH"),
    (money(18), "US$|A$|C$|$|USD|دولار|دلار"), (money(19), "€|EUR|يورو|یورو|euro"),
    (money(20), "£|GBP|پوند"), (money(21), "¥|JPY|CNY|RMB"), (money(22), "₹|INR|Rs.|Rs"),
    (money(23), "₺|TRY|TL"), (money(24), "CHF|Fr."), (money(25), "؋|AFN|افغانی"), (money(26), "kr.|kr|SEK|NOK|DKK"),
    (money(27), "₽|RUB"), (money(28), "₩|KRW"), (money(29), "zł|PLN"), (money(30), "Kč|CZK"), (money(31), "R$|BRL"),
    (money(32), "₪|ILS"), (money(33), "₫"), (money(34), "₴"), (money(35), "₦|NGN"), (money(36), "CAD"), (money(37), "AUD"),
    (money(43), "Rp|IDR"), (money(44), "S/"), (money(38), "درهم"), (money(39), "دينار"), (money(40), "جنيه"), (money(41), "ليرة"), (money(42), "د.ا"),
    (DAYS, " days| day|days|يوم|أيام|ايام|روز"), (WEEKS, " weeks| week|أسبوع|هفته"),
    (Unit::Measure(3), " months| month|شهر|أشهر|ماه"), (Unit::Measure(4), " years| year| yrs|سنوات|سنة|عام|سال"),
    (HOURS, " hours| hour| hrs| Std|ساعة|ساعات|ساعت"), (MINUTES, " minutes| minute| min|دقيقة|دقائق|دقیقه"), (SECONDS, " seconds| second| secs| sec|ثانية|ثانیه"),
    (Unit::Measure(7), "kg|كجم|كغ|کیلوگرم|کیلو"), (Unit::Measure(8), " g|جم|گرم"), (Unit::Measure(9), "km|كم|کیلومتر"),
    (Unit::Measure(10), "cm|سم|سانتی‌متر|سانتیمتر|سانتی متر"), (Unit::Measure(11), "mm"), (Unit::Measure(12), "ml"), (Unit::Measure(13), "m²|متر مربع"), (Unit::Measure(23), "متر"),
    (Unit::Measure(14), " pieces| pcs| items|قطعة|قطع|عدد|حبة"), (Unit::Measure(15), " points| pts|نقطة|امتیاز"),
    (Unit::Measure(21), " orders| order|سفارش|طلبات|طلب"), (Unit::Measure(22), "GB"),
    (Unit::Measure(18), " stars| star|★|⭐|نجوم|نجمة|ستاره"), (Unit::Measure(19), "°C"), (Unit::Measure(20), "°F"), (Unit::Measure(16), "نفر"), (Unit::Measure(17), "بار"),
    (Unit::Toman, "ت"),
];

/// The same, one by one: they are looked for in every cell that is no plain number.
static EACH_NAME: LazyLock<Vec<(Unit, &str)>> = LazyLock::new(|| {
    let each = NAMES.iter();
    each.flat_map(|&(unit, names)| names.split('|').map(move |name| (unit, name)))
        .collect()
});

/// Words that multiply, with the power of ten.
#[rustfmt::skip]
const SCALES: &[(&str, i32)] = &[
    ("thousand", 3), ("million", 6), ("billion", 9), ("lakh", 5), ("crore", 7), ("mio", 6), ("Mio.", 6), ("Mio", 6), ("Mrd.", 9), ("mn", 6), ("bn", 9),
    ("k", 3), ("K", 3), ("M", 6), ("آلاف", 3), ("ألف", 3), ("الف", 3), ("ملايين", 6), ("مليون", 6), ("مليار", 9),
    ("هزار", 3), ("میلیون", 6), ("میلیارد", 9),
];

/// Words in front of a number that is not exact.
const ABOUT: &[&str] = &[
    "~",
    "≈",
    "about ",
    "ca. ",
    "حدود ",
    "حوالي ",
    "حوالی ",
    "تقريبا ",
    "تقریبا ",
    "نحو ",
];

/// Words for a minus.
const MINUS: &[&str] = &["minus ", "سالب ", "منفی ", "منفي "];

/// Takes a currency or a percent sign from the front.
pub(in crate::table) fn strip_front(cell: &str) -> Option<(Unit, &str, &str)> {
    find(true, &|name| strip_ignoring_case(cell, name, true))
}

/// Takes a unit from the end: what it is, how it is spelled, and the rest.
pub(in crate::table) fn strip_back(cell: &str) -> Option<(Unit, &str, &str)> {
    let strip = |cell| find(false, &|name| strip_ignoring_case(cell, name, false));
    // Abbreviations may end in a point or not.
    strip(cell).or_else(|| strip(cell.strip_suffix('.')?))
}

fn find<'a>(
    front: bool,
    strip: &dyn Fn(&str) -> Option<(&'a str, &'a str)>,
) -> Option<(Unit, &'a str, &'a str)> {
    let known = EACH_NAME.iter();
    known
        .filter(|(unit, _)| !front || unit.is_money() || *unit == Unit::Percent)
        .find_map(|&(unit, name)| strip(name).map(|(name, rest)| (unit, name, rest)))
}

/// Takes a word of scale from the end: the power of ten and the rest.
pub(super) fn strip_scale(cell: &str) -> Option<(i32, &str)> {
    SCALES
        .iter()
        .find_map(|&(name, power)| Some((power, cell.strip_suffix(name)?)))
}

/// Takes “about” from the front.
pub(super) fn strip_about(cell: &str) -> Option<&str> {
    ABOUT.iter().find_map(|word| cell.strip_prefix(word))
}

/// Takes “minus” from the front.
pub(super) fn strip_minus(cell: &str) -> Option<&str> {
    MINUS.iter().find_map(|word| cell.strip_prefix(word))
}

fn strip_ignoring_case<'a>(cell: &'a str, name: &str, front: bool) -> Option<(&'a str, &'a str)> {
    let at = if front {
        name.len()
    } else {
        cell.len().checked_sub(name.len())?
    };
    let (before, behind) = cell.split_at_checked(at)?;
    let (found, rest) = if front {
        (before, behind)
    } else {
        (behind, before)
    };
    // Not the end of a longer word: the `rs` of hours.
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let within = match front {
        true => letter(found.as_bytes().last()) && letter(rest.as_bytes().first()),
        false => letter(found.as_bytes().first()) && letter(rest.as_bytes().last()),
    };
    (!within && found.eq_ignore_ascii_case(name)).then_some((found, rest))
}
