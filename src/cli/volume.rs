//! How loud a session begins: as loud as last time, and never louder than what is set, nor than the hour allows.

use crate::cli::flags::PlaybackArgs;
use crate::cli::live::Playback;
use crate::cli::world::memory::Memory;
use crate::cli::world::{Env, Failure, say};
use crate::history::VolumeKeeper;
use crate::session::Listener;

use super::device::Output;

/// Sets how loud a session begins, and tells it where that is softer than what is set. Who is given back keeps how
/// loud it ends; nobody, where nothing is to be remembered.
pub fn as_last_time(
    env: &Env,
    typed: &PlaybackArgs,
    playback: &mut Playback,
    called: &str,
    is_remembered: bool,
) -> Result<Option<Box<dyn Listener>>, Failure> {
    if playback.output == Output::Silent {
        return Ok(None);
    }
    let volumes = Memory::find(env).ok().map(|memory| memory.volumes);
    let last = volumes.as_ref().filter(|_| typed.volume.is_none()).and_then(|volumes| volumes.of(called));
    let most = playback.night_cap.and_then(|cap| cap.now());
    let mut softer = None;
    for (limit, why) in [(last, "as last time"), (most, "the most at this hour")] {
        if let Some(limit) = limit.filter(|limit| *limit < playback.volume) {
            (playback.volume, softer) = (limit, Some(why));
        }
    }
    if let Some(why) = softer.filter(|_| playback.view.has_words()) {
        say(&format!("Volume {}%, {why}.\n", playback.volume.percent()))?;
    }
    let keeper = |volumes| VolumeKeeper::new(volumes, called.to_owned(), playback.volume);
    let volumes = volumes.filter(|_| is_remembered && env.settings.history);
    Ok(volumes.map(|volumes| Box::new(keeper(volumes)) as Box<dyn Listener>))
}
