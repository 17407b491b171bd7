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
    let mut softer = None;
    for (limit, why) in [(last, "as last time"), (Some(playback.volume_now()), "the most at this hour")] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::flags::night_cap;
    use crate::cli::live::View;
    use crate::session::{OnWake, Volume};

    #[test]
    fn whatever_plays_begins_no_louder_than_the_hour_allows() {
        let begins = |volume, cap| {
            let playback = Playback {
                view: View::Quiet,
                output: Output::Silent,
                volume: Volume::new(volume).expect("a volume"),
                night_cap: night_cap(cap).expect("a limit").0,
                is_private: false,
                on_wake: OnWake::Pause,
            };
            playback.volume_now().percent()
        };
        assert_eq!(
            [begins(80, "30 0:00-23:59"), begins(20, "30 0:00-23:59"), begins(80, "none")],
            [30, 20, 80]
        );
    }
}
