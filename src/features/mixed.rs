//! Columns as they are: numbers that may be missing, and categories, for methods that tell them apart.

use super::feature::Feature;
use super::number::NumberFeature;
use super::points::{Points, Rows};
use super::space::FeatureSpace;

/// The code of a category's cell that is missing.
pub const MISSING_CODE: u32 = u32::MAX;

/// How the coordinates of one building column are to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// How much it counts: the factor of its squared distances and log-likelihoods.
    pub weight: f64,
    /// Of a number that is a scale of few steps: these.
    pub scale: Option<Places>,
}

/// Where the steps of a scale lie, standardised: latent classes have a share for each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Places {
    places: [f64; MOST_STEPS],
    steps: usize,
}

/// On longer scales Gaussians fit as well, with fewer parameters.
const MOST_STEPS: usize = 7;

impl Places {
    fn of(number: &NumberFeature) -> Option<Self> {
        let (first, shares) = number.scale()?;
        let steps = shares.len();
        (steps <= MOST_STEPS).then(|| {
            let mut places = [0.0; MOST_STEPS];
            for (step, place) in places[..steps].iter_mut().enumerate() {
                *place = number.coordinate(first + step as f64).0 / number.weight.sqrt();
            }
            Self { places, steps }
        })
    }

    /// The step that lies nearest, which rounding and new rows may miss.
    fn nearest(&self, value: f64) -> u32 {
        let mut nearest = 0;
        for step in 1..self.steps {
            if (value - self.places[step]).abs() < (value - self.places[nearest]).abs() {
                nearest = step;
            }
        }
        nearest as u32
    }
}

/// What a building column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// One coordinate: √weight · the standardised value.
    Number,
    /// One coordinate: 0 or √weight.
    Flag,
    /// A coordinate for each of so many levels: 0 or √(weight / 2).
    Category(usize),
}

impl Part {
    /// How many coordinates it has.
    pub fn dimensions(&self) -> usize {
        match self.kind {
            PartKind::Number | PartKind::Flag => 1,
            PartKind::Category(levels) => levels,
        }
    }

    /// How many levels it has; none if it is a number.
    pub fn levels(&self) -> Option<usize> {
        match self.kind {
            PartKind::Number => None,
            PartKind::Flag => Some(2),
            PartKind::Category(levels) => Some(levels),
        }
    }

    /// How many levels it has in latent classes, where the steps of a scale are levels.
    pub fn latent_levels(&self) -> Option<usize> {
        self.levels().or(self.scale.map(|scale| scale.steps))
    }
}

impl FeatureSpace {
    /// How its coordinates are to be read, column by column.
    pub fn parts(&self) -> Vec<Part> {
        let part = |(place, feature): (usize, &Feature)| match feature {
            Feature::Number(number) => Part {
                kind: PartKind::Number,
                weight: number.weight,
                // Relative to a person's mean, answers lie anywhere.
                scale: match self.relative.contains(&place) {
                    true => None,
                    false => Places::of(number),
                },
            },
            Feature::Flag(flag) => Part {
                kind: PartKind::Flag,
                weight: flag.weight,
                scale: None,
            },
            Feature::Category(category) => Part {
                kind: PartKind::Category(category.levels.len()),
                weight: category.weight,
                scale: None,
            },
        };
        self.features.iter().enumerate().map(part).collect()
    }
}

/// Which cells of which points had no value before they were filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gaps {
    /// The columns with at least one, each with a bit for each point.
    columns: Vec<Vec<u64>>,
}

impl Gaps {
    /// None yet, of `columns` columns.
    pub fn new(columns: usize) -> Self {
        Self {
            columns: vec![Vec::new(); columns],
        }
    }

    /// Notes that `point` lacks the value of `column`.
    pub fn note(&mut self, column: usize, point: usize) {
        let words = &mut self.columns[column];
        if words.len() <= point / 64 {
            words.resize(point / 64 + 1, 0);
        }
        words[point / 64] |= 1 << (point % 64);
    }

    /// Whether `point` lacks the value of `column`.
    pub fn has(&self, column: usize, point: usize) -> bool {
        let word = self.columns[column].get(point / 64);
        word.is_some_and(|word| word >> (point % 64) & 1 == 1)
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.columns.iter().all(Vec::is_empty)
    }
}

/// One building column of some rows.
#[derive(Clone, PartialEq)]
pub enum MixedColumn {
    /// Standardised (mean 0, deviation 1 over all rows of the table); NaN where missing.
    Number {
        /// One value a row.
        values: Vec<f64>,
        /// How much the column counts; 1 for most.
        weight: f64,
        /// Of a scale of few steps: where these lie.
        scale: Option<Places>,
    },
    /// A flag or a category.
    Category {
        /// One code a row, below `levels`, or [`MISSING_CODE`].
        codes: Vec<u32>,
        /// How many levels there are, whether they occur in these rows or not.
        levels: usize,
        /// How much the column counts; 1 for most.
        weight: f64,
    },
}

impl std::fmt::Debug for MixedColumn {
    // Only what it is: the cells are people's data and must not end up in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.levels() {
            None => write!(formatter, "Number({})", self.len()),
            Some(levels) => write!(formatter, "Category({} of {levels})", self.len()),
        }
    }
}

impl MixedColumn {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Number { values, .. } => values.len(),
            Self::Category { codes, .. } => codes.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many levels it has; none if it is a number.
    pub fn levels(&self) -> Option<usize> {
        match self {
            Self::Number { .. } => None,
            Self::Category { levels, .. } => Some(*levels),
        }
    }

