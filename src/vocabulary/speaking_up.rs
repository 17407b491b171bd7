//! What a listener may answer who speaks up during a session, and what follows from it.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// One answer. Its words are in `language`, by its id.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SpokenAnswer {
    /// Its name.
    pub id: String,
    /// The key that gives it.
    pub key: char,
    /// Whether a voice offers it at night.
    #[serde(default)]
    pub by_night: bool,
    /// Why a step is changed, after "because".
    pub because: String,
    /// The place is so much softer than it was, 0 to 10 as felt.
    #[serde(default)]
    pub softer: u8,
    /// And no firmer than this.
    pub cap: Option<u8>,
    /// Everything else is so much softer than written.
    #[serde(default)]
    pub softer_elsewhere: u8,
    /// The part of the body is left out, both sides.
    #[serde(default)]
    pub leave_out: bool,
    /// After so many seconds it is asked whether it has cleared.
    pub clears: Option<u64>,
    /// Nothing is done standing, and no breath is held, quick or doubled.
    #[serde(default)]
    pub sit: bool,
    /// Nothing that watches the body or the breath.
    #[serde(default)]
    pub leave_attention: bool,
    /// It calls for help.
    #[serde(default)]
    pub emergency: bool,
    /// What is done at the next start unless the listener says otherwise.
    pub next_time: NextTime,
    /// For so many days.
    pub days: u16,
    /// What balm does now, in words.
    pub now: String,
    /// What it does for the rest of the session.
    pub rest: String,
    /// What it remembers.
    pub later: String,
}

/// What becomes of a place that was too much last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextTime {
    /// It is done more gently.
    Lighter,
    /// It is left out.
    LeaveOut,
    /// The session is done sitting.
    Sit,
    /// It is done as written.
    Same,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakingUp {
    answer: Vec<SpokenAnswer>,
}

static SPEAKING_UP: LazyLock<SpeakingUp> = LazyLock::new(|| {
    toml::from_str(include_str!("speaking_up.toml")).expect("a test reads the embedded table")
});

/// Every answer, in the order in which they are offered.
#[must_use]
pub fn spoken_answers() -> &'static [SpokenAnswer] {
    &SPEAKING_UP.answer
}

/// The answer with this id.
#[must_use]
pub fn spoken_answer(id: &str) -> Option<&'static SpokenAnswer> {
    spoken_answers().iter().find(|answer| answer.id == id)
}
