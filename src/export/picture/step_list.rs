//! The steps in words, in columns, under the drawing; and what its author wants to be kept in mind.

use crate::text::Safe;
use crate::timeline::{Passage, Timeline};

use super::pages::{MARGIN, Sheet};
use super::palette::{EDGE, GREY, INK, RULE, group};
use super::passage_words::{clock, details};
use super::svg::{Anchor, Area, Type};
use super::text_width::{fit, lines};

const COLUMNS: usize = 3;
/// Between columns.
const SPACE: f64 = 26.0;
const TITLE: Type = Type::plain(10.0, INK);
const DETAIL: Type = Type::plain(8.6, GREY);
/// Before the title: the number, coloured as its block.
const NUMBER: f64 = 30.0;
/// After it: when it begins, and how long it is.
const TIMES: f64 = 88.0;
const LENGTH: f64 = 44.0;
/// Above the columns.
const HEAD: f64 = 16.0;
const LINE: f64 = 12.0;

/// One step, set.
struct Entry<'a> {
    number: usize,
    passage: &'a Passage,
    title: Vec<String>,
    details: String,
}

impl Entry<'_> {
    fn height(&self) -> f64 {
        let details = if self.details.is_empty() { 0.0 } else { LINE - 1.0 };
        self.title.len() as f64 * LINE + details + 4.0
    }
}

/// All steps, with their times.
pub(super) fn list(sheet: &mut Sheet, timeline: &Timeline) {
    let column = (Sheet::width() - SPACE * (COLUMNS - 1) as f64) / COLUMNS as f64;
    let room = column - NUMBER - TIMES;
    let wording = sheet.wording;
    let entries: Vec<Entry<'_>> = timeline
        .passages
        .iter()
        .enumerate()
        .map(|(i, passage)| Entry {
            number: i + 1,
            passage,
            title: lines(Safe::new(&passage.counted()).as_str(), room, TITLE, 2),
            details: fit(&details(passage, wording), room + TIMES, DETAIL),
        })
        .collect();
    let mut rest = &entries[..];
    while !rest.is_empty() {
        sheet.need(70.0);
        let columns = columns(rest, sheet.room() - HEAD);
        head(sheet, column, columns.iter().filter(|c| !c.is_empty()).count());
        let (top, taken) = (sheet.y, columns.iter().map(|c| c.len()).sum());
        let mut lowest = top;
        for (n, entries) in columns.into_iter().enumerate() {
            let (mut y, x) = (top, MARGIN + (column + SPACE) * n as f64);
            for entry in entries {
                draw(sheet, entry, (x, y), column);
                y += entry.height();
            }
            lowest = lowest.max(y);
        }
        sheet.y = lowest;
        rest = &rest[taken..];
    }
}

/// What the columns hold: as much as there is room for, of as equal a height as can be.
fn columns<'a, 'b>(entries: &'a [Entry<'b>], room: f64) -> Vec<&'a [Entry<'b>]> {
    let split = |height: f64| {
        let (mut parts, mut rest) = (Vec::new(), entries);
        for _ in 0..COLUMNS {
            let mut used = 0.0;
            let fits = rest.iter().take_while(|entry| {
                used += entry.height();
                used <= height
            });
            let (part, after) = rest.split_at(fits.count());
            parts.push(part);
            rest = after;
        }
        (parts, rest.is_empty())
    };
    // Something must be taken, however high it is.
    let mut height = room.max(entries[0].height());
    while split(height - 1.0).1 && height > 1.0 {
        height -= 1.0;
    }
    split(height).0
}

fn head(sheet: &mut Sheet, column: f64, count: usize) {
    let set = Type::plain(8.6, GREY);
    sheet.y += HEAD / 2.0;
    for n in 0..count {
        let x = MARGIN + (column + SPACE) * n as f64;
        sheet.canvas.text((x + NUMBER, sheet.y), set, sheet.wording.phrase("step"));
        sheet.canvas.text((x + column - LENGTH, sheet.y), set.at(Anchor::End), sheet.wording.phrase("at"));
        sheet.canvas.text((x + column, sheet.y), set.at(Anchor::End), sheet.wording.phrase("for"));
        sheet.canvas.line((x, sheet.y + 4.0), (x + column, sheet.y + 4.0), RULE, 0.75);
    }
    sheet.y += HEAD / 2.0;
}

fn draw(sheet: &mut Sheet, entry: &Entry<'_>, (x, y): (f64, f64), column: f64) {
    let canvas = &mut sheet.canvas;
    canvas.area(Area { x, y: y + 1.5, w: 22.0, h: 13.0 }, group(entry.passage).colour, Some(EDGE));
    let number = Type::bold(if entry.number > 999 { 7.6 } else { 9.0 }, INK).at(Anchor::Middle);
    canvas.text((x + 11.0, y + 11.3), number, &entry.number.to_string());
    for (i, line) in entry.title.iter().enumerate() {
        canvas.text((x + NUMBER, y + 11.5 + LINE * i as f64), TITLE, line);
    }
    let below = y + 10.5 + LINE * entry.title.len() as f64;
    canvas.text((x + NUMBER, below), DETAIL, &entry.details);
    let length = entry.passage.end.saturating_sub(entry.passage.start);
    let right = TITLE.at(Anchor::End);
    canvas.text((x + column - LENGTH, y + 11.5), right, &clock(entry.passage.start));
    canvas.text((x + column, y + 11.5), right, &clock(length));
}

/// What its author warns of, in two columns that stay together.
pub(super) fn cautions(sheet: &mut Sheet, cautions: &[String]) {
    let (set, line) = (Type::plain(9.5, INK), 13.0);
    let column = (Sheet::width() - SPACE) / 2.0;
    let texts: Vec<Vec<String>> = cautions.iter().map(|c| lines(&format!("– {c}"), column, set, 4)).collect();
    let all: usize = texts.iter().map(Vec::len).sum();
    if all == 0 {
        return;
    }
    let most = texts.iter().map(Vec::len).max().unwrap_or(0);
    sheet.need((24.0 + line * (all / 2 + most) as f64).min(300.0));
    sheet.y += 6.0;
    let heading = sheet.wording.phrase("Keep in mind");
    sheet.paragraph(heading, Type::bold(10.5, INK), 1);
    let (top, mut drawn, mut lowest) = (sheet.y, 0, sheet.y);
    let mut x = MARGIN;
    for text in texts {
        if x <= MARGIN && drawn * 2 >= all {
            x += column + SPACE;
            sheet.y = top;
        }
        drawn += text.len();
        for text in text {
            if sheet.room() < line {
                sheet.turn();
            }
            sheet.y += line;
            sheet.canvas.text((x, sheet.y - 3.0), set, &text);
        }
        lowest = lowest.max(sheet.y);
    }
    sheet.y = lowest;
}
