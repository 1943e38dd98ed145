//! Repairs, counted: what was put right while the work went on.

use serde::{Deserialize, Serialize};

/// What was repaired, set aside or guessed. Shown to the person, never hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueCode {
    /// The encoding was inferred without a byte order mark or valid UTF-8 to prove it.
    EncodingGuessed,
    /// Bytes that are no text in the file's encoding became U+FFFD.
    EncodingReplaced,
    /// A cell holds the character U+0000, which was kept.
    NulKept,
    /// A row has fewer or more cells than there are column names. Missing ones were left empty,
    /// surplus ones set aside.
    RowRagged,
    /// A row has no value in any column; it is in no segment.
    RowEmpty,
    /// The file has no header; the columns were numbered.
    HeaderGenerated,
    /// A column name was blank, and one was made up.
    HeaderBlank,
    /// A column name stood twice, and the later one was numbered.
    HeaderDuplicate,
    /// Records in front of the column names, such as a title, are no part of the table and were left out.
    PreambleSkipped,
    /// Records behind the last row, such as a total or a source, are no part of the table and were left out.
    FooterSkipped,
    /// Lines that begin with the sign of comments were left out.
    CommentSkipped,
    /// Several rows name the columns, and were joined. Another reading: only the first does.
    HeaderJoined,
    /// The row of column names stands again within the table, and was left out there.
    HeaderRepeated,
    /// Another table follows in the same file, and was left out.
    SecondTable,
    /// Quotation marks of a row do not fit together; it was read in the way that gives it all its cells.
    QuoteMended,
    /// Columns at the edge have neither a name nor a value, and were left out.
    ColumnEmpty,
    /// The workbook has several sheets with tables, of which one was taken.
    SheetChosen,
    /// Cells of a number column that are no number; they count as missing.
    NumberUnread,
    /// Cells of a date column that are no date; they count as missing.
    DateUnread,
    /// All dates of a column can be read day-first and month-first; day-first was taken.
    DateAmbiguous,
    /// Numbers such as `1.234` of which nothing tells whether they are a thousand or a bit more than one.
    NumberAmbiguous,
    /// Numbers with a word such as “thousand” beside them, which were multiplied.
    NumberScaled,
    /// Numbers of one column stand beside several currencies or units, or a percent sign beside some only.
    UnitsMixed,
    /// Numbers of which nothing tells whether they are quantities, codes of kinds, or days.
    TypeAmbiguous,
    /// Years of two digits, completed to the likelier century.
    YearShort,
    /// Times that stand in another time zone and were turned into UTC.
    TimeMoved,
    /// Dates of the Hijri calendar, taken as Umm al-Qura has them.
    DateHijri,
    /// Years of which nothing tells whether they are Jalali or Hijri.
    CalendarAmbiguous,
    /// A spelling such as `NA` that was taken for a value, because all others are codes like it.
    MissingKept,
    /// Blank cells that were taken for no, because all others are the same tick.
    BlankIsNo,
    /// Values such as 999 or 1900-01-01 that may stand for a missing one; they were kept.
    MissingSuspected,
    /// Levels that may be misspellings of others; they were kept apart.
    LevelsSimilar,
    /// Levels of a scale that have no certain place on it.
    OrderUnsure,
    /// Cells with several answers each, which were made a flag for each answer.
    AnswersSplit,
    /// Numbers that no computer number can hold (1e309); they count as missing.
    OutOfRange,
    /// Integers above 2⁵³, kept as identifiers because as numbers they would change.
    Precision,
    /// A spelling such as `NA` or `-` that was taken for a missing value.
    MissingSpelling,
    /// Missing values of a building column were filled in to place the row.
    MissingImputed,
    /// Rows were left out because a building column has no value there.
    RowExcluded,
    /// Values far outside the rest were moved to the edge before distances were measured.
    ValueWinsorised,
    /// A category has levels that were not there when the segments were made; they count as equally
    /// far from all known ones.
    LevelUnseen,
    /// A column that was to build is the same in all rows and was left out.
    ColumnConstant,
    /// Questions of a battery rise and fall together: part of what divides people is how readily they agree.
    ResponseStyle,
    /// A column is perfectly correlated with another; they count as one together.
    ColumnsRedundant,
    /// There are fewer distinct rows than segments asked for.
    RowsDistinctFew,
    /// There are so few rows that no more segments were tried than one for every five of them.
    SegmentsBounded,
    /// The optimiser stopped at its cap before it had settled.
    NotConverged,
    /// Rows that the model, which knows many small centres instead of rows, would place in another segment.
    PlacedElsewhere,
    /// Lines of orders that name no customer were set aside.
    LineWithoutCustomer,
    /// Lines of orders without a day were set aside.
    LineWithoutDate,
    /// Lines of orders from before or after the time that counts were set aside.
    LineOutsideWindow,
    /// Lines of orders that were cancelled.
    LineCancelled,
    /// Lines of orders by which money was given back.
    LineRefund,
    /// Lines of orders that cost nothing.
    LineZeroPrice,
    /// The amount of an order is repeated on each of its lines; it counts once.
    OrderAmountRepeated,
    /// Several columns hold money, of which one was added up.
    AmountAmbiguous,
    /// Lines in another currency than most; amounts are added as they stand.
    CurrenciesMixed,
    /// Lines of orders of which the amount is not known; they count as 0.
    LineWithoutAmount,
    /// Lines of orders that are equal to an earlier one in every column.
    LineDuplicate,
    /// Customers who bought nothing in the time that counts have no row.
    CustomerWithoutPurchase,
    /// Lines of orders were gathered to one row a customer.
    OrdersGathered,
    /// Contacts were rolled up to one row an account.
    ContactsRolledUp,
    /// Contacts that name no account belong to no row.
    ContactWithoutAccount,
    /// Rows to which the joined table has nothing.
    JoinUnmatched,
    /// Rows of the joined table that belong to no row here.
    JoinUnused,
    /// Rows of the joined table whose key stood there before; the first one was taken.
    JoinRepeated,
}

