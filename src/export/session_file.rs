//! A prepared session made into one file, of whatever kind.

use std::cell::RefCell;
use std::io::Cursor;
use std::sync::Arc;

use crate::care::{Preparation, StepsAre};
use crate::mixer::Mixer;
use crate::prepare::{PrepareError, Prepared};
use crate::text::Safe;
use crate::timeline::Timeline;
use crate::unit::{Frames, SAMPLE_RATE};

use super::audio::{AudioError, AudioOptions, Depth, Loudness, Output, Progress, export_audio};
use super::chapters::{Chapters, chapters_within};
use super::handout::{Handout, Letterhead, Link, PdfError, Print, handout_html, pdf};
use super::kind::{Content, OutputKind};
use super::page::page;
use super::picture::cover;
use super::step_pictures::StepPictures;
use super::tags::Tags;

/// A second of small MP3, in bytes.
const SECOND: u64 = 8000;
/// Beyond this many bytes a page is too much for the memory of phones that are not new, and none is made.
pub const MAX_PAGE: u64 = 40_000_000;

/// What is chosen of a file, beside its kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileOptions {
    /// What a chapter is.
    pub chapters: Chapters,
    /// Small, for mail.
    pub small: bool,
    /// As loud as it is played, not at the common loudness.
    pub as_played: bool,
    /// What a sample is written as.
    pub depth: Depth,
    /// How a handout is printed.
    pub print: Print,
}

/// A file to be made of a session.
#[derive(Clone, Copy, Debug)]
pub struct SessionFile<'a> {
    /// Of which kind.
    pub kind: &'static OutputKind,
    /// How.
    pub options: FileOptions,
    /// How the routine was changed, in lines.
    pub notes: &'a [Safe],
    /// Who gives a handout, if that is not its author.
    pub letterhead: Option<&'a Letterhead>,
    /// Its author's pictures of its steps.
    pub pictures: Option<&'a StepPictures>,
    /// Where a handout is on the web.
    pub link: Option<&'a Link>,
}

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// With all that belongs into it.
    Complete,
    /// Without speech.
    Partial {
        /// For so many lines.
        lines: usize,
        /// Whether nobody speaks at all.
        has_no_voice: bool,
    },
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The sound failed, or writing.
    #[error(transparent)]
    Audio(#[from] AudioError),
    /// Something the mixer needs is missing.
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    /// The cover cannot be drawn.
    #[error("{0}")]
    Cover(String),
    /// No browser printed it.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A page of so many bytes.
    #[error("a page of {} MB is too large for phones", .0 / 1_000_000)]
    TooLarge(u64),
}

impl SessionFile<'_> {
    /// Makes the file from a session whose lines are resolved, and its timeline. `progress` says whether to go
    /// on.
    ///
    /// # Errors
    /// [`ExportError`]; what was written by then is no whole file.
    pub fn write(
        &self,
        prepared: &mut Prepared,
        timeline: &Arc<Timeline>,
        out: Output<'_>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Exported, ExportError> {
        let routine = prepared.routine().clone();
        let preparation = &self.preparation(prepared, timeline);
        let handout = Handout {
            routine: &routine,
            timeline,
            preparation,
            notes: self.notes,
            letterhead: self.letterhead,
            pictures: self.pictures,
            link: self.link,
        };
        let print = || handout_html(&handout, self.options.print);
        let mut tags = Tags::of(&routine, timeline, self.options.chapters, preparation, None);
        match &self.kind.content {
            Content::Sound(format) => {
                if format.max_chapters > 0 {
                    tags.chapters = chapters_within(timeline, self.options.chapters, format.max_chapters).0;
                    tags.cover = cover(timeline).map_err(|e| ExportError::Cover(e.to_string()))?;
                }
                let mut mixer = prepared.offline(timeline)?;
                export_audio(&mut mixer, &tags, (format, self.audio(timeline)), out, progress)?;
                Ok(heard(prepared, &mixer))
            }
            Content::Page(format) => {
                refuse_too_large(page_size(timeline.end))?;
                // What it would say of itself stands in the page.
                let tags = Tags { chapters: Vec::new(), spoken: Vec::new(), ..tags };
                let options = AudioOptions { small: true, ..self.audio(timeline) };
                let mut mixer = prepared.offline(timeline)?;
                let mut sound = Cursor::new(Vec::new());
                let within = Output::File(&mut sound);
                export_audio(&mut mixer, &tags, (format, options), within, progress)?;
                let page = page(&handout, sound.get_ref());
                // All that is said in it counts too.
                refuse_too_large(page.len() as u64)?;
                whole(out, page.as_bytes())?;
                Ok(heard(prepared, &mixer))
            }
            Content::Captions(write) | Content::Chapters(write) => whole(out, write(&tags).as_bytes()),
            Content::Text(write) => whole(out, write(&handout).as_bytes()),
            Content::Handout => whole(out, print().as_bytes()),
            Content::Pdf => {
                let progress = RefCell::new(progress);
                let still = Progress { done: Frames::ZERO, of: timeline.end };
                whole(out, &pdf(&handout, self.options.print, &|| !(progress.borrow_mut())(still))?)
            }
        }
    }

    /// What to read before it, with the numbers that its readers see: of chapters, or of the handout's steps.
    fn preparation(&self, prepared: &Prepared, timeline: &Timeline) -> Preparation {
        let made_for = prepared.adapted().made_for();
        let numbers = |step| self.kind.places_of(step, timeline);
        Preparation::of(prepared.routine(), made_for, StepsAre::Written(&numbers))
    }

    fn audio(&self, timeline: &Timeline) -> AudioOptions {
        let FileOptions { small, depth, as_played, .. } = self.options;
        let loudness = if as_played { Loudness::AsPlayed } else { Loudness::of(timeline.kind) };
        AudioOptions { small, depth, loudness }
    }
}

/// The bytes of a page that plays a session of this length, but for its words: the sound takes the same for
/// every second, and a third more in letters.
#[must_use]
pub fn page_size(length: Frames) -> u64 {
    length.0 / u64::from(SAMPLE_RATE) * SECOND * 4 / 3
}

fn refuse_too_large(size: u64) -> Result<(), ExportError> {
    if size > MAX_PAGE { Err(ExportError::TooLarge(size)) } else { Ok(()) }
}

fn whole(out: Output<'_>, bytes: &[u8]) -> Result<Exported, ExportError> {
    let out = out.writer();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(AudioError::Write)?;
    Ok(Exported::Complete)
}

/// What is in a file of which a mixer gave the sound: of sound without its words nobody else would tell.
fn heard(prepared: &Prepared, mixer: &Mixer) -> Exported {
    match prepared.unspoken() + mixer.unheard() {
        0 => Exported::Complete,
        lines => Exported::Partial { lines, has_no_voice: prepared.speaking().is_empty() },
    }
}
