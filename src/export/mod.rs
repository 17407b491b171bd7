//! The same session to a file: its frames as sound, its words as captions, its steps as a handout, all of
//! it as a page that plays, its timeline as a picture. Export is play with a sink that does not wait. Knows the
//! mixer and the writer it is given, no devices and no terminal. Start with `kind`, the table of what can be
//! written; `session_file` writes it.

mod audio;
mod captions;
mod chapters;
mod handout;
mod kind;
mod markup;
mod page;
mod picture;
mod session_file;
mod step_pictures;
mod tags;

pub use audio::{
    AudioError, AudioFormat, AudioOptions, Depth, Loudness, Output, Progress, WriteSeek, export_audio,
};
pub use captions::vtt;
pub use chapters::{Chapter, Chapters, Crowded, Spoken, chapters_within};
pub use handout::{
    Handout, Letterhead, Link, LinkError, Paper, PdfError, Print, TooLongForLetterhead, handout_html,
    handout_text,
};
pub use kind::{Content, OUTPUT_KINDS, OutputKind};
pub use markup::Html;
pub use page::page;
pub use picture::{PictureFormat, cover, passage_details, picture};
#[cfg(feature = "png")]
pub use picture::{PngError, png};
pub use session_file::{ExportError, Exported, FileOptions, MAX_PAGE, SessionFile, page_size};
pub use step_pictures::{MAX_DRAWN, MAX_PICTURE, PictureError, StepPictures, redrawn};
pub use tags::Tags;
