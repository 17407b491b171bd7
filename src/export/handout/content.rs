//! The handout's words as HTML: sections with headings, lists and one table, which read well without any
//! style. Classes begin with `ho-`.

use crate::care::{CareLine, Preparation, stops};
use crate::export::markup::Html;
use crate::export::step_pictures::{StepPictures, as_data};
use crate::text::capital;

use super::before::Before;
use super::doing::Doing;
use super::facts::{Fact, about_it, dosage};
use super::figure::figure;
use super::letterhead::sender;
use super::source::Handout;
use super::steps::parts;
use super::wording::Said;

/// Who it is from; nothing where nobody says so.
pub(in crate::export) fn letterhead(html: &mut Html, handout: &Handout<'_>) {
    let sender = sender(handout);
    let Some((first, rest)) = sender.split_first() else { return };
    html.raw("<address class=\"ho-letterhead\">\n<p><strong>").theirs(first.as_str()).raw("</strong></p>\n");
    if !rest.is_empty() {
        html.raw("<p>");
        for (i, text) in rest.iter().enumerate() {
            html.raw(if i == 0 { "" } else { " · " }).theirs(text.as_str());
        }
        html.raw("</p>\n");
    }
    html.raw("</address>\n");
}

/// Title, what this version is, and what it takes.
pub(in crate::export) fn head(html: &mut Html, handout: &Handout<'_>, facts: &[Fact]) {
    html.raw("<header class=\"ho-head\">\n<h1 dir=\"auto\">").text(&handout.routine.title).raw("</h1>\n");
    if !handout.notes.is_empty() {
        html.raw("<ul class=\"ho-notes\">\n");
        for note in handout.notes {
            html.raw("<li dir=\"auto\">").text(note.as_str()).raw("</li>\n");
        }
        html.raw("</ul>\n");
    }
    html.raw("<dl class=\"ho-facts\">\n");
    for fact in facts {
        html.raw("<div><dt>").phrase(fact.about).raw("</dt> <dd dir=\"auto\">");
        said(html, &fact.said);
        html.raw("</dd></div>\n");
    }
    html.raw("</dl>\n</header>\n");
}

/// What to read before the first step: for everybody, and when to call for help.
pub(in crate::export) fn care(html: &mut Html, before: &Before<'_>) {
    html.raw("<section class=\"ho-box ho-care\">\n<h2>").phrase("Before you begin").raw("</h2>\n");
    lines(html, "<ul class=\"ho-first\">\n", before.first.iter().copied());
    html.raw("<p class=\"ho-emergency\">").phrase(before.emergency).raw("</p>\n");
    if let Some(more) = before.more {
        html.raw("<p class=\"ho-see\">").phrase(more).raw("</p>\n");
    }
    html.raw("</section>\n");
}

/// What had no room before the first step, the author's other cautions, and who loses which steps.
pub(in crate::export) fn more_care(html: &mut Html, handout: &Handout<'_>, before: &Before<'_>) {
    let Preparation { cautions, lost, .. } = handout.preparation;
    if before.later.is_empty() && cautions.is_empty() && lost.is_empty() {
        return;
    }
    html.raw("<section class=\"ho-box ho-whom\">\n<h2>").phrase(before.heading).raw("</h2>\n");
    lines(html, "<ul class=\"ho-later\">\n", before.later.iter().copied());
    lines(html, "<ul class=\"ho-cautions\">\n", cautions);
    lines(html, "<ul class=\"ho-lost\">\n", lost);
    html.raw("</section>\n");
}

/// A list of such lines; nothing where there are none.
fn lines<'a>(html: &mut Html, begin: &'static str, lines: impl IntoIterator<Item = &'a CareLine>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_none() {
        return;
    }
    html.raw(begin);
    for line in lines {
        match line.is_english {
            true => html.raw("<li>").own(&line.text),
            false => html.raw("<li dir=\"auto\">").text(&line.text),
        };
        html.raw("</li>\n");
    }
    html.raw("</ul>\n");
}

/// When to stop, and what to do then.
pub(in crate::export) fn stop(html: &mut Html, handout: &Handout<'_>) {
    html.raw("<section class=\"ho-box ho-stop\">\n<h2>").phrase("When to stop").raw("</h2>\n");
    for stop in stops(handout.routine) {
        html.raw("<p class=\"ho-lead\">").own(stop.lead).raw("</p>\n");
        run(html, stop.signs.iter().map(String::as_str));
    }
    html.raw("</section>\n");
}

