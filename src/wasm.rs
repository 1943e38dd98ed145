//! The boundary to JavaScript: five handles and nothing else. Everything here converts; nothing decides.
//!
//! - [`TableReader`] takes bytes in chunks and gives a [`TableHandle`].
//! - [`TableHandle`] tells what was read, shows its cells, starts a [`SegmentationRun`] and places rows in a model.
//! - [`Gatherer`] makes a table of customers from one of orders.
//! - [`SegmentationRun`] works one bounded step at a time: whoever steps it tells progress, or stops, without threads.
//! - [`Annotator`] takes the same bytes again and gives them back with one more column.
//!
//! Options cross as one object and are checked whole ([`crate::settings`]). Bulk numbers cross as typed
//! arrays, small reports once as plain objects. What is thrown is `{ code, message, details }`; anything
//! else that comes out of here is a trap, after which the instance must not be used again.

use std::rc::Rc;

use js_sys::{Array, Float64Array, Int32Array, Object, Uint8Array};
use linfa::ParamGuard;
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::customers::{self, CustomersReport};
use crate::error::{Details, Error, IssueCode};
use crate::export;
use crate::segment::{self, Run};
use crate::settings::{self, Setting};
use crate::table::{MISSING_LEVEL, Table, TableBuilder, Typing, Value, Values};

/// Reads a file fed in chunks.
#[wasm_bindgen]
pub struct TableReader(Reader);

enum Reader {
    Reading(Box<TableBuilder>),
    Typing(Box<Typing>),
    /// After an error there is nothing more to do.
    Failed,
}

#[wasm_bindgen]
impl TableReader {
    /// `options` are the reading options alone.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<TableReader, JsValue> {
        let options = settings::read_options(&setting(&options)).map_err(thrown)?;
        Ok(Self(Reader::Reading(Box::new(TableBuilder::new(options)))))
    }

    /// Takes the next bytes.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        match &mut self.0 {
            Reader::Reading(builder) => builder.push(chunk).map_err(thrown),
            _ => Ok(()),
        }
    }

    /// Once all bytes are there, types the next bounded piece; the part that is typed, nothing when all is done.
    pub fn step(&mut self) -> Result<Option<f64>, JsValue> {
        match std::mem::replace(&mut self.0, Reader::Failed) {
            Reader::Reading(builder) => {
                self.0 = Reader::Typing(Box::new(builder.end().map_err(thrown)?));
            }
            reader => self.0 = reader,
        }
        match &mut self.0 {
            Reader::Typing(typing) => Ok(typing.step().map_err(thrown)?.then(|| typing.fraction())),
            _ => Ok(None),
        }
    }

    /// The table; does what is left to do.
    pub fn finish(mut self) -> Result<TableHandle, JsValue> {
        while self.step()?.is_some() {}
        match self.0 {
            Reader::Typing(typing) => Ok(TableHandle(Rc::new(typing.finish()))),
            _ => Err(JsValue::UNDEFINED),
        }
    }
}

/// Gathers customers from a table of orders.
#[wasm_bindgen]
pub struct Gatherer(Rc<Table>, Gathering);

enum Gathering {
    Working(Box<customers::Gathering>),
    Gathered(Box<customers::Customers>),
    /// After an error there is nothing more to do.
    Failed,
}

#[wasm_bindgen]
impl Gatherer {
    /// Does the next bounded piece of work; false when all is done.
    pub fn step(&mut self) -> Result<bool, JsValue> {
        if let Gathering::Working(gathering) = &mut self.1 {
            if gathering.step(&self.0) {
                return Ok(true);
            }
        }
        if let Gathering::Working(gathering) = std::mem::replace(&mut self.1, Gathering::Failed) {
            let gathered = gathering.finish(&self.0).map_err(thrown)?;
            self.1 = Gathering::Gathered(Box::new(gathered));
        }
        Ok(false)
    }

    /// The part of the work that is done, 0 to 1.
    pub fn fraction(&self) -> f64 {
        match &self.1 {
            Gathering::Working(gathering) => gathering.fraction(&self.0),
            _ => 1.0,
        }
    }

    /// For each line the row of its customer, or −1, once done.
    pub fn rows(&self) -> Int32Array {
        match &self.1 {
            Gathering::Gathered(customers) => rows_of(customers.grouped()),
            _ => Int32Array::new_with_length(0),
        }
    }

    /// How customers were gathered, once done.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        let report: Option<&CustomersReport> = match &self.1 {
            Gathering::Gathered(customers) => Some(customers.report()),
            _ => None,
        };
        plain(&report)
    }

    /// The table of customers, once done.
    pub fn finish(self) -> Result<TableHandle, JsValue> {
        match self.1 {
            Gathering::Gathered(customers) => {
                Ok(TableHandle(Rc::new(customers.into_parts().0.into_table())))
            }
            _ => Err(JsValue::UNDEFINED),
        }
    }
}

