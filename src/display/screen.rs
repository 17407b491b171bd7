//! The screen: the layout's lines as indicatif bars, one a line, on a screen of their own.

use std::io::Write;
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::routine::Kind;
use crate::session::{Event, Listener};

use super::canvas::{Canvas, Size};
use super::line::{BAR, Line, Palette};
use super::{About, State, layout};

/// What gives the terminal back: the shell's own screen, the cursor, plain letters. For whoever
/// must do so without the [`Screen`]: a panic hook, a signal.
pub const LEAVE: &str = "\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l";
/// A screen of our own, without a cursor (nothing blinks in a dark room) and without wrapping.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J\x1b[H";
const CLEAR: &str = "\x1b[0m\x1b[2J\x1b[H";

/// No two redraws for time alone come closer than this.
const APART: Duration = Duration::from_millis(80);
/// Where the terminal will not say.
const USUAL: Size = (80, 24);

/// A live screen. Made, it takes the terminal over; dropped, it gives it back as it was.
pub struct Screen {
    state: State,
    palette: Palette,
    canvas: Canvas,
    size: fn() -> Option<Size>,
    rows: Rows,
    drawn: Instant,
}

impl Screen {
    /// Takes over the terminal that `out` leads to. Keys, raw mode and signals are the caller's.
    pub fn new(out: Box<dyn Write + Send>, about: About, palette: Palette) -> Self {
        Self::sized(out, about, palette, || {
            crossterm::terminal::size().ok().filter(|(w, h)| *w > 0 && *h > 0)
        })
    }

    fn sized(out: Box<dyn Write + Send>, about: About, palette: Palette, size: fn() -> Option<Size>) -> Self {
        let canvas = Canvas::new(out, size().unwrap_or(USUAL));
        canvas.send(ENTER);
        let rows = Rows::new(&canvas, palette);
        Self { state: State::new(about), palette, canvas, size, rows, drawn: Instant::now() }
    }

    /// Draws everything anew: after a stop and a return to the foreground, say.
    pub fn redraw(&mut self) {
        self.rows.forget();
        self.canvas.send(ENTER);
        self.rows = Rows::new(&self.canvas, self.palette);
        self.draw();
    }

    fn draw(&mut self) {
        let (width, height) = self.canvas.size();
        let lines = layout(&self.state, width.into(), height.into());
        self.rows.show(lines);
        self.drawn = Instant::now();
    }

    /// Follows the terminal's size. After a change the old lines lie anywhere: start afresh.
    fn follow_size(&mut self) -> bool {
        let size = (self.size)().unwrap_or(USUAL);
        let changed = size != self.canvas.size();
        if changed {
            self.rows.forget();
            self.canvas.resize(size);
            self.canvas.send(CLEAR);
            self.rows = Rows::new(&self.canvas, self.palette);
        }
        changed
    }
}

impl Listener for Screen {
    fn hear(&mut self, event: &Event) {
        self.state.hear(event);
        let resized = self.follow_size();
        if matches!(event, Event::Returned) {
            return self.redraw();
        }
        let due = !matches!(event, Event::Tick(_)) || self.drawn.elapsed() >= APART;
        if resized || due {
            self.draw();
        }
    }

    fn broken(&self) -> bool {
        self.canvas.broken()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.rows.forget();
        self.canvas.send(LEAVE);
        if self.state.about.kind == Kind::Night {
            // The shell's screen would come back in full light: let it scroll away, unlost.
            let (_, height) = self.canvas.size();
            self.canvas.send(&format!("\x1b[{height}H{}\x1b[H", "\r\n".repeat(height.into())));
        }
    }
}

/// The bars, and what stands in each. There are never fewer than there were: a frame written over
/// the last one does not flicker, but only if it covers it.
struct Rows {
    bars: Vec<(ProgressBar, Line)>,
    multi: MultiProgress,
    palette: Palette,
}

impl Rows {
    fn new(canvas: &Canvas, palette: Palette) -> Self {
        let multi = MultiProgress::with_draw_target(ProgressDrawTarget::term_like(Box::new(canvas.clone())));
        multi.set_move_cursor(true);
        Self { bars: Vec::new(), multi, palette }
    }

    /// Shows `lines`; only those that changed are touched, so a still screen writes nothing.
    fn show(&mut self, mut lines: Vec<Line>) {
        lines.resize(lines.len().max(self.bars.len()), Line::Blank);
        for (i, line) in lines.into_iter().enumerate() {
            match self.bars.get(i) {
                Some((_, old)) if *old == line => {}
                Some((bar, old)) => {
                    dress(bar, i, &line, Some(old), self.palette);
                    self.bars[i].1 = line;
                }
                None => {
                    let bar = ProgressBar::with_draw_target(Some(1000), ProgressDrawTarget::hidden());
                    let bar = self.multi.add(bar);
                    dress(&bar, i, &line, None, self.palette);
                    self.bars.push((bar, line));
                }
            }
        }
    }

    /// Lets the bars go without a last word: a bar that is dropped would draw itself once more.
    fn forget(&mut self) {
        self.multi.set_draw_target(ProgressDrawTarget::hidden());
        self.bars.clear();
    }
}

/// Gives `bar` the look of `line`.
fn dress(bar: &ProgressBar, row: usize, line: &Line, old: Option<&Line>, palette: Palette) {
    let template = template(line, palette);
    if old.is_none_or(|old| self::template(old, palette) != template)
        && let Ok(style) = ProgressStyle::with_template(&(start(row) + &template))
    {
        bar.set_style(style.progress_chars(&BAR.concat()));
    }
    match line {
        // A bar without a character would be left out, and the lines below it move up.
        Line::Blank => bar.set_message(" "),
        Line::Text { text, .. } => bar.set_message(text.clone()),
        Line::Bar { label, full, tail, .. } => {
            // Each of these draws: only those that changed.
            if bar.prefix() != *label {
                bar.set_prefix(label.clone());
            }
            if bar.message() != *tail {
                bar.set_message(tail.clone());
            }
            bar.update(|b| b.set_pos(*full));
        }
    }
}

/// Puts a row in its place, whatever the row above came to: terminals disagree on how wide an
/// emoji is, and one that is a column off must not push all below it aside.
fn start(row: usize) -> String {
    format!("\x1b[{};1H\x1b[K", row + 1)
}

/// The tones stand in the template, not in the texts: a template is ours, a text is a stranger's.
fn template(line: &Line, palette: Palette) -> String {
    let off = Palette::OFF;
    match line {
        Line::Blank => "{msg}".to_owned(),
        Line::Text { indent, tone, .. } => format!("{:indent$}{}{{msg}}{off}", "", palette.on(*tone)),
        Line::Bar { indent, tone, cells, .. } => {
            format!("{:indent$}{{prefix}}{}{{bar:{cells}}}{off}{{msg}}", "", palette.on(*tone))
        }
    }
}

#[cfg(test)]
#[path = "screen_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "screen_picture.rs"]
mod picture;