    /// How much the column counts.
    pub fn weight(&self) -> f64 {
        match self {
            Self::Number { weight, .. } | Self::Category { weight, .. } => *weight,
        }
    }

    /// Whether `row` has no value.
    pub fn is_missing(&self, row: usize) -> bool {
        match self {
            Self::Number { values, .. } => values[row].is_nan(),
            Self::Category { codes, .. } => codes[row] == MISSING_CODE,
        }
    }

    /// As latent classes see it: the steps of a scale are levels, for next to a scale's end no Gaussian fits.
    pub fn latent(&self) -> Self {
        match self {
            Self::Number {
                values,
                weight,
                scale: Some(places),
            } => Self::Category {
                codes: values
                    .iter()
                    .map(|value| match value.is_nan() {
                        true => MISSING_CODE,
                        false => places.nearest(*value),
                    })
                    .collect(),
                levels: places.steps,
                weight: *weight,
            },
            _ => self.clone(),
        }
    }

    /// Whether it is a scale of few steps.
    pub fn is_scale(&self) -> bool {
        matches!(self, Self::Number { scale: Some(_), .. })
    }

    /// The column of some rows, in that order; a row may come more than once.
    pub fn take(&self, rows: &[u32]) -> Self {
        match self {
            Self::Number {
                values,
                weight,
                scale,
            } => Self::Number {
                values: rows.iter().map(|&row| values[row as usize]).collect(),
                weight: *weight,
                scale: *scale,
            },
            Self::Category {
                codes,
                levels,
                weight,
            } => Self::Category {
                codes: rows.iter().map(|&row| codes[row as usize]).collect(),
                levels: *levels,
                weight: *weight,
            },
        }
    }
}

/// Reads the points `rows` back as columns: what [`Part`]s say, with [`Gaps`] where values were missing.
/// A level that the space does not know is missing, too.
pub fn mixed_columns(
    points: &Points,
    parts: &[Part],
    gaps: &Gaps,
    rows: impl ExactSizeIterator<Item = usize> + Clone,
) -> Vec<MixedColumn> {
    let mut columns: Vec<MixedColumn> = parts
        .iter()
        .map(|part| match part.levels() {
            None => MixedColumn::Number {
                values: Vec::with_capacity(rows.len()),
                weight: part.weight,
                scale: part.scale,
            },
            Some(levels) => MixedColumn::Category {
                codes: Vec::with_capacity(rows.len()),
                levels,
                weight: part.weight,
            },
        })
        .collect();
    let roots: Vec<f64> = parts.iter().map(|part| part.weight.sqrt()).collect();
    let mut row = vec![0.0; points.dimensions()];
    for index in rows {
        points.copy_row(index, &mut row);
        let mut rest = &row[..];
        for (place, (part, column)) in parts.iter().zip(&mut columns).enumerate() {
            let (own, after) = rest.split_at(part.dimensions());
            rest = after;
            let missing = gaps.has(place, index);
            match column {
                MixedColumn::Number { values, .. } if missing => values.push(f64::NAN),
                MixedColumn::Number { values, .. } => values.push(own[0] / roots[place]),
                MixedColumn::Category { codes, .. } if missing => codes.push(MISSING_CODE),
                MixedColumn::Category { codes, .. } if part.kind == PartKind::Flag => {
                    codes.push(u32::from(own[0] > 0.0));
                }
                MixedColumn::Category { codes, .. } => {
                    let level = own.iter().position(|&coordinate| coordinate > 0.0);
                    codes.push(level.map_or(MISSING_CODE, |level| level as u32));
                }
            }
        }
    }
    columns
}

/// Encodes columns as points in the way of a [`FeatureSpace`]: numbers as they are, categories of two levels
/// as a flag, others one-hot, all by their weights. A missing number becomes 0, the mean; a missing category
/// the shares of its levels.
pub fn encode(columns: &[MixedColumn]) -> Points {
    let width = |column: &MixedColumn| match column.levels() {
        None | Some(2) => 1,
        Some(levels) => levels,
    };
    let mut points = Points::new(columns.iter().map(width).sum());
    let shares: Vec<Vec<f64>> = columns.iter().map(shares).collect();
    let mut row = vec![0.0; points.dimensions()];
    for index in 0..columns.first().map_or(0, MixedColumn::len) {
        let mut rest = &mut row[..];
        for (column, shares) in columns.iter().zip(&shares) {
            let (own, after) = rest.split_at_mut(width(column));
            rest = after;
            match column {
                MixedColumn::Number { values, weight, .. } => {
                    let value = values[index];
                    own[0] = if value.is_nan() { 0.0 } else { value } * weight.sqrt();
                }
                MixedColumn::Category { codes, weight, .. } => {
                    let two = own.len() == 1;
                    let unit = if two { *weight } else { *weight / 2.0 }.sqrt();
                    let levels = if two { 1..2 } else { 0..shares.len() as u32 };
                    for (coordinate, level) in own.iter_mut().zip(levels) {
                        *coordinate = unit
                            * match codes[index] {
                                MISSING_CODE => shares[level as usize],
                                code => f64::from(u8::from(code == level)),
                            };
                    }
                }
            }
        }
        points.push(&row);
    }
    points
}

/// The share of each level among the cells that are there.
fn shares(column: &MixedColumn) -> Vec<f64> {
    let MixedColumn::Category { codes, levels, .. } = column else {
        return Vec::new();
    };
    let mut counts = vec![0.0; *levels];
    let present = codes.iter().filter(|&&code| code != MISSING_CODE);
    present.for_each(|&code| counts[code as usize] += 1.0);
    let all: f64 = counts.iter().sum();
    counts.iter().map(|count| count / all.max(1.0)).collect()
}
