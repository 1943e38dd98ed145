//! Typing questions: which few columns, asked as questions, put a customer into a segment.
//!
//! Forward selection of columns for a naive Bayes classifier: what an answer says for a segment are points, the
//! logarithm of its share there, and points add up (Good, *Probability and the Weighing of Evidence*, 1950; Hand &
//! Yu, *Idiot's Bayes*, 2001). So the questions with their points are a sheet that a person can fill in.
//!
//! Rows count by their weights, where they have any.
//!
//! How often it is right is measured on rows that were used neither to choose questions nor to give points: each
//! fifth is placed by what the other four chose anew (Varma & Simon 2006).

use serde::{Deserialize, Serialize};

use super::rule::axis::{Axis, MISSING};
use super::{RuleFinder, Term};
use crate::error::Result;
use crate::table::Table;

/// Questions that place so many customers right are enough.
pub const TARGET: f64 = 0.8;

/// Once so many are placed right, no further question is looked for.
const AMPLE: f64 = 0.9;

/// Whoever is asked more is asked everything.
const MOST: usize = 12;

/// On so many rows a share is within 2 points of that of all.
const ROWS: usize = 2_000;

/// Fewer cannot tell.
const FEWEST: usize = 50;

/// Rows are placed by what those of all other parts chose.
const PARTS: usize = 5;

/// Points are tenths of the decimal logarithm, in whole numbers: 10 are ten times as likely.
const POINTS: f64 = 10.0 * std::f64::consts::LOG10_E;

/// The few questions that tell in which segment somebody is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Typing {
    /// In the order in which they tell most, given those before; none if no column tells anything.
    pub questions: Vec<Question>,
    /// How many of them place `target` of the customers right; `None` if not even all do.
    pub enough: Option<u64>,
    /// The share that is to be placed right.
    pub target: f64,
    /// The share of the largest segment: who names it always, is right so often.
    pub largest: f64,
    /// The points of each segment before the first question.
    pub start: Vec<i32>,
    /// On how many rows all shares were measured; each was placed by what other rows chose.
    pub rows: u64,
}

/// A question, and what is known once it and all before it are answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The column that answers it.
    pub column: String,
    /// The share of customers that is placed right after so many questions.
    pub accuracy: f64,
    /// Of the customers of each segment the share that is; `None` where there were none.
    pub recall: Vec<Option<f64>>,
    /// What can be answered, and what that says. The first condition that holds is the answer.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Its condition.
    pub term: Term,
    /// What it adds to the points of each segment. The segment with the most points is the likeliest, the first of
    /// equal ones.
    pub points: Vec<i32>,
}

impl Typing {
    /// The likeliest segment of whoever answers as a row (from 0) of a table: by as many questions as are enough, or
    /// all. What is missing there adds nothing.
    ///
    /// # Errors
    /// `column-unknown` if the table lacks a column of a question.
    pub fn segment_of(&self, table: &Table, row: usize) -> Result<usize> {
        let mut points = self.start.clone();
        let asked = self
            .enough
            .map_or(self.questions.len(), |enough| enough as usize);
        for question in &self.questions[..asked] {
            for answer in &question.answers {
                if answer.term.holds(table, row)? {
                    let added = points.iter_mut().zip(&answer.points);
                    added.for_each(|(sum, more)| *sum += more);
                    break;
                }
            }
        }
        Ok(likeliest(&points))
    }
}

/// The place of the most points, the first of equal ones.
fn likeliest(points: &[i32]) -> usize {
    let better = |best: usize, next: usize| {
        if points[next] > points[best] {
            next
        } else {
            best
        }
    };
    (0..points.len()).reduce(better).unwrap_or(0)
}

/// Typing questions on their way. The finder must be the same in every call.
#[derive(Debug)]
pub struct Asking {
    segments: usize,
    rows: usize,
    /// What is chosen without each part of the rows, and last with all of them.
    choices: Vec<Choice>,
    /// Whose turn it is.
    turn: usize,
    /// Whether the turn before chose nothing more.
    exhausted: bool,
    typing: Typing,
}

/// Questions chosen without one part of the rows.
#[derive(Debug)]
struct Choice {
    chosen: Vec<usize>,
    /// Of each row the points of each segment.
    points: Vec<i32>,
    /// How many of the rows that choose are placed right, and how far their segment is ahead of the next.
    placed: (f64, f64),
}

