//! The return slip: a sheet that the person fills in by hand and brings back.

use crate::export::markup::Html;
use crate::text::capital;

use super::source::Handout;

/// So many days, in two rows of a week.
const WEEKS: usize = 2;
const DAYS: usize = 7;
/// So often in each week something is rated.
const RATINGS: usize = 2;
/// Lines for a question.
const QUESTION_LINES: usize = 3;

/// What to note with the step it came at.
const SIGNS: [&str; 3] = ["Too strong", "Numb or tingling", "Dizzy"];

/// Days to tick, numbers to circle, three signs and a question, on a sheet of its own.
pub(super) fn slip(html: &mut Html, handout: &Handout<'_>) {
    html.raw("<section class=\"ho-slip\">\n<h2>")
        .phrase("Return slip")
        .raw("</h2>\n<p class=\"ho-slip-title\">");
    html.theirs(&handout.routine.title).raw("</p>\n");
    written(html, &["Name", "First day"]);
    html.raw("<p class=\"ho-lead\">").phrase("Tick each day on which you did it.").raw("</p>\n");
    html.raw("<table class=\"ho-slip-days\"><tbody>\n");
    for week in 0..WEEKS {
        html.raw("<tr>");
        for day in 1..=DAYS {
            html.raw("<td>")
                .own(&(week * DAYS + day).to_string())
                .raw(" <span class=\"ho-tick\"></span></td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table>\n");
    let rated = handout.routine.ratings.first().map_or("pain", |rating| rating.name());
    let ask = "Circle a number twice a week, before you begin. {Rating}: 0 is none, 10 is the most.";
    let rated = capital(html.wording().phrase(rated));
    let ask = html.wording().fill(ask, &[("Rating", &rated)]);
    html.raw("<p class=\"ho-lead\">").own(&ask).raw("</p>\n<table class=\"ho-slip-scale\"><tbody>\n");
    for nth in 0..WEEKS * RATINGS {
        let time = ["Week {number}, first time", "Week {number}, second time"][nth % RATINGS];
        let time = html.wording().fill(time, &[("number", &(nth / RATINGS + 1))]);
        html.raw("<tr><th scope=\"row\">").own(&time).raw("</th>");
        for value in 0..=10 {
            html.raw("<td>").own(&value.to_string()).raw("</td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table>\n<p class=\"ho-lead\">")
        .phrase("Was anything wrong? At which step, and on which day?");
    html.raw("</p>\n");
    SIGNS.iter().for_each(|sign| written(html, &[sign]));
    html.raw("<p class=\"ho-lead\">")
        .phrase("My question")
        .raw("</p>\n<div class=\"ho-lines\" aria-hidden=\"true\">");
    for _ in 0..QUESTION_LINES {
        html.raw("<div class=\"ho-rule\"></div>");
    }
    html.raw("</div>\n</section>\n");
}

/// Words with a line behind each to write on.
fn written(html: &mut Html, words: &[&'static str]) {
    html.raw("<p class=\"ho-write-on\">");
    for word in words {
        html.raw("<span>").phrase(word).raw("</span><span class=\"ho-blank\"></span>");
    }
    html.raw("</p>\n");
}
