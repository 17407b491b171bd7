//! A routine with its sounds found and its lines given to voices: what a timeline and a mixer are made from.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use crate::library::{BedSource, Origin, SoundError, SoundFiles};
use crate::mixer::Mixer;
use crate::routine::{BUILT_IN, Delivery, Kind, Line, Routine, SoundRef};
use crate::sound::{Clip, Recording};
use crate::timeline::{self, ClipRef, LiveTimeline, Options, Script, Talk, Timeline};
use crate::unit::{self, Decibels, Frames};
use crate::voice::{Casting, Voices};

use super::asset_sources::{AssetSources, chimes, same_chimes};
use super::choices::adapt;
use super::chosen_bed::choose_bed;
use super::lines::{Asked, length_of};
use super::own_voice::{find_recordings, speak_like_author};
use super::{Adapted, Choices, Instead, Missing, PrepareError, Refit};

/// What was heard before the first step, in a session that sounds while its voices get ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeadIn {
    /// The first step begins here or later.
    pub not_before: Frames,
    /// From here on words were expected: the beds are lowered until they come.
    pub awaited: Option<Frames>,
}

/// What the voices reported about a session's lines.
pub(super) struct Told {
    lengths: Vec<Frames>,
    speaking: Vec<String>,
}

/// A routine as the listener wants it, its sounds found and its lines given to voices.
pub struct Prepared {
    pub(super) routine: Routine,
    pub(super) script: Script,
    pub(super) options: Options,
    pub(super) bed_level: Decibels,
    pub(super) waits: bool,
    pub(super) talk: Talk,
    pub(super) sounds: SoundFiles,
    pub(super) beds: Vec<(SoundRef, BedSource)>,
    /// Recordings that were measured, by their path in the routine.
    pub(super) measured: HashMap<String, Recording>,
    pub(super) recordings: HashMap<usize, Recording>,
    pub(super) voices: Voices,
    pub(super) casting: Casting,
    /// The voices at work, until they are done.
    pub(super) asked: Option<Asked>,
    /// The first line that is spoken, once it is at hand.
    pub(super) first: Option<(usize, Clip)>,
    /// What the voices told, once they have gone to a mixer.
    pub(super) told: Option<Told>,
    /// How long the session is to be, until it has been fitted to that.
    pub(super) fit: Option<unit::Duration>,
    pub(super) adapted: Adapted,
}

impl Prepared {
    /// Unrolls a routine that came from `origin` and finds its sounds. Nothing is spoken yet.
    ///
    /// # Errors
    /// [`PrepareError`] where a choice does not fit the routine, or a sound cannot be played.
    pub fn new(
        routine: Routine,
        origin: &Origin,
        choices: &Choices,
        voices: Voices,
    ) -> Result<Self, PrepareError> {
        let (mut routine, adapted) = adapt(routine, choices)?;
        let mut sounds = SoundFiles::of(&routine, origin);
        choose_bed(&mut routine, &mut sounds, &choices.bed, &choices.saved_beds)?;
        let options = Options {
            start_in: choices.start_in,
            speed: choices.speed,
            voice_level: choices.voice_level,
            quiet: choices.quiet,
            ending: choices.ending,
            ..Options::default()
        };
        let mut prepared = Self {
            script: Script::of(&routine, choices.talk),
            routine,
            options,
            bed_level: choices.bed_level,
            waits: choices.waits,
            talk: choices.talk,
            sounds,
            beds: Vec::new(),
            measured: HashMap::new(),
            recordings: HashMap::new(),
            voices,
            casting: Casting::default(),
            asked: None,
            first: None,
            told: None,
            fit: choices.fit,
            adapted,
        };
        prepared.cast_lines();
        prepared.find_sounds()?;
        Ok(prepared)
    }

    /// The routine as the listener wants it.
    #[must_use]
    pub fn routine(&self) -> &Routine {
        &self.routine
    }

    /// What was changed in it.
    #[must_use]
    pub fn adapted(&self) -> &Adapted {
        &self.adapted
    }

