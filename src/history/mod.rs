//! Sessions remembered on the listener's own disk: `line` is one event in the history, `folder` appends, reads and
//! forgets them, `recorder` listens to a session and writes them, `bookmark` keeps where it was left. `past` and `years`
//! make sessions of lines again; `progress`, `plans`, `questions`, `spoke_up` and `therapy_report` say what follows
//! from them, `calendar` writes a plan for a phone. Knows no terminal and no words on a screen. Start with `line`.

mod bookmark;
mod calendar;
mod folder;
mod last_time;
mod line;
mod many_lines;
mod median;
mod past;
mod plans;
mod progress;
mod questions;
mod recorder;
mod rewrite;
mod same_routine;
mod spoke_up;
mod therapy_report;
mod volumes;
mod writer;
mod years;

pub use bookmark::{Bookmark, Bookmarks};
pub use calendar::{CalendarError, Reminder, plan_calendar, spread_days};
pub use folder::{HistoryFolder, MAX_LINE};
pub use last_time::{LastTime, last_times, was_upsetting};
pub use line::{EventKind, HistoryLine, SafetyChange};
pub use many_lines::History;
pub use median::median;
pub use past::{Past, PastSession, Rated};
pub use plans::{DueToday, PlannedRoutine, due_today, is_recent};
pub use progress::{BeforeAndAfter, Nights, PlannedWeek, Progress, RatedWeeks, Week, progress};
pub use questions::{Questions, questions};
pub use recorder::{Recorder, SessionFacts};
pub use same_routine::RoutineKey;
pub use spoke_up::SpokeUp;
pub use therapy_report::{
    OtherRoutine, PrivateParts, Ratings, ReportedActivity, ReportedRating, ReportedWeek, TherapyReport,
    therapy_report,
};
pub use volumes::{VolumeKeeper, Volumes};
pub use writer::{Aftermath, SessionEnd};
