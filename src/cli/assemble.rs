//! The mixer put together: beds opened, chimes decoded, the speaker started.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::library::{BedSource, Shelf, SoundError};
use crate::mixer::{Assets, Mixer};
use crate::routine::SoundRef;
use crate::sound::{self, Ahead, Clip, Looped, Source, Supply, loudness};
use crate::timeline::{ClipRef, Timeline};
use crate::unit::Decibels;
use crate::voice::{Casting, Speaker};

use super::fail::Failure;
use super::prepare::soundless;

/// How the mixer's slow sources are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    /// Live: by a thread, ahead of time.
    Live,
    /// As they are needed: nobody waits.
    Offline,
}

/// Everything a mixer is made of. It is made on the thread that will run it.
pub struct Assembly {
    pub timeline: Arc<Timeline>,
    pub shelf: Shelf,
    pub beds: Vec<(SoundRef, BedSource)>,
    pub recordings: HashMap<ClipRef, Clip>,
    /// Who speaks; `None` while nobody does.
    pub casting: Option<Casting>,
    pub bed_level: Decibels,
}

impl Assembly {
    /// The mixer of the timeline it was made for, to be heard now: what cannot be had after all is left out.
    #[must_use]
    pub fn mixer(self) -> Mixer {
        let timeline = Arc::clone(&self.timeline);
        Mixer::new(timeline, self.assets())
    }

    /// The same for a file, from which nothing may be missing.
    pub fn offline(self) -> Result<Mixer, Failure> {
        let timeline = Arc::clone(&self.timeline);
        let (assets, lost) = self.open(Pace::Offline);
        lost.map_or_else(|| Ok(Mixer::new(timeline, assets)), Err)
    }

    /// Opens no other bed than the one that comes first.
    pub fn keep_first_bed(&mut self) {
        let first = self.timeline.beds.first().map(|bed| bed.sound.clone());
        self.beds.retain(|(name, _)| Some(name) == first.as_ref());
    }

    /// What a mixer needs, decoded where it has to be in memory; files are measured from end to end, which
    /// takes its time. It serves for other times of the same steps as well.
    #[must_use]
    pub fn assets(self) -> Assets {
        self.open(Pace::Live).0
    }

    fn open(self, pace: Pace) -> (Assets, Option<Failure>) {
        let Self { timeline, shelf, beds: sources, recordings: mut clips, casting, bed_level } = self;
        let seed = seed_of(&timeline.id);
        let wanted = chimes(&timeline);
        let mut lost = None;
        let mut beds = Vec::new();
        let rung = std::thread::scope(|scope| {
            // Chimes on the other core, while this one opens the beds.
            let rung = scope.spawn(|| wanted.iter().map(|name| (*name, shelf.chime(name))).collect());
            for (name, bed) in sources {
                match open(bed, &name, seed, pace) {
                    Ok(source) => beds.push((name, source)),
                    Err(e) => lost = Some(soundless(e)),
                }
            }
            rung.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        let rung: Vec<(&SoundRef, Result<Clip, SoundError>)> = rung;
        for (name, clip) in rung {
            match clip {
                Ok(clip) => _ = clips.insert(ClipRef::Chime(name.clone()), clip),
                Err(e) => lost = Some(soundless(e)),
            }
        }
        let supply = match casting.map(Speaker::start) {
            Some(Ok(speaker)) => Some(Box::new(speaker) as Box<dyn Supply>),
            // Nobody speaks, and all is shown.
            Some(Err(e)) => {
                lost = Some(Failure::deed(format!("the voices cannot be asked: {e}")));
                None
            }
            None => None,
        };
        (Assets { beds, clips, supply, bed_level }, lost)
    }
}

/// The chimes of a timeline.
pub fn chimes(timeline: &Timeline) -> BTreeSet<&SoundRef> {
    timeline
        .clips
        .iter()
        .filter_map(|clip| match &clip.sound {
            ClipRef::Chime(name) => Some(name),
            ClipRef::Speech(_) => None,
        })
        .collect()
}

fn open(bed: BedSource, name: &SoundRef, seed: u64, pace: Pace) -> Result<Box<dyn Source>, SoundError> {
    Ok(match bed {
        BedSource::BuiltIn(built_in) => sound::bed(&built_in, seed ^ seed_of(name.name()))
            .ok_or_else(|| SoundError::Unknown(built_in.clone()))?,
        BedSource::File(media, author) => {
            let level = loudness::bed_gain(&media).unwrap_or(Decibels::UNITY);
            let looped = Looped::open(&media, (level + author).factor())?;
            match pace {
                Pace::Live => Box::new(Ahead::of(looped)),
                Pace::Offline => Box::new(looped),
            }
        }
    })
}

/// The same routine always sounds the same: its beds grow from its name (FNV-1a).
fn seed_of(name: &str) -> u64 {
    name.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
