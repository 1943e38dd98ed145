//! The dip statistic.

/// The greatest difference between the empirical distribution of `sorted` values and the unimodal
/// distribution that is nearest to it; 1 / (2n) to 1/4.
///
/// The algorithm of Hartigan (*Computation of the dip statistic to test for unimodality*, AS 217, 1985)
/// with the corrections that Maechler made to it: the interval in which the mode must lie is narrowed
/// between the greatest convex minorant and the least concave majorant until the dip outside of it is the
/// larger one. Linear in practice.
pub fn dip(sorted: &[f64]) -> f64 {
    let count = sorted.len();
    if count < 4 || sorted[0] == sorted[count - 1] {
        return 1.0 / (2 * count.max(1)) as f64;
    }
    let below = minorant(sorted);
    let above = majorant(sorted);
    let (mut low, mut high) = (0, count - 1);
    let mut dip = 1.0;
    loop {
        // Where the two touch the distribution within the interval: one from above, one from below.
        let convex = touching(&below, high, low);
        let concave = touching(&above, low, high);
        let (apart, first, second) = gap(sorted, &convex, &concave);
        if apart < dip {
            break;
        }
        let rising = convex[first..].windows(2);
        let left = rising.map(|ends| deviation(sorted, ends[1], ends[0], true));
        let falling = concave[second..].windows(2);
        let right = falling.map(|ends| deviation(sorted, ends[0], ends[1], false));
        dip = left.chain(right).fold(dip, f64::max);
        if low == convex[first] && high == concave[second] {
            break;
        }
        (low, high) = (convex[first], concave[second]);
    }
    dip / (2 * count) as f64
}

/// For each value the one before it on the greatest convex minorant of what is left of it.
fn minorant(sorted: &[f64]) -> Vec<usize> {
    let mut before = vec![0; sorted.len()];
    for place in 1..sorted.len() {
        let mut known = place - 1;
        while known > 0 && !is_turn(sorted, place, known, before[known]) {
            known = before[known];
        }
        before[place] = known;
    }
    before
}

/// For each value the one behind it on the least concave majorant of what is right of it.
fn majorant(sorted: &[f64]) -> Vec<usize> {
    let last = sorted.len() - 1;
    let mut behind = vec![last; sorted.len()];
    for place in (0..last).rev() {
        let mut known = place + 1;
        while known < last && !is_turn(sorted, place, known, behind[known]) {
            known = behind[known];
        }
        behind[place] = known;
    }
    behind
}

/// Whether the line from `outer` over `middle` turns there on its way to `place`.
fn is_turn(sorted: &[f64], place: usize, middle: usize, outer: usize) -> bool {
    let along = |from: usize, to: usize| to as f64 - from as f64;
    (sorted[place] - sorted[middle]) * along(outer, middle)
        < (sorted[middle] - sorted[outer]) * along(middle, place)
}

fn touching(next: &[usize], from: usize, to: usize) -> Vec<usize> {
    let mut places = vec![from];
    let mut place = from;
    while place != to {
        place = next[place];
        places.push(place);
    }
    places
}

/// The greatest distance between minorant and majorant, and where in their lists the interval ends that
/// it leaves.
fn gap(sorted: &[f64], convex: &[usize], concave: &[usize]) -> (f64, usize, usize) {
    let (mut first, mut second) = (convex.len() - 1, concave.len() - 1);
    if convex.len() == 2 && concave.len() == 2 {
        return (1.0, first, second);
    }
    let mut apart = 0.0;
    let (mut left, mut right) = (convex.len() - 2, 1);
    loop {
        let (convex_at, concave_at) = (convex[left], concave[right]);
        if convex_at > concave_at {
            let start = convex[left + 1];
            let slope = (convex_at - start) as f64 / (sorted[convex_at] - sorted[start]);
            let steps = concave_at as f64 - start as f64 + 1.0;
            let distance = steps - (sorted[concave_at] - sorted[start]) * slope;
            right += 1;
            if distance >= apart {
                (apart, first, second) = (distance, left + 1, right - 1);
            }
        } else {
            let start = concave[right - 1];
            let slope = (concave_at - start) as f64 / (sorted[concave_at] - sorted[start]);
            let steps = convex_at as f64 - start as f64 - 1.0;
            let distance = (sorted[convex_at] - sorted[start]) * slope - steps;
            if distance >= apart {
                (apart, first, second) = (distance, left, right);
            }
            left = left.saturating_sub(1);
        }
        right = right.min(concave.len() - 1);
        if convex[left] == concave[right] {
            return (apart, first, second);
        }
    }
}

/// By how many steps the distribution leaves the line between two values, upwards for the minorant.
fn deviation(sorted: &[f64], start: usize, end: usize, upwards: bool) -> f64 {
    if end - start < 2 || sorted[start] == sorted[end] {
        return 1.0;
    }
    let slope = (end - start) as f64 / (sorted[end] - sorted[start]);
    let off = |place: usize| {
        let line = (sorted[place] - sorted[start]) * slope;
        let steps = (place - start) as f64;
        if upwards {
            steps + 1.0 - line
        } else {
            line - (steps - 1.0)
        }
    };
    (start..=end).map(off).fold(1.0, f64::max)
}
