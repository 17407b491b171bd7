//! What stands above the drawing, and the key to it below.

use crate::care::Wording;
use crate::routine::{Routine, Side};
use crate::text::Safe;
use crate::timeline::{LineKind, Moment, Timeline};

use super::lanes::{Lane, bell};
use super::pages::{MARGIN, PAGE, Sheet};
use super::palette::{CUE, EDGE, GREY, INK, PROMPT, group, groups};
use super::passage_words::clock;
use super::svg::{Anchor, Area, Canvas, Type};
use super::text_width::{lines, width};

/// Title, author, length, and what there is to know beforehand.
pub(super) fn head(sheet: &mut Sheet, timeline: &Timeline, routine: &Routine, notes: &[Safe]) {
    let (right, title, big) = (PAGE.0 - MARGIN, Type::bold(21.0, INK), Type::bold(21.0, INK));
    let length = clock(timeline.done);
    let room = Sheet::width() - width(&length, big) - 30.0;
    sheet.canvas.text((right, sheet.y + 20.0), big.at(Anchor::End), &length);
    let steps = timeline.passages.len();
    let wording = sheet.wording;
    let count = match steps {
        1 => wording.phrase("1 step").to_owned(),
        _ => wording.fill("{count} steps", &[("count", &steps)]),
    };
    let fading = timeline.end.saturating_sub(timeline.done);
    let fading = match fading.secs() >= 1.0 {
        true => wording.fill(", then {length} of fading", &[("length", &clock(fading))]),
        false => String::new(),
    };
    let lesser = Type::plain(10.5, GREY);
    sheet.canvas.text((right, sheet.y + 36.0), lesser.at(Anchor::End), &(count + &fading));
    let titles = lines(Safe::new(&timeline.title).as_str(), room, title, 2);
    for line in &titles {
        sheet.y += 25.0;
        sheet.canvas.text((MARGIN, sheet.y - 5.0), title, line);
    }
    let author = author(routine, wording);
    let by = lines(&author, room - 130.0, lesser, 2);
    for line in &by {
        sheet.y += 14.5;
        sheet.canvas.text((MARGIN, sheet.y - 3.5), lesser, line);
    }
    sheet.y += if by.is_empty() { 16.0 } else { 3.0 };
    for text in [&routine.summary, &routine.prepare].into_iter().flatten() {
        sheet.paragraph(Safe::new(text).as_str(), Type::plain(10.5, INK), 2);
    }
    for note in notes.iter().take(12) {
        sheet.paragraph(note.as_str(), lesser, 2);
    }
    sheet.y += 9.0;
}

/// Who wrote it; what they say of themselves is shown as that.
fn author(routine: &Routine, wording: Wording) -> String {
    let Some(author) = &routine.author else { return String::new() };
    let claim = author.credentials.as_ref();
    let claim = claim.map(|it| wording.fill(" (as stated by the author: {claim})", &[("claim", it)]));
    let by = wording.phrase("By ");
    let name = author.name.as_ref().map(|name| format!("{by}{name}{}", claim.unwrap_or_default()));
    name.into_iter()
        .chain(author.practice.clone())
        .chain(author.contact.clone())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Between a sign and its words, and between one entry and the next.
const AFTER_SIGN: f64 = 6.0;
const AFTER_WORDS: f64 = 14.0;
const HEIGHT: f64 = 16.0;
const SET: Type = Type::plain(9.2, INK);

/// What colours and marks mean: those that are used, and no others.
pub(super) fn key(sheet: &mut Sheet, timeline: &Timeline, lanes: &[Lane], squeezed: bool) {
    sheet.need(3.0 * HEIGHT);
    let mut place = FlowPlace { x: MARGIN, sheet };
    let used = |g: &super::palette::Group| timeline.passages.iter().any(|p| group(p) == *g);
    for group in groups().filter(used) {
        place.entry(14.0, group.name, |canvas, x, y| {
            canvas.area(Area { x, y, w: 14.0, h: 10.0 }, group.colour, Some(EDGE));
        });
    }
    for (wanted, name, at) in [(Side::Left, "left side", 0.0), (Side::Right, "right side", 10.0)] {
        if timeline.passages.iter().any(|p| p.for_side() == Some(wanted)) {
            place.entry(14.0, name, |canvas, x, y| {
                canvas.area(Area { x, y, w: 14.0, h: 10.0 }, "#ffffff", Some(EDGE));
                canvas.area(Area { x: x + at, y, w: 4.0, h: 10.0 }, INK, None);
            });
        }
    }
    let said = |prompt: bool| {
        timeline.markers.iter().any(|m| match &m.what {
            Moment::Say { line, .. } => matches!(line, LineKind::Prompt | LineKind::Title) == prompt,
            _ => false,
        })
    };
    for (prompt, name, h, colour) in [(true, "prompt", 9.0, PROMPT), (false, "said on the way", 5.0, CUE)] {
        if said(prompt) {
            place.entry(12.0, name, |canvas, x, y| {
                canvas.area(Area { x, y: y + 10.0 - h, w: 12.0, h }, colour, None);
            });
        }
    }
    if lanes.contains(&Lane::Chimes) {
        place.entry(8.0, "chime", |canvas, x, y| bell(canvas, (x, y + 1.0)));
    }
    if lanes.contains(&Lane::Breath) {
        place.entry(0.0, "breath: seconds in-hold-out", |_, _, _| {});
    }
    if lanes.contains(&Lane::Pressure) {
        place.entry(0.0, "pressure: 0 to 10, as felt", |_, _, _| {});
    }
    if squeezed {
        place.entry(11.0, "drawn shorter than it is", |canvas, x, y| {
            canvas.line((x, y + 10.0), (x + 6.0, y), EDGE, 0.75);
            canvas.line((x + 5.0, y + 10.0), (x + 11.0, y), EDGE, 0.75);
        });
    }
    sheet.y += HEIGHT + 3.0;
}

/// Where the next entry of the key goes.
struct FlowPlace<'a> {
    x: f64,
    sheet: &'a mut Sheet,
}

impl FlowPlace<'_> {
    fn entry(&mut self, sign: f64, english: &'static str, draw: impl FnOnce(&mut Canvas, f64, f64)) {
        let words = self.sheet.wording.phrase(english);
        let before = if sign > 0.0 { sign + AFTER_SIGN } else { 0.0 };
        let whole = before + width(words, SET);
        if self.x + whole > PAGE.0 - MARGIN {
            self.x = MARGIN;
            self.sheet.y += HEIGHT;
        }
        draw(&mut self.sheet.canvas, self.x, self.sheet.y);
        self.sheet.canvas.text((self.x + before, self.sheet.y + 8.6), SET, words);
        self.x += whole + AFTER_WORDS;
    }
}
