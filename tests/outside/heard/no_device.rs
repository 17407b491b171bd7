//! Without a sound server and a sound card.

use std::time::Instant;

use super::folder::Folder;

crate::tests! {
    without_a_sound_device_a_routine_goes_on_in_silence
    a_demanded_device_that_is_missing_is_an_error
}

fn without_a_sound_device_a_routine_goes_on_in_silence() {
    let folder = Folder::new();
    let started = Instant::now();
    let mut balm =
        folder.without_sound(&["play", "words.toml", "--plain", "--start-in", "1s", "--speed", "4"]);
    let output = balm.output().expect("balm runs");
    let (took, said) = (started.elapsed(), String::from_utf8_lossy(&output.stderr).into_owned());
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("balm export"), "it does not name the way to an audio file: {said}");
    assert!(said.lines().count() <= 2, "more than a line or two: {said}");
    let written = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(written.contains("Listen.") && written.contains("Listen again."), "{written}");
    // Four times as fast.
    assert!((2.0..12.0).contains(&took.as_secs_f64()), "{took:?}");
}

fn a_demanded_device_that_is_missing_is_an_error() {
    let folder = Folder::new();
    let output = folder.without_sound(&["play", "chimes.toml", "--device", "no-such-device"]).output();
    let output = output.expect("balm runs");
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-device"));
}
