//! A number made of others: a seed that is the same for the same name.

/// FNV-1a over 64 bits. Each value is taken whole; bytes give what the algorithm gives for them.
#[must_use]
pub fn fnv1a(values: impl IntoIterator<Item = u64>) -> u64 {
    let add = |hash: u64, value: u64| (hash ^ value).wrapping_mul(0x0100_0000_01B3);
    values.into_iter().fold(0xCBF2_9CE4_8422_2325, add)
}
