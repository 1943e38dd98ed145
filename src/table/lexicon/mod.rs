//! What a column's name says about it.

mod elements;
mod scales;
mod tokens;
mod words;

use std::sync::{LazyLock, Mutex, PoisonError};

pub(super) use scales::SCALES;

use super::role::Element;

/// What a column is about, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concept {
    /// Names rows: a customer number, an order, a product.
    Identifier,
    /// A person's name.
    PersonalName,
    /// An e-mail address.
    PersonalEmail,
    /// A telephone number.
    PersonalPhone,
    /// An address, card or identity number; health, faith, origin and the like.
    PersonalOther,
    /// What we want more or less of.
    Outcome,
    /// Money that customers bring.
    Spending,
    /// What customers do: how often, how long ago, how much.
    Activity,
    /// How customers behave, in kinds: channel, plan, device.
    Habit,
    /// What customers think.
    Attitude,
    /// What customers look for in the product.
    Benefit,
    /// How customers see the product: what they think and look for at once.
    Perception,
    /// Age, gender, family.
    Demographic,
    /// Kinds of people written as codes: gender, marital status.
    DemographicKind,
    /// Income, occupation, housing.
    SocioEconomic,
    /// Education, which is both of the two before.
    Education,
    /// Where customers are.
    Geography,
    /// Where customers are, as the post numbers it.
    Postal,
    /// Facts about a firm.
    Firmographic,
    /// A day.
    Date,
    /// A part of the calendar: a week, a month.
    Calendar,
    /// A kind of something, written as a name or a code.
    Kind,
}

impl Concept {
    /// The elements of a customer profile it belongs to.
    pub(super) fn elements(self) -> Vec<Element> {
        use Element::*;
        match self {
            Self::Outcome | Self::Spending | Self::Activity | Self::Habit => vec![Behaviour],
            Self::Attitude => vec![Psychographic],
            Self::Benefit => vec![Benefits],
            Self::Perception => vec![Benefits, Psychographic],
            Self::Demographic | Self::DemographicKind => vec![Demographic],
            Self::SocioEconomic => vec![SocioEconomic],
            Self::Education => vec![Demographic, SocioEconomic],
            Self::Geography | Self::Postal => vec![Geography],
            Self::Firmographic => vec![Firmographic],
            Self::Date => vec![Behaviour],
            _ => Vec::new(),
        }
    }

    /// Whether integers under such a name number kinds, so that they are no quantity.
    pub(super) fn numbers_kinds(self) -> bool {
        matches!(
            self,
            Self::Kind
                | Self::Habit
                | Self::DemographicKind
                | Self::Geography
                | Self::Postal
                | Self::Education
        )
    }

    /// Whether it says who customers are rather than what they do or think.
    pub(super) fn says_who(self) -> bool {
        matches!(
            self,
            Self::Demographic
                | Self::DemographicKind
                | Self::SocioEconomic
                | Self::Education
                | Self::Geography
                | Self::Postal
                | Self::Firmographic
        )
    }
}

/// Words that make a key of whatever stands before them.
const KEY_WORDS: [&str; 10] = [
    "hash", "token", "id", "uid", "guid", "uuid", "sku", "upc", "ean", "isbn",
];

/// A known phrase, cut into words.
struct Phrase {
    words: Vec<String>,
    joined: String,
    length: usize,
    /// Whether it must be the whole name.
    alone: bool,
}

static PHRASES: LazyLock<Vec<(Concept, Phrase)>> = LazyLock::new(|| {
    let phrases = words::WORDS.iter().flat_map(|&(concept, phrases)| {
        phrases
            .split(',')
            .map(move |phrase| (concept, Phrase::new(phrase)))
    });
    phrases.collect()
});

/// The words of a column's name.
pub(super) struct Name {
    tokens: Vec<String>,
    joined: String,
}

impl Name {
    #[inline(never)]
    pub(super) fn new(name: &str) -> Self {
        let tokens = tokens::tokens(name);
        let joined = tokens.concat();
        Self { tokens, joined }
    }
}

/// Phrases that mean the same, the most telling first.
pub(super) struct Phrases(Vec<Phrase>);

