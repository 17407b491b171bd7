//! The mixer put together: beds opened, chimes decoded, the speaker started.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::library::{BedSource, Shelf};
use crate::mixer::{Assets, Mixer};
use crate::routine::SoundRef;
use crate::sound::{self, Ahead, Clip, Looped, Source, Supply, loudness};
use crate::timeline::{ClipRef, Timeline};
use crate::unit::Decibels;
use crate::voice::{Casting, Speaker};

/// How the mixer's slow sources are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
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
    /// Counts lines that a voice failed to speak.
    pub unspoken: Arc<AtomicU64>,
}

impl Assembly {
    /// The mixer of the timeline it was made for.
    #[must_use]
    pub fn mixer(self, pace: Pace) -> Mixer {
        let timeline = Arc::clone(&self.timeline);
        Mixer::new(timeline, self.assets(pace))
    }

    /// What a mixer needs, decoded where it has to be in memory; files are measured from end to end, which
    /// takes its time. It serves for other times of the same steps as well.
    #[must_use]
    pub fn assets(self, pace: Pace) -> Assets {
        let Self { timeline, shelf, beds, recordings: mut clips, casting, bed_level, unspoken } = self;
        let seed = seed_of(&timeline.id);
        let wanted = chimes(&timeline);
        let (rung, beds) = std::thread::scope(|scope| {
            // Chimes on the other core, while this one opens the beds.
            let rung = scope.spawn(|| ring(&shelf, &wanted));
            let opened = |(name, bed)| Some((SoundRef::clone(&name), open(bed, &name, seed, pace)?));
            let beds = beds.into_iter().filter_map(opened).collect();
            (rung.join().unwrap_or_default(), beds)
        });
        clips.extend(rung);
        // Without a thread nobody speaks, and all is shown.
        let speaker = casting.and_then(|casting| Speaker::start(casting, unspoken).ok());
        let supply = speaker.map(|speaker| Box::new(speaker) as Box<dyn Supply>);
        Assets { beds, clips, supply, bed_level }
    }
}

fn ring(shelf: &Shelf, names: &BTreeSet<&SoundRef>) -> HashMap<ClipRef, Clip> {
    let clip = |name: &&SoundRef| Some((ClipRef::Chime((*name).clone()), shelf.chime(name).ok()?));
    names.iter().filter_map(clip).collect()
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

fn open(bed: BedSource, name: &SoundRef, seed: u64, pace: Pace) -> Option<Box<dyn Source>> {
    match bed {
        BedSource::BuiltIn(built_in) => sound::bed(&built_in, seed ^ seed_of(name.name())),
        BedSource::File(media, author) => {
            let level = loudness::bed_gain(&media).unwrap_or(Decibels::UNITY);
            let looped = Looped::open(&media, (level + author).factor()).ok()?;
            Some(match pace {
                Pace::Live => Box::new(Ahead::of(looped)),
                Pace::Offline => Box::new(looped),
            })
        }
    }
}

/// The same routine always sounds the same: its beds grow from its name (FNV-1a).
fn seed_of(name: &str) -> u64 {
    name.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
