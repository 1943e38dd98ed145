//! Records and cells, held to those of csv-core.

use super::*;
use csv_core::{ReadRecordResult, ReaderBuilder};
use proptest::prelude::*;

fn dialect(delimiter: &str, escape: Option<u8>) -> Dialect {
    Dialect {
        delimiter: delimiter.as_bytes().to_vec(),
        quote: Some(b'"'),
        escape,
        comment: None,
        trimmed: false,
    }
}

type Records = Vec<Vec<Vec<u8>>>;

fn cells(text: &[u8], cut: &Cut) -> Vec<Vec<u8>> {
    let cell = |span: &Span| {
        let bytes = if span.is_aside() {
            &cut.aside
        } else {
            &text[cut.start..]
        };
        bytes[span.range()].to_vec()
    };
    cut.spans.iter().map(cell).collect()
}

/// All records, and how it ended.
fn ours(text: &[u8], dialect: &Dialect) -> (Records, Found) {
    let mut tokenizer = Tokenizer::new(dialect);
    let (mut cut, mut records, mut at) = (Cut::default(), Records::new(), 0);
    loop {
        match tokenizer.next(text, at, true, &mut cut) {
            Found::Record => records.push(cells(text, &cut)),
            end => return (records, end),
        }
        at = cut.next;
    }
}

/// The same by csv-core.
fn theirs(text: &[u8], dialect: &Dialect) -> (Records, Found) {
    let mut reader = ReaderBuilder::new()
        .delimiter(dialect.delimiter[0])
        .escape(dialect.escape)
        .build();
    let mut records = Records::new();
    let (mut output, mut ends) = (vec![0; text.len() + 2], vec![0; text.len() + 2]);
    // A line end more ends the last record, unless a quotation is still open.
    let text = [text, b"\n"].concat();
    let mut input = text.as_slice();
    loop {
        let (result, read, written, count) = reader.read_record(input, &mut output, &mut ends);
        input = &input[read..];
        match result {
            ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..count].iter().copied());
                let cells = starts
                    .zip(&ends[..count])
                    .map(|(start, &end)| output[start..end].to_vec());
                records.push(cells.collect());
            }
            _ if written > 0 || count > 0 => return (records, Found::Open),
            _ => return (records, Found::Part),
        }
    }
}

fn agree(text: &[u8], dialect: &Dialect) {
    assert_eq!(
        ours(text, dialect),
        theirs(text, dialect),
        "{}",
        String::from_utf8_lossy(text)
    );
}

/// What a text of several records gives must not depend on where it is cut: the part that is there gives
/// the first of them, or none.
fn prefixes_agree(text: &[u8], dialect: &Dialect) {
    let (whole, _) = ours(text, dialect);
    for end in 0..text.len() {
        let mut tokenizer = Tokenizer::new(dialect);
        let (mut cut, mut at, mut count) = (Cut::default(), 0, 0);
        while tokenizer.next(&text[..end], at, false, &mut cut) == Found::Record {
            assert_eq!(cells(text, &cut), whole[count], "cut at {end}");
            at = cut.next;
            count += 1;
        }
    }
}

fn hard_text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\"".to_vec()),
        Just(b"\"\"".to_vec()),
        Just(b",".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"\r".to_vec()),
        Just(b"\\".to_vec()),
        Just(b" ".to_vec()),
        Just("é".as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..3),
        "[a-z]{0,90}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_are_those_of_csv_core(text in hard_text(), escape in prop::option::of(Just(b'\\'))) {
        agree(&text, &dialect(",", escape));
    }

    #[test]
    fn a_text_that_goes_on_gives_the_same_records(text in hard_text(), trimmed: bool, delimiter in prop_oneof![Just(","), Just("||"), Just(" ")]) {
        let text: Vec<u8> = text.into_iter().flat_map(|byte| if byte == b',' { delimiter.as_bytes().to_vec() } else { vec![byte] }).collect();
        prefixes_agree(&text, &Dialect { trimmed, ..dialect(delimiter, None) });
    }
}

#[test]
fn spaces_in_runs_part_cells() {
    let text = b"  a   b \n \n\"c  d\" e\n";
    let (records, _) = ours(text, &dialect(" ", None));
    assert_eq!(
        records,
        [
            [b"a".to_vec(), b"b".to_vec()],
            [b"c  d".to_vec(), b"e".to_vec()]
        ]
    );
}

#[test]
fn a_text_for_a_spreadsheet_is_one_cell() {
    let text = b"a,=\"1,100.50\",b\n=\"1,2\",=\"x\"y,z\"\r\n=\"1,2\n3\",4\n=\"1,5\"";
    let (records, _) = ours(text, &dialect(",", None));
    let shown = |cells: &Vec<Vec<u8>>| String::from_utf8(cells.join(&b'|')).unwrap();
    assert_eq!(
        records.iter().map(shown).collect::<Vec<_>>(),
        [
            "a|=\"1,100.50\"|b",
            "=\"1,2\"|=\"x\"y|z\"",
            "=\"1|2",
            "3\"|4",
            "=\"1,5\""
        ]
    );
    prefixes_agree(text, &dialect(",", None));
}

#[test]
fn cells_have_a_limit() {
    let long = |length: usize| [b"a,".as_slice(), &vec![b'x'; length], b"\n"].concat();
    assert_eq!(ours(&long(FIELD_LIMIT), &dialect(",", None)).0.len(), 1);
    assert_eq!(
        ours(&long(FIELD_LIMIT + 1), &dialect(",", None)).1,
        Found::Long
    );
    let mut open = [b"\"".as_slice(), &vec![b'x'; FIELD_LIMIT + 1]].concat();
    let mut cut = Cut::default();
    let mut tokenizer = Tokenizer::new(&dialect(",", None));
    assert_eq!(tokenizer.next(&open, 0, false, &mut cut), Found::Long);
    tokenizer.renew();
    open[100] = b'\n';
    assert_eq!(tokenizer.next(&open, 0, false, &mut cut), Found::Open);
    assert_eq!(
        tokenizer.next(&open[..100], 0, false, &mut cut),
        Found::Part
    );
}
