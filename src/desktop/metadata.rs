//! What is shown, in the words and units of MPRIS.

use std::collections::HashMap;
use std::process;

use zbus::{ObjectPath, OwnedVariant, Variant};

use crate::session::Volume;
use crate::text::Safe;
use crate::unit::Frames;

use super::{Status, Track};

const MICROS_A_MILLI: u64 = 1000;

pub(super) fn micros(frames: Frames) -> i64 {
    i64::try_from(frames.duration().millis() * MICROS_A_MILLI).unwrap_or(i64::MAX)
}

pub(super) fn frames(micros: u64) -> Frames {
    Frames::from_millis(micros / MICROS_A_MILLI)
}

pub(super) fn volume(volume: Volume) -> f64 {
    f64::from(volume.percent()) / 100.0
}

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Playing => "Playing",
        Status::Paused => "Paused",
        Status::Stopped => "Stopped",
    }
}

fn session() -> String {
    format!("/app/balm/session{}/step/", process::id())
}

/// The number of a step by its track id.
pub(super) fn step(track: &str) -> Option<usize> {
    track.strip_prefix(&session())?.parse().ok()
}

/// Always all of it: some desktops blank what is left out.
pub(super) fn metadata(track: &Track) -> HashMap<String, OwnedVariant> {
    let id = ObjectPath::try_from(session() + &track.number.to_string());
    let number = i32::try_from(track.number).unwrap_or(i32::MAX);
    let text = |text: &Safe| Variant::from(text.as_str().to_owned());
    let rows = [
        ("mpris:trackid", id.ok().map(Variant::from)),
        ("mpris:length", Some(Variant::from(micros(track.length)))),
        ("xesam:title", Some(text(&track.title))),
        ("xesam:album", track.album.as_ref().map(text)),
        ("xesam:artist", track.artist.as_ref().map(|it| Variant::from(vec![it.as_str().to_owned()]))),
        ("xesam:trackNumber", Some(number).filter(|number| *number > 0).map(Variant::from)),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| Some((name.to_owned(), owned(value?))));
    rows.collect()
}

/// Only file descriptors cannot be copied, and there are none.
pub(super) fn owned(value: Variant<'_>) -> OwnedVariant {
    OwnedVariant::try_from(value).unwrap_or_else(|_| OwnedVariant::from(0_u8))
}
