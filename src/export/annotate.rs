//! The same file with the segment of each row appended.

use super::guarded;
use crate::error::{Error, Result};
use crate::read::{Header, Reading, Record, RecordReader, RecordSink};

/// Excel reads a CSV file as UTF-8 only behind this mark; without it Arabic names turn to noise.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Copies a file that is fed in the same bytes again, and appends a column.
///
/// It reads through the same reader as the table did, so that row numbers agree and nothing needs to be
/// kept in memory. Cells stay as they were decoded; the text is UTF-8 with a byte order mark, and lines
/// end in CRLF (RFC 4180).
///
/// ```
/// use customer_segments::{Annotator, ReadOptions, Table};
///
/// let csv = b"name;spend\nAda;10\nAli;20\n";
/// let table = Table::from_csv(csv, &ReadOptions::default())?;
/// let labels = vec!["few".to_owned(), "many".to_owned()];
/// let reading = table.reading().clone();
/// let mut annotator = Annotator::new(reading, "segment".to_owned(), labels, vec![1, -1])?;
///
/// let mut written = annotator.push(csv)?;
/// written.extend(annotator.finish()?);
/// let text = String::from_utf8(written).expect("UTF-8");
/// assert_eq!(text, "\u{feff}name;spend;segment\r\nAda;10;many\r\nAli;20;\r\n");
/// # Ok::<(), customer_segments::Error>(())
/// ```
pub struct Annotator {
    reader: RecordReader,
    writer: Writer,
}

impl Annotator {
    /// `reading` is how the table was read, `column` the name of the new column (suffixed if the file has
    /// it already), `labels` the words for segments 0, 1, …; `assignments` has one entry a data row, and a
    /// row with −1 gets an empty cell.
    ///
    /// # Errors
    /// `option-invalid` if the reading is not one of ours.
    pub fn new(
        reading: Reading,
        column: String,
        labels: Vec<String>,
        assignments: Vec<i32>,
    ) -> Result<Self> {
        let writer = Writer {
            // A run of spaces would merge empty cells.
            delimiter: match reading.delimiter.as_str() {
                " " | "  " => ",".to_owned(),
                delimiter => delimiter.to_owned(),
            },
            column: guarded(&column),
            labels: labels.iter().map(|label| guarded(label)).collect(),
            assignments,
            rows: 0,
            width: 0,
            output: String::from(BYTE_ORDER_MARK),
        };
        Ok(Self {
            reader: RecordReader::again(&reading)?,
            writer,
        })
    }

    /// Takes the next bytes of the source and gives the UTF-8 bytes that are ready.
    ///
    /// # Errors
    /// Those of reading.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<u8>> {
        self.reader.push(chunk, &mut self.writer)?;
        Ok(self.writer.take())
    }

    /// Ends the source and gives the last bytes.
    ///
    /// # Errors
    /// Those of reading; `option-invalid` if the file has not as many rows as there are assignments: it is another.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        self.reader.finish(&mut self.writer)?;
        if self.writer.rows != self.writer.assignments.len() as u64 {
            return Err(Error::option("result", "a result of this file", "another"));
        }
        Ok(self.writer.take())
    }
}

struct Writer {
    delimiter: String,
    column: String,
    labels: Vec<String>,
    assignments: Vec<i32>,
    /// How many data rows came so far.
    rows: u64,
    /// How many cells the header has.
    width: usize,
    output: String,
}

