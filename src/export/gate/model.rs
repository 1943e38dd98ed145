//! A model as it may be shared.

use std::f64::consts::FRAC_1_SQRT_2;

use super::{Gate, rounded};
use crate::cluster::k_prototypes::{Prototype, Prototypes};
use crate::cluster::{Centres, Classes, Density, Placement};
use crate::features::{CategoryFeature, Feature, Scale};
use crate::model::SegmentModel;

/// A share that nobody may be told of still has to be above 0 in a latent class.
const NEARLY_NONE: f64 = 1e-3;

impl Gate {
    /// A model in which no figure covers too few customers: without the segments that are `closed`, and with
    /// shares of levels that too few have, within a segment or among everyone, levelled to none or all. It may
    /// place a few customers otherwise than the model that it is made from.
    ///
    /// `None` where fewer than two segments would be left, or a date is counted back from the latest one, which
    /// is somebody's.
    pub fn model(
        self,
        model: &SegmentModel,
        sizes: &[u64],
        closed: &[bool],
    ) -> Option<SegmentModel> {
        let open: Vec<usize> = (0..sizes.len())
            .filter(|&segment| !closed[segment])
            .collect();
        if open.len() < 2 {
            return None;
        }
        let everyone: u64 = sizes.iter().sum();
        let mut space = model.space().clone();
        let mut kept = Vec::new();
        // Steps of scales: levels to latent classes, and no coordinates.
        let mut steps = Vec::new();
        for feature in &mut space.features {
            match feature {
                Feature::Number(number) => {
                    if number.latest.is_some() {
                        return None;
                    }
                    number.impute = rounded(number.impute);
                    // Their middle is the median: somebody's own value.
                    number.winsorise = number.winsorise.map(|limits| limits.map(rounded));
                    if let Some(steps) = &mut number.steps {
                        // A step that too few have keeps its place without its name.
                        for (share, level) in steps.shares.iter_mut().zip(&mut steps.levels) {
                            *share = self.levelled(*share, everyone);
                            if *share == 0.0 {
                                level.clear();
                            }
                        }
                    }
                    kept.push(vec![true]);
                    steps.push(match &mut number.scale {
                        Some(scale) => Some(self.without_ends(scale, everyone)?),
                        None => None,
                    });
                    continue;
                }
                Feature::Flag(flag) => {
                    flag.impute = self.levelled(flag.impute, everyone);
                    kept.push(vec![true]);
                }
                Feature::Category(category) => kept.push(self.without_rare(category, everyone)?),
            }
            steps.push(None);
        }
        let placement = match model.placement() {
            Placement::Centres(centres) => {
                let mut shared = Centres::new(space.dimensions());
                for &segment in &open {
                    let own = centres.get(segment).iter().zip(kept.iter().flatten());
                    let own = own
                        .filter(|(_, kept)| **kept)
                        .map(|(coordinate, _)| *coordinate);
                    let mut centre: Vec<f64> = own.collect();
                    self.level_centre(&mut centre, &space.features, sizes[segment]);
                    shared.push(&centre);
                }
                Placement::Centres(shared)
            }
            Placement::Classes(classes) => {
                let levels = kept.iter().zip(steps);
                let levels: Vec<Vec<bool>> = levels
                    .map(|(kept, steps)| steps.unwrap_or_else(|| kept.clone()))
                    .collect();
                Placement::Classes(self.classes(classes, &open, sizes, &levels))
            }
            Placement::Prototypes(prototypes) => {
                Placement::Prototypes(without_closed(prototypes, &open, &kept)?)
            }
            // How many customers each of its small centres covers is not known any more.
            Placement::Micro(_) => return None,
        };
        let shared = SegmentModel::new(space, model.engine(), placement, model.seed);
        let Some(segments) = model.segments() else {
            return Some(shared);
        };
        let kept: Vec<u32> = open.iter().map(|&cluster| segments[cluster]).collect();
        let place = |segment: u32| {
            let before = (0..segment).filter(|earlier| kept.contains(earlier));
            before.count() as u32
        };
        let segments = kept.iter().map(|&segment| place(segment)).collect();
        Some(shared.merged(segments))
    }

    /// A share, or none or all where it covers too few of a group or leaves too few out.
    fn levelled(self, share: f64, of: u64) -> f64 {
        let count = share * of as f64;
        // A little less than the minimum: a share that is not quite a count, for want of weights, is one.
        let least = self.minimum() as f64 - 0.5;
        if count < least {
            0.0
        } else if of as f64 - count < least {
            1.0
        } else {
            share
        }
    }