    /// The files of its sounds, as the system names them.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.sounds.files()
    }

    /// Gives every line to a recording or to a voice. If a recording cannot be played, a voice speaks the line; also
    /// where the listener prefers one to the recordings that come with balm. Who wants no voice hears no recording.
    pub(super) fn cast_lines(&mut self) {
        self.recordings.clear();
        self.first = None;
        find_recordings(&mut self.script.lines, &self.sounds);
        let mut known: HashMap<String, Option<Recording>> = HashMap::new();
        let mut length = Frames::ZERO;
        for (i, line) in self.script.lines.iter_mut().enumerate() {
            let (Some(path), Delivery::Spoken) = (&line.audio, line.delivery) else { continue };
            let gives_way = || path.starts_with(BUILT_IN) && !self.voices.give_way(&line.language);
            if !self.voices.are_wanted() || gives_way() {
                line.audio = None;
                continue;
            }
            if !known.contains_key(path) {
                let recording = match self.measured.get(path) {
                    _ if length > SoundFiles::MAX_RECORDED => Err(SoundError::RecordingsTooLong),
                    Some(recording) => Ok(recording.clone()),
                    None => self.sounds.recording(path),
                };
                length += recording.as_ref().map_or(Frames::ZERO, Recording::length);
                if let Err(why) = &recording {
                    self.adapted.add_missing(Missing { why: why.to_string(), instead: Instead::Voice });
                }
                if let Ok(recording) = &recording {
                    self.measured.insert(path.clone(), recording.clone());
                }
                known.insert(path.clone(), recording.ok());
            }
            match known.get(path).and_then(Option::as_ref) {
                Some(recording) => _ = self.recordings.insert(i, recording.clone()),
                None => line.audio = None,
            }
        }
        let length = |path: &str| known.get(path)?.as_ref().map(Recording::length);
        let unrecorded = speak_like_author(&mut self.script, &self.routine, length);
        self.adapted.unrecorded = unrecorded.filter(|_| self.voices.are_wanted());
        self.casting = self.voices.cast(&self.script.lines, &self.routine.pronounce);
    }

    /// Makes the session as long as it is wanted, now that its lines have their lengths.
    pub(super) fn fit_to(&mut self, asked: unit::Duration) {
        let lengths = self.lengths();
        let spoken = |line: &Line| length_of(line, &self.script.lines, &lengths);
        let before = timeline::compile(&self.routine, &self.script, &lengths, Options::default()).done;
        let fitted = timeline::fit(&self.routine, asked, self.talk, &spoken);
        self.routine = fitted.routine.clone();
        self.adapted.refit = Some(Refit { fitted, asked, before: before.duration() });
        self.script = Script::of(&self.routine, self.talk);
        self.cast_lines();
    }

    /// Finds beds and chimes. In place of one that cannot be played, one of balm's own is used.
    fn find_sounds(&mut self) -> Result<(), PrepareError> {
        let timeline = self.timeline(LeadIn::default());
        let mut names: BTreeSet<_> = timeline.beds.iter().map(|b| b.sound.clone()).collect();
        names.extend(self.script.recurring().filter_map(|cue| cue.bed.clone().flatten()));
        for name in names {
            let bed = self.find_bed(&name)?;
            self.beds.push((name, bed));
        }
        let mut room = SoundFiles::MAX_CHIMES;
        let later = self.later_chimes();
        for names in same_chimes(chimes(&timeline).chain(&later), &self.sounds) {
            // balm's own are there and short. What is decoded here is decoded again for the mixer, so they would
            // delay the first sound.
            if matches!(names[0], SoundRef::BuiltIn(_)) {
                continue;
            }
            // Once one does not fit, the rest are not decoded.
            let why = match (room > Frames::ZERO).then(|| self.sounds.chime(names[0])) {
                Some(Ok(clip)) if clip.length() <= room => {
                    room = Frames(room.0 - clip.length().0);
                    continue;
                }
                Some(Err(why)) => why.to_string(),
                _ => {
                    room = Frames::ZERO;
                    SoundError::ChimesTooLong.to_string()
                }
            };
            for name in names {
                let instead = self.sounds.replace_chime(name.name());
                self.adapted.add_missing(Missing { why: why.clone(), instead: Instead::Chime(instead) });
            }
        }
        Ok(())
    }

    fn find_bed(&mut self, name: &SoundRef) -> Result<BedSource, PrepareError> {
        if let SoundRef::Layered(layers) = name {
            let layers = layers.iter().map(|layer| Ok((self.find_bed(&layer.sound)?, layer.level())));
            return Ok(BedSource::Layered(layers.collect::<Result<_, PrepareError>>()?));
        }
        match self.sounds.bed(name) {
            Err(why) if matches!(name, SoundRef::Declared(_)) => {
                let instead = self.sounds.replace_bed(name.name());
                self.adapted.add_missing(Missing { why: why.to_string(), instead: Instead::Bed(instead) });
                Ok(BedSource::BuiltIn(instead.to_owned()))
            }
            found => Ok(found?),
        }
    }

    /// The chimes of cues that come again and again.
    fn later_chimes(&self) -> BTreeSet<SoundRef> {
        let rings = self.routine.kind == Kind::Day;
        self.script.recurring().filter(|_| rings).filter_map(|cue| cue.chime.clone()).collect()
    }

    /// When everything happens. Final once the lines are resolved.
    #[must_use]
    pub fn timeline(&self, lead_in: LeadIn) -> Arc<Timeline> {
        self.timeline_with(&self.lengths(), lead_in)
    }

    /// The same, to be laid out again while it plays. The lines are resolved.
    #[must_use]
    pub fn live_timeline(&self, lead_in: LeadIn) -> LiveTimeline {
        let (timeline, lengths) = (self.timeline(lead_in), self.lengths());
        LiveTimeline::new(timeline, self.routine.clone(), self.script.clone(), lengths, self.with(lead_in))
    }

    /// The same with lines of these lengths.
    pub(super) fn timeline_with(&self, lengths: &[Frames], lead_in: LeadIn) -> Arc<Timeline> {
        Arc::new(timeline::compile(&self.routine, &self.script, lengths, self.with(lead_in)))
    }

    fn with(&self, LeadIn { not_before, awaited }: LeadIn) -> Options {
        Options { not_before, awaited, ..self.options }
    }

    /// How long each line is, as far as that is known; else zero.
    pub(super) fn lengths(&self) -> Vec<Frames> {
        if let Some(told) = &self.told {
            return told.lengths.clone();
        }
        let mut lengths = self.casting.lengths();
        // Where the voices broke off, nothing is known but the first line.
        lengths.resize(self.script.lines.len(), Frames::ZERO);
        if let Some((line, clip)) = &self.first
            && lengths[*line] == Frames::ZERO
        {
            lengths[*line] = clip.length();
        }
        for (i, length) in lengths.iter_mut().enumerate() {
            if let Some(recording) = self.recordings.get(&i) {
                *length = recording.length();
            }
        }
        lengths
    }

    /// Whether anything is to be spoken, and the listener wants that.
    #[must_use]
    pub fn has_speech(&self) -> bool {
        self.voices.are_wanted() && self.script.lines.iter().any(|line| line.delivery == Delivery::Spoken)
    }

    /// The voices there are.
    #[must_use]
    pub fn voices(&self) -> &Voices {
        &self.voices
    }

    /// The names of the voices that speak, once the lines are resolved.
    #[must_use]
    pub fn speaking(&self) -> Vec<String> {
        self.told.as_ref().map_or_else(|| self.casting.voices(), |told| told.speaking.clone())
    }

    /// How many lines are meant to be heard and that no voice here can speak, once they are resolved. None
    /// where the listener wants no voice.
    #[must_use]
    pub fn unspoken(&self) -> usize {
        if !self.voices.are_wanted() {
            return 0;
        }
        let lines = self.script.lines.iter().zip(self.lengths());
        lines.filter(|(line, length)| line.delivery == Delivery::Spoken && *length == Frames::ZERO).count()
    }

    /// The mixer of a timeline of this routine, to be heard now. The lines are resolved.
    #[must_use]
    pub fn live(&mut self, timeline: &Arc<Timeline>) -> Mixer {
        self.sources(timeline).live()
    }

    /// The same for a file, from which nothing may be missing.
    ///
    /// # Errors
    /// [`PrepareError`] if a sound can no longer be opened.
    pub fn offline(&mut self, timeline: &Arc<Timeline>) -> Result<Mixer, PrepareError> {
        self.sources(timeline).offline()
    }

    /// What the mixer of the whole is made from. The voices go with it.
    pub(super) fn sources(&mut self, timeline: &Arc<Timeline>) -> AssetSources {
        self.told = Some(Told { lengths: self.lengths(), speaking: self.speaking() });
        let casting = std::mem::take(&mut self.casting);
        let clips = self.first.take().map(|(line, clip)| (ClipRef::Speech(line), clip)).into_iter().collect();
        AssetSources { casting: Some(casting), clips, ..self.silent_sources(timeline) }
    }

    /// The same without a voice.
    pub(super) fn silent_sources(&self, timeline: &Arc<Timeline>) -> AssetSources {
        AssetSources {
            timeline: Arc::clone(timeline),
            sounds: self.sounds.clone(),
            beds: self.beds.clone(),
            clips: HashMap::new(),
            recordings: self.recordings.clone(),
            later_chimes: self.later_chimes(),
            casting: None,
            bed_level: self.bed_level,
            waits: self.waits,
        }
    }
}
