//! What other programs find in the sound files balm writes, and balm in theirs: the very frames, chapters at their time, tags,
//! words, a picture, and a loudness.
//!
//! symphonia decodes them and reads their tags, and ffprobe and ffmpeg do, which had no part in the writing.
//! Two libraries that had one are asked besides: `id3`, of frames symphonia leaves as bytes, and `ebur128`,
//! whose figure of a session was what it was brought up or down from; ffmpeg's own meter is the other
//! opinion. ffmpeg, which brings ffprobe, is looked for in the PATH; `BALM_PROBE=1` demands it.

mod heard;
mod others;
mod probe;
mod read;
mod sound;
mod tags;
mod written;

use crate::{Group, Need, trials};

pub fn groups() -> Vec<Group> {
    let missing = || (!probe::is_there()).then(|| "ffmpeg is not installed".to_owned());
    let about = "tests of sound files";
    vec![
        Group { about, trials: trials("files", &[sound::TESTS, tags::TESTS]), need: None },
        Group {
            about,
            trials: trials("files", &[probe::TESTS, others::TESTS]),
            need: Some(Need { demanded_by: Some("BALM_PROBE"), missing }),
        },
    ]
}
