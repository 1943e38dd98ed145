//! What was detected reads the same bytes the same way again, without looking.
#![no_main]

use customer_segments::read::RecordReader;
use libfuzzer_sys::fuzz_target;

mod kept;

fuzz_target!(|bytes: &[u8]| {
    if let Ok((kept, reading, _)) = kept::read(kept::fresh(), bytes, &[]) {
        let again = RecordReader::again(&reading).expect("a reading of ours");
        let (same, found, _) = kept::read(again, bytes, &[]).expect("it was read before");
        assert_eq!((same, found), (kept, reading));
    }
});
