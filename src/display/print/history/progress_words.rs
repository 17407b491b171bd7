//! Progress in sentences, for screen readers: a line a fact, no drawing.

use crate::history::{Nights, Progress};
use crate::text::{Safe, capital, count};

use super::progress_text::too_few;
use super::rating_words::{day_and_month, number};

/// Progress as sentences.
#[must_use]
pub fn progress_words(progress: &Progress) -> String {
    let mut lines = Vec::new();
    for week in &progress.planned {
        lines.push(format!("This week: {}, {} of {}.", Safe::new(&week.title), week.done, week.of));
    }
    let first = progress.weeks.iter().position(|week| week.sessions > 0).unwrap_or(progress.weeks.len());
    for week in &progress.weeks[first..] {
        let day = day_and_month(week.monday);
        let minutes = count(usize::try_from(week.minutes).unwrap_or(usize::MAX), "minute", "minutes");
        lines.push(format!("Week of {day}: {minutes}, {}.", count(week.sessions, "session", "sessions")));
    }
    for rated in &progress.before {
        let name = capital(Safe::new(&rated.rating).as_str());
        for (monday, median, n) in &rated.weeks {
            let (day, median) = (day_and_month(*monday), number(*median));
            lines.push(format!(
                "{name} before, week of {day}: {median} of 10, from {}.",
                count(*n, "rating", "ratings")
            ));
        }
    }
    for effect in &progress.effects {
        let (title, rating) = (Safe::new(&effect.title), Safe::new(&effect.rating));
        lines.push(match effect.medians {
            Some((before, after)) => {
                let (before, after) = (number(before), number(after));
                format!("{title}: {rating} {before} before, {after} after, from {} sessions.", effect.n)
            }
            None => format!("{title}: {rating} before and after is {}.", too_few(effect.n)),
        });
    }
    let nights =
        [("with an evening session", progress.sleep_with), ("on other nights", progress.sleep_without)];
    for (which, Nights { n, median }) in nights.into_iter().filter(|(_, nights)| nights.n > 0) {
        lines.push(match median {
            Some(median) => format!("Sleep {which}: {} of 10, from {n} nights.", number(median)),
            None => format!("Sleep {which} is {}.", too_few(n)),
        });
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
