//! Any split into chunks gives the same records, notes and errors. The first bytes say where to cut.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod kept;

fuzz_target!(|input: &[u8]| {
    let Some((places, bytes)) = input.split_at_checked(8) else {
        return;
    };
    let mut cuts: Vec<usize> = places
        .chunks(2)
        .map(|pair| usize::from(u16::from_le_bytes([pair[0], pair[1]])) % (bytes.len() + 1))
        .collect();
    cuts.sort_unstable();
    assert_eq!(kept::read(kept::fresh(), bytes, &cuts), kept::read(kept::fresh(), bytes, &[]));
});
