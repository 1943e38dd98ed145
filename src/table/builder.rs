//! From records to a table.

use super::store::RawColumn;
use super::{Table, Typing};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::{Header, ReadOptions, Reading, Record, RecordReader, RecordSink, Rows};

/// Builds a [`Table`] from a file that comes in chunks of any size.
///
/// ```
/// use customer_segments::read::ReadOptions;
/// use customer_segments::table::TableBuilder;
///
/// # fn main() -> customer_segments::Result<()> {
/// let mut builder = TableBuilder::new(ReadOptions::default());
/// builder.push(b"name,visits\nA")?;
/// builder.push(b"li,3\nSara,5\n")?;
/// assert_eq!(builder.finish()?.row_count(), 2);
/// # Ok(())
/// # }
/// ```
pub struct TableBuilder {
    options: ReadOptions,
    reader: RecordReader,
    cells: Collector,
}

/// The cells of each column as they come.
#[derive(Default)]
struct Collector {
    names: Vec<String>,
    columns: Vec<RawColumn>,
    /// Whether a column has a name of its own or a value.
    used: Vec<bool>,
    rows: usize,
}

impl RecordSink for Collector {
    fn header(&mut self, header: &Header, _: &Reading) -> Result<()> {
        self.names = header.names.clone();
        self.columns = header.names.iter().map(|_| RawColumn::default()).collect();
        let raw = header.raw.as_deref().unwrap_or_default();
        let is_named = |index: usize| raw.get(index).is_some_and(|cell| !cell.trim().is_empty());
        self.used = (0..header.names.len()).map(is_named).collect();
        Ok(())
    }

    fn record(&mut self, record: Record<'_>) -> Result<()> {
        for (index, column) in self.columns.iter_mut().enumerate() {
            let cell = record.cell(index);
            self.used[index] = self.used[index] || !cell.trim().is_empty();
            column.push(cell);
        }
        self.rows += 1;
        Ok(())
    }

    // Column by column: what cells of one are like is soon known to the processor.
    fn rows(&mut self, rows: Rows<'_>) -> Result<()> {
        let text = rows.text();
        for (index, column) in self.columns.iter_mut().enumerate() {
            let is_used = |row: usize| {
                let cell = text.get(rows.at(row, index));
                cell.is_some_and(|cell| !cell.trim().is_empty())
            };
            self.used[index] = self.used[index] || (0..rows.len()).any(is_used);
            for row in 0..rows.len() {
                column.push_from(text, rows.at(row, index));
            }
        }
        self.rows += rows.len();
        Ok(())
    }
}

impl Collector {
    /// Leaves out the columns at the edges that have neither a name nor a value: needless delimiters.
    fn drop_edges(&mut self, issues: Issues) -> Issues {
        let Some(first) = self.used.iter().position(|used| *used) else {
            return issues;
        };
        let last = self.used.iter().rposition(|used| *used).unwrap_or(first);
        let dropped = self.names.len() - (last + 1 - first);
        if dropped == 0 {
            return issues;
        }
        let names: Vec<String> = self.names.drain(first..=last).collect();
        self.columns.truncate(last + 1);
        self.columns.drain(..first);
        // That they have no name is said with that.
        let mut kept = issues.into_vec();
        kept.retain(|issue| {
            let gone = |name: &String| self.names.contains(name);
            issue.code != IssueCode::HeaderBlank || !issue.column.as_ref().is_some_and(gone)
        });
        self.names = names;
        let mut issues = Issues::default();
        issues.extend(&kept);
        issues.add(IssueCode::ColumnEmpty, dropped as u64, None, None);
        issues
    }
}

impl TableBuilder {
    /// A builder for a file that is read as `options` say.
    pub fn new(options: ReadOptions) -> Self {
        Self {
            reader: RecordReader::new(&options),
            options,
            cells: Collector::default(),
        }
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// As [`RecordReader::push`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.reader.push(bytes, &mut self.cells)
    }

    /// Finds the types and roles of the columns once all bytes are there.
    ///
    /// # Errors
    /// As [`end`](Self::end) and [`Typing::step`].
    pub fn finish(self) -> Result<Table> {
        let mut typing = self.end()?;
        while typing.step()? {}
        Ok(typing.finish())
    }

    /// Ends the reading; the columns are typed one bounded step at a time.
    ///
    /// # Errors
    /// As [`RecordReader::finish`]; [`Error::ColumnUnknown`] if the options give a type to a column
    /// that does not exist.
    pub fn end(mut self) -> Result<Typing> {
        let (reading, issues) = self.reader.finish(&mut self.cells)?;
        let issues = self.cells.drop_edges(issues);
        let Collector {
            names,
            mut columns,
            rows,
            ..
        } = self.cells;
        let types = self.options.types.iter().map(|(name, _)| name);
        let missing = self.options.missing_values.iter().map(|(name, _)| name);
        if let Some(column) = types.chain(missing).find(|name| !names.contains(name)) {
            return Err(Error::ColumnUnknown {
                column: column.clone(),
            });
        }
        columns.iter_mut().for_each(RawColumn::seal);
        let columns = names.into_iter().zip(columns).collect();
        Ok(Typing::new(self.options, reading, issues, rows, columns))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::store::Spelling;

    /// Takes each row as a record of its own.
    #[derive(Default)]
    struct OneByOne(Collector);

    impl RecordSink for OneByOne {
        fn header(&mut self, header: &Header, reading: &Reading) -> Result<()> {
            self.0.header(header, reading)
        }

        fn record(&mut self, record: Record<'_>) -> Result<()> {
            self.0.record(record)
        }
    }

    fn columns(mut collector: Collector) -> (Vec<bool>, Vec<Vec<String>>) {
        let spelled = collector.columns.iter_mut().map(|column| {
            column.seal();
            let spelling = |cell| column.spelling(cell, &mut Spelling::default()).to_owned();
            column.iter().map(spelling).collect()
        });
        let spelled = spelled.collect();
        (collector.used, spelled)
    }

    #[test]
    fn rows_that_come_together_are_as_rows_that_come_one_by_one() {
        let forms = [
            "1,\"north, east\",2.50,,x\r\n",
            "-3.25,west,0.05,,y\n",
            "007,\"say \"\"no\"\"\",1e5,,x\n",
            "4,short\n",
            "12345678.9,a text of more than sixteen bytes,0,,\"\"\n",
            "\n",
            "\"5\",é,\"6.5\",,x\n",
            "1,2,3,4,5,surplus\n",
        ];
        let rows = (0..30_000).map(|row| forms[row * row % 61 % forms.len()]);
        let text = format!("n,name,m,,kind\n{}", rows.collect::<String>());
        let (mut together, mut apart) = (Collector::default(), OneByOne::default());
        let read = |sink: &mut dyn RecordSink| {
            let mut reader = RecordReader::new(&ReadOptions::default());
            reader.push(text.as_bytes(), sink).unwrap();
            reader.finish(sink).unwrap()
        };
        assert_eq!(read(&mut together), read(&mut apart));
        assert_eq!(together.rows, apart.0.rows);
        assert_eq!(columns(together), columns(apart.0));
    }
}
