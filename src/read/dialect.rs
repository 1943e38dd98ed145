//! Delimiter, quotation marks, escapes, comments: all of how a text is cut, told from its start.

use super::plausible::Kind;
use super::sample::{Sampled, records, usual_width};
use super::tokenizer::Dialect;

/// What is tried between cells, in order of preference, each with how readily it is believed.
const DELIMITERS: [(&str, f64); 15] = [
    (",", 1.0),
    (";", 1.0),
    ("\t", 1.0),
    ("|", 1.0),
    ("||", 1.0),
    (";;", 1.0),
    ("؛", 0.9),
    ("،", 0.8),
    ("\u{1}", 1.0),
    ("^", 0.8),
    ("~", 0.8),
    ("::", 1.0),
    (":", 0.6),
    ("  ", 0.75),
    (" ", 0.7),
];

/// Below this a delimiter is no alternative worth telling.
const PLAUSIBLE: f64 = 0.05;

/// What the user said about a dialect; what is absent is detected.
#[derive(Debug, Clone, Default)]
pub(super) struct Wish {
    pub(super) delimiter: Option<String>,
    pub(super) quote: Option<Option<u8>>,
    pub(super) escape: Option<Option<u8>>,
    pub(super) comment: Option<Option<u8>>,
}

/// The dialect, and the other delimiters that would do, the likeliest first.
pub(super) struct Detected {
    pub(super) dialect: Dialect,
    pub(super) others: Vec<String>,
    /// The first records in that dialect.
    pub(super) records: Vec<Sampled>,
}

/// The first line `sep=;`, by which a spreadsheet program names the delimiter: that delimiter and
/// the length of the line with its end.
pub(super) fn separator_line(start: &[u8]) -> Option<(char, usize)> {
    let (name, rest) = start.split_at_checked(4)?;
    let (&delimiter, rest) = rest.split_first()?;
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    let known = delimiter.is_ascii_punctuation() || matches!(delimiter, b'\t' | b' ');
    (name.eq_ignore_ascii_case(b"sep=") && known && delimiter != b'"')
        .then_some((char::from(delimiter), 5 + end))
}

/// Whether nearly all records have as many cells as the first few: spaces between the words of a single
/// column cut it unevenly.
fn is_even(records: &[Sampled]) -> bool {
    let widths = || records.iter().map(|record| record.cells.len());
    let usual = |width: usize| widths().filter(|other| *other == width).count();
    let most = widths().take(8).map(usual).max().unwrap_or(0);
    10 * most >= 9 * records.len()
}

/// Finds the dialect in the start of a text; `whole` says whether it is the whole text.
///
/// The delimiter is the one that cuts the records most evenly into cells that look whole and alike within
/// a column: the product of a pattern score and a type score, after van den Burg, Nazábal and Sutton,
/// *Wrangling messy CSV files by detecting row and type patterns*, 2019.
pub(super) fn detect(start: &[u8], whole: bool, wish: &Wish) -> Detected {
    let mut found: Vec<(f64, Dialect, Vec<Sampled>)> = Vec::new();
    for (delimiter, trust) in DELIMITERS {
        let idle = wish.delimiter.is_some() || !holds(start, delimiter.as_bytes());
        if idle
            || (matches!(delimiter, "|" | ":" | ";")
                && comes_in_pairs(start, delimiter.as_bytes()[0]))
        {
            continue;
        }
        let mut dialect = marks(start, delimiter, wish);
        let mut records = records(start, whole, &dialect);
        if delimiter == " " && !is_even(&records) {
            continue;
        }
        let mut score = score(&records, delimiter, dialect.trimmed);
        if let Some(bare) = without_quotations(start, &dialect, wish) {
            let cut = self::records(start, whole, &bare);
            let better = self::score(&cut, delimiter, bare.trimmed);
            if better > score {
                (score, dialect, records) = (better, bare, cut);
            }
        }
        let score = trust * score;
        if score > 0.0 {
            let place = found.iter().position(|(other, ..)| *other < score);
            found.insert(place.unwrap_or(found.len()), (score, dialect, records));
        }
    }
    // The names are a row as well: what leaves them whole gives way to what cuts them as it cuts all rows.
    if found
        .first()
        .is_some_and(|(.., best)| best[0].cells.len() == 1)
    {
        if let Some(place) = found.iter().position(cuts_all_alike) {
            found.swap(0, place);
        }
    }
    let text = |dialect: &Dialect| String::from_utf8_lossy(&dialect.delimiter).into_owned();
    let plausible = found.iter().filter(|(score, ..)| *score > PLAUSIBLE);
    let others = plausible
        .skip(1)
        .map(|(_, dialect, _)| text(dialect))
        .collect();
    let (mut dialect, mut records) = match found.into_iter().next() {
        Some((_, dialect, records)) => (dialect, records),
        None => {
            let given = wish.delimiter.as_deref();
            let dialect = marks(start, given.unwrap_or(","), wish);
            let records = records(start, whole, &dialect);
            let idle = [";", "\t", "|"]
                .into_iter()
                .find(|idle| !holds(start, idle.as_bytes()));
            match idle {
                // One column: by a delimiter that does not cut it.
                Some(idle) if given.is_none() && usual_width(&records) > 1 => {
                    let dialect = marks(start, idle, wish);
                    let records = self::records(start, whole, &dialect);
                    (dialect, records)
                }
                _ => (dialect, records),
            }
        }
    };
    if begins_with_remark(start) {
        dialect.comment = None;
        records = self::records(start, whole, &dialect);
    }
    dialect.comment = wish.comment.unwrap_or_else(|| comments(&records));
    if dialect.comment.is_some() {
        records = self::records(start, whole, &dialect);
    }
    Detected {
        dialect,
        others,
        records,
    }
}

