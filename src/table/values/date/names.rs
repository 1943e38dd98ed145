//! Names of months, weekdays, eras and halves of the day, in English, Arabic and Persian; months also in German,
//! French, Spanish and Turkish, as shops there write them, and weekdays, too.
//!
//! Many are ordinary words or people's names as well; they count only where a day and a year stand by.

use std::sync::LazyLock;

use crate::read::Calendar;
use crate::table::values::fold::look_up;

/// Twelve groups of names, parted by semicolons; other spellings of one month by commas.
const MONTHS: [(Calendar, &str); 4] = [
    (
        Calendar::Gregorian,
        "january, januar, jänner, janvier, janv, enero, ene, ocak, oca, jan, يناير, كانون الثاني, كانون ثاني, ك2, جانفي, ژانویه, جنوری; \
         february, februar, février, févr, fév, febrero, şubat, şub, feb, فبراير, شباط, فيفري, فوریه, فبروری; \
         march, märz, mär, mars, marzo, mart, mar, مارس, آذار, مارچ; \
         april, avril, avr, abril, abr, nisan, nis, apr, أبريل, نيسان, أفريل, آوریل, اپریل; \
         may, mai, mayo, mayıs, مايو, أيار, نوار, ماي, مه, می; \
         june, juni, juin, junio, haziran, haz, jun, يونيو, يونيه, حزيران, جوان, ژوئن, جون; \
         july, juli, juillet, juil, julio, temmuz, tem, jul, يوليو, يوليه, تموز, يوليوز, جويلية, ژوئیه, ژوییه, جولای; \
         august, août, agosto, ago, ağustos, ağu, aug, أغسطس, آب, غشت, أوت, اوت, آگوست, اگست; \
         september, septembre, septiembre, eylül, eyl, sep, sept, سبتمبر, أيلول, شتنبر, سپتامبر; \
         october, oktober, okt, octobre, octubre, ekim, eki, oct, أكتوبر, تشرين الأول, تشرين أول, ت1, اکتبر; \
         november, novembre, noviembre, kasım, kas, nov, نوفمبر, تشرين الثاني, تشرين ثاني, ت2, نونبر, نوامبر, نومبر; \
         december, dezember, dez, décembre, déc, diciembre, dic, aralık, ara, dec, ديسمبر, كانون الأول, كانون أول, ك1, دجنبر, دسامبر, دسمبر",
    ),
    (
        Calendar::Jalali,
        "فروردین, farvardin; اردیبهشت, ordibehesht; خرداد, khordad; تیر, tir; مرداد, امرداد, mordad; \
         شهریور, shahrivar; مهر, mehr; آبان, aban; آذر, azar; دی, dey; بهمن, bahman; اسفند, esfand",
    ),
    (
        Calendar::Jalali,
        "حمل; ثور; جوزا; سرطان; اسد; سنبله; میزان; عقرب; قوس; جدی; دلو; حوت",
    ),
    (
        Calendar::Hijri,
        "محرم, muharram; صفر, safar; ربيع الأول, ربيع 1, ربيع أول; ربيع الآخر, ربيع الثاني, ربيع 2, ربيع ثاني; \
         جمادى الأولى, جمادى الأول, جماد أول, جماد الأول; \
         جمادى الآخرة, جمادى الثانية, جمادى الثاني, جماد ثاني, جماد الثاني; \
         رجب, rajab; شعبان, shaban; رمضان, ramadan; شوال, shawwal; ذو القعدة, ذي القعدة, ذیقعده; \
         ذو الحجة, ذي الحجة, ذیحجه",
    ),
];

/// The longest that fits counts.
const WEEKDAYS: &str = "monday, mon, tuesday, tues, tue, wednesday, wed, thursday, thurs, thur, thu, friday, fri, \
     saturday, sat, sunday, sun, montag, mo, dienstag, di, mittwoch, mi, donnerstag, do, freitag, fr, samstag, sa, \
     sonntag, so, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, lunes, martes, miércoles, jueves, \
     viernes, sábado, domingo, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, السبت, الأحد, الاثنين, الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, \
     یکشنبه, دوشنبه, سه شنبه, چهارشنبه, پنجشنبه, شنبه, جمعه";

