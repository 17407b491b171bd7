//! What a therapist is given about one routine: the same parts as plain text and as a page to print.

use crate::export::Html;
use crate::history::{Ratings, ReportedActivity, ReportedRating, SafetyChange, SpokeUp, TherapyReport};
use crate::text::{Safe, all_of, capital, count, wrap_hanging};
use crate::vocabulary::condition;

use super::rating_words::{day_and_month, number, spoke_up};

/// What the listener says of themselves for one report; it is kept nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// Their name.
    pub name: Option<String>,
    /// How they are since they began, in words: see [`CHANGES`].
    pub change: Option<&'static str>,
}

/// The answers to "Since you began": seven steps (a patient's global impression of change), each as it is typed and in
/// words.
pub const CHANGES: [(&str, &str); 7] = [
    ("very-much-better", "very much better"),
    ("much-better", "much better"),
    ("a-little-better", "a little better"),
    ("same", "the same"),
    ("a-little-worse", "a little worse"),
    ("much-worse", "much worse"),
    ("very-much-worse", "very much worse"),
];

/// A heading, and what is under it.
struct ReportPart {
    heading: String,
    lines: Vec<String>,
}

fn parts(report: &TherapyReport, own: &OwnWords) -> Vec<ReportPart> {
    let part = |heading: &str, lines: Vec<String>| ReportPart { heading: heading.to_owned(), lines };
    let times = |all: &[(String, usize)]| {
        all.iter().map(|(title, n)| format!("{title}, {}", count(*n, "time", "times"))).collect()
    };
    let mut parts = vec![part("Planned and done", done(report))];
    parts.push(part("Since you began", own.change.map(capital).into_iter().collect()));
    for rated in &report.ratings {
        parts.push(part(&format!("{}, 0 to 10", capital(&rated.rating)), rating(rated)));
    }
    let activities = report.activities.iter().map(activity).collect();
    parts.push(part("Own activities, 0 (cannot) to 10 (as before)", activities));
    let sore = (report.soreness.n > 0).then(|| told(report.soreness));
    parts.push(part("Soreness the next time, 0 to 10", sore.into_iter().collect()));
    parts.push(part("Steps left out", times(&report.left_out)));
    parts.push(part("Steps shortened", times(&report.shortened)));
    let safety = report.safety.iter().map(|(change, n)| for_safety(change, *n)).collect();
    parts.push(part("For safety", safety));
    let said = |spoke: &SpokeUp| format!("{}: {}. {}", spoke.at.date(), spoke_up(spoke), spoke.did);
    parts.push(part("Said during a session, and what balm did", report.spoke_up.iter().map(said).collect()));
    let others = report.others.iter().flatten();
    let others = others.map(|o| format!("{}, {}", o.title, count(o.sessions, "session", "sessions")));
    parts.push(part("Other routines", others.collect()));
    parts.push(part("Sleep after it, 0 to 10", report.sleep.map(told).into_iter().collect()));
    let begun = report.times.iter().flatten().map(|time| time.strftime("%Y-%m-%d %H:%M").to_string());
    parts.push(part("When", begun.collect()));
    let notes = report.notes.iter().flatten().map(|(day, note)| format!("{}: {note}", day_and_month(*day)));
    parts.push(part("Notes", notes.collect()));
    parts.retain(|part| !part.lines.is_empty());
    parts
}

fn done(report: &TherapyReport) -> Vec<String> {
    let (begun, done) = report.sessions;
    let mut lines =
        vec![format!("{}, {done} of them done at least by half", count(begun, "session", "sessions"))];
    let planned = report.days_a_week.map(|days| format!(" ({days} planned)")).unwrap_or_default();
    lines.extend(report.weeks.iter().map(|week| {
        let (monday, days) = (day_and_month(week.monday), count(week.days, "day", "days"));
        format!("Week of {monday}: {days}{planned}, {} min", week.minutes)
    }));
    lines
}

fn rating(rated: &ReportedRating) -> Vec<String> {
    let mut lines: Vec<String> = rated
        .weeks
        .iter()
        .map(|(monday, values)| format!("Before, week of {}: {}", day_and_month(*monday), week(values)))
        .collect();
    if let Some(last) = rated.last {
        lines.push(format!("Before, first fortnight: {}", told(rated.first)));
        lines.push(format!("Before, last fortnight: {}", told(last)));
        let change = rated.first.median.zip(last.median).map(|(first, last)| last - first);
        // How much matters: 1 of 10 is slight, 2 or a third is clear (Farrar 2001, on chronic pain).
        let pain = if rated.rating == "pain" { " (1 is slight, 2 is clear)" } else { "" };
        lines.extend(change.map(|change| format!("From the first to the last: {}{pain}", points(change))));
    }
    if rated.after.n > 0 {
        lines.push(format!("Before, where rated twice: {}", told(rated.before)));
        lines.push(format!("After, where rated twice: {}", told(rated.after)));
    }
    lines
}