/// Whether remarks stand in front, sentences that say nothing about a delimiter.
fn begins_with_remark(text: &[u8]) -> bool {
    text.starts_with(b"# ")
}

/// Whether a sign that stands between words in no text cuts all records into as many.
fn cuts_all_alike((_, dialect, records): &(f64, Dialect, Vec<Sampled>)) -> bool {
    let width = records[0].cells.len();
    width > 1
        && records.len() > 2
        && records.iter().all(|record| record.cells.len() == width)
        && !dialect.is_runs()
        && dialect.delimiter != b":"
}

fn holds(text: &[u8], part: &[u8]) -> bool {
    (0..text.len()).any(|at| begins(&text[at..], part))
}

/// Whether a text begins so. Nearly always the first byte tells that it does not.
#[inline(always)]
fn begins(text: &[u8], part: &[u8]) -> bool {
    text.first() == part.first() && text.starts_with(part)
}

/// Whether this byte stands in twos everywhere.
fn comes_in_pairs(text: &[u8], byte: u8) -> bool {
    let mut runs = text.chunk_by(|a, b| a == b);
    runs.all(|run| run[0] != byte || run.len() % 2 == 0)
}

/// The quotation mark and its escape that go with a delimiter, and whether spaces follow that everywhere.
fn marks(text: &[u8], delimiter: &str, wish: &Wish) -> Dialect {
    let delimiter = delimiter.as_bytes();
    let is_end = |at: usize| matches!(text.get(at), None | Some(b'\r' | b'\n'));
    let is_delimiter = |at: usize| text.get(at..).is_some_and(|rest| begins(rest, delimiter));
    // Of `"` and `'`: how often they stand where a quotation begins, and where one ends.
    let (mut opening, mut closing) = ([0u32; 2], [0u32; 2]);
    let (mut doubled, mut escaped) = ([0u32; 2], [0u32; 2]);
    let (mut spaced, mut tight) = (0u32, 0u32);
    let mut fresh = true;
    for (at, byte) in text.iter().enumerate() {
        if let Some(mark) = [b'"', b'\''].iter().position(|mark| mark == byte) {
            let ends = is_end(at + 1) || is_delimiter(at + 1);
            opening[mark] += u32::from(fresh);
            closing[mark] += u32::from(ends && !fresh);
            doubled[mark] += u32::from(!fresh && text.get(at + 1) == Some(byte));
            escaped[mark] += u32::from(!ends && at > 0 && text[at - 1] == b'\\');
            fresh = false;
        } else if is_delimiter(at) {
            if !is_end(at + delimiter.len()) {
                let space = text[at + delimiter.len()] == b' ';
                spaced += u32::from(space);
                tight += u32::from(!space);
            }
            fresh = true;
        } else {
            fresh = matches!(byte, b'\r' | b'\n') || (fresh && *byte == b' ');
        }
    }
    let pairs = |mark: usize| opening[mark].min(closing[mark]);
    let quote = match wish.quote {
        Some(quote) => quote,
        None if pairs(1) > 1 && pairs(1) > pairs(0) => Some(b'\''),
        None => Some(b'"'),
    };
    let mark = usize::from(quote == Some(b'\''));
    let escape = match wish.escape {
        Some(escape) => escape,
        None => (escaped[mark] > doubled[mark]).then_some(b'\\'),
    };
    Dialect {
        delimiter: delimiter.to_vec(),
        quote,
        escape: escape.filter(|_| quote.is_some() || wish.escape.is_some()),
        comment: begins_with_remark(text).then_some(b'#'),
        trimmed: delimiter == b"  " || (delimiter != b" " && spaced >= 9 * tight && spaced > 0),
    }
}

