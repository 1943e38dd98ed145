//! Where in 64 bytes the characters stand that end something: one bit a byte.

/// The characters that are looked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// The delimiter's first byte.
    pub(super) delimiter: u8,
    /// The quotation mark, and what escapes it; the same byte twice if there is but one.
    pub(super) quotes: [u8; 2],
}

/// The bits of the delimiters and line ends among 64 bytes, and those of the quotation marks.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
pub(super) fn masks(block: &[u8; 64], wanted: Wanted) -> (u64, u64) {
    use core::arch::wasm32::*;
    let (mut ends, mut quotes) = (0, 0);
    for part in 0..4 {
        // Safety: 16 bytes from `part * 16` are within the 64; any address is aligned for `v128_load`.
        let bytes = unsafe { v128_load(block.as_ptr().add(part * 16).cast()) };
        let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
        let end = v128_or(v128_or(is(wanted.delimiter), is(b'\n')), is(b'\r'));
        let quote = v128_or(is(wanted.quotes[0]), is(wanted.quotes[1]));
        ends |= u64::from(u8x16_bitmask(end)) << (part * 16);
        quotes |= u64::from(u8x16_bitmask(quote)) << (part * 16);
    }
    (ends, quotes)
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(super) fn masks(block: &[u8; 64], wanted: Wanted) -> (u64, u64) {
    use core::arch::x86_64::*;
    let (mut ends, mut quotes) = (0, 0);
    for part in 0..4 {
        // Safety: 16 bytes from `part * 16` are within the 64, and every x86-64 has SSE2.
        unsafe {
            let bytes = _mm_loadu_si128(block.as_ptr().add(part * 16).cast());
            let is = |byte: u8| _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte as i8));
            let end = _mm_or_si128(_mm_or_si128(is(wanted.delimiter), is(b'\n')), is(b'\r'));
            let quote = _mm_or_si128(is(wanted.quotes[0]), is(wanted.quotes[1]));
            ends |= u64::from(_mm_movemask_epi8(end) as u16) << (part * 16);
            quotes |= u64::from(_mm_movemask_epi8(quote) as u16) << (part * 16);
        }
    }
    (ends, quotes)
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
pub(super) fn masks(block: &[u8; 64], wanted: Wanted) -> (u64, u64) {
    let (mut ends, mut quotes) = (0, 0);
    for (index, &byte) in block.iter().enumerate() {
        let end = byte == wanted.delimiter || byte == b'\n' || byte == b'\r';
        ends |= u64::from(end) << index;
        quotes |= u64::from(wanted.quotes.contains(&byte)) << index;
    }
    (ends, quotes)
}
