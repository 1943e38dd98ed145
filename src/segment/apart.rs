//! Whether groups lie apart that other methods would cut through.

use std::ops::ControlFlow::{self, Break, Continue};
use std::ops::RangeInclusive;

use super::engine::{effort, halves};
use crate::cluster::genie::{CutShares, GINI, Merges, NEIGHBOURS, SpanningTree};
use crate::cluster::{AllRows, Data, Method, Search, SearchStep};
use crate::error::Result;
use crate::evaluate::adjusted_rand_index;
use crate::features::{Ranking, Rows, mix_pair};

/// What tells that groups lie apart.
struct Border {
    /// Of so many neighbours of each row
    neighbours: usize,
    /// the groups part at most this share,
    most: f64,
    /// and other methods more than so many times as many.
    times: f64,
}

/// Where their number is known, either will do: on 247 sets like those of public batteries this raised the mean
/// adjusted Rand index by .03, and among 50 tables of market data none was taken for groups that lie apart.
const GIVEN: &[Border] = &[
    Border {
        neighbours: NEIGHBOURS,
        most: 0.01,
        times: 2.0,
    },
    // Thin groups have few neighbours of their own.
    Border {
        neighbours: 3,
        most: 0.004,
        times: 6.0,
    },
];

/// Where it is not, there must be less doubt.
const SOUGHT: &[Border] = &[Border {
    neighbours: NEIGHBOURS,
    most: 0.01,
    times: 4.0,
}];

/// Of a range, the most clusters that part no more neighbours than this are the groups that lie apart.
const APART: f64 = 0.001;

/// Among so many rows latent classes are tried.
const SAMPLE: usize = 2_000;

/// Where nobody knows their number, parts of the rows, drawn so often, must tell of the same groups, with so many
/// misses, and agree so well: three quarters of them, since half would leave gaps in thin groups. But half, and without
/// a miss, where k-means somewhere cuts along places in which rows are so much rarer, as between compact groups: these
/// could be groups of such.
const DRAWS: usize = 5;
const MISSES: usize = 2;
const SAME: f64 = 0.9;
const RARE: f64 = 3.0;

/// And if it does with every number, by this much, they are.
const EVERYWHERE: f64 = 1.75;

/// Groups that seem to lie apart. Rows must be the same in every call.
pub(super) struct Apart {
    pub clusters: usize,
    given: bool,
    seed: u64,
    merges: Merges,
    shares: CutShares,
    borders: &'static [Border],
    /// Numbers that may be right as well, the most last, and what share of neighbours they part.
    others: Vec<(usize, Vec<f64>)>,
    /// Of so many neighbours, whoever parts a larger share cuts through the groups.
    limits: Vec<(usize, f64)>,
    /// What k-means finds with as many clusters or more, until that is known.
    search: Option<Search>,
    /// How rare rows are where k-means cuts, at most and at least.
    rarest: f64,
    least_rare: f64,
    /// The rows of each draw, and the joins of them alone.
    drawn: Vec<(Vec<u32>, Merges)>,
    growing: Option<(Vec<u32>, SpanningTree)>,
}

impl Apart {
    /// The groups that lie apart, if there are any among so many.
    pub fn of(
        rows: AllRows<'_>,
        range: &RangeInclusive<usize>,
        merges: Merges,
        shares: CutShares,
        seed: u64,
    ) -> Result<Option<Self>> {
        let given = range.start() == range.end();
        let borders = if given { GIVEN } else { SOUGHT };
        let cuts = |number: usize| {
            let (labels, sizes) = merges.labels(number);
            let crumbs = merges.has_crumbs(&sizes);
            let cut = |border: &Border| match crumbs {
                true => 1.0,
                false => shares.of(&labels, border.neighbours),
            };
            (number, borders.iter().map(cut).collect())
        };
        let all: Vec<(usize, Vec<f64>)> = range.clone().map(cuts).collect();
        let within = |limit: &dyn Fn(&Border) -> f64| {
            let holds = |cuts: &[f64]| cuts.iter().zip(borders).any(|(cut, it)| *cut <= limit(it));
            let within = all.iter().filter(|(_, cuts)| holds(cuts));
            within.cloned().collect::<Vec<_>>()
        };
        let mut others = within(&|_| APART);
        if others.is_empty() {
            others = within(&|it| it.most);
        }
        // Much fewer would be groups of groups.
        let most = others.last().map_or(0, |(number, _)| *number);
        others.retain(|(number, _)| 2 * number >= most);
        let mut found = Self {
            clusters: *range.end() + 1,
            given,
            seed,
            merges,
            shares,
            borders,
            others,
            limits: Vec::new(),
            search: None,
            rarest: 0.0,
            least_rare: f64::INFINITY,
            drawn: Vec::new(),
            growing: None,
        };
        Ok(found.turn(rows)?.then_some(found))
    }

