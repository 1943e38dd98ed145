//! From records to a table.

use super::infer::{Context, infer};
use super::{Column, Table, role};
use crate::error::{Error, Result};
use crate::read::{
    Cells, ColumnType, Header, ReadOptions, Reading, Record, RecordReader, RecordSink,
};

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
    columns: Vec<Cells>,
    rows: usize,
}

impl RecordSink for Collector {
    fn header(&mut self, header: &Header, _: &Reading) -> Result<()> {
        self.names = header.names.clone();
        self.columns = header.names.iter().map(|_| Cells::default()).collect();
        Ok(())
    }

    fn record(&mut self, record: Record<'_>) -> Result<()> {
        for (index, column) in self.columns.iter_mut().enumerate() {
            column.push(record.cell(index));
        }
        self.rows += 1;
        Ok(())
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
    /// As [`RecordReader::finish`]; [`Error::ColumnUnknown`] if the options give a type to a column
    /// that does not exist; [`Error::OptionInvalid`] if they give one that its cells cannot have.
    pub fn finish(mut self) -> Result<Table> {
        let (reading, mut issues) = self.reader.finish(&mut self.cells)?;
        let Collector {
            names,
            columns: cells,
            rows,
        } = self.cells;
        let unknown = self
            .options
            .types
            .iter()
            .map(|(name, _)| name)
            .find(|name| !names.contains(name));
        if let Some(column) = unknown {
            return Err(Error::ColumnUnknown {
                column: column.clone(),
            });
        }
        let mut columns = Vec::with_capacity(names.len());
        // One column after the other, so that the text of a column is let go before the next.
        for (name, cells) in names.into_iter().zip(cells) {
            let context = Context {
                name: &name,
                wanted: wanted_type(&self.options, &name),
                decimal: self.options.decimal,
                dates: self.options.dates,
            };
            let values = infer(cells, &context, &mut issues)?;
            columns.push(Column::new(name, values));
        }
        role::propose(&mut columns, rows);
        Ok(Table {
            columns,
            row_count: rows,
            reading,
            issues: issues.into_vec(),
        })
    }
}

/// The type that the user wants for a column; the last word counts.
fn wanted_type(options: &ReadOptions, name: &str) -> Option<ColumnType> {
    let wanted = options.types.iter().rev().find(|(known, _)| known == name);
    wanted.map(|(_, column_type)| *column_type)
}
