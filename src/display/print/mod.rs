//! What is shown once: the list of routines, a routine's timeline, reports and findings, the vocabulary, pages
//! of the handbook. All of it is text in lines of a given width, or JSON. Start with `report_text` or
//! `timeline_table`.

mod beyond_limits;
mod care_notes;
mod change_notes;
mod check_up;
mod code_page;
mod finding_spots;
mod findings;
mod history;
mod index_lines;
mod languages;
mod markdown;
mod page_part;
mod report_text;
mod revision_changes;
mod routine_table;
mod sound_list;
mod timeline_table;
mod value_line;
mod vocabulary;
mod voice_list;

pub use beyond_limits::beyond_limits;
pub use care_notes::{ask_first, fitted_json, fitted_text, for_you, known_about_you};
pub use change_notes::{adapted, adapted_in_brief};
pub use check_up::{Check, CheckState, check_up, check_up_json};
pub use code_page::{explained, explained_list};
pub use findings::{Format, checked};
pub use history::{
    CHANGES, Ink, OwnWords, SLEEP_QUESTION, SORENESS_QUESTION, due_json, due_lines, last_time_question, log,
    log_csv, log_json, progress_json, progress_page, progress_text, progress_words, rating_question,
    short_id, shown_twice, therapy_page, therapy_text,
};
pub use index_lines::{Standing, bytes, index_line, numbered_index_line};
pub use languages::also_in;
pub use markdown::page;
pub use page_part::part_about;
pub use report_text::report;
pub use revision_changes::revision_changes;
pub use routine_table::{catalogue, tally};
pub use sound_list::sounds;
pub use timeline_table::{show, show_json};
pub use value_line::in_line;
pub use vocabulary::{
    vocabulary_entry, vocabulary_group, vocabulary_json, vocabulary_kind, vocabulary_overview,
};
pub use voice_list::{voices, voices_json};
