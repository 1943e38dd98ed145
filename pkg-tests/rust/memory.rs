//! How much memory a row takes, from the file's first byte to its segments.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use customer_segments::read::ReadOptions;
use customer_segments::segment::{Evidence, Segmentation};
use customer_segments::table::TableBuilder;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

const ROWS: usize = 200_000;
/// Bytes a row, for 8 numbers and 3 categories.
const LIMIT: usize = 128;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Customers with 8 numbers (amounts, counts, shares) and 3 categories.
fn rows(random: &mut StdRng, count: usize) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for _ in 0..count {
        let kind = random.gen_range(0..4);
        let spent = random.gen_range(0.0f64..1.0).powi(3) * 9000.0 * f64::from(kind + 1);
        let _ = writeln!(
            text,
            "{spent:.2},{},{},{:.3},{:.2},{},{:.4},{},{},{},{}",
            random.gen_range(1..60) * (kind + 1),
            random.gen_range(0..730),
            random.gen_range(0.0f64..1.0),
            random.gen_range(1.0f64..500.0),
            random.gen_range(18..90),
            random.gen_range(0.0f64..100.0),
            random.gen_range(0..2000),
            ["north", "south", "east", "west"][random.gen_range(0..4)],
            ["basic", "plus", "premium"][random.gen_range(0..3)],
            ["web", "store", "app", "phone", "partner"][random.gen_range(0..5)],
        );
    }
    text
}

/// The most bytes held while a file of so many rows is read, and while it is read and segmented.
fn most_held(count: usize) -> [usize; 2] {
    let mut random = StdRng::seed_from_u64(1);
    let before = HELD.load(Relaxed);
    let most = || MOST.load(Relaxed) - before;
    MOST.store(before, Relaxed);
    let mut builder = TableBuilder::new(ReadOptions::default());
    builder
        .push(b"spent,orders,recency,discount,basket,tenure,margin,visits,region,plan,channel\n")
        .unwrap();
    for _ in 0..count / 1000 {
        builder.push(rows(&mut random, 1000).as_bytes()).unwrap();
    }
    let table = builder.finish().unwrap();
    assert_eq!(table.row_count(), count);
    let reading = most();
    MOST.store(HELD.load(Relaxed), Relaxed);
    let result = Segmentation::params()
        .evidence(Evidence::None)
        .fit(&table)
        .unwrap();
    assert_eq!(result.assignments.len(), count);
    [reading, most()]
}

#[test]
fn a_row_takes_few_bytes() {
    // What is held whatever the rows are, such as the distances of a sample, falls out of the difference.
    let (few, many) = (most_held(ROWS / 2), most_held(ROWS));
    let a_row = |stage: usize| (many[stage] - few[stage]) / (ROWS - ROWS / 2);
    let (reading, segmenting) = (a_row(0), a_row(1));
    println!("bytes a row: {reading} while reading, {segmenting} while segmenting");
    assert!(reading <= LIMIT && segmenting <= LIMIT);
}
