//! A column's figures as they may be shared.

use serde::{Deserialize, Serialize};

use super::{Gate, rounded, rounded_day};
use crate::profile::ColumnProfile;
use crate::table::ColumnType;

/// A column within one segment, beside everyone; what is withheld is `None`. Figures have three digits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum SharedColumn {
    /// A number, or a date in days since 1970-01-01.
    Number {
        /// The column.
        column: String,
        /// `number` or `date`.
        #[serde(rename = "type")]
        column_type: ColumnType,
        /// The segment's mean.
        mean: Option<f64>,
        /// The segment's median.
        median: Option<f64>,
        /// Everyone's mean.
        everyone_mean: Option<f64>,
        /// Everyone's median.
        everyone_median: Option<f64>,
        /// Cohen's d against everyone else.
        effect: Option<f64>,
    },
    /// A category, or a flag with its yes as the one level.
    Shares {
        /// The column.
        column: String,
        /// `category` or `flag`.
        #[serde(rename = "type")]
        column_type: ColumnType,
        /// The levels that enough of everyone have.
        levels: Vec<SharedLevel>,
    },
}

/// How frequent a level is; `None` where that is withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedLevel {
    /// The level as the file spells it.
    pub level: String,
    /// Its share in the segment.
    pub share: Option<f64>,
    /// Its share among everyone.
    pub everyone_share: Option<f64>,
    /// Cohen's h against everyone else.
    pub effect: Option<f64>,
}

impl Gate {
    /// One column of all segments (in `profiles`, in their order, with `closed` telling of which nothing is
    /// told), as it may be shared: for each segment its figures. `None` if nothing of the column may be told.
    /// Withheld figures are counted.
    pub fn column(
        self,
        profiles: &[&ColumnProfile],
        closed: &[bool],
        withheld: &mut u64,
    ) -> Option<Vec<SharedColumn>> {
        let present: Vec<u64> = profiles.iter().map(|profile| profile.present()).collect();
        if present.iter().sum::<u64>() < self.minimum() {
            *withheld += closed.iter().filter(|closed| !**closed).count() as u64;
            return None;
        }
        match profiles.first()? {
            ColumnProfile::Number { .. } => {
                Some(self.numbers(profiles, &present, closed, withheld))
            }
            ColumnProfile::Shares { .. } => Some(self.shares(profiles, &present, closed, withheld)),
        }
    }

    fn numbers(
        self,
        profiles: &[&ColumnProfile],
        present: &[u64],
        closed: &[bool],
        withheld: &mut u64,
    ) -> Vec<SharedColumn> {
        let mut hidden: Vec<bool> = present
            .iter()
            .zip(closed)
            .map(|(&count, closed)| *closed || !self.passes(count))
            .collect();
        let whole: Vec<Vec<u64>> = present.iter().map(|&count| vec![count]).collect();
        for (hidden, cells) in hidden.iter_mut().zip(self.withheld_cells(&whole, closed)) {
            *hidden |= cells[0];
        }
        let mut dominated = hidden.clone();
        let sums: Vec<(f64, f64)> = profiles.iter().map(|profile| profile.sum()).collect();
        Self::hide_dominated(&sums, &mut dominated);
        let everyone = !dominated.iter().all(|hidden| *hidden);
        let told = |place: usize| match profiles[place] {
            ColumnProfile::Number {
                column,
                column_type,
                mean,
                median,
                everyone_mean,
                everyone_median,
                effect,
                ..
            } => {
                let own = |figure: &Option<f64>| figure.filter(|_| !dominated[place]);
                let day = *column_type == ColumnType::Date;
                let round = if day { rounded_day } else { rounded };
                let figure = |figure: &Option<f64>| figure.filter(|_| !hidden[place]).map(round);
                SharedColumn::Number {
                    column: column.clone(),
                    column_type: *column_type,
                    mean: own(mean).map(round),
                    median: figure(median),
                    everyone_mean: everyone_mean.filter(|_| everyone).map(round),
                    everyone_median: everyone_median.map(round),
                    effect: own(effect).map(rounded),
                }
            }
            // All profiles of a column are of one kind.
            ColumnProfile::Shares {
                column,
                column_type,
                ..
            } => SharedColumn::Shares {
                column: column.clone(),
                column_type: *column_type,
                levels: Vec::new(),
            },
        };
        let open = |place: &usize| dominated[*place] && !closed[*place];
        *withheld += (0..profiles.len()).filter(open).count() as u64;
        (0..profiles.len()).map(told).collect()
    }

    fn shares(
        self,
        profiles: &[&ColumnProfile],
        present: &[u64],
        closed: &[bool],
        withheld: &mut u64,
    ) -> Vec<SharedColumn> {
        let levels_of = |place: usize| match profiles[place] {
            ColumnProfile::Shares { levels, .. } => levels.as_slice(),
            ColumnProfile::Number { .. } => &[],
        };
        let told = levels_of(0).len();
        // The levels that are told, and behind them all others together.
        let counts: Vec<Vec<u64>> = (0..profiles.len())
            .map(|place| {
                let count = |share: Option<f64>| {
                    libm::round(share.unwrap_or(0.0) * present[place] as f64) as u64
                };
                let mut row: Vec<u64> = levels_of(place)
                    .iter()
                    .map(|level| count(level.share))
                    .collect();
                let rest = present[place].saturating_sub(row.iter().sum());
                row.push(rest);
                row
            })
            .collect();
        let hidden = self.withheld_cells(&counts, closed);
        let totals: Vec<u64> = (0..=told)
            .map(|level| counts.iter().map(|row| row[level]).sum())
            .collect();
        let rare = self.withheld(&totals);
        (0..profiles.len())
            .map(|place| {
                let cell = |(index, level): (usize, &crate::profile::LevelShare)| {
                    let own =
                        |figure: Option<f64>| figure.filter(|_| !hidden[place][index]).map(rounded);
                    SharedLevel {
                        level: level.level.clone(),
                        share: own(level.share),
                        everyone_share: level.everyone_share.map(rounded),
                        effect: own(level.effect),
                    }
                };
                let levels = levels_of(place).iter().enumerate();
                let levels: Vec<SharedLevel> = levels
                    .filter(|(index, _)| !rare[*index])
                    .map(cell)
                    .collect();
                if !closed[place] {
                    *withheld += hidden[place][..told]
                        .iter()
                        .filter(|hidden| **hidden)
                        .count() as u64;
                }
                let (column, column_type) = match profiles[place] {
                    ColumnProfile::Shares {
                        column,
                        column_type,
                        ..
                    }
                    | ColumnProfile::Number {
                        column,
                        column_type,
                        ..
                    } => (column, column_type),
                };
                SharedColumn::Shares {
                    column: column.clone(),
                    column_type: *column_type,
                    levels,
                }
            })
            .collect()
    }
}

impl SharedColumn {
    /// The column.
    pub fn column(&self) -> &str {
        match self {
            Self::Number { column, .. } | Self::Shares { column, .. } => column,
        }
    }

    /// Whether a trait's figure is told here.
    pub fn tells(&self, level: Option<&str>) -> bool {
        match self {
            Self::Number { mean, .. } => mean.is_some(),
            Self::Shares {
                levels,
                column_type,
                ..
            } => levels.iter().any(|told| {
                let same = *column_type == ColumnType::Flag || level == Some(told.level.as_str());
                same && told.share.is_some()
            }),
        }
    }
}