impl Phrases {
    /// `phrases` are parted by commas. They are cut into words the first time; there are some dozens of such lists.
    // In each of its many callers it would make the engine larger.
    #[inline(never)]
    pub(super) fn of(phrases: &'static str) -> &'static Self {
        static KNOWN: Mutex<Vec<(&str, &Phrases)>> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let same = known.iter().find(|(list, _)| std::ptr::eq(*list, phrases));
        if let Some((_, cut)) = same {
            return cut;
        }
        let cut = Self(phrases.split(',').map(Phrase::new).collect());
        let cut: &'static Self = Box::leak(Box::new(cut));
        known.push((phrases, cut));
        cut
    }

    /// The place of the first phrase that is in the name.
    pub(super) fn rank(&self, name: &Name) -> Option<usize> {
        let is_in = |phrase: &Phrase| phrase.is_in(&name.tokens, &name.joined);
        self.0.iter().position(is_in)
    }
}

/// The concept of the longest known phrase in the name; the first in the list among equals.
pub(super) fn concept(name: &str) -> Option<Concept> {
    known(name).map(|(concept, _)| concept)
}

/// The concept, and how long the phrase is that tells it.
fn known(name: &str) -> Option<(Concept, usize)> {
    let Name { tokens, joined } = Name::new(name);
    // “I trust the brand” is about trust, whatever is trusted.
    if elements::of_statement(name) == Some(&[Element::Psychographic]) {
        return Some((Concept::Attitude, joined.chars().count()));
    }
    let last = tokens.last().map(String::as_str);
    let is_key = last.is_some_and(|last| KEY_WORDS.contains(&last));
    let mut best: Option<(Concept, &Phrase)> = None;
    for (concept, phrase) in PHRASES.iter() {
        // “Campaign id” is about ids, not about campaigns; “national id” says more than “id”.
        if is_key && phrase.words.last().map(String::as_str) != last {
            continue;
        }
        // A kind of something is first of all that something.
        let rank = |concept, phrase: &Phrase| (concept != Concept::Kind, phrase.length);
        let longer = best.is_none_or(|(known, other)| rank(*concept, phrase) > rank(known, other));
        if longer && phrase.is_in(&tokens, &joined) {
            best = Some((*concept, phrase));
        }
    }
    best.map(|(concept, phrase)| (concept, phrase.length))
}

/// Lists of phrases that values and names are looked up in.
#[derive(Clone, Copy)]
enum List {
    Sensitive,
    Kinds,
    Given,
    BeforeNames,
}

impl List {
    fn phrases(self) -> &'static Phrases {
        Phrases::of(match self {
            Self::Sensitive => elements::SENSITIVE,
            Self::Kinds => words::KINDS,
            Self::Given => words::GIVEN,
            Self::BeforeNames => words::BEFORE_NAMES,
        })
    }
}

/// Whether a name tells of health, faith, origin, politics or sexuality.
pub(super) fn is_sensitive(name: &str) -> bool {
    List::Sensitive.phrases().rank(&Name::new(name)).is_some()
}

/// Whether a value is a kind of customer or of firm, and no name of one.
pub(super) fn is_kind(value: &str) -> bool {
    List::Kinds.phrases().rank(&Name::new(value)).is_some()
}

/// Whether a value begins with what people are addressed by before a name, or is, or begins with, a given
/// name that many bear.
pub(super) fn is_given(value: &str) -> bool {
    let words = tokens::tokens(value);
    let is_one = |list: List| {
        let mut phrases = list.phrases().0.iter();
        words
            .first()
            .is_some_and(|first| phrases.any(|phrase| phrase.joined == *first))
    };
    words.len() <= 4 && (is_one(List::Given) || words.len() > 1 && is_one(List::BeforeNames))
}

/// The elements of a customer profile that a name tells.
pub(super) fn elements(name: &str) -> Vec<Element> {
    static LEXICON: LazyLock<elements::Lexicon> = LazyLock::new(elements::Lexicon::new);
    let words = Name::new(name);
    if let Some(elements) = elements::of_statement(name) {
        return elements.to_vec();
    }
    let told = LEXICON.find(&words);
    // A kind of something tells nothing of what it is a kind of.
    let of_concept = known(name)
        .filter(|(concept, _)| told.is_some() || *concept != Concept::Kind)
        .map(|(concept, length)| (concept.elements(), length));
    match (told, of_concept) {
        // What is said of a longer part of the name weighs more.
        (Some((_, length)), Some((elements, longer))) if longer > length => elements,
        (Some((elements, _)), _) => elements.to_vec(),
        (None, Some((elements, _))) if !elements.is_empty() => elements,
        (None, Some(_)) => Vec::new(),
        (None, None) => elements::by_beginning(name, &words)
            .map(<[Element]>::to_vec)
            .unwrap_or_default(),
    }
}