/// A table that was read.
#[wasm_bindgen]
pub struct TableHandle(Rc<Table>);

#[wasm_bindgen]
impl TableHandle {
    /// `{ rowCount, columns, issues, reading }`.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        plain(&self.0.report())
    }

    /// Begins segmenting; `options` are the segmenting options alone.
    pub fn start(&self, options: JsValue) -> Result<SegmentationRun, JsValue> {
        let params = settings::segmentation_params(&setting(&options)).map_err(thrown)?;
        let run = params.start(Rc::clone(&self.0)).map_err(thrown)?;
        Ok(SegmentationRun(run))
    }

    /// Begins to describe a result's segments with some taken together; `merging` is
    /// `{ model, groups, before }`, `assignments` are the result's.
    pub fn merge(
        &self,
        options: JsValue,
        merging: JsValue,
        assignments: Vec<i32>,
    ) -> Result<SegmentationRun, JsValue> {
        let params = settings::segmentation_params(&setting(&options)).map_err(thrown)?;
        let merging = settings::merging(&setting(&merging), assignments).map_err(thrown)?;
        let run = params.start_merge(Rc::clone(&self.0), merging);
        Ok(SegmentationRun(run.map_err(thrown)?))
    }

    /// Begins to gather customers; `options` are those for that alone.
    pub fn gather(&self, options: JsValue) -> Result<Gatherer, JsValue> {
        let params = settings::customers_params(&setting(&options)).map_err(thrown)?;
        let gathering = params.start(&self.0).map_err(thrown)?;
        let gathering = Gathering::Working(Box::new(gathering));
        Ok(Gatherer(Rc::clone(&self.0), gathering))
    }

    /// `[report, assignments, scores of recency, frequency and money]`: the classical groups.
    pub fn rfm(&self, options: JsValue) -> Result<Array, JsValue> {
        let params = settings::rfm_params(&setting(&options)).map_err(thrown)?;
        let rfm = customers::rfm(&self.0, &params).map_err(thrown)?;
        let [first, second, third] = rfm.scores.map(|scores| Uint8Array::from(scores.as_slice()));
        let scores = Array::of3(&first, &second, &third);
        let assignments = Int32Array::from(rfm.assignments.as_slice());
        Ok(Array::of3(&plain(&rfm.report)?, &assignments, &scores))
    }

    /// This table with the columns of another, by the keys in `own` and `others`; those that the names
    /// tell where there are none.
    pub fn join(
        &self,
        other: &TableHandle,
        own: Option<String>,
        others: Option<String>,
    ) -> Result<TableHandle, JsValue> {
        let key = match (own, others) {
            (Some(own), Some(other)) => Ok(customers::Key { own, other }),
            _ => customers::Key::propose(&self.0, &other.0),
        };
        let joined = key.and_then(|key| customers::join(&self.0, &other.0, &key));
        Ok(TableHandle(Rc::new(joined.map_err(thrown)?)))
    }

    /// `[table, rows]`: this table of contacts rolled up to the accounts that the column `by` names, or the one
    /// that the names tell, and for each row that of its account, or −1.
    pub fn accounts(&self, by: Option<String>) -> Result<Array, JsValue> {
        let rolled = customers::accounts(&self.0, by.as_deref());
        let rolled = rolled.map_err(thrown)?.grouped;
        let rows = rows_of(&rolled);
        let table = JsValue::from(TableHandle(Rc::new(rolled.into_table())));
        Ok(Array::of2(&table, &rows))
    }

    /// `[assignments, issues]`: a segment for each row, or −1, and what was repaired on the way.
    pub fn assign(&self, model: JsValue) -> Result<Array, JsValue> {
        let model = settings::segment_model(&setting(&model)).map_err(thrown)?;
        let (assignments, issues) = segment::assign(&model, &self.0).map_err(thrown)?;
        let assignments = Int32Array::from(assignments.as_slice());
        Ok(Array::of2(&assignments, &plain(&issues)?))
    }

    /// The values of a column in rows `from` to below `to`: quantities, days, 0 and 1, or places in
    /// [`levels`](Self::levels); NaN where there is none.
    pub fn numbers(&self, column: usize, from: usize, to: usize) -> Float64Array {
        let values = &self.0.columns()[column].values;
        let number = |row| match values {
            Values::Number(numbers) | Values::Date(numbers) => numbers.get(row),
            Values::Flag { values, .. } => values.get(row),
            Values::Category { codes, .. } => match codes.get(row) {
                MISSING_LEVEL => f64::NAN,
                code => f64::from(code),
            },
            _ => f64::NAN,
        };
        let numbers: Vec<f64> = (from..to).map(number).collect();
        Float64Array::from(numbers.as_slice())
    }

    /// The spellings of a category's levels, or of a flag's no and yes.
    pub fn levels(&self, column: usize) -> Vec<String> {
        match &self.0.columns()[column].values {
            Values::Category { levels, .. } => levels.clone(),
            Values::Flag { spellings, .. } => spellings.to_vec(),
            _ => Vec::new(),
        }
    }

    /// The words of a column of texts or identifiers in rows `from` to below `to`; empty where there is none.
    pub fn texts(&self, column: usize, from: usize, to: usize) -> Vec<String> {
        let column = &self.0.columns()[column];
        let text = |row| match column.value(row) {
            Value::Text(text) => text.to_owned(),
            _ => String::new(),
        };
        (from..to).map(text).collect()
    }
}

