//! The order in which clusters are joined.

use super::nearest::NEIGHBOURS;
use super::tree::{Edge, SpanningTree};

/// Above this inequality of sizes the smallest cluster is joined next. The method's authors recommend 0.3.
pub const GINI: f64 = 0.3;

/// Clusters whose least distance is so many times as long as the longest edge within any of them fall apart,
const GAP: f64 = 2.0;

/// if each has so many rows: fewer are rows by themselves.
const FEW: u64 = 3;

/// All joins, from every row by itself to one cluster.
#[derive(Debug, Clone)]
pub struct Merges {
    rows: usize,
    /// The ends of the edges in the order in which they joined two clusters.
    joins: Vec<(u32, u32)>,
    /// The least size of a cluster that is one.
    least: u64,
}

impl Merges {
    /// Joins for a number of clusters that was given: where the tree falls apart into as many, however unlike in
    /// size, along its edges alone (single linkage), else by the recommended inequality. At least two of them must
    /// have half of an equal share of the rows: one cluster beside crumbs is a whole with outliers.
    pub fn given(tree: &SpanningTree, clusters: usize) -> Self {
        let edges = tree.edges();
        if (2..edges.len()).contains(&clusters) {
            let [within, between] =
                [clusters, clusters - 1].map(|from| edges[edges.len() - from].0);
            if between > GAP * GAP * within {
                let parts = Self::new(tree, 1.0);
                let (_, sizes) = parts.labels(clusters);
                let large = sizes
                    .iter()
                    .filter(|&&size| 2 * size as usize * clusters >= parts.rows);
                if large.count() > 1 && sizes.iter().all(|&size| size >= FEW) {
                    return Self {
                        least: FEW,
                        ..parts
                    };
                }
            }
        }
        Self::new(tree, GINI)
    }

    /// Joins along the edges of a finished tree: the shortest that is left, but as long as the Gini index
    /// of the clusters' sizes exceeds `gini`, the shortest at one of the smallest clusters.
    pub fn new(tree: &SpanningTree, gini: f64) -> Self {
        let edges: Vec<Edge> = tree.edges();
        let rows = edges.len() + 1;
        let mut sets = Sets::new(rows);
        let mut taken = vec![false; edges.len()];
        let mut joins = Vec::with_capacity(edges.len());
        let mut first = 0;
        // Edges before this one are not at a cluster of so few rows.
        let (mut searched, mut smallest) = (0, 0);
        for _ in 0..edges.len() {
            while first < edges.len() && taken[first] {
                first += 1;
            }
            let mut next = first;
            if sets.gini() > gini {
                let least = sets.distinct[0];
                // Whoever grew is no longer smallest, so what was passed over stays passed over.
                next = if least == smallest {
                    searched.max(first)
                } else {
                    first
                };
                let at = |sets: &mut Sets, row: u32| sets.size_of(row) == least;
                while taken[next] || !(at(&mut sets, edges[next].1) || at(&mut sets, edges[next].2))
                {
                    next += 1;
                }
                (searched, smallest) = (next, least);
            }
            taken[next] = true;
            let (_, one, other) = edges[next];
            sets.join(one, other);
            joins.push((one, other));
        }
        let least = NEIGHBOURS as u64 + 1;
        Self { rows, joins, least }
    }

    /// Whether there is a cluster too small to be told from rows that lie by themselves.
    pub fn has_crumbs(&self, sizes: &[u64]) -> bool {
        sizes.iter().any(|&size| size < self.least)
    }

    /// The cluster of each row when there are `clusters` of them (at most as many as rows), the largest
    /// first, equally large ones in the order of their first rows; and their sizes.
    pub fn labels(&self, clusters: usize) -> (Vec<u32>, Vec<u64>) {
        let mut sets = Sets::new(self.rows);
        for &(one, other) in &self.joins[..self.rows - clusters] {
            sets.join(one, other);
        }
        let mut roots: Vec<(u64, u32)> = Vec::new();
        for row in 0..self.rows as u32 {
            if sets.root(row) == row {
                roots.push((u64::from(sets.sizes[row as usize]), row));
            }
        }
        let order = crate::features::ranked(roots.len(), &|one, other| {
            roots[other]
                .0
                .cmp(&roots[one].0)
                .then(roots[one].1.cmp(&roots[other].1))
        });
        let mut numbers = vec![0; self.rows];
        for (number, &place) in order.iter().enumerate() {
            numbers[roots[place].1 as usize] = number as u32;
        }
        let labels = (0..self.rows as u32).map(|row| numbers[sets.root(row) as usize]);
        let labels = labels.collect();
        (labels, order.iter().map(|&place| roots[place].0).collect())
    }
}

/// Disjoint sets of rows that know how unequal their sizes are.
struct Sets {
    /// A row of the same set, and at last the least one, which stands for the set.
    parents: Vec<u32>,
    sizes: Vec<u32>,
    /// How many sets have each size.
    counts: Vec<u32>,
    /// The sizes that occur, rising. They are few: at most √2n.
    distinct: Vec<u32>,
    sets: usize,
}

impl Sets {
    fn new(rows: usize) -> Self {
        let mut counts = vec![0; rows + 1];
        counts[1] = rows as u32;
        Self {
            parents: (0..rows as u32).collect(),
            sizes: vec![1; rows],
            counts,
            distinct: vec![1],
            sets: rows,
        }
    }

    fn root(&mut self, row: u32) -> u32 {
        let mut at = row;
        while self.parents[at as usize] != at {
            let parent = self.parents[at as usize];
            self.parents[at as usize] = self.parents[parent as usize];
            at = parent;
        }
        at
    }

    fn size_of(&mut self, row: u32) -> u32 {
        let root = self.root(row);
        self.sizes[root as usize]
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        let (kept, gone) = (one.min(other), one.max(other));
        let (first, second) = (self.sizes[kept as usize], self.sizes[gone as usize]);
        self.parents[gone as usize] = kept;
        self.sizes[kept as usize] = first + second;
        self.count(first, false);
        self.count(second, false);
        self.count(first + second, true);
        self.sets -= 1;
    }

    fn count(&mut self, size: u32, more: bool) {
        let count = &mut self.counts[size as usize];
        let place = self.distinct.binary_search(&size);
        match (more, place) {
            (true, Err(place)) => {
                *count = 1;
                self.distinct.insert(place, size);
            }
            (true, Ok(_)) => *count += 1,
            (false, Ok(place)) if *count == 1 => {
                *count = 0;
                self.distinct.remove(place);
            }
            (false, _) => *count -= 1,
        }
    }

    /// The Gini index of the sizes, normalised so that 1 is the most unequal:
    /// Σᵢ (2i − n − 1) x₍ᵢ₎ / ((n − 1) Σ x), sizes rising.
    fn gini(&self) -> f64 {
        if self.sets < 2 {
            return 0.0;
        }
        let sets = self.sets as f64;
        let (mut before, mut sum) = (0.0, 0.0);
        for &size in &self.distinct {
            let count = f64::from(self.counts[size as usize]);
            // The ranks from before + 1 to before + count, each 2i − n − 1.
            sum += f64::from(size) * count * (2.0 * before + count - sets);
            before += count;
        }
        sum / ((sets - 1.0) * self.parents.len() as f64)
    }
}
