//! LRC: the words of a song, as many players of music show them beside the cover.

use std::fmt::Write;

use crate::export::chapters::Spoken;
use crate::export::tags::Tags;

/// A whole file.
pub(in crate::export) fn lrc(tags: &Tags) -> String {
    let mut out = String::new();
    let heads = [("ti", Some(&tags.title)), ("ar", tags.artist.as_ref()), ("al", Some(&tags.album))];
    for (name, value) in heads {
        if let Some(value) = value {
            let _ = writeln!(out, "[{name}:{}]", plain(value.as_str()));
        }
    }
    let seconds = tags.length.duration().millis() / 1000;
    let _ = writeln!(out, "[length:{:02}:{:02}]", seconds / 60, seconds % 60);
    let _ = writeln!(out, "[re:balm]");
    out + &lrc_lines(&tags.spoken)
}

/// The words alone, a line each. Minutes go beyond 99 where a session does.
pub(in crate::export) fn lrc_lines(spoken: &[Spoken]) -> String {
    let line = |spoken: &Spoken| {
        let hundredths = spoken.at.duration().millis() / 10;
        let (minutes, rest) = (hundredths / 6000, hundredths % 6000);
        format!("[{minutes:02}:{:02}.{:02}]{}\n", rest / 100, rest % 100, plain(spoken.text.as_str()))
    };
    spoken.iter().map(line).collect()
}

/// What looks like a time or a name to a player of songs is none.
fn plain(text: &str) -> String {
    text.replace(['[', '<'], "(").replace([']', '>'], ")")
}
