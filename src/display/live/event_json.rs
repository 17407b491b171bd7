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
        let About { title, id, kind, length, voice, steps, notes, before } = &self.about;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::sample::{HOSTILE, timeline, whole_session};
    use crate::routine::Kind;

    fn told(title: &str) -> Vec<String> {
        let mut json = Json::new(Vec::new(), About::from(&timeline(Kind::Day)));
        whole_session(title).iter().for_each(|e| json.hear(e));
        String::from_utf8(json.into_inner()).expect("JSON is text").lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_line_is_an_event_with_its_time() {
        let lines = told("Knead");
        assert_eq!(
            lines[0],
            r#"{"at":0.0,"before":[],"event":"routine","format":1,"id":"neck-and-shoulders","kind":"day","length":107.0,"notes":[],"steps":2,"title":"Neck and shoulders","voice":""}"#
        );
        assert_eq!(lines[1], r#"{"at":0.0,"event":"ready","length":10.0}"#);
        for line in &lines {
            let value: Value = serde_json::from_str(line).expect("a JSON object");
            assert!(value["event"].is_string() && value["at"].is_number(), "{line}");
            assert_ne!(value["event"], "tick");
        }
        assert_eq!(
            lines.last().map(String::as_str),
            Some(r#"{"at":107.0,"event":"over","heard":97.0,"of":97.0,"outcome":"finished"}"#)
        );
    }

    #[test]
    fn no_string_acts_on_whoever_prints_it() {
        for line in told(HOSTILE) {
            assert!(
                !line.contains('\u{202e}') && !line.contains("\\u001b") && !line.contains('\u{9b}'),
                "{line}"
            );
        }
    }
}
