//! Where in 64 bytes a byte stands: one bit each.

/// The bits of those of the 64 bytes that are `wanted`.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
pub(super) fn mask(block: &[u8; 64], wanted: u8) -> u64 {
    use core::arch::wasm32::*;
    let mut bits = 0;
    for part in 0..4 {
        // Safety: 16 bytes from `part * 16` are within the 64; any address is aligned for `v128_load`.
        let bytes = unsafe { v128_load(block.as_ptr().add(part * 16).cast()) };
        let same = u8x16_bitmask(u8x16_eq(bytes, u8x16_splat(wanted)));
        bits |= u64::from(same) << (part * 16);
    }
    bits
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(super) fn mask(block: &[u8; 64], wanted: u8) -> u64 {
    use core::arch::x86_64::*;
    let mut bits = 0;
    for part in 0..4 {
        // Safety: 16 bytes from `part * 16` are within the 64, and every x86-64 has SSE2.
        let same = unsafe {
            let bytes = _mm_loadu_si128(block.as_ptr().add(part * 16).cast());
            _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted as i8)))
        };
        bits |= u64::from(same as u16) << (part * 16);
    }
    bits
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
pub(super) fn mask(block: &[u8; 64], wanted: u8) -> u64 {
    let bits = block.iter().enumerate();
    bits.fold(0, |bits, (index, &byte)| {
        bits | u64::from(byte == wanted) << index
    })
}
