//! The leaflet's words as HTML: sections with headings, lists and one table, which read well without any
//! style. Classes begin with `lf-`.

use crate::care::HURT;
use crate::export::markup::Html;
use crate::text::{capital, lower};

use super::Leaflet;
use super::doing::Doing;
use super::facts::{about_it, dosage, facts};
use super::signs::stops;
use super::steps::parts;
use super::words::Said;

/// Title, summary and what there is to know beforehand.
pub(in crate::export) fn head(html: &mut Html, leaflet: &Leaflet<'_>) {
    html.raw("<header class=\"lf-head\">\n<h1 dir=\"auto\">").text(&leaflet.routine.title).raw("</h1>\n");
    if let Some(summary) = &leaflet.routine.summary {
        html.raw("<p class=\"lf-summary\" dir=\"auto\">").text(summary).raw("</p>\n");
    }
    html.raw("<dl class=\"lf-facts\">\n");
    for fact in facts(leaflet) {
        html.raw("<div><dt>").own(fact.about).raw("</dt> <dd dir=\"auto\">");
        said(html, &fact.said);
        html.raw("</dd></div>\n");
    }
    html.raw("</dl>\n");
    if !leaflet.notes.is_empty() {
        html.raw("<ul class=\"lf-notes\">\n");
        for note in leaflet.notes {
            html.raw("<li dir=\"auto\">").text(note.as_str()).raw("</li>\n");
        }
        html.raw("</ul>\n");
    }
    html.raw("</header>\n");
}

/// Who should leave it or ask first, and what its author warns of; nothing where there is nothing.
pub(in crate::export) fn heed(html: &mut Html, leaflet: &Leaflet<'_>) {
    let cautions = &leaflet.routine.cautions;
    if leaflet.heed.warnings().next().is_none() && cautions.is_empty() && !leaflet.heed.touches {
        return;
    }
    html.raw("<section class=\"lf-box lf-heed\">\n<h2>").own("Before you begin").raw("</h2>\n");
    if !cautions.is_empty() {
        html.raw("<ul class=\"lf-cautions\">\n");
        for caution in cautions {
            html.raw("<li dir=\"auto\">").text(caution).raw("</li>\n");
        }
        html.raw("</ul>\n");
    }
    for warning in leaflet.heed.warnings() {
        html.raw("<p class=\"lf-lead\">").own(&format!("{}:", warning.lead)).raw("</p>\n");
        run(html, warning.with.iter().map(|with| with.name.as_str()));
    }
    if leaflet.heed.touches {
        html.raw("<p class=\"lf-hurt\">").own(HURT).raw("</p>\n");
    }
    html.raw("</section>\n");
}

/// When to stop, and what to do then.
pub(in crate::export) fn stop(html: &mut Html, leaflet: &Leaflet<'_>) {
    html.raw("<section class=\"lf-box lf-stop\">\n<h2>").own("When to stop").raw("</h2>\n");
    for stop in stops(leaflet.routine) {
        html.raw("<p class=\"lf-lead\">").own(stop.lead).raw("</p>\n");
        run(html, stop.signs.iter().map(String::as_str));
    }
    html.raw("</section>\n");
}

/// All steps, under the headings of their sections.
pub(in crate::export) fn steps(html: &mut Html, leaflet: &Leaflet<'_>) {
    html.raw("<section class=\"lf-steps\">\n<h2>").own("Step by step").raw("</h2>\n");
    for part in parts(leaflet.routine, leaflet.timeline) {
        html.raw("<div class=\"lf-part\">\n");
        if let Some(title) = part.title {
            html.raw("<h3 dir=\"auto\">").text(title).raw("</h3>\n");
        }
        if let Some(how) = part.how {
            html.raw("<p class=\"lf-how\">").own(&how).raw("</p>\n");
        }
        let first = part.steps.first().map_or(1, |step| step.number);
        html.raw("<ol class=\"lf-list\"").attribute("start", &first.to_string()).raw(">\n");
        for step in &part.steps {
            one(html, step);
        }
        html.raw("</ol>\n</div>\n");
    }
    html.raw("</section>\n");
}

fn one(html: &mut Html, step: &Doing<'_>) {
    html.raw("<li class=\"lf-step\"").attribute("value", &step.number.to_string()).raw(">\n");
    html.raw("<p class=\"lf-title\"><strong>").theirs(step.title).raw("</strong> <span class=\"lf-time\">");
    html.own(&step.time).raw("</span></p>\n");
    if !step.details.is_empty() {
        html.raw("<p class=\"lf-details\">");
        for (i, detail) in step.details.iter().enumerate() {
            html.raw(if i == 0 { "" } else { " · " });
            said(html, detail);
        }
        html.raw("</p>\n");
    }
    for say in &step.say {
        html.raw("<p class=\"lf-say\" dir=\"auto\">").text(say).raw("</p>\n");
    }
    for cue in &step.cues {
        html.raw("<p class=\"lf-cue\"><span class=\"lf-at\">").own(&format!("{}:", capital(&cue.at)));
        html.raw("</span> ").theirs(cue.say).raw("</p>\n");
    }
    if let Some(again) = &step.again {
        html.raw("<p class=\"lf-again\">").own(again).raw("</p>\n");
    }
    for (with, words) in &step.instead {
        html.raw("<p class=\"lf-instead\"><span class=\"lf-at\">").own(&format!("With {with}:"));
        html.raw("</span> ").theirs(words).raw("</p>\n");
    }
    if let Some(after) = step.after {
        html.raw("<p class=\"lf-after\" dir=\"auto\">").text(after).raw("</p>\n");
    }
    html.raw("</li>\n");
}

/// How often, and days to tick.
pub(in crate::export) fn often(html: &mut Html, leaflet: &Leaflet<'_>) {
    let dosage = dosage(leaflet.routine);
    html.raw("<section class=\"lf-often\">\n<h2>").own("How often").raw("</h2>\n");
    for words in &dosage.said {
        html.raw("<p dir=\"auto\">");
        said(html, words);
        html.raw("</p>\n");
    }
    html.raw("<table class=\"lf-days\">\n<caption>")
        .own("Days to tick")
        .raw("</caption>\n<thead><tr><td></td>");
    for day in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] {
        html.raw("<th scope=\"col\">").own(day).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for week in 1..=dosage.weeks {
        html.raw("<tr><th scope=\"row\">").own(&format!("Week {week}")).raw("</th>");
        for _ in 0..7 {
            html.raw("<td>");
            for _ in 0..dosage.boxes {
                html.raw("<span class=\"lf-tick\"></span>");
            }
            html.raw("</td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</section>\n");
}

/// Whose it is, and under which terms it may be passed on.
pub(in crate::export) fn about(html: &mut Html, leaflet: &Leaflet<'_>) {
    html.raw("<footer class=\"lf-about\">\n");
    for line in about_it(leaflet.routine) {
        html.raw("<p>");
        for words in &line {
            said(html, words);
        }
        html.raw("</p>\n");
    }
    html.raw("</footer>\n");
}

/// A list that a style may let run on as one sentence.
fn run<'a>(html: &mut Html, items: impl Iterator<Item = &'a str>) {
    html.raw("<ul class=\"lf-run\">\n");
    for item in items {
        html.raw("<li>").own(&lower(item)).raw("</li>\n");
    }
    html.raw("</ul>\n");
}

fn said(html: &mut Html, words: &Said) {
    match words {
        Said::Own(words) => html.own(words),
        Said::Theirs(words) => html.theirs(words),
    };
}
