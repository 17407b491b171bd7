//! Lengths as people write them, and easing.

use balm::unit::{Duration, DurationError, Envelope, Frames, Shape};

#[test]
fn people_write_lengths_in_many_ways() {
    for (text, ms) in [
        ("45s", 45_000),
        ("1m40s", 100_000),
        (" 1 hour 5 minutes ", 3_900_000),
        ("2.5 s", 2500),
        ("1h 0m 0.001s", 3_600_001),
        ("90s", 90_000),
        ("0s", 0),
        ("1.5m", 90_000),
    ] {
        assert_eq!(Duration::parse(text), Ok(Duration::from_millis(ms)), "{text}");
    }
}

#[test]
fn a_wrong_length_says_what_to_write() {
    use DurationError as E;
    for (text, error) in [
        ("", E::Empty),
        ("45", E::NoUnit("45".into())),
        ("1m75s", E::Carry("75s".into())),
        ("30s1m", E::Order),
        ("1m1m", E::Order),
        ("1.5m30s", E::Decimal),
        ("5 parsecs", E::UnknownUnit("parsecs".into())),
        ("99999999999999999999h", E::TooLong),
        ("18446744073709551615h", E::TooLong),
        ("0.0001s", E::Decimal),
        ("1m40", E::NotANumber("1m40".into())),
        ("-5s", E::NotANumber("-5s".into())),
        ("1..5s", E::NotANumber("1..5".into())),
    ] {
        assert_eq!(Duration::parse(text), Err(error), "{text}");
    }
}

#[test]
fn a_length_written_reads_back_the_same() {
    for ms in [0, 1, 999, 1000, 2500, 60_000, 61_250, 3_600_000, 3_661_001, 43_200_000] {
        let d = Duration::from_millis(ms);
        assert_eq!(Duration::parse(&d.to_string()), Ok(d), "{d}");
    }
}

#[test]
fn a_crossfade_keeps_its_power() {
    for i in 0..=100 {
        let x = i as f32 / 100.0;
        let (rise, fall) = (Shape::Power.between(0.0, 1.0, x), Shape::Power.between(1.0, 0.0, x));
        assert!((rise * rise + fall * fall - 1.0).abs() < 1e-5, "{x}");
    }
}

#[test]
fn an_envelope_holds_ramps_and_holds() {
    let mut e = Envelope::constant(1.0);
    e.ramp(Frames(100), Frames(200), 0.5, Shape::Smooth);
    assert_eq!(e.at(Frames(50)), 1.0);
    assert_eq!(e.at(Frames(100)), 1.0);
    assert_eq!(e.at(Frames(150)), 0.75);
    assert_eq!(e.at(Frames(200)), 0.5);
    assert_eq!(e.at(Frames(9000)), 0.5);
    let mut filled = [0.0; 300];
    e.fill(Frames(0), &mut filled);
    assert!((0..300).all(|i| filled[i] == e.at(Frames(i as u64))));
}
