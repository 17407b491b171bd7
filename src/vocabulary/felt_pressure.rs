//! The felt scale of pressure, from 0 to 10.

/// How a pressure feels, in a few words. Above 6 one eases off; 8 and more are pain.
#[must_use]
pub fn felt(pressure: u8) -> &'static str {
    match pressure {
        0 => "a resting hand, or no touch",
        1 => "a feather, barely there",
        2 => "as if smoothing in lotion",
        3 => "the skin moves",
        4 => "the muscle moves, clearly pleasant",
        5 => "firm, still comfortable, breath easy",
        6 => "a strong good ache that fades as you hold",
        7 => "the edge, where one braces or holds the breath",
        _ => "pain",
    }
}
