//! What a therapist is given about one routine: the same parts as plain text and as a page to print.

use crate::export::Html;
use crate::history::{Ratings, ReportedRating, TherapyReport};
use crate::text::{Safe, capital, count, wrap_hanging};

use super::rating_words::{day_and_month, number};

/// A heading, and what is under it.
struct ReportPart {
    heading: String,
    lines: Vec<String>,
}

fn parts(report: &TherapyReport) -> Vec<ReportPart> {
    let part = |heading: &str, lines: Vec<String>| ReportPart { heading: heading.to_owned(), lines };
    let mut parts = vec![part("Planned and done", done(report))];
    parts.extend(report.ratings.iter().map(|rated| part(&rated_heading(rated), rating(rated))));
    if report.soreness.n > 0 {
        parts.push(part("Soreness the next time, 0 to 10", vec![told(report.soreness)]));
    }
    if !report.left_out.is_empty() {
        let line = |(title, times): &(String, usize)| format!("{title}, {}", count(*times, "time", "times"));
        parts.push(part("Steps left out", report.left_out.iter().map(line).collect()));
    }
    if let Some(sleep) = report.sleep {
        parts.push(part("Sleep after it, 0 to 10", vec![told(sleep)]));
    }
    if let Some(times) = &report.times {
        let line = |time: &jiff::civil::DateTime| time.strftime("%Y-%m-%d %H:%M").to_string();
        parts.push(part("When", times.iter().map(line).collect()));
    }
    if let Some(notes) = report.notes.as_ref().filter(|notes| !notes.is_empty()) {
        parts.push(part("Notes", notes.clone()));
    }
    parts
}

fn rated_heading(rated: &ReportedRating) -> String {
    format!("{}, 0 to 10", capital(&rated.rating))
}

fn done(report: &TherapyReport) -> Vec<String> {
    let (begun, done) = report.sessions;
    let mut lines =
        vec![format!("{}, {done} of them done at least by half", count(begun, "session", "sessions"))];
    let of = report.days_a_week.map(|days| format!(" of {days}")).unwrap_or_default();
    lines.extend(report.weeks.iter().map(|week| {
        format!("Week of {}: {}{of} days, {} min", day_and_month(week.monday), week.days, week.minutes)
    }));
    lines
}

fn rating(rated: &ReportedRating) -> Vec<String> {
    vec![
        format!("Before, first fortnight: {}", told(rated.first)),
        format!("Before, last fortnight: {}", told(rated.last)),
        format!("Before, where rated twice: {}", told(rated.before)),
        format!("After, where rated twice: {}", told(rated.after)),
    ]
}

fn told(ratings: Ratings) -> String {
    match ratings.median {
        Some(median) => format!("{} (median, n = {})", number(median), ratings.n),
        None => format!("n = {}, too few for a median", ratings.n),
    }
}

/// The routine, its revisions and the days, in a line.
fn about(report: &TherapyReport) -> String {
    let revisions: Vec<String> = report.revisions.iter().map(u32::to_string).collect();
    let revisions = match revisions.len() {
        0 => String::new(),
        1 => format!("revision {}, ", revisions.join("")),
        _ => format!("revisions {}, ", revisions.join(", ")),
    };
    format!("{revisions}{} to {}", report.since, report.until)
}

/// The report as plain text, in lines of at most `width` columns.
#[must_use]
pub fn therapy_text(report: &TherapyReport, width: usize) -> String {
    let mut out = format!("{}\n{}\n", Safe::new(&report.title), about(report));
    for part in parts(report) {
        out += &format!("\n{}\n", Safe::new(&part.heading));
        for line in &part.lines {
            let lines = wrap_hanging(&Safe::new(line), "  ", "    ", width);
            lines.iter().for_each(|line| out += &format!("{line}\n"));
        }
    }
    out
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>Report</title>\n<style>\n\
body { font: 15px/1.4 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }\n\
h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.05rem; margin: 1.2rem 0 .2rem; }\n\
ul { margin: 0; padding-left: 1.2rem; } .write { border-bottom: 1px solid #888; height: 2.2rem; }\n\
</style>\n</head>\n<body>\n";

/// The report as a page, with a line for the therapist to write in.
#[must_use]
pub fn therapy_page(report: &TherapyReport) -> String {
    let mut page = Html::new("en");
    page.raw(HEAD)
        .raw("<h1 dir=\"auto\">")
        .text(&report.title)
        .raw("</h1>\n<p>")
        .text(&about(report))
        .raw("</p>\n");
    for part in parts(report) {
        page.raw("<h2>").text(&part.heading).raw("</h2>\n<ul>\n");
        for line in &part.lines {
            page.raw("<li dir=\"auto\">").text(line).raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
    page.raw("<h2>For the therapist</h2>\n<div class=\"write\"></div>\n</body>\n</html>\n");
    page.finish()
}
