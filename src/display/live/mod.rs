//! What is shown during a session: a screen, plain lines for screen readers, or JSON lines for scripts. Each
//! hears the session's events. Start with `state`, what a screen knows, then `day_layout` and `screen`.

mod about;
mod breath_bar;
mod day_layout;
mod event_json;
mod glance_layout;
mod headline;
mod key_table;
mod large_text;
mod night_layout;
mod outcome;
mod pages;
mod plain_lines;
mod record_layout;
mod record_screen;
mod screen;
mod screen_line;
mod screen_writer;
mod speak_up_layout;
mod speaking;
mod state;
mod text_area;

pub use about::About;
pub use day_layout::{has_room, layout};
pub use event_json::Json;
pub use key_table::{KEYS, Key};
pub use outcome::outcome_line;
pub use pages::pages_to_read;
pub use plain_lines::{Plain, Steering};
pub use record_layout::RecordPanel;
pub use record_screen::RecordScreen;
pub use screen::{LEAVE, Screen, Terminal};
pub use screen_line::{Line, Palette, Tone};
pub use speaking::{nobody_speaks, speaking};
pub use state::State;
