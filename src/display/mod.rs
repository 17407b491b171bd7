//! Events, routines and reports as characters: `live` is what is shown during a session, `print` what is shown
//! once. Knows nothing of sound or settings, and writes only to what it is given. A stranger's text passes
//! through [`crate::text::Safe`] before anything else happens to it.

mod live;
mod preparation;
mod print;
mod safe_json;
mod times;

pub use live::{
    About, Json, KEYS, Key, LEAVE, Line, Palette, Plain, RecordPanel, RecordScreen, Screen, State, Steering,
    Terminal, Tone, has_room, layout, nobody_speaks, outcome_line, pages_to_read, speaking,
};
pub use preparation::{before, before_in_full};
pub use print::{
    CHANGES, Check, CheckState, Format, Ink, OwnWords, SLEEP_QUESTION, SORENESS_QUESTION, Standing, adapted,
    adapted_in_brief, also_in, ask_first, beyond_limits, bytes, catalogue, check_up, check_up_json, checked,
    due_json, due_lines, explained, explained_list, fitted_json, fitted_text, for_you, in_line, index_line,
    known_about_you, last_time_question, log, log_csv, log_json, numbered_index_line, page, part_about,
    progress_json, progress_page, progress_text, progress_words, rating_question, report, revision_changes,
    short_id, show, show_json, shown_twice, sounds, tally, therapy_page, therapy_text, vocabulary_entry,
    vocabulary_group, vocabulary_json, vocabulary_kind, vocabulary_overview, voices, voices_json,
};
