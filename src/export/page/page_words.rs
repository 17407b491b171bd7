//! What the page itself says, in the language of the session where balm has the words.

use std::collections::BTreeMap;

use crate::care::Wording;

/// By their English words, as they stand in `player.html` and in the scripts. What stands in braces is filled in there.
const WORDS: [&str; 39] = [
    "Not every step is for everybody: see which",
    "Before you begin",
    "Which steps are not for everybody, and when to stop",
    "When to stop",
    "Start",
    "Controls",
    "Previous step",
    "Previous",
    "Pause",
    "Go on",
    "Again",
    "Next step",
    "Next",
    "Words",
    "Time and breath",
    "Steps",
    "Tap a step to go there.",
    "The handout, to read or print",
    "{number} minutes",
    "1 minute",
    "1 minute {number} seconds",
    "{number} seconds",
    "a few seconds",
    "About {time}",
    "About {time}, for the night",
    "{time} left here, {all} to the end",
    "{all} to the end",
    "Step {number} of {of}",
    "Round {number} of {of}",
    "Time {number} of {of}",
    "Get comfortable.",
    "Good night.",
    "That was the whole of it. Take a moment before you get up.",
    "in",
    "hold",
    "out",
    "rest",
    "The sound did not start. Try once more, or use the steps below without it.",
    "This browser cannot play the sound. The steps below do without it.",
];

/// Those that are other ones in the session's language; none where it is English, or balm has no words for it.
pub(super) fn page_words(wording: Wording) -> BTreeMap<&'static str, &'static str> {
    if wording.is_english() {
        return BTreeMap::new();
    }
    WORDS.into_iter().map(|english| (english, wording.phrase(english))).collect()
}
