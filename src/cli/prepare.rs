//! A routine's way from its name to a mixer: found, read, changed, laid out, its sounds at hand.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::diagnostic::nearest;
use crate::display;
use crate::library::{BedSource, Found, Origin, Shelf, SoundError};
use crate::mixer::{Assets, Mixer};
use crate::routine::{self, Routine, SoundRef};
use crate::sound::{self, Ahead, Clip, Looped, Source, loudness};
use crate::timeline::{self, ClipRef, Options, Script, Timeline};
use crate::unit::{Decibels, Duration, Frames};

use super::args::Changes;
use super::env::Env;
use super::fail::Failure;

/// Finds and reads a routine. A warning goes to standard error and does not stop it.
pub fn read(env: &Env, name: &str) -> Result<(Found, Routine), Failure> {
    let found = env.library.find(name).map_err(Failure::deed)?;
    let routine = read_found(&found)?;
    Ok((found, routine))
}

/// Reads a routine that was found.
pub fn read_found(found: &Found) -> Result<Routine, Failure> {
    let reading = routine::read(&found.text, &found.stem());
    let drawn = || display::report(&found.shown(), &found.text, &reading.report);
    match reading.routine {
        Some(routine) => {
            if reading.report.warnings() > 0 {
                super::output::complain(drawn().trim_end());
            }
            Ok(routine)
        }
        None => Err(Failure::Routine { report: drawn() }),
    }
}

/// A routine laid out, its sounds found.
pub struct Prepared {
    /// When everything happens.
    pub timeline: Arc<Timeline>,
    shelf: Shelf,
    beds: Vec<(SoundRef, BedSource)>,
    speech: HashMap<ClipRef, Clip>,
    seed: u64,
}

/// How the mixer's slow sources are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Live: by a thread, ahead of time.
    Live,
    /// As they are needed: nobody waits.
    Offline,
}

impl Prepared {
    /// Lays a routine out as the listener wants it and finds what it sounds with.
    pub fn new(
        mut routine: Routine,
        origin: &Origin,
        changes: &Changes,
        start_in: Duration,
        speed: f64,
    ) -> Result<Self, Failure> {
        let mut shelf = Shelf::of(&routine, origin);
        change_bed(&mut routine, &mut shelf, changes)?;
        let script = Script::of(&routine);
        let mut speech = HashMap::new();
        for (i, line) in script.lines.iter().enumerate() {
            if let Some(path) = &line.audio {
                speech.insert(ClipRef::Speech(i), shelf.recording(path).map_err(soundless)?);
            }
        }
        let length = |i| speech.get(&ClipRef::Speech(i)).map_or(Frames::ZERO, Clip::length);
        let lengths: Vec<Frames> = (0..script.lines.len()).map(length).collect();
        let timeline = timeline::compile(&routine, &script, &lengths, Options { start_in, speed });
        let names: BTreeSet<_> = timeline.beds.iter().map(|b| b.sound.clone()).collect();
        let beds = names
            .into_iter()
            .map(|name| Ok((name.clone(), shelf.bed(&name).map_err(soundless)?)))
            .collect::<Result<_, Failure>>()?;
        // Chimes are decoded later, but a routine that cannot ring is told of now.
        for name in chimes(&timeline) {
            if matches!(name, SoundRef::Own(_)) {
                shelf.chime(name).map_err(soundless)?;
            }
        }
        Ok(Self { seed: seed_of(&routine.id), timeline: Arc::new(timeline), shelf, beds, speech })
    }

    /// The mixer: decodes what has to be in memory. What is not ready in time is counted in `late`.
    #[must_use]
    pub fn mixer(self, pace: Pace, late: &Arc<AtomicU64>) -> Mixer {
        let Self { timeline, shelf, beds, speech: mut clips, seed } = self;
        let wanted = chimes(&timeline);
        let (rung, beds) = std::thread::scope(|scope| {
            // Chimes on the other core, while this one opens the beds.
            let rung = scope.spawn(|| ring(&shelf, &wanted));
            let opened = |(name, bed)| Some((SoundRef::clone(&name), open(bed, &name, seed, pace, late)?));
            let beds = beds.into_iter().filter_map(opened).collect();
            (rung.join().unwrap_or_default(), beds)
        });
        clips.extend(rung);
        Mixer::new(Arc::clone(&timeline), Assets { beds, clips })
    }
}

fn ring(shelf: &Shelf, names: &BTreeSet<&SoundRef>) -> HashMap<ClipRef, Clip> {
    let clip = |name: &&SoundRef| Some((ClipRef::Chime((*name).clone()), shelf.chime(name).ok()?));
    names.iter().filter_map(clip).collect()
}

fn chimes(timeline: &Timeline) -> BTreeSet<&SoundRef> {
    timeline
        .clips
        .iter()
        .filter_map(|clip| match &clip.sound {
            ClipRef::Chime(name) => Some(name),
            ClipRef::Speech(_) => None,
        })
        .collect()
}

fn open(
    bed: BedSource,
    name: &SoundRef,
    seed: u64,
    pace: Pace,
    late: &Arc<AtomicU64>,
) -> Option<Box<dyn Source>> {
    match bed {
        BedSource::BuiltIn(built_in) => sound::bed(&built_in, seed ^ seed_of(name.name())),
        BedSource::File(media, author) => {
            let level = loudness::bed_gain(&media).unwrap_or(Decibels::UNITY);
            let looped = Looped::open(&media, (level + author).factor()).ok()?;
            Some(match pace {
                Pace::Live => Box::new(Ahead::of(looped, Arc::clone(late))),
                Pace::Offline => Box::new(looped),
            })
        }
    }
}

/// A sound the routine needs is not to be had.
fn soundless(why: SoundError) -> Failure {
    Failure::routine(why).hint("The routine needs this sound beside it; whoever made it can give it to you.")
}

/// The same routine always sounds the same: its beds grow from its name (FNV-1a).
fn seed_of(name: &str) -> u64 {
    name.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The listener's own bed, throughout.
fn change_bed(routine: &mut Routine, shelf: &mut Shelf, changes: &Changes) -> Result<(), Failure> {
    let bed = match changes.bed.as_deref() {
        _ if changes.no_bed => None,
        None => return Ok(()),
        Some("none") => None,
        Some(name) if sound::BEDS.iter().any(|b| b.name == name) => Some(SoundRef::BuiltIn(name.to_owned())),
        Some(name) if routine.sounds.contains_key(name) => Some(SoundRef::Own(name.to_owned())),
        Some(path) if Path::new(path).exists() => {
            let given = shelf.give(path.into());
            // The routine is in order; what was typed is not.
            shelf.bed(&given).map_err(|e| Failure::usage(e).hint("`--bed` takes a sound file."))?;
            Some(given)
        }
        Some(other) => {
            let names = sound::BEDS.iter().map(|b| b.name);
            let meant =
                nearest(other, names).map(|n| format!(" (did you mean \"{n}\"?)")).unwrap_or_default();
            return Err(Failure::usage(format!("there is no bed or sound file called \"{other}\"{meant}"))
                .hint("`balm sounds` lists the beds."));
        }
    };
    for step in routine.sections.iter_mut().flat_map(|s| &mut s.steps) {
        step.bed.clone_from(&bed);
        for cue in &mut step.cues {
            cue.bed = None;
        }
    }
    Ok(())
}