    /// Turns to the most clusters that were not yet asked about; `false` if there are none.
    fn turn(&mut self, rows: AllRows<'_>) -> Result<bool> {
        let Some((clusters, cuts)) = self.others.pop() else {
            return Ok(false);
        };
        let least = if self.borders.len() > 1 { 0.0 } else { APART };
        let limits = cuts.iter().zip(self.borders);
        let limits = limits.filter(|(cut, border)| **cut <= border.most);
        self.limits = limits
            .map(|(cut, border)| (border.neighbours, border.times * cut.max(least)))
            .collect();
        // Of a range, k-means may find what lies apart with more clusters than Genie.
        let numbers = clusters..=self.clusters - 1;
        self.search = Some(Search::new(rows.points, numbers, effort(true), self.seed)?);
        self.clusters = clusters;
        Ok(true)
    }

    /// Does the next bounded piece of work; once it is known, whether they lie apart, and then the method that
    /// finds them.
    pub fn step(&mut self, rows: AllRows<'_>) -> Result<ControlFlow<Option<Method>>> {
        if let Some(search) = &mut self.search {
            match search.step(rows.points) {
                SearchStep::Found(found) => {
                    let (groups, _) = self.merges.labels(self.clusters);
                    let rarity = self.shares.rarity(&found.labels, &groups);
                    self.rarest = self.rarest.max(rarity);
                    self.least_rare = self.least_rare.min(rarity);
                    if !self.is_cut_by(&found.labels) {
                        return Ok(Break(None));
                    }
                }
                SearchStep::Done if self.given => return Ok(Break(Some(self.found_by(rows)?))),
                SearchStep::Done if self.is_rare() && self.least_rare >= EVERYWHERE => {
                    return Ok(Break(None));
                }
                SearchStep::Done => self.search = None,
                SearchStep::Working(_) => {}
            }
            return Ok(Continue(()));
        }
        if let Some((drawn, mut tree)) = self.growing.take() {
            if tree.step() {
                self.growing = Some((drawn, tree));
            } else {
                self.drawn.push((drawn, Merges::new(&tree, GINI)));
            }
        } else if !self.is_found_again() {
            if self.is_rare() || !self.turn(rows)? {
                return Ok(Break(None));
            }
        } else if self.drawn.len() < DRAWS {
            let seed = mix_pair(self.seed, self.drawn.len() as u64);
            let [mut drawn, other] = halves(rows.points.len(), seed);
            if !self.is_rare() {
                drawn.extend(&other[other.len() / 2..]);
            }
            let tree = SpanningTree::new(Data::of(rows, &drawn).points());
            self.growing = Some((drawn, tree));
        } else {
            return Ok(Break(Some(Method::Genie)));
        }
        Ok(Continue(()))
    }

    /// Whether another division cuts through the groups.
    fn is_cut_by(&mut self, labels: &[u32]) -> bool {
        let shares = &self.shares;
        self.limits
            .retain(|&(neighbours, limit)| shares.of(labels, neighbours) > limit);
        !self.limits.is_empty()
    }

    /// Whether the draws tell of the same groups: those that touch here and there are parted elsewhere in every
    /// draw.
    fn is_found_again(&self) -> bool {
        let (labels, _) = self.merges.labels(self.clusters);
        let is_other = |(drawn, merges): &&(Vec<u32>, Merges)| {
            let own: Vec<u32> = drawn.iter().map(|&row| labels[row as usize]).collect();
            adjusted_rand_index(&merges.labels(self.clusters).0, &own) < SAME
        };
        self.drawn.iter().filter(is_other).count() <= MISSES * usize::from(!self.is_rare())
    }

    fn is_rare(&self) -> bool {
        self.rarest >= RARE
    }

