//! The limiter: a ceiling that nothing passes, and no step on the way.

use balm::mixer::{LOOKAHEAD, Limiter};
use balm::sound::Frame;

fn noise(n: usize, loud: f32) -> Vec<Frame> {
    let mut seed = 7u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as f32 / 8_388_608.0 - 1.0
    };
    (0..n)
        .map(|i| Frame { left: next(), right: next() } * if i / 3000 % 2 == 0 { loud } else { 0.1 })
        .collect()
}

#[test]
fn nothing_passes_the_ceiling() {
    let mut sound = noise(48_000, 3.0);
    Limiter::new(0.5).apply(&mut sound);
    let peak = sound.iter().fold(0.0f32, |p, f| p.max(f.peak()));
    assert!(peak <= 0.500_01, "{peak}");
    assert!(peak > 0.2, "it limits, it does not silence: {peak}");
}

#[test]
fn what_is_under_the_ceiling_is_only_delayed() {
    let sound = noise(48_000, 0.4);
    let mut out = sound.clone();
    Limiter::new(0.5).apply(&mut out);
    assert_eq!(out[LOOKAHEAD..], sound[..sound.len() - LOOKAHEAD]);
}

#[test]
fn the_size_of_blocks_changes_nothing() {
    let mut whole = noise(30_000, 1.5);
    let mut parts = whole.clone();
    Limiter::new(0.5).apply(&mut whole);
    let mut limiter = Limiter::new(0.5);
    parts.chunks_mut(113).for_each(|b| limiter.apply(b));
    assert_eq!(whole, parts);
}

#[test]
fn the_gain_moves_without_a_step() {
    let mut sound = vec![Frame::mono(0.4); 9600];
    sound[4800..4900].fill(Frame::mono(2.0));
    Limiter::new(0.5).apply(&mut sound);
    let step = sound[..4700 + LOOKAHEAD].windows(2).skip(LOOKAHEAD).map(|w| (w[1].left - w[0].left).abs());
    assert!(step.fold(0.0, f32::max) < 0.01);
}
