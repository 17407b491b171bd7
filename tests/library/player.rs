//! The live path without a device: a player, and a hand that pulls its output.

use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use balm::sink::{OutputStage, Player};
use balm::sound::Frame;
use balm::timeline::{Options, Timeline};
use balm::unit::Frames;

use crate::common::{Tone, largest_step, timeline, tone_mixer};

const ROUTINE: &str = r#"
balm = 1
title = "Tone"
[defaults]
bed = "rain"
gap = "1s"
fade = "1s"
[[step]]
title = "One"
for = "20s"
[[step]]
title = "Two"
for = "20s"
"#;

const SECOND: u64 = 48_000;

struct Hand {
    player: Player,
    output: OutputStage,
    heard: Vec<Frame>,
}

impl Hand {
    fn on(timeline: &Arc<Timeline>) -> Self {
        let theirs = Arc::clone(timeline);
        let (player, output) =
            Player::start(move || tone_mixer(&theirs), Frames::ZERO, 1.0).expect("a thread");
        sleep(Duration::from_millis(100));
        Self { player, output, heard: Vec::new() }
    }

    /// Pulls for so long, as a device would, but faster: no slower than the ring is filled.
    fn pull(&mut self, seconds: f64) {
        for _ in 0..(seconds * 48_000.0 / 1024.0) as usize {
            let mut buffer = [Frame::SILENCE; 1024];
            self.output.pull(&mut buffer);
            self.heard.extend_from_slice(&buffer);
            sleep(Duration::from_millis(15));
        }
    }
}

impl Hand {
    fn is_smooth(&self) {
        let step = largest_step(&self.heard);
        assert!(step < 1.1 * Tone::STEP, "a step of {step} where the tone has {}", Tone::STEP);
        assert_eq!(self.player.underruns(), 0);
    }
}

fn tone_timeline() -> Arc<Timeline> {
    Arc::new(timeline(ROUTINE, |_| Frames::ZERO, Options::default()))
}

#[test]
fn a_jump_fades_and_does_not_click() {
    let mut hand = Hand::on(&tone_timeline());
    hand.pull(3.0);
    hand.player.seek(Frames(21 * 48_000));
    hand.pull(2.0);
    hand.player.seek(Frames(0));
    hand.pull(2.0);
    hand.is_smooth();
}

#[test]
fn of_ten_jumps_at_once_the_newest_wins_and_the_sound_is_gone_once() {
    let mut hand = Hand::on(&tone_timeline());
    hand.pull(1.0);
    for second in 1..=10 {
        hand.player.seek(Frames(second * 2 * SECOND));
        hand.pull(0.03);
    }
    hand.pull(1.0);
    assert!(!hand.player.is_jumping());
    let at = hand.player.position().at;
    assert!(at >= Frames(20 * SECOND) && at < Frames(22 * SECOND), "{at:?}");
    let is_loud = |part: &[Frame]| part.iter().any(|frame| frame.peak() > 0.01);
    let loud: Vec<bool> = hand.heard.chunks(1024).map(is_loud).collect();
    let begins = loud.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    assert_eq!(begins, 1 + 1, "at the beginning, and after all jumps: {loud:?}");
    hand.is_smooth();
}

#[test]
fn another_mixer_takes_over_and_nothing_is_heard_of_it() {
    let timeline = tone_timeline();
    let mut hand = Hand::on(&timeline);
    for _ in 0..5 {
        hand.pull(0.4);
        hand.player.exchange(tone_mixer(&timeline));
    }
    hand.pull(1.0);
    hand.is_smooth();
}

#[test]
fn a_pause_fades_out_and_goes_on_with_the_next_frame() {
    let mut hand = Hand::on(&tone_timeline());
    hand.pull(3.0);
    hand.player.pause();
    hand.pull(1.0);
    assert!(hand.player.is_silent());
    let stood = hand.player.position().at;
    let tail = hand.heard.len() - 4096;
    assert!(hand.heard[tail..].iter().all(|f| *f == Frame::SILENCE), "a pause is digital silence");
    hand.pull(1.0);
    assert_eq!(hand.player.position().at, stood);
    let paused = hand.heard.len();
    hand.player.resume();
    hand.pull(1.5);
    // Once risen, what is heard is the tone at exactly the frames that follow the last one heard.
    let at = 65_000;
    let expected = Tone::frame(stood.0 + at).left;
    let heard = hand.heard[paused + at as usize].left;
    assert!((heard - expected).abs() < 1e-6, "{heard} where {expected} was due");
    hand.is_smooth();
}

#[test]
fn a_jump_while_paused_stays_silent_and_resumes_there() {
    let mut hand = Hand::on(&tone_timeline());
    hand.pull(2.0);
    hand.player.pause();
    hand.pull(0.5);
    hand.player.seek(Frames(10 * 48_000));
    hand.pull(0.5);
    assert!(!hand.player.is_jumping());
    let quiet = hand.heard.len() - 4096;
    assert!(hand.heard[quiet..].iter().all(|f| *f == Frame::SILENCE));
    assert_eq!(hand.player.position().at, Frames(10 * 48_000));
    hand.player.resume();
    hand.pull(1.0);
    assert!(hand.player.position().at > Frames(10 * 48_000));
    hand.is_smooth();
}

#[test]
fn volume_glides() {
    let mut hand = Hand::on(&tone_timeline());
    hand.pull(2.0);
    hand.player.set_volume(0.25);
    hand.pull(1.0);
    let level = hand.heard[hand.heard.len() - 4800..].iter().map(|f| f.peak()).fold(0.0, f32::max);
    assert!((f64::from(level) / (0.25 * Tone::LEVEL) - 1.0).abs() < 0.02, "{level}");
    hand.is_smooth();
}

#[test]
fn a_stop_is_silent_in_time() {
    let mut hand = Hand::on(&tone_timeline());
    hand.pull(2.0);
    hand.player.stop(Duration::from_millis(1000));
    hand.pull(1.1);
    assert!(hand.player.is_silent());
    hand.is_smooth();
}
