//! The middle of some numbers.

/// The median: the middle one, or the mean of the two in the middle. `None` of nothing.
#[must_use]
pub fn median(values: &[u8]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = f64::from(*sorted.get(middle)?);
    if sorted.len() % 2 == 1 { Some(upper) } else { Some((upper + f64::from(sorted[middle - 1])) / 2.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_even_number_it_lies_between_the_two_in_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7.0));
        assert_eq!(median(&[9, 1, 4]), Some(4.0));
        assert_eq!(median(&[9, 1, 4, 5]), Some(4.5));
    }
}