    /// Takes away levels that too few of everyone have, as if they had never been there, and tells which are
    /// left; `None` if fewer than two are.
    fn without_rare(self, category: &mut CategoryFeature, everyone: u64) -> Option<Vec<bool>> {
        let told = |share: &f64| self.levelled(*share, everyone) > 0.0;
        let kept: Vec<bool> = category.impute.iter().map(told).collect();
        let mut place = 0..;
        category
            .levels
            .retain(|_| place.next().is_some_and(|place: usize| kept[place]));
        let shares = category.impute.iter().zip(&kept);
        let shares = shares.filter(|(_, kept)| **kept).map(|(share, _)| *share);
        category.impute = evened(shares.collect());
        (category.levels.len() >= 2).then_some(kept)
    }

    /// Takes away the ends of a scale as far as too few of everyone chose them, for they tell the least and the
    /// most, levels what too few chose between, and tells which steps are left; `None` if fewer than two are.
    fn without_ends(self, scale: &mut Scale, everyone: u64) -> Option<Vec<bool>> {
        let shares = scale
            .shares
            .iter()
            .map(|&share| self.levelled(share, everyone));
        let shares: Vec<f64> = shares.collect();
        let first = shares.iter().position(|&share| share > 0.0)?;
        let last = shares.iter().rposition(|&share| share > 0.0)?;
        scale.first += first as f64;
        scale.shares = evened(shares[first..=last].to_vec());
        let kept = (0..shares.len()).map(|step| (first..=last).contains(&step));
        (last > first).then(|| kept.collect())
    }

    fn level_centre(self, centre: &mut [f64], features: &[Feature], size: u64) {
        let mut rest = centre;
        for feature in features {
            let (own, after) = rest.split_at_mut(feature.dimensions());
            rest = after;
            let (unit, is_flag) = match feature {
                Feature::Number(_) => continue,
                Feature::Flag(flag) => (flag.weight.sqrt(), true),
                Feature::Category(category) => (category.weight.sqrt() * FRAC_1_SQRT_2, false),
            };
            let shares = own
                .iter()
                .map(|coordinate| self.levelled(coordinate / unit, size));
            let mut shares: Vec<f64> = shares.collect();
            if !is_flag {
                shares = evened(shares);
            }
            for (coordinate, share) in own.iter_mut().zip(shares) {
                *coordinate = share * unit;
            }
        }
    }

    fn classes(
        self,
        classes: &Classes,
        open: &[usize],
        sizes: &[u64],
        levels: &[Vec<bool>],
    ) -> Classes {
        let kept =
            |values: &[f64]| -> Vec<f64> { open.iter().map(|&class| values[class]).collect() };
        let level = |class: &usize, shares: &[Vec<f64>], kept: &[bool]| {
            // A flag has two levels and one coordinate.
            let is_kept = |place: usize| kept.get(place).copied().unwrap_or(true);
            let own = shares[*class].iter().enumerate();
            let own = own.filter(|(place, _)| is_kept(*place));
            let own = own.map(|(_, &share)| self.levelled(share, sizes[*class]).max(NEARLY_NONE));
            evened(own.collect())
        };
        let column = |(density, own): (&Density, &Vec<bool>)| match density {
            Density::Number { means, variances } => Density::Number {
                means: kept(means),
                variances: kept(variances),
            },
            Density::Category { shares } => Density::Category {
                shares: open.iter().map(|class| level(class, shares, own)).collect(),
            },
        };
        Classes {
            shares: evened(kept(&classes.shares)),
            columns: classes.columns.iter().zip(levels).map(column).collect(),
        }
    }
}

/// The prototypes of open segments; `None` where a mode is a level that was taken away.
fn without_closed(
    prototypes: &Prototypes,
    open: &[usize],
    levels: &[Vec<bool>],
) -> Option<Prototypes> {
    let column = |(prototype, kept): (&Prototype, &Vec<bool>)| match prototype {
        Prototype::Number { means } => Some(Prototype::Number {
            means: open.iter().map(|&segment| means[segment]).collect(),
        }),
        Prototype::Category { modes } => {
            // A flag has two levels and one coordinate.
            let is_kept = |place: usize| kept.get(place).copied().unwrap_or(true);
            let mode = |&segment: &usize| {
                let mode = modes[segment] as usize;
                let before = (0..mode).filter(|&place| is_kept(place)).count() as u32;
                is_kept(mode).then_some(before)
            };
            let modes = open.iter().map(mode).collect::<Option<_>>()?;
            Some(Prototype::Category { modes })
        }
    };
    let columns = prototypes.columns.iter().zip(levels).map(column);
    Some(Prototypes {
        lambda: prototypes.lambda,
        columns: columns.collect::<Option<_>>()?,
    })
}

/// Shares that sum to 1: what a sum below 1 leaves open would tell of those that were taken away.
fn evened(mut shares: Vec<f64>) -> Vec<f64> {
    let all: f64 = shares.iter().sum();
    if all > 0.0 {
        shares.iter_mut().for_each(|share| *share /= all);
    }
    shares
}
