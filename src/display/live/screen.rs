//! The screen: the layout's lines as indicatif bars, one a line, on the terminal's alternate screen.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::routine::Kind;
use crate::session::{Event, Listener};

use super::screen_line::{BAR, Line, Palette};
use super::screen_writer::{ScreenWriter, Size, row_start};
use super::{About, State, layout};

/// Gives the terminal back: the shell's screen, the cursor, plain letters. For a panic hook or a signal handler,
/// which do not have the [`Screen`].
pub const LEAVE: &str = "\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l";
/// The alternate screen, without line wrapping and without a cursor, which would blink in a dark room.
pub(super) const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J\x1b[H";
const CLEAR: &str = "\x1b[0m\x1b[2J\x1b[H";

/// The shortest time between redraws for ticks.
const MIN_INTERVAL: Duration = Duration::from_millis(80);
/// The size if the terminal does not report one.
const DEFAULT_SIZE: Size = (80, 24);

/// What a screen needs of the terminal that it is drawn on.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Its columns and rows, if it tells.
    pub size: fn() -> Option<Size>,
    /// Whether it may be drawn on now: another program may have it.
    pub is_ours: fn() -> bool,
    /// Whether it is drawn on, and so has to be given back with [`LEAVE`], once.
    pub is_taken: &'static AtomicBool,
}

/// A live screen. It takes the terminal over when made, and gives it back when dropped.
pub struct Screen {
    state: State,
    palette: Palette,
    writer: ScreenWriter,
    terminal: Terminal,
    rows: Rows,
    drawn: Instant,
}

impl Screen {
    /// Takes over the terminal that `out` leads to. The caller handles keys, raw mode and signals.
    pub fn new(out: Box<dyn Write + Send>, about: About, palette: Palette, terminal: Terminal) -> Self {
        let writer = ScreenWriter::new(out, (terminal.size)().unwrap_or(DEFAULT_SIZE));
        let rows = Rows::new(&writer, palette);
        let mut screen =
            Self { state: State::new(about), palette, writer, terminal, rows, drawn: Instant::now() };
        screen.take();
        screen
    }

    /// Takes the terminal if it is ours and not taken, such as after the program was stopped and continued;
    /// gives it back if it is ours no more.
    fn take(&mut self) -> Take {
        if !(self.terminal.is_ours)() {
            self.leave();
            return Take::Away;
        }
        if self.terminal.is_taken.swap(true, Relaxed) {
            return Take::Before;
        }
        self.start_over(ENTER);
        Take::Now
    }

    /// Gives the terminal back, unless somebody has; returns whether it was to give.
    fn leave(&mut self) -> bool {
        self.rows.forget();
        let was_taken = self.terminal.is_taken.swap(false, Relaxed);
        if was_taken {
            self.writer.send(LEAVE);
        }
        was_taken
    }

    /// Begins an empty screen, after this sequence.
    fn start_over(&mut self, sequence: &str) {
        self.rows.forget();
        self.writer.send(sequence);
        self.rows = Rows::new(&self.writer, self.palette);
    }

    fn draw(&mut self) {
        let (width, height) = self.writer.size();
        let lines = layout(&self.state, width.into(), height.into());
        let rows = &mut self.rows;
        self.writer.at_once(|| rows.show(lines));
        self.drawn = Instant::now();
    }

    /// Follows the terminal's size, and clears the screen when it changes.
    fn follow_size(&mut self) -> bool {
        let size = (self.terminal.size)().unwrap_or(DEFAULT_SIZE);
        let changed = size != self.writer.size();
        if changed {
            self.writer.resize(size);
            self.start_over(CLEAR);
        }
        changed
    }
}

impl Listener for Screen {
    fn hear(&mut self, event: &Event) {
        self.state.hear(event);
        let taken = self.take();
        if taken == Take::Away {
            return;
        }
        let resized = self.follow_size();
        let due = !matches!(event, Event::Tick(_)) || self.drawn.elapsed() >= MIN_INTERVAL;
        if taken == Take::Now || resized || due {
            self.draw();
        }
    }

    fn broken(&self) -> bool {
        self.writer.broken()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.leave() && self.state.about.kind == Kind::Night {
            // The shell's screen would come back brightly lit: scroll it out of sight, without losing it.
            let (_, height) = self.writer.size();
            self.writer.send(&format!("\x1b[{height}H{}\x1b[H", "\r\n".repeat(height.into())));
        }
    }
}

/// What became of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Take {
    /// It was ours and is.
    Before,
    /// It is ours from now on, and empty.
    Now,
    /// It is not ours.
    Away,
}

/// The bars, and the line in each. Their number never shrinks: a new frame covers the last one, so nothing
/// flickers.
struct Rows {
    bars: Vec<(ProgressBar, Line)>,
    multi: MultiProgress,
    palette: Palette,
}

impl Rows {
    fn new(writer: &ScreenWriter, palette: Palette) -> Self {
        let multi = MultiProgress::with_draw_target(ProgressDrawTarget::term_like(Box::new(writer.clone())));
        multi.set_move_cursor(true);
        Self { bars: Vec::new(), multi, palette }
    }

    /// Shows `lines`. Only lines that changed are written, so a still screen writes nothing.
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

    /// Drops the bars without the last draw that indicatif would do.
    fn forget(&mut self) {
        self.multi.set_draw_target(ProgressDrawTarget::hidden());
        self.bars.clear();
    }
}

/// Makes `bar` look like `line`.
fn dress(bar: &ProgressBar, row: usize, line: &Line, old: Option<&Line>, palette: Palette) {
    let template = template(line, palette);
    if old.is_none_or(|old| self::template(old, palette) != template)
        && let Ok(style) = ProgressStyle::with_template(&(row_start(row) + &template))
    {
        bar.set_style(style.progress_chars(&BAR.concat()));
    }
    match line {
        // indicatif leaves out an empty bar, and the lines below would move up.
        Line::Blank => bar.set_message(" "),
        Line::Text { text, .. } => bar.set_message(text.clone()),
        Line::Bar { label, full, tail, .. } => {
            // Each of these draws, so only what changed.
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

/// The tones are in the template and not in the texts, because texts come from strangers.
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
