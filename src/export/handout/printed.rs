//! The whole document: a page of paper, with a policy that lets nothing in and nothing run.

use crate::export::markup::{Html, digest, lang};

use super::before::Before;
use super::content::{about, care, head, letterhead, more_care, often, steps, stop, write};
use super::figure::shared;
use super::link::link;
use super::map::{has_marks, map};
use super::slip::slip;
use super::source::Handout;
use super::steps::parts;

/// The paper it is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 mm by 297 mm.
    #[default]
    A4,
    /// 8½ by 11 inches.
    Letter,
}

/// How it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// On what.
    pub paper: Paper,
    /// In type of 18 points or more.
    pub large: bool,
    /// With a slip to bring back.
    pub slip: bool,
}

/// How a last page with little on it is avoided, which only a printer knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// Not at all.
    Usual,
    /// With lines to write on for half a page more.
    MoreLines,
    /// With smaller figures and without the map, which they stand in for, so that there may be a page less; in large
    /// print, without lines to write on.
    Tight,
}

/// What every handout wears.
pub(in crate::export) const STYLE: &str =
    concat!(include_str!("handout.css"), include_str!("figure/figure.css"));

/// A handout as an HTML document, to be printed or read on any screen. It is well-formed XML as well, holds
/// no script, and asks for nothing from anywhere. The same bytes for the same handout.
#[must_use]
pub fn handout_html(handout: &Handout<'_>, print: Print) -> String {
    filled(handout, print, Filling::Usual)
}

/// The same, with this against a nearly empty last page.
pub(super) fn filled(handout: &Handout<'_>, print: Print, filling: Filling) -> String {
    let routine = handout.routine;
    let page = match print.paper {
        Paper::A4 => "\n@page { size: A4; margin: 9mm 12mm; }\n",
        Paper::Letter => "\n@page { size: Letter; margin: 0.4in 0.5in; }\n",
    };
    let type_size = match (print.large, filling) {
        (true, _) => LARGE,
        (false, Filling::Tight) => TIGHT,
        (false, _) => "@media print { html { font-size: 10pt; } }\n",
    };
    let rules = match (filling, print.large) {
        (Filling::MoreLines, false) => Some(RULES + 24),
        (Filling::MoreLines, true) => Some(RULES + 8),
        (Filling::Tight, true) => None,
        _ => Some(RULES),
    };
    let style = [page, type_size, STYLE];
    let pictures = handout.picture_policy();
    let policy = format!(
        "default-src 'none';{pictures} style-src '{}'; base-uri 'none'; form-action 'none'",
        digest(&style.concat())
    );

    let mut html = Html::new(&routine.language);
    html.raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    html.attribute("lang", lang(&routine.language)).raw(">\n<head>\n<meta charset=\"utf-8\"/>\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\"").attribute("content", &policy).raw("/>\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>");
    html.text(&routine.title).raw("</title>\n<style>");
    for part in style {
        html.raw(part);
    }
    html.raw("</style>\n</head>\n<body>\n<main class=\"ho-handout\">\n");
    shared(&mut html);
    body(&mut html, handout, Extras { rules, has_map: filling != Filling::Tight || print.large });
    if print.slip {
        slip(&mut html, handout);
    }
    html.raw("</main>\n</body>\n</html>\n");
    html.finish()
}

/// What a handout can do without.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) struct Extras {
    /// So many lines to write on, or no room for that.
    pub rules: Option<usize>,
    pub has_map: bool,
}

/// All that is printed, for another document to hold as well: it wears [`STYLE`] inside `ho-handout`.
pub(in crate::export) fn body(html: &mut Html, handout: &Handout<'_>, extras: Extras) {
    letterhead(html, handout);
    let parts = parts(handout.routine, handout.timeline);
    html.raw("<div class=\"ho-front\">\n");
    let before = Before::of(handout);
    head(html, handout, &before.facts);
    care(html, &before);
    html.raw("</div>\n");
    steps(html, handout);
    let has_map = extras.has_map && has_marks(&parts);
    html.raw(if has_map { "<div class=\"ho-with-map\">\n" } else { "<div>\n" });
    stop(html, handout);
    if has_map {
        map(html, &parts);
    }
    html.raw("</div>\n");
    more_care(html, handout, &before);
    html.raw(match handout.link {
        Some(_) => "<div class=\"ho-back ho-with-link\">\n",
        None => "<div class=\"ho-back\">\n",
    });
    often(html, handout);
    if let Some(rules) = extras.rules {
        write(html, rules);
    }
    if let Some(address) = handout.link {
        link(html, address);
    }
    about(html, handout);
    html.raw("</div>\n");
}

/// Figures as high as three lines.
const TIGHT: &str = "@media print { html { font-size: 10pt; }
.ho-handout .ho-step { min-height: 3.75em; padding-left: 4em; }
.ho-handout .ho-figure { width: 3.55em; height: 3.55em; } }
";

/// Large print is large on a screen too, and the map stands by itself.
const LARGE: &str = "html { font-size: 1.5em; }
@media print { html { font-size: 18pt; } }
.ho-handout .ho-with-map, .ho-handout .ho-back { display: block; }
.ho-handout .ho-map { width: 100%; max-width: 100%; }
@media print { .ho-handout .ho-map svg { max-height: 22cm; } }
.ho-handout .ho-box { break-inside: auto; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.ho-handout .ho-lead { break-after: avoid; }
.ho-handout .ho-details, .ho-handout .ho-about, .ho-handout .ho-box *, .ho-handout figcaption { font-size: 1em; }
.ho-handout .ho-details { font-style: normal; }
.ho-handout .ho-run { display: block; padding-left: 1.1em; list-style: disc; }
.ho-handout .ho-run li { display: list-item; }
.ho-handout .ho-run li::before, .ho-handout .ho-lost li::before { content: none; }
.ho-handout .ho-lost { padding-left: 1.1em; list-style: disc; }
.ho-handout .ho-lost li { display: list-item; }
.ho-handout .ho-box h2 { font-size: 1.1em; }
.ho-handout .ho-rule { height: 1.9em; }
.ho-handout .ho-link { display: block; }
";

/// Lines to be written on by hand.
pub(in crate::export) const RULES: usize = 2;
