//! Progress in a terminal: bars, and a calendar of signs that differ in size, so that it needs no colour.

use crate::history::{BeforeAndAfter, Nights, PlannedWeek, Progress, RatedWeeks, Week};
use crate::text::{Safe, capital, count, fit};

use super::rating_words::{day_and_month, month, number};

/// How text may be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// As it is: for files and pipes.
    #[default]
    None,
    /// With bold headings.
    Bold,
    /// With bold headings and coloured bars.
    Colour,
}

impl Ink {
    fn heading(self, text: &str) -> String {
        if self == Self::None { format!("{text}\n") } else { format!("\x1b[1m{text}\x1b[0m\n") }
    }

    fn mark(self, text: &str) -> String {
        let is_empty = text.is_empty();
        if self == Self::Colour && !is_empty { format!("\x1b[36m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// A bar is no longer, in columns.
const MAX_BAR: usize = 40;

/// The widest title.
const MAX_TITLE: usize = 36;

/// Progress in lines of at most `width` columns.
#[must_use]
pub fn progress_text(progress: &Progress, width: usize, ink: Ink) -> String {
    let parts = [
        this_week(&progress.planned, width, ink),
        weeks(&progress.weeks, width, ink),
        calendar(progress, width, ink),
        progress.before.iter().map(|rated| rated_weeks(rated, width, ink)).collect::<Vec<_>>().join("\n"),
        effects(&progress.effects, width, ink),
        sleep(progress, ink),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// How wide the titles of these are set.
fn title_width<'a>(titles: impl Iterator<Item = &'a String>, most: usize) -> usize {
    titles.map(|title| Safe::new(title).as_str().chars().count()).max().unwrap_or_default().min(most)
}

fn set(title: &str, width: usize) -> String {
    format!("{:<width$}", fit(Safe::new(title).as_str(), width))
}

fn this_week(planned: &[PlannedWeek], width: usize, ink: Ink) -> String {
    if planned.is_empty() {
        return String::new();
    }
    let titles = title_width(planned.iter().map(|week| &week.title), MAX_TITLE.min(width.saturating_sub(29)));
    let mut out = ink.heading("This week");
    out += &format!("  {:titles$}              M T W T F S S\n", "");
    for week in planned {
        let days: Vec<&str> = week.days.iter().map(|count| if *count > 0 { "■" } else { "·" }).collect();
        let done = format!("{} of {}", week.done, week.of);
        out += &format!("  {}  {done:<10}  {}\n", set(&week.title, titles), ink.mark(&days.join(" ")));
    }
    out
}

fn weeks(weeks: &[Week], width: usize, ink: Ink) -> String {
    let Some(first) = weeks.iter().position(|week| week.sessions > 0) else { return String::new() };
    let most = weeks.iter().map(|week| week.minutes).max().unwrap_or_default().max(1);
    let room = MAX_BAR.min(width.saturating_sub(34));
    let mut out = ink.heading("Minutes a week");
    for week in &weeks[first..] {
        let bar = ink.mark(&bar(week.minutes as f64 / most as f64, room));
        let sessions = count(week.sessions, "session", "sessions");
        let gap = if bar.is_empty() { "" } else { " " };
        out += &format!("  {:>6}  {bar}{gap}{} min, {sessions}\n", day_and_month(week.monday), week.minutes);
    }
    out
}

/// A bar in eighths of a column.
fn bar(share: f64, room: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * room as f64 * 8.0).round() as usize;
    // What is more than nothing is seen.
    let eighths = if share > 0.0 { eighths.max(1) } else { 0 };
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

/// A day's sign: larger for more minutes.
fn sign(minutes: Option<u64>) -> char {
    match minutes {
        None => ' ',
        Some(0) => '·',
        Some(1..=9) => '▪',
        Some(_) => '■',
    }
}

fn calendar(progress: &Progress, width: usize, ink: Ink) -> String {
    if progress.sessions == 0 {
        return String::new();
    }
    let shown = 26.min(width.saturating_sub(8) / 2).max(1);
    let weeks = &progress.calendar[progress.calendar.len().saturating_sub(shown)..];
    let mut months = String::new();
    for (index, (monday, _)) in weeks.iter().enumerate() {
        let is_new = index == 0 || weeks[index - 1].0.month() != monday.month();
        let column = index * 2;
        if is_new && months.chars().count() <= column && column + 3 <= weeks.len() * 2 + 1 {
            months += &" ".repeat(column - months.chars().count());
            months += &(month(*monday) + " ");
        }
    }
    let mut out = ink.heading("Calendar");
    out += &format!("       {}\n", months.trim_end());
    for (day, name) in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].iter().enumerate() {
        let signs: String = weeks.iter().flat_map(|(_, days)| [sign(days[day]), ' ']).collect();
        out += &format!("  {name}  {}\n", ink.mark(signs.trim_end()));
    }
    out + "  · none  ▪ under 10 min  ■ more\n"
}

fn rated_weeks(rated: &RatedWeeks, width: usize, ink: Ink) -> String {
    let name = capital(Safe::new(&rated.rating).as_str());
    let mut out = ink.heading(&format!("{name} before, 0 to 10"));
    let room = MAX_BAR.min(width.saturating_sub(24));
    for (monday, median, n) in &rated.weeks {
        let bar = ink.mark(&bar(median / 10.0, room));
        let gap = if bar.is_empty() { "" } else { " " };
        out += &format!("  {:>6}  {bar}{gap}{} (n = {n})\n", day_and_month(*monday), number(*median));
    }
    out + "  the middle rating of each week\n"
}

/// What is said where there are too few to compare.
pub(super) fn too_few(n: usize) -> String {
    format!("shown from 5 on; {n} so far")
}

fn effects(effects: &[BeforeAndAfter], width: usize, ink: Ink) -> String {
    if effects.is_empty() {
        return String::new();
    }
    let titles =
        title_width(effects.iter().map(|effect| &effect.title), MAX_TITLE.min(width.saturating_sub(38)));
    let mut out = ink.heading("Before and after, 0 to 10");
    for effect in effects {
        let told = match effect.medians {
            Some((before, after)) => {
                ink.mark(&format!("{} → {}", number(before), number(after))) + &format!(" (n = {})", effect.n)
            }
            None => too_few(effect.n),
        };
        let rating = fit(Safe::new(&effect.rating).as_str(), 8);
        if titles < 12 {
            out += &format!("  {}\n    {rating} {told}\n", fit(Safe::new(&effect.title).as_str(), width - 2));
        } else {
            out += &format!("  {}  {rating:<8} {told}\n", set(&effect.title, titles));
        }
    }
    out
}

fn sleep(progress: &Progress, ink: Ink) -> String {
    let (with, without) = (progress.sleep_with, progress.sleep_without);
    if with.n + without.n == 0 {
        return String::new();
    }
    let told = |nights: Nights| match nights.median {
        Some(median) => format!("{} (n = {})", number(median), nights.n),
        None => too_few(nights.n),
    };
    ink.heading("Sleep, 0 to 10")
        + &format!(
            "  with an evening session  {}\n  other nights             {}\n",
            told(with),
            told(without)
        )
}
