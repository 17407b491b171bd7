//! One routine made into one file, of whatever kind.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use crate::care::contraindications;
use crate::cli::env::Env;
use crate::cli::fail::Failure;
use crate::cli::{interrupt, voices};
use crate::display;
use crate::export::{
    self, Audio, ExportError, Format, Handout, Loudness, Progress, Tags, chapters_json, chapters_vtt,
    export_audio, handout_html, handout_text, lrc, vtt,
};
use crate::language::primary;
use crate::library::{Found, Origin};
use crate::prepare::{LeadIn, PrepareError, Prepared, Wait};
use crate::routine::Routine;
use crate::text::{Safe, count};
use crate::timeline::Timeline;
use crate::unit::{Duration, Frames, SAMPLE_RATE};

use super::args::ExportArgs;
use super::out::{Out, Unwritten};
use super::pdf::{PdfError, pdf};
use super::wanted::{Text, Wanted, chapters};

/// How wide plain text is set: as mail is.
const PLAIN: usize = 72;
/// A second of small MP3, in bytes.
const SECOND: u64 = 8000;
const MB: u64 = 1_000_000;
/// Beyond this many bytes a page is too much for most mail.
const LARGE: u64 = 15_000_000;
/// Beyond this many, for the memory of phones that are not new.
const LARGEST: u64 = 40_000_000;

/// One file to be made.
pub struct Job<'a> {
    pub env: &'a Env,
    pub args: &'a ExportArgs,
    /// Where it goes.
    pub path: &'a Path,
    pub wanted: &'a Wanted,
    /// How something is said meanwhile.
    pub tell: &'a dyn Fn(&str),
}

/// Told how far it came, and of how long a session; says whether to go on.
pub type Watch<'a> = dyn FnMut(Progress, Frames) -> bool + 'a;

/// What became of a file.
pub enum Made {
    /// It is there, and so long.
    Whole(Frames),
    /// It is there; this says what it lacks.
    InPart(Failure),
    /// It was broken off.
    Stopped,
}

/// A routine as it is to be written, and when everything happens in it.
struct Session {
    prepared: Prepared,
    timeline: Arc<Timeline>,
}

