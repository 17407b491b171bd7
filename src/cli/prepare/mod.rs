//! A routine's way from its name to a mixer: found, read, changed, given to voices, laid out. How the voices
//! are waited for is in `settle`.

mod settle;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use crate::display;
use crate::library::{BedSource, Origin, Shelf, SoundError};
use crate::mixer::{Assets, Mixer};
use crate::routine::{Delivery, Line, Routine, SoundRef};
use crate::sound::Clip;
use crate::text::Safe;
use crate::timeline::{self, ClipRef, Options, Script, Talk, Timeline};
use crate::unit::{self, Frames};
use crate::voice::{Casting, Voices};

use crate::cli::args::Changes;
use crate::cli::assemble::{Assembly, chimes};
use crate::cli::bed::change_bed;
use crate::cli::env::Env;
use crate::cli::fail::Failure;
use crate::cli::layout::Layout;
use crate::cli::own;
use crate::cli::tailor::tailor;
use crate::cli::voices;

use settle::Asked;
pub use settle::Settled;

/// Recordings are kept in memory: an hour would fill 1.4 GB.
const MOST_RECORDED: Frames = Frames::from_millis(30 * 60_000);
/// The beds make room for words a moment before they come: until then nothing of them is decided.
const BEFORE_MORE: Frames = Frames::from_millis(1000);

/// What sounds until the voices are ready, once the first words are at hand: the first bed and those words, in
/// the first step as it will be.
pub struct Opening {
    layout: Layout,
    assets: Assets,
    words: Frames,
}

impl Opening {
    /// Its mixer, and where the first step begins: no earlier than `not_before`, the beds lowered from `awaited`
    /// on. It stands before anything else is said.
    #[must_use]
    pub fn mixer(self, not_before: Frames, awaited: Option<Frames>) -> (Mixer, Frames) {
        let mut timeline = Timeline::clone(&self.layout.timeline(not_before, awaited));
        let mut spoken = timeline.clips.iter().filter(|clip| matches!(clip.sound, ClipRef::Speech(_)));
        let words = spoken.next().map_or(timeline.lead_in, |clip| clip.at) + self.words;
        let then = spoken.next().map(|clip| clip.at);
        let change = timeline.beds.get(1).map(|bed| bed.start);
        let next = then.into_iter().chain(change).min().unwrap_or(timeline.done);
        timeline.beds.truncate(1);
        let lead_in = timeline.lead_in;
        let mut mixer = Mixer::new(Arc::new(timeline), self.assets);
        mixer.wait_at(next.saturating_sub(BEFORE_MORE).max(words));
        (mixer, lead_in)
    }
}

/// A routine as the listener wants it, its sounds found and its lines given to voices.
pub struct Prepared {
    routine: Routine,
    /// What it is called in a command.
    pub called: String,
    script: Script,
    options: Options,
    shelf: Shelf,
    beds: Vec<(SoundRef, BedSource)>,
    recordings: HashMap<ClipRef, Clip>,
    voices: Voices,
    casting: Casting,
    /// The voices at work, until they are ready.
    asked: Option<Asked>,
    /// The first line that is spoken, once it is at hand.
    first: Option<(usize, Clip)>,
    talk: Talk,
    /// How long it is to take, until it has been made to.
    fit: Option<unit::Duration>,
    /// What the listener is to know of how the routine was changed.
    pub notes: Vec<Safe>,
    /// The same for a file, which tells each step's length anyway.
    pub notes_in_brief: Vec<Safe>,
}

impl Prepared {
    /// Unrolls a routine as the listener wants it and finds what it sounds with.
    pub fn new(
        env: &Env,
        routine: Routine,
        origin: &Origin,
        changes: &Changes,
        options: Options,
    ) -> Result<Self, Failure> {
        let mut notes = Vec::new();
        let mut routine = tailor(routine, changes, &mut notes)?;
        let mut shelf = Shelf::of(&routine, origin);
        change_bed(&mut routine, &mut shelf, changes)?;
        let talk = changes.talk.unwrap_or(env.settings.talk);
        let voices = voices::here(env, changes.voice.as_deref())?;
        let called = match origin {
            Origin::Own => routine.id.clone(),
            Origin::File(path) => own::called(env, path),
        };
        let mut prepared = Self {
            called,
            script: Script::of(&routine, talk),
            routine,
            options: Options { voice_level: env.settings.voice_level, ..options },
            shelf,
            beds: Vec::new(),
            recordings: HashMap::new(),
            voices,
            casting: Casting::default(),
            asked: None,
            first: None,
            talk,
            fit: changes.fit,
            notes_in_brief: notes.clone(),
            notes,
        };
        prepared.give_lines()?;
        prepared.find_sounds()?;
        Ok(prepared)
    }

