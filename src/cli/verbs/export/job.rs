//! One routine made into one file, of whatever kind.

use std::path::Path;

use crate::care::Wording;
use crate::cli::world::Env;
use crate::cli::world::Failure;
use crate::cli::world::step_pictures::step_pictures;
use crate::cli::world::{interrupt, me, voices};
use crate::display;
use crate::export::{
    Content, Crowded, Exported, MAX_PAGE, OutputKind, Progress, SessionFile, StepPictures, chapters_within,
    page_size,
};
use crate::language::primary;
use crate::library::{Found, Origin};
use crate::prepare::{Choices, LeadIn, Prepared, Wait};
use crate::routine::Routine;
use crate::text::{Safe, count};
use crate::timeline::{GetReady, Timeline};
use crate::unit::{Duration, Frames};

use super::args::ExportArgs;
use super::target_file::{TargetFile, about};

const MB: u64 = 1_000_000;
/// Beyond this many bytes a page is too much for most mail.
const LARGE: u64 = 15 * MB;

/// One file to be made.
pub struct Job<'a> {
    pub env: &'a Env,
    pub args: &'a ExportArgs,
    /// Where it goes.
    pub path: &'a Path,
    pub kind: &'static OutputKind,
    /// How something is said meanwhile.
    pub tell: &'a dyn Fn(&str),
}

/// Told how far it came, and of how long a session; says whether to go on.
pub type Watch<'a> = dyn FnMut(Progress, Frames) -> bool + 'a;

/// A file that is there.
pub struct Made {
    /// How long its session is.
    pub length: Frames,
    /// What it lacks.
    pub lacking: Option<Failure>,
}

impl Job<'_> {
    /// Makes the file.
    pub fn make(&self, found: &Found, routine: Routine, watch: &mut Watch<'_>) -> Result<Made, Failure> {
        let target = TargetFile::begin(self.path, self.args.force)?;
        let voices = voices::here(self.env, self.args.changes.voice.as_deref())?;
        let choices = Choices {
            person: me::person(self.env, &self.args.changes)?,
            ..self.args.changes.choices(&self.env.settings, GetReady::AtLeast(Duration::ZERO))
        };
        let mut prepared = Prepared::new(routine, found.origin_of_sounds(), &choices, voices)?;
        self.refuse_source(found, &prepared)?;
        prepared.resolve_lines(&mut |wait| {
            let is_told = !self.args.quiet || !matches!(wait, Wait::Slow);
            voices::words(wait).iter().filter(|_| is_told).for_each(|words| (self.tell)(words));
            interrupt::stopped_by().is_none()
        })?;
        let timeline = prepared.timeline(LeadIn::default());
        let length = timeline.end;
        let wording = Wording::of(&prepared.routine().language);
        let places = |step| self.kind.places_of(step, &timeline);
        let notes = display::adapted_in_brief(prepared.adapted(), &places, wording);
        if !self.args.quiet {
            notes.iter().for_each(|note| (self.tell)(note.as_str()));
            self.say_what_to_expect(&prepared, &timeline);
        }
        let pictures = match self.kind.is_drawn() {
            true => self.pictures(found, prepared.routine()),
            false => StepPictures::new(),
        };
        let file = SessionFile {
            kind: self.kind,
            options: self.args.options(),
            notes: &notes,
            letterhead: Some(&self.env.settings.letterhead),
            pictures: Some(&pictures),
            link: self.args.link.as_ref(),
        };
        let progress = &mut |progress| watch(progress, length);
        let exported = target.write(|out| file.write(&mut prepared, &timeline, out, progress))?;
        Ok(Made { length, lacking: self.lacking(&exported, &prepared) })
    }

    /// The author's pictures; a step whose picture cannot be used is drawn by balm.
    fn pictures(&self, found: &Found, routine: &Routine) -> StepPictures {
        let (pictures, unusable) = step_pictures(found, routine);
        for why in unusable {
            (self.tell)(Safe::new(&format!("{why}; balm draws this step itself")).as_str());
        }
        pictures
    }

    /// What a routine is made from is not replaced by what is made from it.
    fn refuse_source(&self, found: &Found, prepared: &Prepared) -> Result<(), Failure> {
        let Ok(target) = self.path.canonicalize() else { return Ok(()) };
        let own = match &found.origin {
            Origin::File(path) => path.canonicalize().ok(),
            Origin::BuiltIn => None,
        };
        if prepared.files().chain(own).any(|file| file == target) {
            let words = "the routine is read from this file; choose another name";
            return Err(Failure::usage(about(self.path, words)));
        }
        Ok(())
    }

    /// What will not be in the listener's language, what there is no room for, and what will be too large.
    fn say_what_to_expect(&self, prepared: &Prepared, timeline: &Timeline) {
        let language = &prepared.routine().language;
        if self.kind.has_own_words() && primary(language) != "en" && Wording::of(language).is_english() {
            let words =
                "the routine's words are in its language; balm's headings and cautions are in English";
            (self.tell)(&about(self.path, words));
        }
        let (max, by) = (self.kind.max_chapters(), self.args.options().chapters);
        if let (1.., (_, Some(crowded))) = (max, chapters_within(timeline, by, max)) {
            let instead = match crowded {
                Crowded::Sections => "each is a section, not a step".to_owned(),
                Crowded::Joined(more) => format!("the last one holds {more} more"),
            };
            (self.tell)(&about(self.path, &format!("this format has room for {max} chapters; {instead}")));
        }
        let size = page_size(timeline.end);
        if matches!(self.kind.content, Content::Page(_)) && (LARGE + 1..=MAX_PAGE).contains(&size) {
            let words = format!("this page has {} MB, too much for most mail; an MP3 is smaller", size / MB);
            (self.tell)(&about(self.path, &words));
        }
    }

    /// What a file lacks.
    fn lacking(&self, exported: &Exported, prepared: &Prepared) -> Option<Failure> {
        let &Exported::Partial { lines, has_no_voice } = exported else { return None };
        let lines = count(lines, "line", "lines");
        let failure = Failure::failed(about(self.path, &format!("written without speech for {lines}")));
        let nobody = || voices::nobody(&prepared.routine().language, "", prepared.voices(), Wording::ENGLISH);
        Some(if has_no_voice { failure.hint(&nobody()) } else { failure })
    }
}