impl Job<'_> {
    /// Makes the file.
    pub fn make(&self, found: &Found, routine: Routine, watch: &mut Watch<'_>) -> Result<Made, Failure> {
        let out = Out::begin(self.path, self.args.force)?;
        let voices = voices::here(self.env, self.args.changes.voice.as_deref())?;
        let choices = self.args.changes.choices(&self.env.settings, Duration::ZERO);
        let mut prepared = Prepared::new(routine, &found.origin, &choices, voices)?;
        self.refuse_source(found, &prepared)?;
        let resolved = prepared.resolve_lines(&mut |wait| {
            let is_told = !self.args.quiet || !matches!(wait, Wait::Slow);
            voices::words(wait).iter().filter(|_| is_told).for_each(|words| (self.tell)(words));
            interrupt::stopped_by().is_none()
        });
        match resolved {
            Err(PrepareError::Cancelled) => return Ok(Made::Stopped),
            resolved => resolved?,
        }
        self.say_changes(&prepared);
        let session = Session { timeline: prepared.timeline(LeadIn::default()), prepared };
        let length = session.timeline.end;
        let progress = &mut |progress| watch(progress, length);
        match self.wanted {
            Wanted::Audio(format) => self.sound(session, out, *format, progress),
            Wanted::Page => self.page(session, out, progress),
            Wanted::Text(text) => written(&session, out, self.text(&session, *text).as_bytes()),
            Wanted::Handout(print) => {
                let html = session.handout(|handout| handout_html(handout, *print));
                written(&session, out, html.as_bytes())
            }
            Wanted::Pdf(print, browser) => {
                let html = session.handout(|handout| handout_html(handout, *print));
                match pdf(browser, &html) {
                    Ok(bytes) => written(&session, out, &bytes),
                    Err(PdfError::Stopped) => Ok(Made::Stopped),
                    Err(e) => Err(Failure::deed(self.about(&e.to_string()))),
                }
            }
        }
    }

    /// What a routine is made from is not replaced by what is made from it.
    fn refuse_source(&self, found: &Found, prepared: &Prepared) -> Result<(), Failure> {
        let Ok(target) = self.path.canonicalize() else { return Ok(()) };
        let own = match &found.origin {
            Origin::File(path) => path.canonicalize().ok(),
            Origin::BuiltIn => None,
        };
        if prepared.files().chain(own).any(|file| file == target) {
            return Err(Failure::usage(
                self.about("the routine is read from this file; choose another name"),
            ));
        }
        Ok(())
    }

    /// What the listener would be told before it begins; and what will not be in their language.
    fn say_changes(&self, prepared: &Prepared) {
        if self.args.quiet {
            return;
        }
        for note in display::adapted_in_brief(prepared.adapted()) {
            (self.tell)(note.as_str());
        }
        let language = &prepared.routine().language;
        let has_own_words = matches!(
            self.wanted,
            Wanted::Page | Wanted::Handout(_) | Wanted::Pdf(..) | Wanted::Text(Text::Handout)
        );
        if has_own_words && primary(language) != "en" {
            let words =
                "the routine's words are in its language; balm's headings and cautions are in English";
            (self.tell)(&self.about(words));
        }
    }

    fn text(&self, session: &Session, text: Text) -> String {
        let tags = || session.tags(self.args, None);
        match text {
            Text::Handout => session.handout(|handout| handout_text(handout, PLAIN)),
            Text::Vtt => vtt(&tags()),
            Text::ChaptersVtt => chapters_vtt(&tags()),
            Text::Lrc => lrc(&tags()),
            Text::ChaptersJson => chapters_json(&tags()),
        }
    }

    /// A sound file.
    fn sound(
        &self,
        session: Session,
        out: Out<'_>,
        format: Format,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Made, Failure> {
        let kind = session.timeline.kind;
        let loudness = if self.args.as_played { Loudness::AsPlayed } else { Loudness::of(kind) };
        let audio = Audio { format, small: self.args.small, loudness };
        let tags = session.tags(self.args, self.cover(&session.timeline, format)?);
        let lacks = Lacks::of(&session);
        let Session { mut prepared, timeline } = session;
        let mut mixer = prepared.offline(&timeline)?;
        match out.sound(&mut mixer, (&tags, audio), progress) {
            Ok(()) => Ok(lacks.told(self, mixer.unheard(), timeline.end)),
            Err(Unwritten::Stopped) => Ok(Made::Stopped),
            Err(Unwritten::Failed(failure)) => Err(failure),
        }
    }

    /// A page: its sound first, small and in memory.
    fn page(
        &self,
        session: Session,
        out: Out<'_>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Made, Failure> {
        // Known before the work: the sound takes the same for every second, and a third more in letters.
        let size = session.timeline.end.0 / u64::from(SAMPLE_RATE) * SECOND * 4 / 3;
        self.refuse_too_large(size)?;
        if size > LARGE && !self.args.quiet {
            let words = format!("this page has {} MB, too much for most mail; an MP3 is smaller", size / MB);
            (self.tell)(&self.about(&words));
        }
        let kind = session.timeline.kind;
        // What it would say of itself stands in the page.
        let tags = session.tags(self.args, None);
        let tags = Tags { chapters: Vec::new(), spoken: Vec::new(), ..tags };
        let lacks = Lacks::of(&session);
        let Session { mut prepared, timeline } = session;
        let (notes, routine) = (display::adapted_in_brief(prepared.adapted()), prepared.routine().clone());
        let audio = Audio { format: Format::Mp3, small: true, loudness: Loudness::of(kind) };
        let mut mixer = prepared.offline(&timeline)?;
        let mut mp3 = Cursor::new(Vec::new());
        match export_audio(&mut mixer, &tags, audio, &mut mp3, progress) {
            Ok(()) => {}
            Err(ExportError::Stopped) => return Ok(Made::Stopped),
            Err(e) => return Err(Failure::deed(self.about(&e.to_string()))),
        }
        let handout = Handout {
            routine: &routine,
            timeline: &timeline,
            contraindications: &contraindications(&routine),
            notes: &notes,
        };
        let page = export::page(&handout, mp3.get_ref());
        // All that is said in it counts too.
        self.refuse_too_large(page.len() as u64)?;
        out.bytes(page.as_bytes())?;
        Ok(lacks.told(self, mixer.unheard(), timeline.end))
    }

    fn refuse_too_large(&self, size: u64) -> Result<(), Failure> {
        if size <= LARGEST {
            return Ok(());
        }
        let words = format!("a page of {} MB is too large for phones", size / MB);
        Err(Failure::deed(self.about(&words))
            .hint("Give the sound as MP3 and the words as a handout instead."))
    }

    /// The cover, where the format holds one.
    fn cover(&self, timeline: &Timeline, format: Format) -> Result<Option<Vec<u8>>, Failure> {
        if matches!(format, Format::Uncompressed(export::Uncompressed::Pcm(_))) {
            return Ok(None);
        }
        export::cover(timeline).map_err(|e| Failure::deed(self.about(&e.to_string())))
    }

    /// Something about the file, naming it.
    pub fn about(&self, what: &str) -> String {
        format!("{}: {what}", Safe::new(&self.path.display().to_string()))
    }
}

fn written(session: &Session, out: Out<'_>, bytes: &[u8]) -> Result<Made, Failure> {
    out.bytes(bytes)?;
    Ok(Made::Whole(session.timeline.end))
}

impl Session {
    fn handout(&self, write: impl Fn(&Handout<'_>) -> String) -> String {
        let routine = self.prepared.routine();
        write(&Handout {
            routine,
            timeline: &self.timeline,
            contraindications: &contraindications(routine),
            notes: &display::adapted_in_brief(self.prepared.adapted()),
        })
    }

    fn tags(&self, args: &ExportArgs, cover: Option<Vec<u8>>) -> Tags {
        let routine = self.prepared.routine();
        Tags::of(routine, &self.timeline, chapters(args), &contraindications(routine), cover)
    }
}

/// What will not be heard, though it is meant to be.
struct Lacks {
    /// How many lines no voice here speaks.
    silent: usize,
    /// Why, where nobody speaks at all.
    why: Option<String>,
}

impl Lacks {
    fn of(session: &Session) -> Self {
        let prepared = &session.prepared;
        let nobody = prepared.speaking().is_empty();
        let why = nobody.then(|| voices::nobody(&prepared.routine().language, ""));
        Self { silent: prepared.unspoken(), why }
    }

    /// What to say of a file that is there: of a sound without its words nobody else would tell.
    fn told(self, job: &Job<'_>, unheard: usize, length: Frames) -> Made {
        let lacking = self.silent + unheard;
        if lacking == 0 {
            return Made::Whole(length);
        }
        let lines = count(lacking, "line", "lines");
        let failure = Failure::deed(job.about(&format!("written without speech for {lines}")));
        Made::InPart(match self.why {
            Some(why) => failure.hint(&why),
            None => failure,
        })
    }
}