/// The same dialect with no quotations but backslashes before delimiters and line ends, as databases write
/// it, if there is such a thing and nothing else is wished.
fn without_quotations(text: &[u8], dialect: &Dialect, wish: &Wish) -> Option<Dialect> {
    let open = wish.quote.is_none() && wish.escape.is_none() && !dialect.is_runs();
    let escapes = |pair: &[u8]| {
        pair[0] == b'\\' && (pair[1] == dialect.delimiter[0] || matches!(pair[1], b'\r' | b'\n'))
    };
    (open && text.windows(2).any(escapes)).then(|| Dialect {
        quote: None,
        escape: Some(b'\\'),
        ..dialect.clone()
    })
}

/// How well a delimiter cuts: records of one width, cells that look whole, columns of one kind.
fn score(records: &[Sampled], delimiter: &str, trimmed: bool) -> f64 {
    let width = usual_width(records);
    if width < 2 {
        return 0.0;
    }
    let is_usual = |record: &&Sampled| record.cells.len() == width;
    let first = records
        .iter()
        .position(|record| is_usual(&record))
        .unwrap_or(0);
    let last = records
        .iter()
        .rposition(|record| is_usual(&record))
        .unwrap_or(0);
    let table = &records[first..=last];
    // Titles and totals stand around the table; rows of other widths within it speak against the delimiter.
    let even = table.iter().filter(is_usual).count() as f64 / table.len() as f64;
    let cover = table.len() as f64 / records.len() as f64;
    let (mut cells, mut whole) = (0u32, 0u32);
    let (mut alike, mut columns_of_data) = (0.0, 0);
    for column in 0..width {
        let mut counts = [0u32; 5];
        for record in table.iter().filter(is_usual) {
            counts[record.kinds[column] as usize] += 1;
        }
        let [empty, number, date, text, torn] = counts;
        cells += counts.iter().sum::<u32>();
        whole += empty + number + date + text;
        let filled = number + date + text + torn;
        let most = number.max(date).max(text);
        alike += if filled == 0 {
            1.0
        } else {
            f64::from(most) / f64::from(filled)
        };
        columns_of_data += u32::from(most > text && 2 * most > filled);
    }
    let lines = records
        .iter()
        .filter(|record| is_line_of_data(record, delimiter))
        .count();
    let sure = 2 * lines < records.len();
    if delimiter == "  " && even < 0.9 {
        return 0.0;
    }
    if delimiter == " " && (columns_of_data == 0 || !sure) || (delimiter == ":" && !sure) {
        return 0.0;
    }
    // Under a name without one: a column of numbers with decimal commas, of sentences, or of lists.
    let is_mark = matches!(delimiter, "," | "،" | "؛" | ";");
    if is_mark && records[0].cells.len() == 1 {
        let prose = trimmed && (width == 2 || (even < 0.9 && columns_of_data == 0));
        if prose || (delimiter == "," && !sure && width == 2) {
            return 0.0;
        }
    }
    let whole = f64::from(whole) / f64::from(cells.max(1));
    let width = width as f64;
    let alike = 0.5 + 0.5 * alike / width;
    even * even * libm::sqrt(cover) * (width - 1.0) / width * whole * whole * alike
}

/// Whether the line as a whole is a number, a date or a time.
fn is_line_of_data(record: &Sampled, delimiter: &str) -> bool {
    matches!(record.cells.len(), 2..=4) && Kind::of(&record.cells.join(delimiter)).is_data()
}

