//! One JSON object a line for each event, for scripts. Field names stay the same; `format` in the first line is
//! their version.

use std::io::Write;

use serde_json::{Value, json};

use crate::display::safe_json::{FORMAT, tidy};
use crate::session::{Event, Listener};
use crate::unit::Frames;

use super::About;

/// JSON lines, written to `W` as the events come. Every line has `event` and `at`, the position in seconds, at
/// most a tick old. The first, `routine`, says what is played. There are no lines for ticks.
pub struct Json<W> {
    out: W,
    about: About,
    at: Frames,
    begun: bool,
    broken: bool,
}

impl<W: Write> Json<W> {
    /// Writes to `out`, until a write fails: see [`Listener::broken`].
    pub fn new(out: W, about: About) -> Self {
        Self { out, about, at: Frames::ZERO, begun: false, broken: false }
    }

    /// Gives the writer back.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn line(&mut self, mut value: Value) {
        if self.broken {
            return;
        }
        value["at"] = json!(self.at);
        self.broken = writeln!(self.out, "{}", tidy(value)).and_then(|()| self.out.flush()).is_err();
    }

    fn routine(&self) -> Value {
        let About { title, id, kind, length, voice, steps, notes, before, .. } = &self.about;
        json!({
            "event": "routine", "format": FORMAT, "title": title, "id": id, "kind": kind,
            "length": length, "voice": voice, "steps": steps, "notes": notes,
            "before": before,
        })
    }
}

impl<W: Write> Listener for Json<W> {
    fn hear(&mut self, event: &Event) {
        if let Event::Tick(tick) = event {
            return self.at = tick.at;
        }
        if !std::mem::replace(&mut self.begun, true) {
            self.line(self.routine());
        }
        // Events are plain data, so this does not fail.
        if let Ok(value) = serde_json::to_value(event) {
            self.line(value);
        }
    }

    fn broken(&self) -> bool {
        self.broken
    }
}