fn rows_of(grouped: &customers::Grouped) -> Int32Array {
    let rows: Vec<i32> = grouped.rows().collect();
    Int32Array::from(rows.as_slice())
}

/// A segmentation under way.
#[wasm_bindgen]
pub struct SegmentationRun(Run<Rc<Table>>);

#[wasm_bindgen]
impl SegmentationRun {
    /// Does the next bounded piece of work and says what it was.
    pub fn step(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.0.step().map_err(thrown)?)
    }

    /// Everything but the assignments, once done.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        plain(&self.0.result().map(|result| &result.report))
    }

    /// A segment for each row, or −1, once done.
    pub fn assignments(&self) -> Int32Array {
        let assignments = self.0.result().map(|result| result.assignments.as_slice());
        Int32Array::from(assignments.unwrap_or_default())
    }
}

/// Copies a file, fed in the same bytes again, with the segment of each row appended.
#[wasm_bindgen]
pub struct Annotator(export::Annotator);

#[wasm_bindgen]
impl Annotator {
    /// `labels` are the words for segments 0, 1, …; a row that is in none gets an empty cell.
    #[wasm_bindgen(constructor)]
    pub fn new(
        reading: JsValue,
        column: String,
        labels: Vec<String>,
        assignments: Vec<i32>,
    ) -> Result<Annotator, JsValue> {
        let reading = settings::reading(&setting(&reading)).map_err(thrown)?;
        let annotator = export::Annotator::new(reading, column, labels, assignments);
        Ok(Self(annotator.map_err(thrown)?))
    }

    /// Takes the next bytes and gives those that are ready.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Uint8Array, JsValue> {
        Ok(Uint8Array::from(&*self.0.push(chunk).map_err(thrown)?))
    }

    /// Gives the last bytes.
    pub fn finish(self) -> Result<Uint8Array, JsValue> {
        Ok(Uint8Array::from(&*self.0.finish().map_err(thrown)?))
    }
}

/// Refuses options for segmenting that could never be run, before a file is read for them.
#[wasm_bindgen]
pub fn check(options: JsValue) -> Result<(), JsValue> {
    let params = settings::segmentation_params(&setting(&options));
    params.and_then(ParamGuard::check).map(drop).map_err(thrown)
}

/// `{ errors, issues }`: every code there is, for the test that holds the TypeScript unions to them.
#[wasm_bindgen]
pub fn codes() -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Codes {
        errors: [&'static str; Error::CODES.len()],
        issues: &'static [IssueCode],
    }
    plain(&Codes {
        errors: Error::CODES,
        issues: &IssueCode::ALL,
    })
}

/// Nothing that we take is deeper; a deeper object, or one that holds itself, counts as absent there.
const DEPTH: usize = 8;

/// A plain JavaScript value. By hand, since a derived reader of every type of ours would weigh as much as
/// the clustering.
fn setting(value: &JsValue) -> Setting {
    fn at(value: &JsValue, depth: usize) -> Setting {
        if depth == 0 || value.is_null() || value.is_undefined() {
            Setting::Absent
        } else if let Some(flag) = value.as_bool() {
            Setting::Flag(flag)
        } else if let Some(number) = value.as_f64() {
            Setting::Number(number)
        } else if let Some(text) = value.as_string() {
            Setting::Text(text)
        } else if let Some(items) = value.dyn_ref::<Array>() {
            Setting::List(
                (0..items.length())
                    .map(|index| at(&items.get(index), depth - 1))
                    .collect(),
            )
        } else {
            let entries = Object::entries(value.unchecked_ref());
            let member = |index| {
                let entry: Array = entries.get(index).unchecked_into();
                let key = entry.get(0).as_string().unwrap_or_default();
                (key, at(&entry.get(1), depth - 1))
            };
            Setting::Map((0..entries.length()).map(member).collect())
        }
    }
    at(value, DEPTH)
}

/// Writes a report as a plain object: maps as objects, absent values as null.
fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

fn thrown(error: Error) -> JsValue {
    #[derive(Serialize)]
    struct Thrown {
        code: &'static str,
        message: String,
        details: Details,
    }
    let thrown = Thrown {
        code: error.code(),
        message: error.to_string(),
        details: error.details(),
    };
    // A report that cannot be written would itself be a bug; the caller then sees its error instead.
    plain(&thrown).unwrap_or_else(|error| error)
}