/// All steps, under the headings of their sections.
pub(in crate::export) fn steps(html: &mut Html, handout: &Handout<'_>) {
    html.raw("<section class=\"ho-steps\">\n<h2>").phrase("Step by step").raw("</h2>\n");
    for part in parts(handout.routine, handout.timeline) {
        html.raw("<div class=\"ho-part\">\n");
        if let Some(title) = part.title {
            html.raw("<h3 dir=\"auto\">").text(title).raw("</h3>\n");
        }
        if let Some(how) = part.how {
            html.raw("<p class=\"ho-how\">").own(&how).raw("</p>\n");
        }
        let first = part.steps.first().map_or(1, |step| step.number);
        html.raw("<ol class=\"ho-list\"").attribute("start", &first.to_string()).raw(">\n");
        for step in &part.steps {
            one(html, step, handout.pictures);
        }
        html.raw("</ol>\n</div>\n");
    }
    html.raw("</section>\n");
}

fn one(html: &mut Html, step: &Doing<'_>, pictures: Option<&StepPictures>) {
    html.raw("<li class=\"ho-step\"").attribute("value", &step.number.to_string()).raw(">\n");
    match step.picture.zip(pictures).and_then(|(name, pictures)| pictures.get(name)) {
        Some(picture) => {
            html.raw("<img class=\"ho-figure\" alt=\"\"").drawn("src", &as_data(picture)).raw("/>\n");
        }
        None => figure(html, &step.figure),
    }
    html.raw("<p class=\"ho-title\"><strong>").theirs(step.title).raw("</strong> <span class=\"ho-time\">");
    html.own(&step.time).raw("</span></p>\n");
    if !step.details.is_empty() {
        html.raw("<p class=\"ho-details\">");
        for (i, detail) in step.details.iter().enumerate() {
            html.raw(if i == 0 { "" } else { " · " });
            said(html, detail);
        }
        html.raw("</p>\n");
    }
    for say in &step.say {
        html.raw("<p class=\"ho-say\" dir=\"auto\">").text(say).raw("</p>\n");
    }
    for cue in &step.cues {
        html.raw("<p class=\"ho-cue\"><span class=\"ho-at\">").own(&format!("{}:", capital(&cue.at)));
        html.raw("</span> ").theirs(cue.say).raw("</p>\n");
    }
    if let Some(again) = &step.again {
        html.raw("<p class=\"ho-again\">").own(again).raw("</p>\n");
    }
    for (with, words) in &step.instead {
        let with = html.wording().fill("With {condition}:", &[("condition", with)]);
        html.raw("<p class=\"ho-instead\"><span class=\"ho-at\">").own(&with);
        html.raw("</span> ").theirs(words).raw("</p>\n");
    }
    if let Some(after) = step.after {
        html.raw("<p class=\"ho-after\" dir=\"auto\">").text(after).raw("</p>\n");
    }
    html.raw("</li>\n");
}

/// How often, and days to tick.
pub(in crate::export) fn often(html: &mut Html, handout: &Handout<'_>) {
    let dosage = dosage(handout.routine);
    html.raw("<section class=\"ho-often\">\n<h2>").phrase("How often").raw("</h2>\n");
    for words in &dosage.said {
        html.raw("<p dir=\"auto\">");
        said(html, words);
        html.raw("</p>\n");
    }
    html.raw("<table class=\"ho-days\">\n<caption>")
        .phrase("Days to tick")
        .raw("</caption>\n<thead><tr><td></td>");
    for day in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] {
        html.raw("<th scope=\"col\">").phrase(day).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for week in 1..=dosage.weeks {
        let week = html.wording().fill("Week {number}", &[("number", &week)]);
        html.raw("<tr><th scope=\"row\">").own(&week).raw("</th>");
        for _ in 0..7 {
            html.raw("<td>");
            for _ in 0..dosage.boxes {
                html.raw("<span class=\"ho-tick\"></span>");
            }
            html.raw("</td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</section>\n");
}

/// Lines to write on, and a blank for the day on which to come again.
pub(in crate::export) fn write(html: &mut Html, rules: usize) {
    html.raw("<section class=\"ho-write\">\n<h2>").phrase("Notes").raw("</h2>\n");
    html.raw("<div class=\"ho-lines\" aria-hidden=\"true\">");
    for _ in 0..rules {
        html.raw("<div class=\"ho-rule\"></div>");
    }
    html.raw("</div>\n<p class=\"ho-write-on\"><span>").phrase("Next appointment");
    html.raw("</span><span class=\"ho-blank\"></span></p>\n</section>\n");
}

/// Whose it is, and under which terms it may be passed on.
pub(in crate::export) fn about(html: &mut Html, handout: &Handout<'_>) {
    html.raw("<footer class=\"ho-about\">\n");
    for line in about_it(handout) {
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
    html.raw("<ul class=\"ho-run\">\n");
    for item in items {
        html.raw("<li>").own(item).raw("</li>\n");
    }
    html.raw("</ul>\n");
}

fn said(html: &mut Html, words: &Said) {
    match words {
        Said::Own(words) => html.own(words),
        Said::Theirs(words) => html.theirs(words),
    };
}
