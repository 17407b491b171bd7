//! The drawings of the page, as SVG inside it. Each tells by size, place or filling what it tells by colour, has
//! its meaning as a title, and stands above the table of its numbers.

use crate::export::Html;
use crate::history::{Progress, RatedWeeks, Week};
use crate::text::{Safe, count, fit};

use super::rating_words::{day_and_month, month, number};

/// Every drawing is so wide, in its own units.
const WIDTH: f64 = 720.0;
/// The room for words on the left.
const LEFT: f64 = 200.0;

/// A number as a drawing has it.
fn units(value: f64) -> String {
    let short = format!("{value:.1}");
    short.strip_suffix(".0").unwrap_or(&short).to_owned()
}

/// A drawing as it grows.
struct Plot<'a>(&'a mut Html);

impl<'a> Plot<'a> {
    fn begin(page: &'a mut Html, height: f64, title: &str) -> Self {
        page.raw("<svg role=\"img\"").drawn("viewBox", &format!("0 0 {} {}", units(WIDTH), units(height)));
        page.raw("><title>").text(title).raw("</title>\n");
        Self(page)
    }

    fn end(self) {
        self.0.raw("</svg>\n");
    }

    fn bar(&mut self, (x, y): (f64, f64), (w, h): (f64, f64)) {
        self.0.raw("<rect class=\"bar\"").drawn("x", &units(x)).drawn("y", &units(y));
        self.0.drawn("width", &units(w)).drawn("height", &units(h)).raw("/>\n");
    }

    fn dot(&mut self, class: &'static str, (x, y): (f64, f64), r: f64) {
        self.0.raw("<circle").attribute("class", class).drawn("cx", &units(x)).drawn("cy", &units(y));
        self.0.drawn("r", &units(r)).raw("/>\n");
    }

    fn line(&mut self, class: &'static str, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        self.0.raw("<line").attribute("class", class).drawn("x1", &units(x)).drawn("y1", &units(y));
        self.0.drawn("x2", &units(to_x)).drawn("y2", &units(to_y)).raw("/>\n");
    }

    fn words(&mut self, class: &'static str, (x, y): (f64, f64), words: &str) {
        self.0.raw("<text").attribute("class", class).drawn("x", &units(x)).drawn("y", &units(y));
        self.0.raw(">").text(words).raw("</text>\n");
    }
}

/// How large a day's dot is, and its class: from nothing to twenty minutes and more.
fn day(minutes: u64) -> (&'static str, f64) {
    match minutes {
        0 => ("day0", 1.2),
        1..=9 => ("day1", 3.0),
        10..=19 => ("day2", 4.5),
        _ => ("day3", 6.0),
    }
}

/// A year of days.
pub(super) fn calendar(page: &mut Html, progress: &Progress) {
    const CELL: f64 = 12.5;
    const EDGE: (f64, f64) = (52.0, 24.0);
    const KEY: f64 = 155.0;
    let mut plot = Plot::begin(page, EDGE.1 + 7.0 * CELL + 30.0, "Minutes on each day of the last year");
    let at =
        |week: usize, day: usize| (EDGE.0 + (week as f64 + 0.5) * CELL, EDGE.1 + (day as f64 + 0.5) * CELL);
    for (index, name) in ["Mon", "", "Wed", "", "Fri", "", "Sun"].iter().enumerate() {
        plot.words("end", (EDGE.0 - 5.0, at(0, index).1 + 3.5), name);
    }
    for (week, (monday, days)) in progress.calendar.iter().enumerate() {
        let is_new = week > 0 && progress.calendar[week - 1].0.month() != monday.month();
        if is_new {
            plot.words("start", (at(week, 0).0 - CELL / 2.0, EDGE.1 - 7.0), &month(*monday));
        }
        for (index, minutes) in days.iter().enumerate() {
            if let Some(minutes) = minutes {
                let (class, r) = day(*minutes);
                plot.dot(class, at(week, index), r);
            }
        }
    }
    let y = EDGE.1 + 7.0 * CELL + 18.0;
    for (index, (minutes, words)) in
        [(0, "none"), (5, "under 10 min"), (15, "10 to 19 min"), (20, "20 min or more")]
            .into_iter()
            .enumerate()
    {
        let x = EDGE.0 + 8.0 + KEY * index as f64;
        let (class, r) = day(minutes);
        plot.dot(class, (x, y), r);
        plot.words("start", (x + 11.0, y + 4.0), words);
    }
    plot.end();
}