/// `#`, if lines that begin so are not rows like the others.
fn comments(records: &[Sampled]) -> Option<u8> {
    let width = usual_width(records);
    let begins = |record: &&Sampled| record.cells[0].starts_with('#');
    let is_row = |record: &Sampled| record.cells.len() == width;
    let marked: Vec<&Sampled> = records.iter().filter(begins).collect();
    let odd = marked.iter().filter(|record| !is_row(record)).count();
    (width > 1 && odd > 0 && odd == marked.len()).then_some(b'#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Dialect {
        detect(text.as_bytes(), true, &Wish::default()).dialect
    }

    fn delimiter(text: &str) -> String {
        String::from_utf8(found(text).delimiter).unwrap()
    }

    #[test]
    fn finds_the_delimiter() {
        for (text, expected) in [
            ("a,b\n1,2\n", ","),
            ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
            ("1,5;2,5\n3,5;4,5\n", ";"),
            ("a\tb\nHello, world\t1\nx\t2", "\t"),
            ("a|b\n1|2\n", "|"),
            ("a||b||c\n1||2||x\n3||||y\n", "||"),
            ("a::b\n1::2\n3::4\n", "::"),
            ("a;;b\n1;;2\n3;;4\n", ";;"),
            (
                "id  name       age\n1   Ali Reza   32\n2   Sara Nour  25\n",
                "  ",
            ),
            ("comment\nHello, world\nNice\nok, fine\n", ";"),
            (
                "نظر\nخوب، ممنون\nدیر بود، ولی خوب، بله\nبد\nآری، حتما\n",
                ",",
            ),
            ("a:b:c\nx:1:2\ny:3:4\n", ":"),
            ("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n", ","),
            ("name,tags\nx;y;1,a;b;2\np;q;3,c;d;4\n", ","),
            (
                "id;area;box\n1; P(4.5 9.1); Q(4.5 9.1, 4.6 9.2, 4.7 9.3)\n2; P(4.5 9.1); Q(4.5 9.1, 4.6 9.2, 4.7 9.3)\n",
                ";",
            ),
            ("\"1,000s\"\n\"1,234,567\"\n\"2,345\"\n", ","),
            (
                "# made: today\n# note: totals; see below\n# note: more; later\nid,name\n1,a\n2,b\n",
                ",",
            ),
            ("id,tags\n1,red;green;blue\n2,red;blue;grey\n", ","),
            ("time,n\n10:30:00,1\n11:30:00,2\n", ","),
            ("name\nAli\nSara\n", ","),
            ("name\nAli Reza\nSara Nour\n", ","),
            ("price\n1,5\n2,5\n3,75\n", ";"),
            ("when\n2024-01-01 10:00\n2024-01-02 11:00\n", ","),
            (
                " id  day  sum\n 0001 19970101  1.5\n 0002 19970102 12.5\n",
                " ",
            ),
            ("نام؛شهر؛سن\nعلی؛تهران؛۳۲\nسارا؛قم؛۲۵\n", "؛"),
            (
                "Report;2024\n\nid;name;sum\n1;a;2,5\n2;b;3,5\n3;c;4,5\nTotal;;10,5\n",
                ";",
            ),
        ] {
            assert_eq!(delimiter(text), expected, "{text}");
        }
    }

    #[test]
    fn finds_quotation_marks_and_escapes() {
        let plain = found("a,b\n\"x, \"\"y\"\"\",1\n");
        assert_eq!((plain.quote, plain.escape), (Some(b'"'), None));
        let single = found("a,b\n'x, y',1\n'p, q',2\nO'Neill,3\n");
        assert_eq!(single.quote, Some(b'\''));
        let names = found("a,b\nO'Neill,1\n't Hooft,2\n");
        assert_eq!(names.quote, Some(b'"'));
        let escaped = found("a,b\n\"x, \\\"y\\\" z\",1\n\"p\",2\n");
        assert_eq!((escaped.quote, escaped.escape), (Some(b'"'), Some(b'\\')));
        let path = found("a,b\n\"C:\\dir\\\",1\n\"D:\\\",2\n");
        assert_eq!(path.escape, None);
        assert!(found("a, b\n1, \"x, y\"\n").trimmed);
        assert!(!found("a,b\n1,\"x, y\"\n").trimmed);
    }

    #[test]
    fn finds_comments() {
        assert_eq!(found("# made today\na,b\n1,2\n# end\n").comment, Some(b'#'));
        assert_eq!(found("#id,b\n1,2\n").comment, None);
        assert_eq!(found("a,b\n#1,2\n#2,3\n").comment, None);
    }

    #[test]
    fn honours_the_separator_line() {
        assert_eq!(separator_line(b"sep=;\r\na;b"), Some((';', 7)));
        assert_eq!(separator_line(b"SEP=\t\na"), Some(('\t', 6)));
        assert_eq!(separator_line(b"sep=x\na"), None);
        assert_eq!(separator_line(b"sep=,a\n"), None);
        assert_eq!(separator_line(b"sep"), None);
    }
}
