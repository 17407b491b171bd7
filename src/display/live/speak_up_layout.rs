//! The screen while a listener speaks up: the question and its keys, or whom to call. Nothing moves.

use unicode_width::UnicodeWidthStr;

use super::headline::spaced;
use super::screen_line::{Line, Tone, clip};
use super::state::State;
use crate::routine::Kind;
use crate::session::{Asked, EmergencyCard};
use crate::text::{Safe, wrap, wrap_hanging};

/// The longest line of text.
const MEASURE: usize = 72;

/// Digits and what stands between them, three columns and five rows each; a bit is a column.
const FIGURES: [(char, [u8; 5]); 13] = [
    ('0', [7, 5, 5, 5, 7]),
    ('1', [2, 6, 2, 2, 7]),
    ('2', [7, 1, 7, 4, 7]),
    ('3', [7, 1, 7, 1, 7]),
    ('4', [5, 5, 7, 1, 1]),
    ('5', [7, 4, 7, 1, 7]),
    ('6', [7, 4, 7, 5, 7]),
    ('7', [7, 1, 2, 2, 2]),
    ('8', [7, 5, 7, 5, 7]),
    ('9', [7, 5, 7, 1, 7]),
    (' ', [0, 0, 0, 0, 0]),
    ('-', [0, 0, 7, 0, 0]),
    ('+', [0, 2, 7, 2, 0]),
];
const ROWS: usize = 5;

/// The screen, if a listener speaks up.
pub(super) fn lines(state: &State, width: usize, height: usize) -> Option<Vec<Line>> {
    let page = Page::of(width);
    if let Some(card) = &state.emergency {
        return Some(emergency(card, page, height));
    }
    let asked = state.asked.as_ref()?;
    Some(question(asked, state.waits.as_ref(), state.about.kind, page, height))
}

#[derive(Clone, Copy)]
struct Page {
    width: usize,
    indent: usize,
    measure: usize,
}

impl Page {
    fn of(width: usize) -> Self {
        let margin = if width >= 50 { 2 } else { usize::from(width > 8) };
        let measure = width.saturating_sub(margin * 2).clamp(1, MEASURE);
        Self { width, indent: (width.saturating_sub(measure) / 2).max(margin), measure }
    }

    fn text(self, tone: Tone, text: &str) -> Line {
        let text = clip(text, self.width.saturating_sub(self.indent));
        if text.is_empty() { Line::Blank } else { Line::Text { indent: self.indent, tone, text } }
    }

    fn wrapped(self, tone: Tone, text: &str) -> Vec<Line> {
        wrap(&Safe::new(text), self.measure).iter().map(|line| self.text(tone, line)).collect()
    }

    fn hanging(self, tone: Tone, lead: &str, text: &str) -> Vec<Line> {
        let hang = " ".repeat(lead.width());
        let lines = wrap_hanging(&Safe::new(text), lead, &hang, self.measure);
        lines.iter().map(|line| self.text(tone, line)).collect()
    }
}

fn question(asked: &Asked, waits: Option<&Safe>, kind: Kind, page: Page, height: usize) -> Vec<Line> {
    let (loud, quiet) = match kind {
        Kind::Day => (Tone::Strong, Tone::Normal),
        Kind::Night => (Tone::Night, Tone::Night),
    };
    let said: Vec<Line> = asked.said.iter().flat_map(|text| page.wrapped(loud, text)).collect();
    let key = asked.choices.iter().map(|choice| choice.key.width()).max().unwrap_or_default() + 2;
    let choices = asked.choices.iter();
    let choices =
        choices.flat_map(|it| page.hanging(quiet, &format!("{:<key$}", it.key), &it.words)).collect();
    let waits = waits.map_or(Vec::new(), |text| page.wrapped(quiet, text.as_str()));
    stacked(vec![said, choices, waits], height)
}

fn emergency(card: &EmergencyCard, page: Page, height: usize) -> Vec<Line> {
    let signs = card.signs.iter().flat_map(|sign| page.hanging(Tone::Normal, "– ", sign)).collect();
    let below = vec![
        page.wrapped(Tone::Strong, &card.call),
        signs,
        page.wrapped(Tone::Normal, &card.today),
        page.wrapped(Tone::Strong, &card.meanwhile),
        page.wrapped(Tone::Soft, &card.leave),
    ];
    let taken: usize = below.iter().map(|block| block.len() + 1).sum();
    let room = height.saturating_sub(taken + 1);
    let number = (1..=room / ROWS).rev().find_map(|scale| large(&card.number, scale, page));
    let is_large = number.is_some();
    let number = number.unwrap_or_else(|| small(&card.number, page));
    let mut blocks: Vec<Vec<Line>> = std::iter::once(number).chain(below).collect();
    let height_of = |blocks: &[Vec<Line>]| blocks.iter().map(Vec::len).sum::<usize>();
    // The number says most of what the sentence says; then what is not for now goes.
    for least in [1, 3] {
        if height_of(&blocks) > height && !is_large {
            blocks[least].clear();
        }
    }
    while height_of(&blocks) > height && blocks[2].len() > 1 {
        blocks[2].pop();
    }
    stacked(blocks, height)
}

/// A number as large as `scale`; `None` if it is too wide or has no figures.
fn large(number: &str, scale: usize, page: Page) -> Option<Vec<Line>> {
    let figure = |c: char| FIGURES.iter().find(|(known, _)| *known == c).map(|(_, rows)| rows);
    let figures: Vec<&[u8; ROWS]> = number.chars().map(figure).collect::<Option<_>>()?;
    let row = |row: usize| {
        let figure = |rows: &&[u8; ROWS]| -> String {
            let cells = [4, 2, 1].map(|bit| if rows[row] & bit != 0 { "██" } else { "  " }.repeat(scale));
            cells.concat()
        };
        figures.iter().map(figure).collect::<Vec<_>>().join(&"  ".repeat(scale))
    };
    let widest = row(0).width();
    let rows = (0..ROWS).flat_map(|at| std::iter::repeat_n(row(at), scale));
    (widest <= page.width.saturating_sub(page.indent))
        .then(|| rows.map(|row| page.text(Tone::Strong, row.trim_end())).collect())
}

fn small(number: &str, page: Page) -> Vec<Line> {
    let number = Safe::new(number);
    match spaced(number.as_str()).filter(|large| large.width() <= page.measure) {
        Some(large) => vec![page.text(Tone::Strong, &large)],
        None => page.wrapped(Tone::Strong, number.as_str()),
    }
}

/// Blocks with blank lines between them, as far as there is room.
fn stacked(mut blocks: Vec<Vec<Line>>, height: usize) -> Vec<Line> {
    blocks.retain(|block| !block.is_empty());
    let full: usize = blocks.iter().map(Vec::len).sum();
    let mut room = height.saturating_sub(full);
    let mut lines = Vec::new();
    for block in blocks {
        if room > 0 {
            room -= 1;
            lines.push(Line::Blank);
        }
        lines.extend(block);
    }
    lines.truncate(height);
    lines
}
