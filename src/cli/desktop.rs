//! Who shows a session to the desktop: nobody, where balm was built without it or the session is over in a moment.

use std::sync::mpsc::Sender;

use crate::cli::live::Playback;
use crate::prepare::Prepared;
use crate::session::{Command, Listener};
use crate::timeline::Timeline;

/// Shows it, and passes on what the desktop asks for.
#[cfg(all(feature = "desktop", target_os = "linux"))]
pub fn listener(
    playback: &Playback,
    prepared: &Prepared,
    timeline: &Timeline,
    commands: &Sender<Command>,
) -> Option<Box<dyn Listener>> {
    use crate::desktop::{Desktop, Setup, Titles, slept};
    use crate::text::Safe;
    use crate::unit::Frames;

    /// A chime or a sentence that is tried needs no media keys.
    const SHORTEST: Frames = Frames::from_millis(20_000);
    if timeline.done < SHORTEST {
        return None;
    }
    let author = prepared.routine().author.as_ref().and_then(|author| author.name.as_deref());
    let titles = match playback.is_private {
        true => Titles::Private,
        false => Titles::All { routine: Safe::new(&timeline.title), author: author.map(Safe::new) },
    };
    Some(Box::new(Desktop::new(Setup {
        titles,
        kind: timeline.kind,
        volume: playback.volume_now(),
        commands: commands.clone(),
        session_bus: None,
        system_bus: None,
        clock: Box::new(std::time::Instant::now),
        slept: Box::new(slept),
    })))
}

#[cfg(not(all(feature = "desktop", target_os = "linux")))]
pub fn listener(
    playback: &Playback,
    _: &Prepared,
    _: &Timeline,
    _: &Sender<Command>,
) -> Option<Box<dyn Listener>> {
    // Private either way.
    let _ = playback.is_private;
    None
}
