//! What a listener hears, asked of the export, which takes no time: what is heard is what is exported. The
//! expected seconds are those an author of the routine would expect.

use super::ear::{
    beginnings, decibels, falls, frames, level, no_click, rises, seconds, sounding, tone_level,
};
use super::folder::{BED_HZ, Folder, VOICE_HZ, VOICE_LENGTH};

crate::tests! {
    chimes_come_at_their_second
    a_bed_makes_room_for_a_voice_and_comes_back
    the_sound_fades_in_and_out
}

/// The windows of a fade's curve: whole waves of both tones.
const WINDOW: f64 = 0.1;

fn chimes_come_at_their_second() {
    let exported = Folder::new().export("chimes.toml");
    let heard: Vec<f64> = beginnings(&exported.sound, frames(0.4)).into_iter().map(seconds).collect();
    assert_eq!(heard.len(), 4, "{heard:?}");
    // The first one comes when the time to get ready is over.
    for (heard, wanted) in heard.into_iter().zip([1.0, 4.0, 7.0, 10.0]) {
        assert!((heard - wanted).abs() <= 0.05, "heard at {heard}, wanted at {wanted}");
    }
}

fn a_bed_makes_room_for_a_voice_and_comes_back() {
    // Recordings too are only heard where a voice is wanted.
    let exported = Folder::new().export_spoken("voice.toml", "heart");
    let sound = &exported.sound[sounding(&exported.sound)];
    let bed = tone_level(sound, BED_HZ, frames(WINDOW));
    let voice = tone_level(sound, VOICE_HZ, frames(WINDOW));
    let loudest = voice.iter().copied().fold(0.0, f64::max);
    assert!(loudest > 0.001, "no voice was heard");
    let speaks: Vec<usize> = (0..voice.len()).filter(|at| voice[*at] > loudest / 2.0).collect();
    let (first, last) = (speaks[0], speaks[speaks.len() - 1]);
    let length = (last - first + 1) as f64 * WINDOW;
    assert!((length - VOICE_LENGTH).abs() < 0.25, "a voice of {length} s");

    let before = bed[first - 15];
    let under: Vec<f64> = bed[first..=last].iter().map(|level| decibels(*level, before)).collect();
    assert!(under.iter().all(|level| (-10.0..=-5.0).contains(level)), "dB under the voice: {under:.1?}");
    assert!(decibels(bed[first - 1], before) < -4.0, "it was not down when the voice began: {bed:.4?}");
    let back = decibels(bed[last + 35], before);
    assert!(back.abs() < 1.0, "{back:.1} dB 3.5 s after the voice: {bed:.4?}");
    assert!(decibels(loudest, bed[first + 5]) > 10.0, "the voice is {loudest}, the bed {}", bed[first + 5]);
    no_click(sound, &[(BED_HZ, before), (VOICE_HZ, loudest)]);
}

fn the_sound_fades_in_and_out() {
    let exported = Folder::new().export("tone.toml");
    let sound = &exported.sound[sounding(&exported.sound)];
    let curve = level(sound, frames(WINDOW));
    let full = curve.iter().copied().fold(0.0, f64::max);
    let up = curve.iter().position(|level| *level > 0.98 * full).expect("a loudest window");
    let down = curve.iter().rposition(|level| *level > 0.98 * full).expect("a loudest window");
    let (fade_in, fade_out) = (up as f64 * WINDOW, (curve.len() - down) as f64 * WINDOW);
    assert!((1.0..=5.0).contains(&fade_in), "fades in for {fade_in} s: {curve:.4?}");
    assert!((3.0..=11.0).contains(&fade_out), "fades out for {fade_out} s: {curve:.4?}");
    rises(&curve[..=up], 0.02).unwrap_or_else(|message| panic!("fading in it {message}"));
    falls(&curve[down..], 0.02).unwrap_or_else(|message| panic!("fading out: {message}"));
    let dip = (up..=down).find(|at| curve[*at] < 0.95 * full);
    assert_eq!(dip, None, "a dip in this tenth of a second: {curve:.4?}");
    assert!(curve[0] < 0.1 * full && curve[curve.len() - 1] < 0.1 * full, "{curve:.4?}");
    no_click(sound, &[(BED_HZ, full * 2.0_f64.sqrt())]);
    // The steps' time, the time to get ready, the fade: no more.
    let whole = seconds(sound.len());
    assert!((13.0..=27.0).contains(&whole), "{whole} s of sound");
}
