//! What somebody at the microphone sees: a screen, or lines that stay.

use std::io::stdout;

use crate::cli::world::{Env, Failure, output, say, terminal};
use crate::display::{RecordPanel, RecordScreen};
use crate::text::wrap;

/// Where it is shown.
pub enum Booth {
    /// A screen that is drawn anew.
    Screen(RecordScreen),
    /// Lines, each said once.
    Plain {
        /// What was said last.
        said: RecordPanel,
        width: usize,
    },
}

impl Booth {
    /// Decides where.
    pub fn open(env: &Env) -> Self {
        if env.on_terminal && env.has_keys && !env.settings.plain {
            return Self::Screen(RecordScreen::new(Box::new(stdout()), terminal::SCREEN));
        }
        let width = if env.on_terminal { env.width().min(72) } else { output::UNBROKEN };
        Self::Plain { said: RecordPanel::default(), width }
    }

    /// Whether keys come one by one.
    pub fn has_screen(&self) -> bool {
        matches!(self, Self::Screen(_))
    }

    /// Shows what is new.
    pub fn show(&mut self, panel: &RecordPanel) -> Result<(), Failure> {
        let Self::Plain { said, width } = self else { return self.level(panel) };
        let mut out = String::new();
        if (&said.heading, &said.words) != (&panel.heading, &panel.words) {
            out += &format!("\n{}\n", panel.heading);
            let words = wrap(&panel.words, width.saturating_sub(2));
            out.extend(words.iter().map(|row| format!("  {row}\n")));
        }
        if said.status != panel.status && !panel.status.is_empty() {
            out += &format!("{}\n", panel.status);
        }
        if said.keys != panel.keys && !panel.keys.is_empty() {
            out += &format!("{}\n", panel.keys);
        }
        *said = panel.clone();
        say(&out).map(drop)
    }

    /// Shows how loud it is, where that can be drawn over.
    pub fn level(&mut self, panel: &RecordPanel) -> Result<(), Failure> {
        match self {
            Self::Screen(screen) => {
                screen.draw(panel).map_err(|e| Failure::failed(format!("the screen cannot be drawn: {e}")))
            }
            Self::Plain { .. } => Ok(()),
        }
    }

    /// Gives the screen back for a while.
    pub fn leave(&mut self) {
        if let Self::Screen(screen) = self {
            screen.leave();
        }
    }
}
