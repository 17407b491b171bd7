//! How long the reader takes before the first sound. Run in release:
//! `cargo test --release --test library timing:: -- --ignored --nocapture`.

use std::time::Instant;

#[test]
#[ignore = "a measurement, meaningful in release only"]
fn a_routine_is_read_in_three_milliseconds() {
    let source = include_str!("../../routines/desk-neck-shoulders.toml");
    let begun = Instant::now();
    let first = balm::routine::read(source, "desk-neck-shoulders");
    let cold = begun.elapsed();
    let begun = Instant::now();
    let again = balm::routine::read(source, "desk-neck-shoulders");
    println!("first {cold:?} (with the vocabulary), again {:?}", begun.elapsed());
    assert!(first.routine.is_some() && again.routine.is_some());
    assert!(cold.as_micros() < 3000, "{cold:?}");
}
