//! SVG, written piece by piece. Whatever text comes in is escaped here.

use std::fmt::Write;

use crate::export::markup::escape;
use crate::text::Safe;

/// Fonts that are near the measured one in width, the measured one first.
const FONTS: &str = "Noto Sans, Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub size: f64,
    pub bold: bool,
    pub colour: &'static str,
    pub anchor: Anchor,
}

/// Where a text stands against its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Type {
    pub const fn plain(size: f64, colour: &'static str) -> Self {
        Self { size, bold: false, colour, anchor: Anchor::Start }
    }

    pub const fn bold(size: f64, colour: &'static str) -> Self {
        Self { size, bold: true, colour, anchor: Anchor::Start }
    }

    pub const fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

/// A drawing as it grows.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    out: String,
}

impl Canvas {
    /// A filled rectangle; `stroke` draws its edge.
    pub fn area(&mut self, area: Area, fill: &str, stroke: Option<&str>) {
        let Area { x, y, w, h } = area;
        let stroke = stroke.map(|s| format!(" stroke=\"{s}\" stroke-width=\"0.75\"")).unwrap_or_default();
        let _ = writeln!(
            self.out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"{stroke}/>",
            n(x),
            n(y),
            n(w.max(0.0)),
            n(h.max(0.0))
        );
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        let _ = writeln!(
            self.out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{stroke}\" stroke-width=\"{}\"/>",
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1),
            n(width)
        );
    }

    /// A line through points.
    pub fn curve(&mut self, points: &[(f64, f64)], stroke: &str, width: f64) {
        let _ = writeln!(
            self.out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{}\" stroke-linejoin=\"round\"/>",
            listed(points),
            n(width)
        );
    }

    /// A filled shape through points.
    pub fn shape(&mut self, points: &[(f64, f64)], fill: &str, opacity: f64) {
        let _ = writeln!(
            self.out,
            "<polygon points=\"{}\" fill=\"{fill}\" fill-opacity=\"{}\"/>",
            listed(points),
            n(opacity)
        );
    }

    /// One line of text, its base line at `at`.
    pub fn text(&mut self, at: (f64, f64), set: Type, text: &str) {
        if text.is_empty() {
            return;
        }
        let weight = if set.bold { " font-weight=\"700\"" } else { "" };
        let anchor = match set.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let _ = writeln!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor}>{}</text>",
            n(at.0),
            n(at.1),
            n(set.size),
            set.colour,
            escaped(text)
        );
    }

    /// What follows, up to [`Canvas::close`], is one thing with a name.
    pub fn open(&mut self, name: &str) {
        let _ = writeln!(self.out, "<g><title>{}</title>", escaped(name));
    }

    /// Ends what [`Canvas::open`] began.
    pub fn close(&mut self) {
        self.out.push_str("</g>\n");
    }

    /// The whole file: so wide and high in points of the drawing, and in millimetres on paper.
    pub fn finish(self, (w, h): (f64, f64), paper: (f64, f64), title: &str, about: &str) -> String {
        let (width, height) = (n(w), n(h));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{}mm\" height=\"{}mm\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            n(paper.0),
            n(paper.1),
            escaped(title),
            escaped(about),
            self.out
        )
    }
}

/// A number with at most two decimals: the same on every machine, and short.
fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn listed(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect::<Vec<_>>().join(" ")
}

/// A stranger's text as XML takes it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, Safe::new(text).as_str());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strangers_text_stays_text() {
        let mut canvas = Canvas::default();
        canvas.text((0.0, 0.0), Type::plain(10.0, "#000000"), "</text><script>\u{1b}[2J&\"\u{ffff}");
        assert!(
            canvas.out.ends_with(">&lt;/text&gt;&lt;script&gt; [2J&amp;&quot;</text>\n"),
            "{}",
            canvas.out
        );
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in [(1.0, "1"), (-0.001, "0"), (2.5, "2.5"), (100.0, "100"), (0.126, "0.13")] {
            assert_eq!(n(value), text);
        }
    }
}