impl Writer {
    fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.output).into_bytes()
    }

    /// Writes one line. The new cell stands right behind the header's width: there it is under its
    /// name even if the row is short, and the surplus cells of a long row stay surplus.
    fn line<'a>(&mut self, cells: impl Iterator<Item = &'a str>, appended: &str) {
        let mut count = 0;
        for cell in cells {
            if count == self.width {
                self.cell(appended, count);
                count += 1;
            }
            self.cell(cell, count);
            count += 1;
        }
        while count <= self.width {
            let cell = if count == self.width { appended } else { "" };
            self.cell(cell, count);
            count += 1;
        }
        self.output.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str, position: usize) {
        if position > 0 {
            self.output.push_str(&self.delimiter);
        }
        let begins = self.delimiter.as_bytes()[0];
        let special = cell
            .bytes()
            .any(|byte| byte == begins || matches!(byte, b'"' | b'\r' | b'\n'));
        // A lone empty cell would be a blank line, which is no row.
        let lone = cell.is_empty() && position == 0 && self.width == 0;
        if !lone && !special {
            self.output.push_str(cell);
            return;
        }
        self.output.push('"');
        self.output.push_str(&cell.replace('"', "\"\""));
        self.output.push('"');
    }
}

impl RecordSink for Writer {
    fn header(&mut self, header: &Header, _: &Reading) -> Result<()> {
        self.width = header.names.len();
        // A file without column names stays without.
        if let Some(cells) = &header.raw {
            let column = free_name(&self.column, &header.names);
            self.line(cells.iter().map(String::as_str), &column);
        }
        Ok(())
    }

    fn record(&mut self, record: Record<'_>) -> Result<()> {
        self.rows = record.row();
        let assignment = self.assignments.get(self.rows as usize - 1);
        let segment = assignment.and_then(|&segment| usize::try_from(segment).ok());
        let label = segment.and_then(|segment| self.labels.get(segment));
        let label = label.cloned().unwrap_or_default();
        self.line(record.cells(), &label);
        Ok(())
    }
}

/// `name`, or the first of `name 2`, `name 3`, … that no column has.
fn free_name(name: &str, taken: &[String]) -> String {
    let free = |candidate: &String| !taken.contains(candidate);
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(free)
        .expect("there are more numbers than columns")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotate(source: &str, assignments: &[i32], chunk: usize) -> String {
        let reading = Reading {
            delimiter: if source.contains(';') { ";" } else { "," }.to_owned(),
            header: true,
            ..Reading::default()
        };
        let labels = vec!["Many, often".to_owned(), "Few".to_owned()];
        let mut annotator =
            Annotator::new(reading, "segment".into(), labels, assignments.to_vec()).unwrap();
        let mut output = Vec::new();
        for bytes in source.as_bytes().chunks(chunk) {
            output.extend(annotator.push(bytes).unwrap());
        }
        output.extend(annotator.finish().unwrap());
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn appends_the_segment_and_leaves_the_cells() {
        let source = "name,note\nAnna,\"says \"\"hi\"\",\nand bye\"\n=1+1, x \nMona,\n";
        let expected = "\u{FEFF}name,note,segment\r\n\
             Anna,\"says \"\"hi\"\",\nand bye\",\"Many, often\"\r\n\
             =1+1, x ,Few\r\nMona,,\r\n";
        for chunk in [1, 2, 7, 1000] {
            assert_eq!(annotate(source, &[0, 1, -1], chunk), expected);
        }
    }

    #[test]
    fn ragged_rows_keep_the_new_column_in_its_place() {
        let annotated = annotate("a;b\n1\n1;2;3\n", &[0, 1], 1000);
        assert_eq!(
            annotated,
            "\u{FEFF}a;b;segment\r\n1;;Many, often\r\n1;2;Few;3\r\n"
        );
    }

    #[test]
    fn another_file_is_refused() {
        for assignments in [&[0][..], &[0, 1, 1]] {
            let labels = vec!["Many".to_owned(), "Few".to_owned()];
            let reading = Reading {
                header: true,
                ..Reading::default()
            };
            let mut annotator =
                Annotator::new(reading, "segment".into(), labels, assignments.to_vec()).unwrap();
            annotator.push(b"a,b\n1,2\n3,4\n").unwrap();
            assert_eq!(annotator.finish().unwrap_err().code(), "option-invalid");
        }
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let annotated = annotate("segment,segment 2\n1,2\n", &[1], 1000);
        assert!(annotated.starts_with("\u{FEFF}segment,segment 2,segment 3\r\n"));
    }
}