/// The ratings of a week: their median, or each where they are too few.
fn week(values: &[u8]) -> String {
    let ratings = Ratings::of(values);
    let each: Vec<String> = values.iter().map(u8::to_string).collect();
    if ratings.median.is_some() { told(ratings) } else { format!("{} (n = {})", each.join(", "), ratings.n) }
}

/// A difference in words.
fn points(change: f64) -> String {
    let size = change.abs();
    let unit = if size == 1.0 { "point" } else { "points" };
    match change {
        0.0 => "no change".to_owned(),
        c if c < 0.0 => format!("{} {unit} less", number(size)),
        _ => format!("{} {unit} more", number(size)),
    }
}

fn activity(activity: &ReportedActivity) -> String {
    let rated: Vec<String> =
        activity.rated.iter().map(|(date, value)| format!("{value} ({})", day_and_month(*date))).collect();
    format!("{}: {}", activity.name, rated.join(", "))
}

/// What was done to a step, by which rule, and why where that is told.
fn for_safety(change: &SafetyChange, sessions: usize) -> String {
    let what = if change.left_out { "left out" } else { "gentler, or done another way" };
    let rule = match change.rule.as_str() {
        "" => String::new(),
        rule => format!(" (rule for {rule})"),
    };
    let why: Vec<&str> =
        change.because.iter().filter_map(|id| condition(id)).map(|it| it.because.as_str()).collect();
    let why = if why.is_empty() { String::new() } else { format!(", because {}", all_of(&why)) };
    format!("{}: {what}{rule}{why}, {}", change.step, count(sessions, "time", "times"))
}

fn told(ratings: Ratings) -> String {
    match ratings.median {
        Some(median) => format!("{} (median, n = {})", number(median), ratings.n),
        None => format!("n = {}, too few for a median", ratings.n),
    }
}

/// The person, the routine's revisions and the days, in a line.
fn about(report: &TherapyReport, own: &OwnWords) -> String {
    let revisions: Vec<String> = report.revisions.iter().map(u32::to_string).collect();
    let revisions = match revisions.len() {
        0 => None,
        1 => Some(format!("revision {}", revisions.join(""))),
        _ => Some(format!("revisions {}", revisions.join(", "))),
    };
    let days = Some(format!("{} to {}", report.since, report.until));
    [own.name.clone(), revisions, days].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The last heading: room for the therapist's own words.
const FOR_THERAPIST: &str = "For the therapist";

/// The report as plain text, in lines of at most `width` columns.
#[must_use]
pub fn therapy_text(report: &TherapyReport, own: &OwnWords, width: usize) -> String {
    let mut out = String::new();
    let put = |out: &mut String, lead: &str, text: &str| {
        let lines = wrap_hanging(&Safe::new(text), lead, if lead.is_empty() { "" } else { "    " }, width);
        lines.iter().for_each(|line| *out += &format!("{line}\n"));
    };
    put(&mut out, "", &report.title);
    put(&mut out, "", &about(report, own));
    for part in parts(report, own) {
        out.push('\n');
        put(&mut out, "", &part.heading);
        part.lines.iter().for_each(|line| put(&mut out, "  ", line));
    }
    out + &format!("\n{FOR_THERAPIST}\n  {}\n", "_".repeat(width.saturating_sub(2).min(60)))
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>Report</title>\n<style>\n\
body { font: 15px/1.4 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; \
overflow-wrap: anywhere; }\n\
h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.05rem; margin: 1.2rem 0 .2rem; }\n\
ul { margin: 0; padding-left: 1.2rem; columns: 2 18rem; column-gap: 2.5rem; } li { break-inside: avoid; } .write { border-bottom: 1px solid #888; height: 2.2rem; }\n\
@media print { body { margin: 0; font-size: 10.5pt; } h2 { break-after: avoid; margin-top: .8rem; } }\n\
</style>\n</head>\n<body>\n";

/// The report as a page, with a line for the therapist to write in.
#[must_use]
pub fn therapy_page(report: &TherapyReport, own: &OwnWords) -> String {
    let mut page = Html::new("en");
    page.raw(HEAD).raw("<h1 dir=\"auto\">").text(&report.title).raw("</h1>\n<p dir=\"auto\">");
    page.text(&about(report, own)).raw("</p>\n");
    for part in parts(report, own) {
        page.raw("<h2>").text(&part.heading).raw("</h2>\n<ul>\n");
        for line in &part.lines {
            page.raw("<li dir=\"auto\">").text(line).raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
    page.raw("<h2>").text(FOR_THERAPIST).raw("</h2>\n<div class=\"write\"></div>\n</body>\n</html>\n");
    page.finish()
}
