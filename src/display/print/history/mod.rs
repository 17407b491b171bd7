//! The history for people: sessions as a list, weeks as bars and a calendar, in a terminal, in words, and as a page.
//! Start with `log_table`, then `progress_text`; `progress_page` puts the drawings of `plots` together.

mod due_lines;
mod log_files;
mod log_table;
mod plots;
mod progress_page;
mod progress_text;
mod progress_words;
mod rating_words;
mod report_page;

pub use due_lines::{due_json, due_lines};
pub use log_files::{log_csv, log_json, progress_json};
pub use log_table::{log, short_id};
pub use progress_page::progress_page;
pub use progress_text::{Ink, progress_text};
pub use progress_words::progress_words;
pub use rating_words::{SLEEP_QUESTION, SORENESS_QUESTION, last_time_question, rating_question, shown_twice};
pub use report_page::{CHANGES, OwnWords, therapy_page, therapy_text};