impl IssueCode {
    /// Every code there is; the TypeScript union is held against this list by a test.
    pub const ALL: [Self; 65] = [
        Self::EncodingGuessed,
        Self::EncodingReplaced,
        Self::NulKept,
        Self::RowRagged,
        Self::RowEmpty,
        Self::HeaderGenerated,
        Self::HeaderBlank,
        Self::HeaderDuplicate,
        Self::PreambleSkipped,
        Self::FooterSkipped,
        Self::CommentSkipped,
        Self::HeaderJoined,
        Self::HeaderRepeated,
        Self::SecondTable,
        Self::QuoteMended,
        Self::ColumnEmpty,
        Self::SheetChosen,
        Self::NumberUnread,
        Self::DateUnread,
        Self::DateAmbiguous,
        Self::NumberAmbiguous,
        Self::NumberScaled,
        Self::UnitsMixed,
        Self::TypeAmbiguous,
        Self::YearShort,
        Self::TimeMoved,
        Self::DateHijri,
        Self::CalendarAmbiguous,
        Self::MissingKept,
        Self::BlankIsNo,
        Self::MissingSuspected,
        Self::LevelsSimilar,
        Self::OrderUnsure,
        Self::AnswersSplit,
        Self::OutOfRange,
        Self::Precision,
        Self::MissingSpelling,
        Self::MissingImputed,
        Self::RowExcluded,
        Self::ValueWinsorised,
        Self::LevelUnseen,
        Self::ColumnConstant,
        Self::ResponseStyle,
        Self::ColumnsRedundant,
        Self::RowsDistinctFew,
        Self::NotConverged,
        Self::PlacedElsewhere,
        Self::LineWithoutCustomer,
        Self::LineWithoutDate,
        Self::LineOutsideWindow,
        Self::LineCancelled,
        Self::LineRefund,
        Self::LineZeroPrice,
        Self::OrderAmountRepeated,
        Self::AmountAmbiguous,
        Self::CurrenciesMixed,
        Self::LineWithoutAmount,
        Self::LineDuplicate,
        Self::CustomerWithoutPurchase,
        Self::OrdersGathered,
        Self::ContactsRolledUp,
        Self::ContactWithoutAccount,
        Self::JoinUnmatched,
        Self::JoinUnused,
        Self::JoinRepeated,
    ];
}

/// A repair: what, how often, where first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// What was repaired.
    pub code: IssueCode,
    /// How many cells or rows it concerns.
    pub count: u64,
    /// The first data row concerned, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_row: Option<u64>,
    /// The column concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Where two readings are both plausible: the one that was taken, then the others, each with the
    /// option that asks for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<IssueReading>,
}

/// One way to read cells that can be read in more than one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueReading {
    /// The option of `ReadOptions` that asks for it; `amount` is one of those for gathering customers.
    pub option: String,
    /// The option's value; of `types` and `missingValues`, which go by columns, that for this column.
    pub value: String,
    /// How many cells can be read so.
    pub count: u64,
}

/// Repairs gathered while work goes on: one entry for each code and column, in order of appearance.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Counts one more repair at `row` (from 1).
    pub fn note(&mut self, code: IssueCode, row: Option<u64>, column: Option<&str>) {
        self.add(code, 1, row, column);
    }

    /// Counts `count` repairs of which the first is at `row`; nothing if `count` is 0.
    pub fn add(&mut self, code: IssueCode, count: u64, row: Option<u64>, column: Option<&str>) {
        if count == 0 {
            return;
        }
        let known = self
            .0
            .iter_mut()
            .find(|issue| issue.code == code && issue.column.as_deref() == column);
        match known {
            Some(issue) => {
                issue.count += count;
                issue.first_row = match (issue.first_row, row) {
                    (Some(known), Some(new)) => Some(known.min(new)),
                    (known, new) => known.or(new),
                };
            }
            None => self.0.push(Issue {
                code,
                count,
                first_row: row,
                column: column.map(str::to_owned),
                readings: Vec::new(),
            }),
        }
    }

    /// Asks: `count` cells can be read in more than one way, the first of which was taken. Each reading
    /// has an option, the option's value, and how many cells can be read so.
    pub fn ask(
        &mut self,
        code: IssueCode,
        count: u64,
        row: Option<u64>,
        column: &str,
        readings: &[(&str, &str, u64)],
    ) {
        let readings = readings.iter().map(|&(option, value, count)| IssueReading {
            option: option.to_owned(),
            value: value.to_owned(),
            count,
        });
        self.0.push(Issue {
            code,
            count,
            first_row: row,
            column: Some(column.to_owned()),
            readings: readings.collect(),
        });
    }

    /// Takes over the repairs of an earlier stage.
    pub fn extend(&mut self, earlier: &[Issue]) {
        self.0.extend_from_slice(earlier);
    }

    /// Takes back what turned out not to be needed.
    pub fn drop(&mut self, code: IssueCode) {
        self.0.retain(|issue| issue.code != code);
    }

    /// What was gathered.
    pub fn into_vec(self) -> Vec<Issue> {
        self.0
    }
}