    /// The method that finds groups through which k-means cuts: latent classes, unless they cut through them as
    /// well.
    fn found_by(&mut self, rows: AllRows<'_>) -> Result<Method> {
        let mut ranking = Ranking::new(rows.points, SAMPLE, self.seed);
        while ranking.step(rows.points) {}
        let data = Data::of(rows, &ranking.finish());
        let found = Method::Mixture.fit(&data, self.clusters, effort(false), self.seed)?;
        let all: Vec<u32> = (0..rows.points.len() as u32).collect();
        Ok(
            match self.is_cut_by(&found.predict(&Data::of(rows, &all))) {
                true => Method::Genie,
                false => Method::Mixture,
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use crate::cluster::Method;
    use crate::error::IssueCode;
    use crate::read::ReadOptions;
    use crate::segment::{Evidence, Segmentation};
    use crate::table::Table;

    /// The engine, the labels and how many rows its model places elsewhere, of `clusters` groups of points.
    fn found(points: &[(f64, f64)], clusters: usize) -> (Method, Vec<i32>, u64) {
        sought(points, clusters..=clusters)
    }

    fn sought(points: &[(f64, f64)], clusters: RangeInclusive<usize>) -> (Method, Vec<i32>, u64) {
        let line = |(x, y): &(f64, f64)| format!("{x:.4},{y:.4}\n");
        let csv: String = "x,y\n".to_owned() + &points.iter().map(line).collect::<String>();
        let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default()).unwrap();
        let params = Segmentation::params().clusters(clusters);
        let found = params.seed(1).evidence(Evidence::None).fit(&table).unwrap();
        let placed = found.report.model.assign(&table).unwrap();
        let pairs = placed.iter().zip(&found.assignments);
        let elsewhere = pairs.filter(|(one, other)| one != other).count() as u64;
        let mut issues = found.report.issues.iter();
        let told = issues.find(|issue| issue.code == IssueCode::PlacedElsewhere);
        assert_eq!(told.map_or(0, |issue| issue.count), elsewhere);
        (found.report.engine.name, found.assignments, elsewhere)
    }

    #[test]
    fn arms_of_a_spiral_are_found_and_what_their_model_cannot_follow_is_told() {
        let arm = |arm: usize| {
            (0..104).map(move |place| {
                let radius = (0.25 + 0.75 * place as f64 / 103.0) * 3.2 * std::f64::consts::PI;
                let angle = radius + arm as f64 * std::f64::consts::TAU / 3.0;
                (radius * angle.cos(), radius * angle.sin())
            })
        };
        let points: Vec<(f64, f64)> = (0..3).flat_map(arm).collect();
        let (method, labels, elsewhere) = found(&points, 3);
        assert_eq!(method, Method::Genie);
        for arm in labels.chunks(104) {
            assert!(arm.iter().all(|label| *label == arm[0]));
        }
        assert!(elsewhere > 0);
    }

    #[test]
    fn a_few_rows_far_from_all_are_groups_if_so_many_are_asked_for() {
        let round = |count: usize, radius: f64, (x, y): (f64, f64)| {
            (0..count).map(move |place| {
                let angle = std::f64::consts::TAU * place as f64 / count as f64;
                (x + radius * angle.cos(), y + radius * angle.sin())
            })
        };
        let mut points: Vec<(f64, f64)> = round(200, 3.0, (0.0, 0.0)).collect();
        (1..7).for_each(|ring| points.extend(round(8 * ring, 0.1 * ring as f64, (0.0, 0.0))));
        for corner in [(4.0, 4.0), (-4.0, 4.0), (4.0, -4.0), (-4.0, -4.0)] {
            points.extend(round(3, 0.05, corner));
        }
        let (method, labels, _) = found(&points, 6);
        assert_eq!(method, Method::Genie);
        let mut sizes = [0; 6];
        labels.iter().for_each(|label| sizes[*label as usize] += 1);
        sizes.sort_unstable();
        assert_eq!(sizes, [3, 3, 3, 3, 168, 200]);
    }

    #[test]
    fn one_whole_beside_a_few_rows_far_away_is_no_two_groups() {
        let arm = |turn: usize| {
            (0..104).map(move |place| {
                let angle = place as f64 * 0.05 + turn as f64 * std::f64::consts::TAU / 3.0;
                let radius = 1.0 + place as f64 * 0.05;
                (radius * angle.cos(), radius * angle.sin())
            })
        };
        let far = |x: f64| (0..15).map(move |place| (x, 0.05 * place as f64));
        let mut points: Vec<(f64, f64)> = (0..3).flat_map(arm).collect();
        points.extend(far(-12.0).chain(far(12.0)));
        let (_, labels, _) = found(&points, 3);
        let mut sizes = [0; 3];
        labels.iter().for_each(|label| sizes[*label as usize] += 1);
        assert!(sizes.iter().all(|&size| size > 15), "{sizes:?}");
    }

    #[test]
    fn thin_rings_are_found_whose_number_nobody_gave() {
        let ring = |ring: usize| {
            let rows = 80 * ring;
            (0..rows).map(move |row| {
                let along = row as f64 + 0.4 * ((row * 31 + ring * 17) % 7) as f64 / 7.0;
                let angle = std::f64::consts::TAU * along / rows as f64;
                let radius = ring as f64 + 0.02 * ((row * 53 + ring * 29) % 11) as f64;
                (radius * angle.cos(), radius * angle.sin())
            })
        };
        let points: Vec<(f64, f64)> = (1..=4).flat_map(ring).collect();
        let (method, labels, _) = sought(&points, 2..=10);
        assert_eq!(method, Method::Genie);
        let mut sizes = [0; 4];
        labels.iter().for_each(|label| sizes[*label as usize] += 1);
        sizes.sort_unstable();
        assert_eq!(sizes, [80, 160, 240, 320]);
    }

    #[test]
    fn what_other_methods_find_as_well_is_left_to_them() {
        let square = |centre: f64| {
            (0..100).map(move |place| {
                let (row, column) = ((place / 10) as f64, (place % 10) as f64);
                (centre + row, centre + column + 0.1 * (row * 7.0 % 3.0))
            })
        };
        let points: Vec<(f64, f64)> = [0.0, 40.0].into_iter().flat_map(square).collect();
        assert_ne!(found(&points, 2).0, Method::Genie);
    }
}