    /// The routine as the listener wants it.
    #[must_use]
    pub fn routine(&self) -> &Routine {
        &self.routine
    }

    /// The files of its sounds, as the system names them.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.shelf.files()
    }

    /// Gives every line to a recording or to a voice.
    fn give_lines(&mut self) -> Result<(), Failure> {
        self.recordings.clear();
        self.first = None;
        let mut read: HashMap<&str, Clip> = HashMap::new();
        for (i, line) in self.script.lines.iter().enumerate() {
            let (Some(path), Delivery::Spoken) = (&line.audio, line.delivery) else { continue };
            if !read.contains_key(path.as_str()) {
                read.insert(path, self.shelf.recording(path).map_err(soundless)?);
                if read.values().map(|clip| clip.length().0).sum::<u64>() > MOST_RECORDED.0 {
                    return Err(Failure::routine("its recordings are longer than 30 minutes in all"));
                }
            }
            self.recordings.extend(read.get(path.as_str()).map(|clip| (ClipRef::Speech(i), clip.clone())));
        }
        self.casting = self.voices.cast(&self.script.lines, &self.routine.pronounce);
        Ok(())
    }

    /// Makes the routine as long as it is wanted, now that its lines have their lengths.
    fn fit_to(&mut self, target: unit::Duration) -> Result<(), Failure> {
        let lengths = self.lengths();
        let spoken = |line: &Line| length_of(line, &self.script.lines, &lengths);
        let before = timeline::compile(&self.routine, &self.script, &lengths, Options::default()).done;
        let fitted = timeline::fit(&self.routine, target, self.talk, &spoken);
        let before = before.duration();
        self.notes.extend(display::fitted(&fitted, target, before));
        self.notes_in_brief.extend(display::fitted_in_brief(&fitted, target, before));
        self.routine = fitted.routine;
        self.script = Script::of(&self.routine, self.talk);
        self.give_lines()
    }

    /// What cannot be heard is told of now, and not in the middle.
    fn find_sounds(&mut self) -> Result<(), Failure> {
        let timeline = self.timeline(Frames::ZERO);
        let names: BTreeSet<_> = timeline.beds.iter().map(|b| b.sound.clone()).collect();
        for name in names {
            let bed = self.shelf.bed(&name).map_err(soundless)?;
            self.beds.push((name, bed));
        }
        for name in chimes(&timeline) {
            if matches!(name, SoundRef::Own(_)) {
                self.shelf.chime(name).map_err(soundless)?;
            }
        }
        Ok(())
    }

    /// When everything happens; the first step no earlier than `not_before`. Final once the lines'
    /// lengths are known.
    #[must_use]
    pub fn timeline(&self, not_before: Frames) -> Arc<Timeline> {
        self.layout().timeline(not_before, None)
    }

    /// What decides when everything happens, for whoever assembles the rest meanwhile.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let (routine, script) = (self.routine.clone(), self.script.clone());
        Layout { routine, script, lengths: self.lengths(), options: self.options }
    }

    fn lengths(&self) -> Vec<Frames> {
        let mut lengths = self.casting.lengths();
        // Where finding them out has broken off, there are none.
        lengths.resize(self.script.lines.len(), Frames::ZERO);
        for (i, length) in lengths.iter_mut().enumerate() {
            if let Some(recording) = self.recordings.get(&ClipRef::Speech(i)) {
                *length = recording.length();
            }
        }
        lengths
    }

    /// Who speaks, in a sentence, once that is settled; or why nobody does. Empty where the listener
    /// wants nobody to.
    #[must_use]
    pub fn voice(&self) -> String {
        let spoken = self.script.lines.iter().any(|line| line.delivery == Delivery::Spoken);
        if !spoken || !self.voices.are_wanted() {
            return String::new();
        }
        let recorded = (!self.recordings.is_empty()).then(|| voices::RECORDING.to_owned());
        let speaking: Vec<String> = self.casting.voices().into_iter().chain(recorded).collect();
        voices::told(&self.voices, &self.routine.language, &speaking)
    }

    /// How many lines are meant to be heard and that nobody here can speak, once that is settled. None where
    /// the listener wants nobody to.
    #[must_use]
    pub fn silent(&self) -> usize {
        if !self.voices.are_wanted() {
            return 0;
        }
        let lines = self.script.lines.iter().zip(self.lengths());
        lines.filter(|(line, length)| line.delivery == Delivery::Spoken && *length == Frames::ZERO).count()
    }

    /// Why they are silent, where nobody speaks at all.
    #[must_use]
    pub fn why_silent(&self) -> Option<String> {
        let nobody = self.casting.voices().is_empty();
        nobody.then(|| voices::nobody(&self.routine.language, ""))
    }

    /// What sounds while the voices get ready: the first bed as it will be, lowered from `awaited` on, for
    /// as long as it takes.
    #[must_use]
    pub fn prelude(&self, env: &Env, awaited: Option<Frames>) -> Assembly {
        let timeline = self.layout().timeline(FOR_AS_LONG_AS_IT_TAKES, awaited);
        let mut timeline = Timeline::clone(&timeline);
        timeline.beds.truncate(1);
        timeline.clips.clear();
        let mut assembly = self.assembly(env, &Arc::new(timeline), None);
        assembly.keep_first_bed();
        assembly
    }

    /// What can sound once the first words are at hand, while voices work at the others. `None` where the first
    /// step says nothing, or nothing is left to wait for.
    #[must_use]
    pub fn opening(&self, env: &Env) -> Option<Opening> {
        let known = &self.asked.as_ref()?.known;
        let (first, clip) = self.first.as_ref()?;
        if *first >= self.script.lines_of_first_step() {
            return None;
        }
        let mut layout = self.layout();
        for ((length, line), known) in layout.lengths.iter_mut().zip(&self.script.lines).zip(known) {
            // A recording has its length already.
            *length = known.unwrap_or_else(|| length_by_words(line)).max(*length);
        }
        let mut assembly = self.assembly(env, &layout.timeline(Frames::ZERO, None), None);
        assembly.keep_first_bed();
        assembly.recordings.insert(ClipRef::Speech(*first), clip.clone());
        Some(Opening { layout, assets: assembly.assets(), words: clip.length() })
    }

    /// What the mixer of the whole is made of.
    #[must_use]
    pub fn assemble(mut self, env: &Env, timeline: &Arc<Timeline>) -> Assembly {
        let casting = std::mem::take(&mut self.casting);
        self.recordings.extend(self.first.take().map(|(line, clip)| (ClipRef::Speech(line), clip)));
        self.assembly(env, timeline, Some(casting))
    }

    fn assembly(&self, env: &Env, timeline: &Arc<Timeline>, casting: Option<Casting>) -> Assembly {
        Assembly {
            timeline: Arc::clone(timeline),
            shelf: self.shelf.clone(),
            beds: self.beds.clone(),
            recordings: self.recordings.clone(),
            casting,
            bed_level: env.settings.bed_level,
        }
    }
}

/// How long a line is: as it was, also where its pace is another now; else as long as its words would take.
fn length_of(line: &Line, known: &[Line], lengths: &[Frames]) -> Frames {
    if line.delivery == Delivery::Shown {
        return Frames::ZERO;
    }
    let same = |other: &Line| {
        (&other.text, &other.audio, &other.language) == (&line.text, &line.audio, &line.language)
    };
    known.iter().position(same).and_then(|i| lengths.get(i)).copied().unwrap_or_else(|| length_by_words(line))
}

/// How long a line would take by its words and pace; nothing where it is only shown.
fn length_by_words(line: &Line) -> Frames {
    if line.delivery == Delivery::Shown {
        return Frames::ZERO;
    }
    let words = line.text.split_whitespace().count() as u64;
    Frames::from_millis(words * 60_000 / u64::from(line.pace.0).max(1))
}

/// No voice takes an hour to get ready.
const FOR_AS_LONG_AS_IT_TAKES: Frames = Frames::from_millis(3_600_000);

/// A sound the routine needs is not to be had.
pub fn soundless(why: SoundError) -> Failure {
    Failure::routine(why).hint("The routine needs this sound beside it; whoever made it can give it to you.")
}