/// Minutes a week.
pub(super) fn weeks(page: &mut Html, weeks: &[Week]) {
    const HEIGHT: f64 = 120.0;
    const TOP: f64 = 22.0;
    let most = weeks.iter().map(|week| week.minutes).max().unwrap_or_default().max(1) as f64;
    let step = (WIDTH - 40.0) / weeks.len().max(1) as f64;
    let mut plot = Plot::begin(page, TOP + HEIGHT + 24.0, "Minutes in each of the last weeks");
    let ground = TOP + HEIGHT;
    plot.line("axis", (20.0, ground), (WIDTH - 20.0, ground));
    for (index, week) in weeks.iter().enumerate() {
        let middle = 20.0 + (index as f64 + 0.5) * step;
        let height = HEIGHT * week.minutes as f64 / most;
        if week.minutes > 0 {
            plot.bar((middle - step * 0.3, ground - height), (step * 0.6, height));
        }
        plot.words("middle strong", (middle, ground - height - 6.0), &week.minutes.to_string());
        // On a phone there is room for every other one; the last is this week.
        let class = if (weeks.len() - index) % 2 == 1 { "middle" } else { "middle wide" };
        plot.words(class, (middle, ground + 18.0), &day_and_month(week.monday));
    }
    plot.end();
}

/// Where 0 to 10 lies from left to right.
fn rated_x(value: f64) -> f64 {
    LEFT + 20.0 + value * (WIDTH - LEFT - 180.0) / 10.0
}

/// The scale over rows of ratings.
fn scale(plot: &mut Plot<'_>, bottom: f64) {
    for value in [0, 2, 4, 6, 8, 10] {
        let x = rated_x(f64::from(value));
        plot.line("grid", (x, 22.0), (x, bottom));
        plot.words("middle", (x, 17.0), &value.to_string());
    }
}

/// The middle rating of each week, one under the other; the larger the dot, the more ratings.
pub(super) fn rated_weeks(page: &mut Html, rated: &RatedWeeks) {
    const ROW: f64 = 22.0;
    let bottom = 24.0 + ROW * rated.weeks.len() as f64;
    let mut plot =
        Plot::begin(page, bottom + 4.0, &format!("{} before sessions, week by week", rated.rating));
    scale(&mut plot, bottom);
    for (index, (monday, median, n)) in rated.weeks.iter().enumerate() {
        let y = 24.0 + ROW * (index as f64 + 0.5);
        plot.words("end", (LEFT, y + 4.0), &format!("week of {}", day_and_month(*monday)));
        plot.dot("after", (rated_x(*median), y), 4.0 + (*n).min(7) as f64 * 0.5);
        plot.words("end", (WIDTH, y + 4.0), &format!("{} (n = {n})", number(*median)));
    }
    plot.end();
}

/// The medians before and after: from the ring to the dot.
pub(super) fn effects(page: &mut Html, progress: &Progress) {
    const ROW: f64 = 44.0;
    let shown = || progress.effects.iter().filter_map(|effect| Some((effect, effect.medians?)));
    let bottom = 24.0 + ROW * shown().count() as f64;
    let mut plot = Plot::begin(page, bottom + 22.0, "Ratings before and after, by routine");
    scale(&mut plot, bottom);
    for (index, (effect, (before, after))) in shown().enumerate() {
        let above = 24.0 + ROW * index as f64 + 15.0;
        let y = above + 16.0;
        let title = fit(Safe::new(&effect.title).as_str(), 34);
        plot.words("start", (0.0, above), &title);
        plot.words("end", (LEFT, y + 4.0), &effect.rating);
        plot.line("link", (rated_x(before), y), (rated_x(after), y));
        plot.dot("before", (rated_x(before), y), 6.0);
        plot.dot("after", (rated_x(after), y), 6.0);
        let told = format!("{} → {} (n = {})", number(before), number(after), effect.n);
        plot.words("end", (WIDTH, above), &told);
    }
    plot.dot("before", (LEFT + 20.0, bottom + 12.0), 5.0);
    plot.words("start", (LEFT + 30.0, bottom + 17.0), "before");
    plot.dot("after", (LEFT + 130.0, bottom + 12.0), 5.0);
    plot.words("start", (LEFT + 140.0, bottom + 17.0), "after");
    plot.end();
}

/// The two kinds of nights.
pub(super) fn sleep(page: &mut Html, progress: &Progress) {
    let rows = [("evening session", progress.sleep_with), ("other nights", progress.sleep_without)];
    let mut plot = Plot::begin(page, 80.0, "Sleep after nights with and without an evening session");
    scale(&mut plot, 72.0);
    for (index, (name, nights)) in rows.into_iter().enumerate() {
        let y = 36.0 + 24.0 * index as f64;
        plot.words("end", (LEFT, y + 4.0), name);
        let told = match nights.median {
            Some(median) => {
                plot.dot(if index == 0 { "after" } else { "before" }, (rated_x(median), y), 6.0);
                format!("{} (n = {})", number(median), nights.n)
            }
            None => count(nights.n, "night so far", "nights so far"),
        };
        plot.words("end", (WIDTH, y + 4.0), &told);
    }
    plot.end();
}