impl Asking {
    /// Questions for so many segments; `None` where there are too few rows to tell.
    pub fn new(finder: &RuleFinder, segments: usize) -> Option<Self> {
        let rows = finder.labels.len().min(ROWS);
        if rows < FEWEST || finder.axes.is_empty() {
            return None;
        }
        let begin = |part: usize| {
            let start = points(&[counted(finder, rows, segments, part)]).concat();
            let mut choice = Choice {
                chosen: Vec::new(),
                points: start.repeat(rows),
                placed: (0.0, 0.0),
            };
            choice.placed = choice.placing(finder, part, None);
            choice
        };
        let choices: Vec<Choice> = (0..=PARTS).map(begin).collect();
        let sizes = counted(finder, rows, segments, PARTS);
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        Some(Self {
            segments,
            rows,
            turn: 0,
            exhausted: false,
            typing: Typing {
                questions: Vec::new(),
                enough: None,
                target: TARGET,
                largest: largest / sizes.iter().sum::<f64>(),
                start: choices[PARTS].points[..segments].to_vec(),
                rows: rows as u64,
            },
            choices,
        })
    }

    /// Chooses one more question with four fifths of the rows, or with all; `false` once all is done.
    pub fn step(&mut self, finder: &RuleFinder) -> bool {
        self.exhausted = !self.choices[self.turn].ask(finder, self.segments, self.turn);
        self.turn += 1;
        if self.turn <= PARTS {
            return true;
        }
        self.turn = 0;
        if self.exhausted {
            return false;
        }
        let question = self.asked(finder);
        let (accuracy, questions) = (question.accuracy, &mut self.typing.questions);
        questions.push(question);
        if accuracy >= TARGET && self.typing.enough.is_none() {
            self.typing.enough = Some(questions.len() as u64);
        }
        accuracy < AMPLE && questions.len() < MOST
    }

    /// The questions.
    pub fn finish(self) -> Typing {
        self.typing
    }

    /// The last question that was chosen with all rows, and how the parts are placed by now.
    fn asked(&self, finder: &RuleFinder) -> Question {
        let mut hits = vec![0.0; self.segments];
        for (row, &label) in finder.labels[..self.rows].iter().enumerate() {
            let likeliest = self.choices[row % PARTS].likeliest(row, self.segments);
            if likeliest == label as usize {
                hits[likeliest] += finder.weight(row);
            }
        }
        let sizes = counted(finder, self.rows, self.segments, PARTS);
        let recall = hits.iter().zip(&sizes);
        let axis = &finder.axes[*self.choices[PARTS].chosen.last().expect("just chosen")];
        let counts = answers(axis, finder, self.rows, self.segments, PARTS);
        let points = points(&counts);
        let present: Vec<usize> = (0..counts.len())
            .filter(|&answer| counts[answer].iter().any(|count| *count > 0.0))
            .collect();
        let answers = present.iter().enumerate().map(|(place, &answer)| {
            let before = place.checked_sub(1).map(|before| present[before]);
            Answer {
                term: axis.answered(answer, before, place + 1 == present.len()),
                points: points[answer].clone(),
            }
        });
        Question {
            column: axis.column.clone(),
            accuracy: hits.iter().sum::<f64>() / sizes.iter().sum::<f64>(),
            recall: recall
                .map(|(&hits, &size)| (size > 0.0).then(|| hits / size))
                .collect(),
            answers: answers.collect(),
        }
    }
}

impl Choice {
    /// Chooses the question after which most of the rows outside `part` are placed right; of equal ones that
    /// which leaves the least doubt. `false` if none helps.
    fn ask(&mut self, finder: &RuleFinder, segments: usize, part: usize) -> bool {
        let rows = self.points.len() / segments;
        let mut best = None;
        for (place, axis) in finder.axes.iter().enumerate() {
            if !self.chosen.contains(&place) {
                let points = points(&answers(axis, finder, rows, segments, part));
                let placed = self.placing(finder, part, Some((axis, &points)));
                if placed > self.placed {
                    self.placed = placed;
                    best = Some((place, points));
                }
            }
        }
        let Some((place, points)) = best else {
            return false;
        };
        let axis = &finder.axes[place];
        for (row, own) in self.points.chunks_exact_mut(segments).enumerate() {
            if axis.bins[row] != MISSING {
                let added = &points[axis.answer(axis.bins[row])];
                own.iter_mut()
                    .zip(added)
                    .for_each(|(own, more)| *own += more);
            }
        }
        self.chosen.push(place);
        true
    }

