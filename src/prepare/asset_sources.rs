//! The sounds of a mixer: beds opened, chimes decoded, the speaker started.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::library::{BedSource, SoundError, SoundFiles};
use crate::mixer::{Assets, Mixer};
use crate::routine::{Kind, SoundRef};
use crate::sound::{self, Ahead, Clip, Hour, Layered, Looped, Recording, Source, Supply, loudness};
use crate::timeline::{ClipRef, Timeline};
use crate::unit::{Decibels, fnv1a};
use crate::voice::{Casting, Speaker};

use super::PrepareError;
use super::supply::Lines;

/// How the mixer's slow sources are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    /// By a thread, ahead of time.
    Live,
    /// When they are needed, without waiting.
    Offline,
}

/// What a mixer is made from. `Send`, so that it can be opened on the thread that runs the mixer.
pub struct AssetSources {
    pub(super) timeline: Arc<Timeline>,
    pub(super) sounds: SoundFiles,
    pub(super) beds: Vec<(SoundRef, BedSource)>,
    /// Clips that are at hand.
    pub(super) clips: HashMap<ClipRef, Clip>,
    /// Recordings, by their lines.
    pub(super) recordings: HashMap<usize, Recording>,
    /// Chimes that the timeline may come to need.
    pub(super) later_chimes: BTreeSet<SoundRef>,
    /// The voice that speaks; `None` if no voice does.
    pub(super) casting: Option<Casting>,
    pub(super) bed_level: Decibels,
    pub(super) waits: bool,
}

impl AssetSources {
    /// The mixer, to be heard now: what cannot be opened any more stays silent. Files are measured from
    /// end to end, which takes its time.
    #[must_use]
    pub fn live(self) -> Mixer {
        let timeline = Arc::clone(&self.timeline);
        self.live_in(|| timeline).1
    }

    /// The same with another timeline of the same steps, asked for when everything is open.
    pub(super) fn live_in(self, timeline: impl FnOnce() -> Arc<Timeline>) -> (Arc<Timeline>, Mixer) {
        let waits = self.waits;
        let (assets, _) = self.open(Pace::Live);
        let timeline = timeline();
        let mut mixer = Mixer::new(Arc::clone(&timeline), assets);
        if waits {
            mixer.wait_for_listener();
        }
        (timeline, mixer)
    }

    /// The mixer for a file, from which nothing may be missing.
    ///
    /// # Errors
    /// [`PrepareError`] if a sound can no longer be opened.
    pub fn offline(self) -> Result<Mixer, PrepareError> {
        let timeline = Arc::clone(&self.timeline);
        let (assets, lost) = self.open(Pace::Offline);
        lost.map_or_else(|| Ok(Mixer::new(timeline, assets)), Err)
    }

    /// Opens no bed but the first, and nothing for later.
    pub(super) fn keep_first_bed(&mut self) {
        self.later_chimes.clear();
        let first = self.timeline.beds.first().map(|bed| bed.sound.clone());
        self.beds.retain(|(name, _)| Some(name) == first.as_ref());
    }

    fn open(self, pace: Pace) -> (Assets, Option<PrepareError>) {
        let Self { timeline, sounds, beds: sources, mut clips, recordings, .. } = self;
        let Self { later_chimes, casting, bed_level, .. } = self;
        let seed = seed_of(&timeline.id);
        let hour = if timeline.kind == Kind::Night { Hour::Night } else { Hour::Day };
        let wanted = same_chimes(chimes(&timeline).chain(&later_chimes), &sounds);
        let mut lost = None;
        let mut beds = Vec::new();
        let decoded: Vec<(&Vec<&SoundRef>, Result<Clip, SoundError>)> = std::thread::scope(|scope| {
            // Chimes on the other core, while this one opens the beds.
            let decode = || wanted.iter().map(|names| (names, sounds.chime(names[0]))).collect();
            let decoded = scope.spawn(decode);
            for (name, bed) in sources {
                match open(bed, seed ^ seed_of(name.name()), hour, pace) {
                    Ok(source) => beds.push((name, source)),
                    Err(e) => lost = Some(e.into()),
                }
            }
            decoded.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        for (names, clip) in decoded {
            match clip {
                Ok(clip) => {
                    clips.extend(names.iter().map(|name| (ClipRef::Chime((*name).clone()), clip.clone())));
                }
                Err(e) => lost = Some(e.into()),
            }
        }
        let supply = match supply(casting, recordings) {
            Ok(supply) => supply,
            // No voice speaks; all words are shown.
            Err(e) => {
                lost = Some(PrepareError::Voices(e));
                None
            }
        };
        (Assets { beds, clips, supply, bed_level }, lost)
    }
}

/// Where the clips of lines come from; `None` if there are no lines to hear.
fn supply(
    casting: Option<Casting>,
    recordings: HashMap<usize, Recording>,
) -> std::io::Result<Option<Box<dyn Supply>>> {
    let speaker = casting.map(Speaker::start).transpose()?;
    if recordings.is_empty() {
        return Ok(speaker.map(|speaker| Box::new(speaker) as Box<dyn Supply>));
    }
    Ok(Some(Box::new(Lines::start(recordings, speaker)?)))
}

/// The chimes of a timeline.
pub(super) fn chimes(timeline: &Timeline) -> impl Iterator<Item = &SoundRef> {
    timeline.clips.iter().filter_map(|clip| clip.sound.chime())
}

/// Chimes grouped by sound, so that a file is decoded once.
pub(super) fn same_chimes<'n>(
    names: impl Iterator<Item = &'n SoundRef>,
    sounds: &SoundFiles,
) -> Vec<Vec<&'n SoundRef>> {
    let names: BTreeSet<&SoundRef> = names.collect();
    let mut chimes: Vec<Vec<&SoundRef>> = Vec::new();
    for name in names {
        match chimes.iter_mut().find(|chime| sounds.is_same(chime[0], name)) {
            Some(chime) => chime.push(name),
            None => chimes.push(vec![name]),
        }
    }
    chimes
}

fn open(bed: BedSource, seed: u64, hour: Hour, pace: Pace) -> Result<Box<dyn Source>, SoundError> {
    Ok(match bed {
        BedSource::BuiltIn(name) => sound::bed(&name, seed, hour).ok_or(SoundError::Unknown(name))?,
        BedSource::File(media, author) => {
            let looped = Looped::open(&media, loudness::bed_level(&media)?, author)?;
            match pace {
                Pace::Live => Box::new(Ahead::of(looped)),
                Pace::Offline => Box::new(looped),
            }
        }
        BedSource::Layered(layers) => {
            let open = |(i, (bed, level)): (usize, _)| {
                let (bed, level) = match bed {
                    BedSource::File(media, author) => {
                        (BedSource::File(media, Decibels::UNITY), level + author)
                    }
                    other => (other, level),
                };
                // Layers of one seed could swell together, and would then add up to more than one bed.
                Ok((open(bed, seed ^ seed_of(&i.to_string()), hour, pace)?, level))
            };
            let layers = layers.into_iter().enumerate().map(open);
            Box::new(Layered::new(layers.collect::<Result<_, SoundError>>()?))
        }
    })
}

/// The same routine always sounds the same: its beds grow from its name.
fn seed_of(name: &str) -> u64 {
    fnv1a(name.bytes().map(u64::from))
}
