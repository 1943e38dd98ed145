//! How much each row counts.

use super::SegmentationValidParams;
use crate::error::{Error, Result};
use crate::table::{Column, Table, Values};

impl SegmentationValidParams {
    /// How much each row of the table counts, 1 on average over those that take part; `None` if they count the
    /// same.
    pub(super) fn counted(&self, table: &Table, excluded: &[u32]) -> Result<Option<Vec<f64>>> {
        let Some(column) = &self.weights else {
            return Ok(None);
        };
        let mut weights = self.weights_of(table.column(column)?)?;
        let set_aside: f64 = excluded.iter().map(|&row| weights[row as usize]).sum();
        let sum = weights.iter().sum::<f64>() - set_aside;
        let mean = sum / (weights.len() - excluded.len()) as f64;
        weights.iter_mut().for_each(|weight| *weight /= mean);
        Ok(Some(weights))
    }

    /// How much each row counts.
    ///
    /// # Errors
    /// `option-invalid` unless the column has a positive number in every row.
    pub(super) fn weights_of(&self, column: &Column) -> Result<Vec<f64>> {
        let weights: Vec<f64> = match &column.values {
            Values::Number(values) => values.iter().collect(),
            _ => Vec::new(),
        };
        if weights.is_empty()
            || weights
                .iter()
                .any(|weight| !(*weight > 0.0 && *weight < 1e12))
        {
            let expected = "a column with a positive number in every row";
            return Err(Error::option("weights", expected, "another column"));
        }
        Ok(weights)
    }
}
