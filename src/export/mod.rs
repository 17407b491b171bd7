//! The same session to a file: its frames as sound, its words as captions, its steps as a handout, all of
//! it as a page that plays, its timeline as a picture. Export is play with a sink that does not wait. Knows the
//! mixer and the writer it is given, no devices and no terminal. Start with `tags`, then the door of a kind.

mod audio;
mod captions;
mod chapters;
mod handout;
mod markup;
mod page;
mod picture;
mod tags;

pub use audio::{
    Audio, Depth, ExportError, Format, Loudness, Progress, Uncompressed, export_audio, export_stream,
};
pub use captions::{chapters_json, chapters_vtt, lrc, vtt};
pub use chapters::{Chapter, Chapters, Spoken};
pub use handout::{Handout, Paper, Print, handout_html, handout_text};
pub use page::page;
pub use picture::{PictureFormat, cover, passage_details, picture};
#[cfg(feature = "png")]
pub use picture::{PngError, png};
pub use tags::Tags;

/// A routine and its timeline, every line two seconds long.
#[cfg(test)]
fn test_timeline(steps: &str) -> (crate::routine::Routine, crate::timeline::Timeline) {
    use crate::timeline::{Options, Script, Talk, compile};
    let source = format!("balm = 1\ntitle = \"T\"\n{steps}");
    let routine = crate::routine::read(&source, "t").routine.expect("a routine");
    let script = Script::of(&routine, Talk::Full);
    let lengths = vec![crate::unit::Frames::from_millis(2000); script.lines.len()];
    let timeline = compile(&routine, &script, &lengths, Options::default());
    (routine, timeline)
}
