//! Where the cells of a record stand.

/// Where a cell stands: in the record's text, or in the text beside it if it had to be rewritten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

const ASIDE: u32 = 1 << 31;
const QUOTED: u32 = 1 << 31;

impl Span {
    pub(super) fn new(start: usize, end: usize, aside: bool, quoted: bool) -> Self {
        Self {
            start: start as u32 | if aside { ASIDE } else { 0 },
            end: end as u32 | if quoted { QUOTED } else { 0 },
        }
    }

    pub(super) fn is_aside(self) -> bool {
        self.start & ASIDE != 0
    }

    pub(super) fn is_quoted(self) -> bool {
        self.end & QUOTED != 0
    }

    pub(super) fn range(self) -> std::ops::Range<usize> {
        (self.start & !ASIDE) as usize..(self.end & !QUOTED) as usize
    }
}
