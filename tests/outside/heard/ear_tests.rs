//! The ear itself, on sounds whose truth is known.

use super::ear::{
    RATE, beginnings, decibels, difference, falls, find, frames, largest_step, level, longest_silence, rises,
    seconds, sounding, tone_level,
};
use super::sounds::{noise, silence, tone};

crate::tests! {
    sounds_begin_where_silence_ends
    a_soft_beginning_is_found_within_ten_milliseconds
    a_hole_is_found_and_measured
    a_zero_crossing_is_no_hole
    levels_are_those_of_the_sound
    two_tones_are_told_apart
    a_click_stands_out
    a_fade_is_told_from_a_wobble
    a_part_is_found_in_the_whole
    a_part_played_softly_is_found_and_its_difference_told
}

fn sounds_begin_where_silence_ends() {
    let sound = [silence(1.0), tone(440.0, 0.1, 0.5), silence(0.5), tone(440.0, 0.1, 0.2)].concat();
    // A sine begins at zero: one frame later it is heard.
    assert_eq!(beginnings(&sound, frames(0.3)), [frames(1.0) + 1, frames(2.0) + 1]);
    assert_eq!(beginnings(&sound, frames(0.9)), [frames(1.0) + 1]);
    assert_eq!(sounding(&sound), frames(1.0) + 1..sound.len());
    assert_eq!(sounding(&silence(1.0)), 0..0);
}

fn a_soft_beginning_is_found_within_ten_milliseconds() {
    let mut soft = tone(880.0, 0.05, 1.0);
    let rise = frames(0.2);
    for (at, frame) in soft.iter_mut().enumerate().take(rise) {
        let gain = 0.5 - 0.5 * (std::f32::consts::PI * at as f32 / rise as f32).cos();
        *frame = frame.map(|sample| sample * gain);
    }
    let sound = [silence(0.5), soft].concat();
    let heard = beginnings(&sound, frames(0.3))[0];
    assert!(seconds(heard) - 0.5 < 0.01, "{}", seconds(heard));
}

fn a_hole_is_found_and_measured() {
    let mut sound = noise(0.2, 1.0);
    sound[1000..1240].fill([0.0; 2]);
    sound[5000..5010].fill([0.0; 2]);
    assert_eq!(longest_silence(&sound), 1000..1240);
    assert_eq!(longest_silence(&silence(0.1)).len(), frames(0.1));
}

fn a_zero_crossing_is_no_hole() {
    assert!(longest_silence(&tone(220.0, 0.2, 1.0)).len() <= 1);
    assert!(longest_silence(&noise(0.2, 1.0)).len() <= 1);
}

fn levels_are_those_of_the_sound() {
    let curve = level(&tone(200.0, 0.5, 1.0), frames(0.1));
    assert_eq!(curve.len(), 10);
    assert!(curve.iter().all(|rms| (rms - 0.5 / 2.0_f64.sqrt()).abs() < 1e-6), "{curve:?}");
    assert!((decibels(0.5, 1.0) + 6.02).abs() < 0.01);
}

fn two_tones_are_told_apart() {
    let mut sound = tone(220.0, 0.1, 1.0);
    for (both, other) in sound.iter_mut().zip(tone(1000.0, 0.3, 1.0)) {
        *both = [both[0] + other[0], both[1] + other[1]];
    }
    let near = |curve: Vec<f64>, wanted: f64| curve.iter().all(|value| (value - wanted).abs() < 1e-4);
    assert!(near(tone_level(&sound, 220.0, frames(0.1)), 0.1));
    assert!(near(tone_level(&sound, 1000.0, frames(0.1)), 0.3));
    assert!(near(tone_level(&sound, 500.0, frames(0.1)), 0.0));
}

fn a_click_stands_out() {
    let mut sound = tone(220.0, 0.2, 1.0);
    let smooth = largest_step(&sound);
    assert!(smooth < 0.2 * (std::f32::consts::TAU * 220.0 / RATE as f32) * 1.01);
    sound.drain(10_000..10_100);
    assert!(largest_step(&sound) > 2.0 * smooth);
}

fn a_fade_is_told_from_a_wobble() {
    assert!(rises(&[0.0, 0.1, 0.3, 0.3, 0.295], 0.02).is_ok());
    assert!(rises(&[0.0, 0.1, 0.05, 0.3], 0.02).is_err());
    assert!(falls(&[0.3, 0.2, 0.1, 0.0], 0.0).is_ok());
    assert!(falls(&[0.3, 0.1, 0.2, 0.0], 0.02).is_err());
}

fn a_part_is_found_in_the_whole() {
    let whole = noise(0.2, 2.0);
    let (at, off) = find(&whole[40_000..44_800], &whole);
    assert_eq!((at, off), (40_000, 0.0));
    assert_eq!(difference(&whole[..100], &whole), 0.0);
}

fn a_part_played_softly_is_found_and_its_difference_told() {
    let whole = noise(0.2, 1.0);
    let soft: Vec<_> = whole[9_000..9_600].iter().map(|frame| frame.map(|sample| sample * 0.99)).collect();
    let (at, off) = find(&soft, &whole);
    assert_eq!(at, 9_000);
    assert!((0.001..0.0021).contains(&off), "{off}");
}
