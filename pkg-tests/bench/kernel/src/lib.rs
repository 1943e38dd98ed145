//! The crate's public API, and linfa-clustering, for a benchmark to call from JavaScript with plain
//! numbers. Matrices are row-major `f64` in memory that came from [`reserve`] and is never given back.

use std::slice;

use customer_segments::cluster::{Centres, Effort, KMeans, Search, SearchStep};
use customer_segments::evaluate::{Sample, SilhouetteRun};
use customer_segments::features::Points;
use linfa::DatasetBase;
use linfa::traits::Fit;
use ndarray::{ArrayView2, Axis};
use rand_xoshiro::Xoshiro256Plus;
use rand_xoshiro::rand_core::SeedableRng;

/// Room for `bytes` bytes, aligned for doubles.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(bytes: usize) -> *mut f64 {
    vec![0.0; bytes.div_ceil(8)].leak().as_mut_ptr()
}

fn matrix<'a>(values: *const f64, rows: usize, columns: usize) -> ArrayView2<'a, f64> {
    // The caller wrote that many numbers there.
    let values = unsafe { slice::from_raw_parts(values, rows * columns) };
    ArrayView2::from_shape((rows, columns), values).expect("rows × columns values")
}

/// Lloyd's iterations from given centres; the inertia.
#[unsafe(no_mangle)]
pub extern "C" fn lloyd(
    values: *const f64,
    rows: usize,
    columns: usize,
    centres: *const f64,
    clusters: usize,
    iterations: usize,
) -> f64 {
    let centres = matrix(centres, clusters, columns);
    let start: Vec<Vec<f64>> = centres.rows().into_iter().map(|row| row.to_vec()).collect();
    KMeans::params(clusters)
        .start_at(Centres::try_from(start).expect("centres of one length"))
        .max_iterations(iterations)
        .fit(&DatasetBase::from(matrix(values, rows, columns)))
        .expect("a model")
        .inertia()
}

/// A search under way and the points it searches.
pub struct Sweep {
    points: Points,
    search: Search,
}

/// Prepares the search of `from` to `to` clusters, as shipped or with every start on all rows.
#[unsafe(no_mangle)]
pub extern "C" fn sweep(
    values: *const f64,
    rows: usize,
    columns: usize,
    from: usize,
    to: usize,
    full: bool,
    seed: u32,
) -> *mut Sweep {
    let points = Points::from_rows(&matrix(values, rows, columns));
    let effort = if full {
        Effort::full()
    } else {
        Effort::default()
    };
    let search = Search::new(&points, from..=to, effort, seed.into()).expect("enough rows");
    Box::into_raw(Box::new(Sweep { points, search }))
}

/// Goes on for some 10 ms: the inertia of the next number of clusters, 0 if that is still worked on,
/// -1 at the end, which also frees the search.
#[unsafe(no_mangle)]
pub extern "C" fn step(sweep: *mut Sweep) -> f64 {
    // From `sweep`, and not yet at its end.
    let state = unsafe { &mut *sweep };
    match state.search.step(&state.points) {
        SearchStep::Working(_) => 0.0,
        SearchStep::Found(found) => found.model.inertia(),
        SearchStep::Done => {
            drop(unsafe { Box::from_raw(sweep) });
            -1.0
        }
    }
}

/// The mean silhouette of all rows, as shipped.
#[unsafe(no_mangle)]
pub extern "C" fn silhouette(
    values: *const f64,
    rows: usize,
    columns: usize,
    labels: *const u32,
) -> f64 {
    let labels = unsafe { slice::from_raw_parts(labels, rows) };
    let clusters = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let sample = Sample::new(&matrix(values, rows, columns), 0..rows);
    let mut run = SilhouetteRun::new(&sample, labels, clusters);
    while run.step() {}
    run.finish()
}

/// linfa-clustering's k-means with its own defaults but the number of starts; the inertia.
#[unsafe(no_mangle)]
pub extern "C" fn linfa(
    values: *const f64,
    rows: usize,
    columns: usize,
    clusters: usize,
    starts: usize,
    seed: u32,
) -> f64 {
    let random = Xoshiro256Plus::seed_from_u64(seed.into());
    let dataset = DatasetBase::from(matrix(values, rows, columns));
    let model = linfa_clustering::KMeans::params_with_rng(clusters, random)
        .n_runs(starts)
        .fit(&dataset)
        .expect("a model");
    // linfa gives the mean of an earlier iteration; measured here with its last centres.
    let nearest = |row: ndarray::ArrayView1<f64>| {
        let distances = model.centroids().axis_iter(Axis(0)).map(|centre| {
            let squares = row
                .iter()
                .zip(centre)
                .map(|(one, other)| (one - other).powi(2));
            squares.sum::<f64>()
        });
        distances.fold(f64::INFINITY, f64::min)
    };
    dataset.records().rows().into_iter().map(nearest).sum()
}
