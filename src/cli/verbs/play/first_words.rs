//! In the very first session, what to do if something hurts is said once.

use std::path::PathBuf;

use crate::cli::live::{Playback, View};
use crate::cli::world::Env;
use crate::files::write_in_private_folder;
use crate::session::{Event, Listener};

/// The file that tells that it was said. It is empty.
const SAID: &str = "first-words-said";

/// Notes that the words were said, as soon as they are.
pub struct FirstWords(PathBuf);

impl FirstWords {
    /// `None` where they were said before, no key could be pressed, or nothing could be noted: they are never said
    /// twice.
    pub fn due(env: &Env, playback: &Playback, is_rehearsal: bool) -> Option<Self> {
        let can_press = env.has_keys && env.on_terminal && playback.view != View::Quiet;
        let file = env.places.as_ref()?.state.join(SAID);
        (can_press && !is_rehearsal && !file.exists()).then_some(Self(file))
    }
}

impl Listener for FirstWords {
    fn hear(&mut self, event: &Event) {
        if !matches!(event, Event::Say { .. }) || self.0.exists() {
            return;
        }
        // If it cannot be noted, they are said again: no harm.
        let _ = write_in_private_folder(&self.0, &[]);
    }
}