const ERAS: [(Calendar, &str); 3] = [
    (Calendar::Gregorian, "م, ميلادي, ميلادية, میلادی, ad, ce"),
    (Calendar::Jalali, "ش, ه ش, شمسی, هجری شمسی, خورشیدی"),
    (
        Calendar::Hijri,
        "ه, هجري, هجرية, ق, ه ق, قمری, هجری قمری, ah",
    ),
];

const BEFORE_NOON: &str = "am, ص, صباحا, ق ظ, صبح, قبل از ظهر";
const AFTER_NOON: &str = "pm, م, مساء, ب ظ, عصر, بعد از ظهر";
const AT: &str = "at, à, um, الساعة, ساعت";

struct Names {
    months: Vec<(String, Calendar, i64)>,
    weekdays: Vec<String>,
    eras: Vec<(String, Calendar)>,
    halves: [Vec<String>; 2],
    at: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut months = Vec::new();
    for (calendar, names) in MONTHS {
        for (index, group) in names.split(';').enumerate() {
            let known = keys(group).into_iter();
            months.extend(known.map(|key| (key, calendar, index as i64 + 1)));
        }
    }
    let eras = ERAS.iter().flat_map(|&(calendar, names)| {
        let known = keys(names).into_iter();
        known.map(move |key| (key, calendar))
    });
    Names {
        months,
        weekdays: keys(WEEKDAYS),
        eras: eras.collect(),
        halves: [keys(BEFORE_NOON), keys(AFTER_NOON)],
        at: keys(AT),
    }
});

fn keys(names: &str) -> Vec<String> {
    names.split(',').map(key).collect()
}

fn key(name: &str) -> String {
    let mut key = String::new();
    look_up(name, &mut key);
    key
}

/// What stands before the first number of a date.
pub(super) enum Lead {
    /// A weekday, or nothing.
    Nothing,
    /// A month, perhaps behind a weekday.
    Month(Calendar, i64),
}

/// Reads the words before the first number.
pub(super) fn lead(words: &str) -> Option<Lead> {
    let key = key(words);
    let names = &*NAMES;
    if let Some((calendar, month)) = month_of(&key) {
        return Some(Lead::Month(calendar, month));
    }
    let known = names.weekdays.iter();
    let length = known.fold(0, |longest, day| match key.starts_with(day.as_str()) {
        true => longest.max(day.len()),
        false => longest,
    });
    let rest = &key[length..];
    if rest.is_empty() {
        return Some(Lead::Nothing);
    }
    month_of(rest).map(|(calendar, month)| Lead::Month(calendar, month))
}

/// The month of that name.
pub(super) fn month(words: &str) -> Option<(Calendar, i64)> {
    let key = key(words);
    // “31st of March”, “31 de marzo de”, «۱۵ دی ماه»
    month_of(&key)
        .or_else(|| month_of(key.strip_prefix("of")?))
        .or_else(|| month_of(key.strip_suffix("ماه")?))
        .or_else(|| month_of(key.strip_prefix("de")?.strip_suffix("de")?))
}

fn month_of(key: &str) -> Option<(Calendar, i64)> {
    let known = NAMES.months.iter().find(|(name, ..)| name == key);
    known.map(|&(_, calendar, month)| (calendar, month))
}

/// What stands behind a year: an era, or a word that leads on to the time.
pub(super) fn era(words: &str) -> Option<Option<Calendar>> {
    let mut key = key(words);
    let names = &*NAMES;
    if let Some(at) = names.at.iter().find(|at| key.ends_with(at.as_str())) {
        key.truncate(key.len() - at.len());
    }
    if key.is_empty() || key == "t" {
        return Some(None);
    }
    let known = names.eras.iter().find(|(name, _)| *name == key);
    known.map(|&(_, calendar)| Some(calendar))
}

/// Whether words behind a time say that it is after noon.
pub(super) fn is_after_noon(words: &str) -> Option<bool> {
    let key = key(words);
    NAMES
        .halves
        .iter()
        .position(|half| half.contains(&key))
        .map(|half| half == 1)
}