    /// How well the rows outside `part` are placed, with one more answer if there is one.
    fn placing(
        &self,
        finder: &RuleFinder,
        part: usize,
        more: Option<(&Axis, &[Vec<i32>])>,
    ) -> (f64, f64) {
        let rows = finder.labels.len().min(ROWS);
        let segments = self.points.len() / rows;
        let (mut hits, mut ahead) = (0.0, 0.0);
        let none = vec![0; segments];
        // Of each bin, so that no row has to look for its answer.
        let told: Vec<&[i32]> = more.map_or_else(Vec::new, |(axis, points)| {
            let bins = 0..axis.width() as u8;
            bins.map(|bin| &points[axis.answer(bin)][..]).collect()
        });
        for (row, own) in self.points.chunks_exact(segments).enumerate() {
            if row % PARTS == part {
                continue;
            }
            let bin = more.map_or(MISSING, |(axis, _)| axis.bins[row]);
            let added = told.get(usize::from(bin)).copied().unwrap_or(&none);
            let label = finder.labels[row] as usize;
            let right = own[label] + added[label];
            // Of equal segments the first is the likeliest.
            let before = most(&own[..label], added);
            let behind = most(&own[label + 1..], &added[label + 1..]);
            let (first, next) = (right > before && right >= behind, before.max(behind));
            let weight = finder.weight(row);
            hits += if first { weight } else { 0.0 };
            ahead += weight * (f64::from(right) - f64::from(next));
        }
        (hits, ahead)
    }

    fn likeliest(&self, row: usize, segments: usize) -> usize {
        likeliest(&self.points[row * segments..][..segments])
    }
}

/// The most points that a segment has, with what is added.
#[inline(always)]
fn most(points: &[i32], added: &[i32]) -> i32 {
    let mut most = i32::MIN;
    for (own, more) in points.iter().zip(added) {
        most = most.max(own + more);
    }
    most
}

/// How many of the first rows outside `part` each segment has.
fn counted(finder: &RuleFinder, rows: usize, segments: usize, part: usize) -> Vec<f64> {
    let mut sizes = vec![0.0; segments];
    for (row, &label) in finder.labels[..rows].iter().enumerate() {
        if row % PARTS != part {
            sizes[label as usize] += finder.weight(row);
        }
    }
    sizes
}

/// Of each answer how many of the first rows outside `part` give it, by segment.
fn answers(
    axis: &Axis,
    finder: &RuleFinder,
    rows: usize,
    segments: usize,
    part: usize,
) -> Vec<Vec<f64>> {
    let answers = axis.answer(axis.width() as u8 - 1) + 1;
    let mut counts = vec![vec![0.0; segments]; answers];
    for (row, &label) in finder.labels[..rows].iter().enumerate() {
        if row % PARTS != part && axis.bins[row] != MISSING {
            counts[axis.answer(axis.bins[row])][label as usize] += finder.weight(row);
        }
    }
    counts
}

/// The points of each answer by segment, from counts of them; one row more, spread over all answers, stands in for
/// what was not seen. The least likely segment has none.
fn points(counts: &[Vec<f64>]) -> Vec<Vec<i32>> {
    let one = 1.0 / counts.len() as f64;
    let total = |segment: usize| -> f64 { counts.iter().map(|answer| answer[segment]).sum() };
    let whole = counts.len() > 1;
    let of = |answer: &Vec<f64>| {
        let told = answer.iter().enumerate().map(|(segment, &count)| {
            let all = if whole { total(segment) + 1.0 } else { 1.0 };
            libm::round(POINTS * libm::log((count + one) / all)) as i32
        });
        let told: Vec<i32> = told.collect();
        let least = told.iter().copied().min().unwrap_or(0);
        told.into_iter().map(|points| points - least).collect()
    };
    counts.iter().map(of).collect()
}

#[cfg(test)]
mod tests;
