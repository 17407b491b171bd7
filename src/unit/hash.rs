//! Digests: a number made of others, the same for the same name; and how bytes are written in hex.

/// FNV-1a over 64 bits. Each value is taken whole; bytes give what the algorithm gives for them.
#[must_use]
pub fn fnv1a(values: impl IntoIterator<Item = u64>) -> u64 {
    let add = |hash: u64, value: u64| (hash ^ value).wrapping_mul(0x0100_0000_01B3);
    values.into_iter().fold(0xCBF2_9CE4_8422_2325, add)
}

/// Bytes in hex, in small letters.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
