//! Speech that comes while it plays: the same frames as if all of it had been there from the
//! beginning, a line or two in memory, and a late line that costs nothing but itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use balm::export::{AudioOptions, Chapters, Depth, Loudness, Output, OutputKind, Tags, export_audio};
use balm::mixer::{Assets, Mixer};
use balm::routine::SoundRef;
use balm::sound::{Clip, Frame, Source, Supply};
use balm::timeline::{ClipRef, Options, Timeline};
use balm::unit::Frames;

use crate::common::{Tone, largest_step, timeline};

const ROUTINE: &str = r#"
balm = 1
title = "Six lines"
[[step]]
title = "One"
for = "12s"
say = "First."
cues = { 5s = "Second.", 9s = "Third." }
[[step]]
title = "Two"
for = "20s"
say = "First."
cues = { 8s = "Fourth.", "every 6s" = "Fifth." }
"#;

const SPOKEN: Frames = Frames::from_millis(2000);

/// Half a second more rings on than is spoken, as in a room.
fn clip(line: usize) -> Clip {
    let n = SPOKEN.0 + 24_000;
    let wave = |i: u64| {
        let edge = (i.min(n - i) as f32 / 4800.0).min(1.0);
        Frame::mono(edge * 0.05 * (i as f32 * (0.02 + 0.005 * line as f32)).sin())
    };
    (0..n).map(wave).collect::<Vec<_>>().into()
}

/// Makes clips on a thread, each after a while; remembers them.
struct Slow {
    asked: Sender<usize>,
    made: Receiver<(usize, Clip)>,
    requests: Arc<AtomicUsize>,
}

impl Slow {
    /// `known` keeps a look on what was given away.
    fn after(delay: Duration, known: Sender<std::sync::Weak<[Frame]>>) -> Self {
        let (asked, inbox) = channel::<usize>();
        let (out, made) = channel();
        thread::spawn(move || {
            for line in inbox {
                thread::sleep(delay);
                let clip = clip(line);
                let _ = known.send(Arc::downgrade(&clip.frames));
                if out.send((line, clip)).is_err() {
                    return;
                }
            }
        });
        Self { asked, made, requests: Arc::default() }
    }
}

impl Supply for Slow {
    fn ask(&mut self, line: usize) {
        self.requests.fetch_add(1, Relaxed);
        let _ = self.asked.send(line);
    }

    fn take(&mut self, patience: Duration) -> Option<(usize, Clip)> {
        self.made.recv_timeout(patience).ok()
    }
}

fn laid_out() -> Arc<Timeline> {
    laid_out_of(ROUTINE)
}

fn laid_out_of(routine: &str) -> Arc<Timeline> {
    let options = Options {
        start_in: balm::timeline::GetReady::Exactly(balm::unit::Duration::from_secs(1)),
        ..Options::default()
    };
    Arc::new(timeline(routine, |_| SPOKEN, options))
}

fn at_hand(timeline: &Arc<Timeline>) -> Mixer {
    let clip = |c: &balm::timeline::Clip| match c.sound {
        ClipRef::Speech(line) => (c.sound.clone(), clip(line)),
        ClipRef::Chime(_) => unreachable!("nothing rings"),
    };
    let clips = timeline.clips.iter().map(clip).collect();
    Mixer::new(Arc::clone(timeline), Assets { beds: beds(timeline), clips, ..Assets::default() })
}

/// The tone for a bed.
fn beds(timeline: &Timeline) -> Vec<(SoundRef, Box<dyn Source>)> {
    timeline.beds.iter().map(|b| (b.sound.clone(), Box::new(Tone::new()) as Box<dyn Source>)).collect()
}

type Given = Receiver<std::sync::Weak<[Frame]>>;

fn supplied(timeline: &Arc<Timeline>, delay: u64) -> (Mixer, Given, Arc<AtomicUsize>) {
    let (known, given) = channel();
    let slow = Slow::after(Duration::from_millis(delay), known);
    let requests = Arc::clone(&slow.requests);
    let supply: Option<Box<dyn Supply>> = Some(Box::new(slow));
    let assets = Assets { beds: beds(timeline), supply, ..Assets::default() };
    (Mixer::new(Arc::clone(timeline), assets), given, requests)
}

fn pull(mixer: &mut Mixer, frames: u64, patience: u64) -> Vec<Frame> {
    let mut out = vec![Frame::SILENCE; frames as usize];
    for part in out.chunks_mut(4096) {
        mixer.gather(Duration::from_millis(patience));
        mixer.fill(part);
    }
    out
}

#[test]
fn lines_that_come_in_time_sound_as_if_they_had_always_been_there() {
    let timeline = laid_out();
    let whole = pull(&mut at_hand(&timeline), timeline.end.0, 0);
    let (mut mixer, ..) = supplied(&timeline, 20);
    assert!(pull(&mut mixer, timeline.end.0, 5000) == whole);
    assert!(whole.iter().any(|f| f.peak() > 0.04));
}

#[test]
fn a_line_or_two_are_in_memory_and_each_is_asked_for_once() {
    let timeline = laid_out();
    let (mut mixer, given, requests) = supplied(&timeline, 0);
    let mut known = Vec::new();
    let mut most = 0;
    for _ in 0..timeline.end.0 / 24_000 {
        pull(&mut mixer, 24_000, 5000);
        known.extend(given.try_iter());
        most = most.max(known.iter().filter(|clip| clip.strong_count() > 0).count());
    }
    assert_eq!(requests.load(Relaxed), timeline.clips.len());
    assert!((2..=4).contains(&most), "{most} of {} at once", timeline.clips.len());
}

