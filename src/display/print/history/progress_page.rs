//! Progress as a page: one file, no script, nothing from elsewhere, readable without colour.

use crate::export::Html;
use crate::history::{Progress, RatedWeeks};
use crate::text::capital;

use super::plots;
use super::progress_text::too_few;
use super::rating_words::{day_and_month, number};

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>Your sessions</title>\n<style>\n";

/// Progress as a page.
#[must_use]
pub fn progress_page(progress: &Progress) -> String {
    let mut page = Html::new("en");
    page.raw(HEAD)
        .raw(include_str!("progress.css"))
        .raw("</style>\n</head>\n<body>\n<h1>Your sessions</h1>\n<p>");
    page.text(&format!("As of {}.", progress.today));
    page.raw(" Everything here comes from the history on your own computer.</p>\n");
    if progress.sessions == 0 {
        page.raw("<p>There are no sessions yet.</p>\n");
    } else {
        sections(&mut page, progress);
    }
    page.raw("</body>\n</html>\n");
    page.finish()
}

fn sections(page: &mut Html, progress: &Progress) {
    this_week(page, progress);
    heading(page, "Minutes a week");
    plots::weeks(page, &progress.weeks);
    let rows = progress.weeks.iter().filter(|week| week.sessions > 0);
    let rows = rows.map(|week| {
        [day_and_month(week.monday), week.minutes.to_string(), week.sessions.to_string()].to_vec()
    });
    table(page, &["Week of", "Minutes", "Sessions"], rows);
    heading(page, "The last year");
    plots::calendar(page, progress);
    let sums = progress.calendar.iter().map(|(monday, days)| (*monday, days.iter().flatten().sum::<u64>()));
    let rows =
        sums.filter(|(_, sum)| *sum > 0).map(|(monday, sum)| [monday.to_string(), sum.to_string()].to_vec());
    table(page, &["Week of", "Minutes"], rows);
    for rated in &progress.before {
        before(page, rated);
    }
    effects(page, progress);
    sleep(page, progress);
}

fn heading(page: &mut Html, words: &str) {
    page.raw("<h2>").text(words).raw("</h2>\n");
}

/// The numbers of a drawing, folded away on a screen and all there on paper.
fn table(page: &mut Html, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    page.raw("<details><summary>The numbers</summary>\n<table>\n<thead><tr>");
    for name in head {
        page.raw("<th scope=\"col\">").text(name).raw("</th>");
    }
    page.raw("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.raw("<tr>");
        for value in row {
            page.raw("<td dir=\"auto\">").text(&value).raw("</td>");
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</details>\n");
}

fn this_week(page: &mut Html, progress: &Progress) {
    if progress.planned.is_empty() {
        return;
    }
    heading(page, "This week");
    page.raw("<table class=\"week\">\n<thead><tr><th scope=\"col\">Routine</th><th scope=\"col\">Done</th>");
    for (initial, rest) in
        [("M", "on"), ("T", "ue"), ("W", "ed"), ("T", "hu"), ("F", "ri"), ("S", "at"), ("S", "un")]
    {
        // On a phone there is room for a letter.
        page.raw("<th scope=\"col\">").text(initial).raw("<span class=\"rest\">").text(rest);
        page.raw("</span></th>");
    }
    page.raw("</tr></thead>\n<tbody>\n");
    for week in &progress.planned {
        page.raw("<tr><th scope=\"row\">").theirs(&week.title).raw("</th><td>");
        page.text(&format!("{} of {}", week.done, week.of)).raw("</td>");
        for done in week.days {
            page.raw("<td>").text(if done > 0 { "●" } else { "·" }).raw("</td>");
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n");
}

fn before(page: &mut Html, rated: &RatedWeeks) {
    heading(page, &format!("{} before sessions, 0 to 10", capital(&rated.rating)));
    page.raw("<p>The middle rating of each week. The larger the dot, the more ratings.</p>\n");
    plots::rated_weeks(page, rated);
    let rows = rated
        .weeks
        .iter()
        .map(|(monday, median, n)| [day_and_month(*monday), number(*median), n.to_string()].to_vec());
    table(page, &["Week of", "Median", "Ratings"], rows);
}

fn effects(page: &mut Html, progress: &Progress) {
    if progress.effects.is_empty() {
        return;
    }
    heading(page, "Before and after, 0 to 10");
    page.raw("<p>The middle ratings of all sessions of a routine. They show what changed, not why.</p>\n");
    if progress.effects.iter().any(|effect| effect.medians.is_some()) {
        plots::effects(page, progress);
    }
    let rows = progress.effects.iter().map(|effect| {
        let (before, after) = match effect.medians {
            Some((before, after)) => (number(before), number(after)),
            None => (too_few(effect.n), String::new()),
        };
        [effect.title.clone(), effect.rating.clone(), before, after, effect.n.to_string()].to_vec()
    });
    table(page, &["Routine", "Rating", "Before", "After", "Sessions"], rows);
}

fn sleep(page: &mut Html, progress: &Progress) {
    let (with, without) = (progress.sleep_with, progress.sleep_without);
    if with.n + without.n == 0 {
        return;
    }
    heading(page, "Sleep, 0 to 10");
    page.raw("<p>The middle rating of the mornings after. A night is shown from five ratings on.</p>\n");
    plots::sleep(page, progress);
    let rows =
        [("With an evening session", with), ("Other nights", without)].into_iter().map(|(name, nights)| {
            let median = nights.median.map_or_else(|| too_few(nights.n), number);
            [name.to_owned(), median, nights.n.to_string()].to_vec()
        });
    table(page, &["Nights", "Median", "Ratings"], rows);
}
