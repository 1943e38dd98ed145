//! Whole numbers in the fewest bytes that hold the largest of them.

/// Up to [`CHUNK`](super::CHUNK) whole numbers of one width.
#[derive(Clone, PartialEq)]
pub(in crate::table) enum Narrow {
    Bytes(Box<[u8]>),
    Shorts(Box<[u16]>),
    Words(Box<[u32]>),
    Longs(Box<[u64]>),
}

impl Narrow {
    pub(in crate::table) fn pack(numbers: &[u64]) -> Self {
        let used = numbers.iter().fold(0, |bits, number| bits | number);
        match 64 - used.leading_zeros() {
            0..=8 => Self::Bytes(numbers.iter().map(|&number| number as u8).collect()),
            9..=16 => Self::Shorts(numbers.iter().map(|&number| number as u16).collect()),
            17..=32 => Self::Words(numbers.iter().map(|&number| number as u32).collect()),
            _ => Self::Longs(numbers.into()),
        }
    }

    pub(in crate::table) fn get(&self, index: usize) -> u64 {
        match self {
            Self::Bytes(numbers) => u64::from(numbers[index]),
            Self::Shorts(numbers) => u64::from(numbers[index]),
            Self::Words(numbers) => u64::from(numbers[index]),
            Self::Longs(numbers) => numbers[index],
        }
    }

    /// Replaces what is in `into` by the numbers.
    pub(in crate::table) fn unpack(&self, into: &mut Vec<u64>) {
        into.clear();
        match self {
            Self::Bytes(numbers) => into.extend(numbers.iter().map(|&number| u64::from(number))),
            Self::Shorts(numbers) => into.extend(numbers.iter().map(|&number| u64::from(number))),
            Self::Words(numbers) => into.extend(numbers.iter().map(|&number| u64::from(number))),
            Self::Longs(numbers) => into.extend_from_slice(numbers),
        }
    }

    /// The numbers, one by one.
    pub(in crate::table) fn unpacked(&self) -> Vec<u64> {
        let mut numbers = Vec::new();
        self.unpack(&mut numbers);
        numbers
    }
}