#[test]
fn a_line_that_comes_too_late_is_left_out_and_nothing_else_is() {
    let timeline = laid_out_of(&ROUTINE.replacen("[[step]]", "[defaults]\nbed = \"rain\"\n[[step]]", 1));
    let bed = Assets { beds: beds(&timeline), ..Assets::default() };
    let alone = pull(&mut Mixer::new(Arc::clone(&timeline), bed), timeline.end.0, 0);
    // Each takes longer than all of it lasts here, where nobody waits.
    let (mut mixer, ..) = supplied(&timeline, 60_000);
    let sound = pull(&mut mixer, timeline.end.0, 0);
    assert!(sound == alone && sound.iter().any(|f| f.peak() > 0.01), "the bed goes on, and is all there is");
    assert!(mixer.is_over());
}

#[test]
fn a_jump_lands_on_a_line_that_is_there() {
    let timeline = laid_out();
    let whole = pull(&mut at_hand(&timeline), timeline.end.0, 0);
    let (mut mixer, ..) = supplied(&timeline, 30);
    // Into the middle of a line, to the beginning of one, back to the first.
    for to in [timeline.clips[4].at.0 + 30_000, timeline.clips[3].at.0, timeline.clips[0].at.0] {
        mixer.seek(Frames(to));
        let sound = pull(&mut mixer, 48_000, 5000);
        assert!(sound == whole[to as usize..to as usize + 48_000], "from {to}");
    }
}

#[test]
fn the_last_line_can_be_said_again_though_it_was_let_go() {
    let timeline = laid_out();
    let (mut mixer, ..) = supplied(&timeline, 1);
    let until = timeline.clips[2].at.0 + SPOKEN.0 + 40_000;
    pull(&mut mixer, until, 5000);
    mixer.say_again(0);
    let sound = pull(&mut mixer, 96_000, 0);
    assert!(sound.iter().any(|f| f.peak() > 0.04));
    assert!(largest_step(&sound) < 0.01);
}

#[test]
fn a_file_has_its_first_line_whole_however_slowly_it_is_spoken() {
    let routine = "balm = 1\ntitle = \"Slow\"\n[[step]]\ntitle = \"One\"\nfor = \"6s\"\nsay = \"First.\"\n";
    let timeline = Arc::new(timeline(routine, |_| SPOKEN, Options::default()));
    let exported = |mut mixer: Mixer| {
        let read = balm::routine::read(routine, "slow").routine.expect("a routine");
        let preparation = crate::common::preparation(&read);
        let tags = Tags::of(&read, &timeline, Chapters::None, &preparation, None);
        let format = OutputKind::named("pcm").and_then(OutputKind::sound).expect("a sound format");
        let mut bytes = Vec::new();
        let options = AudioOptions { small: false, depth: Depth::Float, loudness: Loudness::Lufs(-20.0) };
        let out = Output::Pipe(&mut bytes);
        export_audio(&mut mixer, &tags, (format, options), out, &mut |_| true).expect("it is written");
        bytes
    };
    // Slower than a jump waits for a line: it is gone through twice.
    let (slow, ..) = supplied(&timeline, 1300);
    assert!(exported(slow) == exported(at_hand(&timeline)));
}

/// Gives every line but one, which it has no frames for, and one more, which never comes.
struct Lacking {
    ready: Vec<(usize, Clip)>,
    failed: usize,
    lost: usize,
}

impl Supply for Lacking {
    fn ask(&mut self, line: usize) {
        let made = if line == self.failed { Clip::nothing() } else { clip(line) };
        self.ready.extend((line != self.lost).then_some((line, made)));
    }

    fn take(&mut self, _: Duration) -> Option<(usize, Clip)> {
        self.ready.pop()
    }
}

#[test]
fn a_line_that_cannot_be_had_is_counted_once_however_often_the_session_is_gone_through() {
    let timeline = laid_out();
    let lines = |c: &balm::timeline::Clip| match c.sound {
        ClipRef::Speech(line) => line,
        ClipRef::Chime(_) => unreachable!("nothing rings"),
    };
    // The first line is said twice.
    let failed = timeline.clips.first().map(lines).expect("a line");
    let lost = timeline.clips.get(2).map(lines).expect("a line");
    let supply: Box<dyn Supply> = Box::new(Lacking { ready: Vec::new(), failed, lost });
    let mut mixer = Mixer::new(
        Arc::clone(&timeline),
        Assets { beds: beds(&timeline), supply: Some(supply), ..Assets::default() },
    );
    let mut waited = 0;
    for _ in 0..2 {
        let mut out = vec![Frame::SILENCE; 4096];
        while !mixer.is_over() {
            while !mixer.gather(Duration::ZERO) {
                waited += 1;
                mixer.forgo();
            }
            mixer.fill(&mut out);
        }
        assert_eq!(mixer.unheard(), 2);
        mixer.seek(Frames::ZERO);
    }
    // Done without once, it is not waited for again.
    assert_eq!(waited, 1);
}