impl Phrase {
    fn new(phrase: &str) -> Self {
        let phrase = phrase.trim();
        let words = tokens::tokens(phrase);
        let joined = words.concat();
        Self {
            length: joined.chars().count(),
            words,
            joined,
            alone: phrase.starts_with('='),
        }
    }

    fn is_in(&self, tokens: &[String], joined: &str) -> bool {
        // Names are also written without anything between their words.
        let whole = joined == self.joined && (self.alone || self.length > 4);
        let part = || {
            tokens
                .windows(self.words.len())
                .any(|part| part == self.words)
        };
        whole || (!self.alone && part())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_no_town() {
        for (name, is_place) in [("شهر", true), ("شهرها", true), ("الرسوم الشهرية", false)]
        {
            assert_eq!(
                elements(name).contains(&Element::Geography),
                is_place,
                "{name}"
            );
        }
    }

    #[test]
    fn the_longest_phrase_decides() {
        use Concept::*;
        for (name, expected) in [
            ("CustomerID", Some(Identifier)),
            ("customer_id", Some(Identifier)),
            ("CUSTOMER ID", Some(Identifier)),
            ("customerid", Some(Identifier)),
            ("CASEID", Some(Identifier)),
            ("basket_id", Some(Identifier)),
            ("coupon_upc", Some(Identifier)),
            ("campaign_id", Some(Identifier)),
            ("National ID", Some(PersonalOther)),
            ("children", Some(Demographic)),
            ("InvoiceNo", Some(Identifier)),
            ("رقم العميل", Some(Identifier)),
            ("کد مشتری", Some(Identifier)),
            ("كد مشترى", Some(Identifier)),
            ("First Name", Some(PersonalName)),
            ("نام", Some(PersonalName)),
            ("نام محصول", Some(Habit)),
            ("Product Name", Some(Habit)),
            ("اسم العميل", Some(PersonalName)),
            ("E-mail", Some(PersonalEmail)),
            ("البريد الالكتروني", Some(PersonalEmail)),
            ("شماره موبایل", Some(PersonalPhone)),
            ("رقم الجوال", Some(PersonalPhone)),
            ("کد ملی", Some(PersonalOther)),
            ("کدملی", Some(PersonalOther)),
            ("کد پستی", Some(Postal)),
            ("Shipping Zip", Some(Postal)),
            ("PLZ", Some(Postal)),
            ("Kundennummer", Some(Identifier)),
            ("Annual Income (k$)", Some(SocioEconomic)),
            ("annualincome", Some(SocioEconomic)),
            ("Spending Score (1-100)", Some(Spending)),
            ("MntWines", Some(Spending)),
            ("NumWebVisitsMonth", Some(Activity)),
            ("Recency", Some(Activity)),
            ("تعداد خرید", Some(Activity)),
            ("عدد الطلبات", Some(Activity)),
            ("عدد الأبناء", Some(Demographic)),
            ("تعداد فرزندان", Some(Demographic)),
            ("Number of Children", Some(Demographic)),
            ("Year_Birth", Some(Demographic)),
            ("سن", Some(Demographic)),
            ("العمر", Some(Demographic)),
            ("الجنس", Some(DemographicKind)),
            ("Marital_Status", Some(DemographicKind)),
            ("Education", Some(Education)),
            ("Response", Some(Outcome)),
            ("Complain", Some(Outcome)),
            ("Churn", Some(Outcome)),
            ("Region", Some(Geography)),
            ("المدينة", Some(Geography)),
            ("yummy", Some(Perception)),
            ("Income_Category", Some(SocioEconomic)),
            ("Customer Status", Some(Habit)),
            ("status", Some(Kind)),
            ("week", Some(Calendar)),
            ("I trust the brand", Some(Attitude)),
            ("به این برند اعتماد دارم", Some(Attitude)),
            ("ألغى الاشتراك", Some(Outcome)),
            ("x1", None),
            ("Fresh", None),
            ("", None),
        ] {
            assert_eq!(concept(name), expected, "{name}");
        }
    }
}
