//! What is known of one customer while lines are gone through.

use super::money::Sum;

/// The lines of one customer, apart from all else, so that those of all stay near the processor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Visits {
    /// How many name the customer, and where their places begin among those of all.
    pub lines: u32,
    pub start: u32,
    /// The key stands for whoever came by.
    pub nobody: bool,
}

/// One customer's account.
#[derive(Debug, Clone, Copy)]
pub(super) struct Account {
    /// Lines of purchases and of refunds that count.
    pub purchases: u32,
    pub refunds: u32,
    pub orders: u32,
    /// In units: all money, and that of purchases alone.
    pub money: Sum,
    pub gross: Sum,
    /// In units: money that was given back.
    pub refunded: Sum,
    /// The day of the first purchase in the file, also before the window.
    pub since: i32,
    /// The first and the last purchase in the window: when, and in which row.
    pub first: (f64, u32),
    pub last: (f64, u32),
    pub mean_gap: f64,
    pub gap_trend: f64,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            purchases: 0,
            refunds: 0,
            orders: 0,
            money: Sum::default(),
            gross: Sum::default(),
            refunded: Sum::default(),
            since: i32::MAX,
            first: (f64::INFINITY, 0),
            last: (f64::NEG_INFINITY, 0),
            mean_gap: f64::NAN,
            gap_trend: f64::NAN,
        }
    }
}

impl Account {
    /// Counts a purchase in the window; of equal times the later row is the last.
    pub fn purchase(&mut self, time: f64, row: u32) {
        self.purchases += 1;
        if time < self.first.0 {
            self.first = (time, row);
        }
        if time >= self.last.0 {
            self.last = (time, row);
        }
    }

    /// Takes in the days of all purchases, in order. Two purchases on a day leave no gap.
    pub fn rhythm(&mut self, days: &[u64]) {
        // Of each gap its place and length: sums of whole numbers, exact.
        let (mut count, mut sum, mut weighted) = (0.0, 0.0, 0.0);
        for pair in days.windows(2).filter(|pair| pair[0] < pair[1]) {
            let gap = (pair[1] - pair[0]) as f64;
            weighted += count * gap;
            count += 1.0;
            sum += gap;
        }
        if count > 0.0 {
            self.mean_gap = sum / count;
        }
        if count > 1.0 {
            // The slope of a line through gaps 0, 1, … by least squares.
            let middle = (count - 1.0) / 2.0;
            let spread = count * (count * count - 1.0) / 12.0;
            self.gap_trend = (weighted - middle * sum) / spread;
        }
    }

    /// How many days there are among those of all purchases, in order.
    pub fn distinct(days: &[u64]) -> u32 {
        let steps = days.windows(2).filter(|pair| pair[0] < pair[1]).count();
        steps as u32 + u32::from(!days.is_empty())
    }
}
