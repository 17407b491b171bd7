//! What is said or rung inside a step, and when.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::findings::short;
use super::key_value::{Field, Scope};
use super::line_text::Places;
use super::measures::bad_duration;
use super::reader::Reader;
use crate::routine::format::keys::bounds::LONG;
use crate::routine::format::keys::{AROUND_A_STEP, CUE};
use crate::routine::model::{Cue, CueTime, KeySpans, Recordings, Step};
use crate::unit::{Duration, DurationError};

const HOW: &str = "a time in a step is written 20s, -10s, halfway, \"25%\", \"every 30s\", start or end";

impl Reader<'_> {
    /// The cues of a step that takes `length`, in the order of the file.
    pub fn cues(&mut self, step: &mut Step, scope: Scope<'_>, length: Option<Duration>, sided: bool) {
        let Some(field) = scope.get("cues") else { return };
        let DeValue::Table(table) = field.value.get_ref() else {
            self.findings
                .wrong_type("cues", field.value, "a table of times")
                .help("write it like cues = { 20s = \"Breathe out.\", -10s = \"Ten seconds more.\" }");
            return;
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries.into_iter().filter(|(key, _)| !key.get_ref().starts_with("x-")) {
            let name: &str = key.get_ref();
            if self.is_decimal_trap(name, key.span(), value) {
                continue;
            }
            if self.findings.is_swallowed(key, "step.cues", &AROUND_A_STEP) {
                continue;
            }
            let at = self.cue_time(name, key.span(), length);
            let cue = self.cue(Field { key: name, value }, sided);
            if let (Some(at), Some(cue)) = (at, cue) {
                let (key, spans) = (name.to_owned(), KeySpans::new(key.span(), Vec::new()));
                step.cues.push(Cue { at, key, spans, ..cue });
            }
        }
    }

    /// What the cue does; its time is filled in by the caller.
    fn cue(&mut self, field: Field<'_>, sided: bool) -> Option<Cue> {
        let (key, spans) = (String::new(), KeySpans::default());
        let nothing = Cue {
            key,
            at: CueTime::Share(0),
            say: None,
            audio: Recordings::default(),
            chime: None,
            bed: None,
            spans,
        };
        let table = match field.value.get_ref() {
            DeValue::Table(table) if !is_sided_text(table) => table,
            DeValue::Table(_) | DeValue::String(_) => {
                let say = Some(self.line(field, LONG, Places::Speech, sided)?);
                return Some(Cue { say, ..nothing });
            }
            _ => {
                self.findings
                    .wrong_type(field.key, field.value, "what is said then")
                    .help("write text in quotes, or { say = \"…\", chime = \"…\" }");
                return None;
            }
        };
        self.findings.check_keys(table, &CUE, "a cue");
        let scope = Scope::of(table);
        if table.is_empty() {
            self.findings
                .error("empty-text", field.span(), "nothing happens at this time")
                .help("say something, or remove the line");
        }
        if let (Some(audio), false) = (scope.get("audio"), scope.owns("say")) {
            self.findings
                .error("audio-without-say", audio.span(), "this recording has no text")
                .help("write its words as \"say\": captions and translations need them");
        }
        Some(Cue {
            say: scope.get("say").and_then(|f| self.line(f, LONG, Places::Speech, sided)),
            audio: self.recordings(scope, sided),
            chime: scope.get("chime").and_then(|f| self.chime(f)).flatten(),
            bed: scope.get("bed").and_then(|f| self.bed(f)),
            ..nothing
        })
    }

    /// `1.5m = "x"` is to TOML the key `5m` in a table `1`.
    fn is_decimal_trap(&mut self, name: &str, span: Range<usize>, value: &Spanned<DeValue<'_>>) -> bool {
        let digits = name.strip_prefix('-').unwrap_or(name);
        let DeValue::Table(table) = value.get_ref() else { return false };
        let Some((rest, _)) = table.iter().next() else { return false };
        let number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !number || !rest.get_ref().starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let whole = short(&format!("{name}.{}", rest.get_ref()));
        self.findings
            .error("bad-cue-time", span, "a time with a decimal point must be in quotes")
            .help(format!("write \"{whole}\" = …"));
        true
    }

    fn cue_time(&mut self, text: &str, span: Range<usize>, length: Option<Duration>) -> Option<CueTime> {
        let parsed = match text.trim() {
            "start" => Ok(CueTime::After(Duration::ZERO)),
            "end" => Ok(CueTime::Before(Duration::ZERO)),
            "halfway" => Ok(CueTime::Share(500)),
            text => timed(text),
        };
        let at = match parsed {
            Ok(at) => at,
            Err(Some(error @ DurationError::NoUnit(_))) => {
                bad_duration(&error, span, &mut self.findings);
                return None;
            }
            Err(_) => {
                let message = format!("\"{}\" is not a time in a step", short(text));
                let word = crate::diagnostic::nearest(text, ["halfway", "start", "end"]);
                let help = word.map_or(HOW.to_owned(), |word| format!("did you mean \"{word}\"?"));
                self.findings.error("bad-cue-time", span, message).help(help);
                return None;
            }
        };
        let Some((fault, help)) = length.and_then(|length| outside(at, length)) else { return Some(at) };
        self.findings.error("cue-outside", span, fault).help(help);
        None
    }
}

/// Everything but the words: `20s`, `-10s`, `25%`, `every 30s`.
fn timed(text: &str) -> Result<CueTime, Option<DurationError>> {
    if let Some(every) = text.strip_prefix("every ") {
        return Duration::parse(every).map(CueTime::Every).map_err(Some);
    }
    if let Some(share) = text.strip_suffix('%') {
        return thousandths(share.trim()).map(CueTime::Share).ok_or(None);
    }
    match text.strip_prefix('-') {
        Some(before) => Duration::parse(before).map(CueTime::Before).map_err(Some),
        None => Duration::parse(text).map(CueTime::After).map_err(Some),
    }
}

/// `25` or `33.3` of a hundred.
fn thousandths(percent: &str) -> Option<u64> {
    let (whole, tenth) = percent.split_once('.').unwrap_or((percent, "0"));
    let digits = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(tenth) || tenth.len() > 1 {
        return None;
    }
    Some(whole.parse::<u64>().ok()? * 10 + tenth.parse::<u64>().ok()?)
}

/// Why a cue would never come in a step of this length, and what to do about it.
fn outside(at: CueTime, length: Duration) -> Option<(String, &'static str)> {
    const WITHIN: &str = "choose a time within the step";
    match at {
        CueTime::After(d) if d > length => {
            Some((format!("{d} is after the end: the step takes {length}"), WITHIN))
        }
        CueTime::Before(d) if d > length => {
            Some((format!("{d} before the end is before the start: the step takes {length}"), WITHIN))
        }
        CueTime::Share(share) if share > 1000 => Some(("a step ends at 100%".to_owned(), WITHIN)),
        CueTime::Every(d) if d < Duration::from_secs(1) => {
            Some(("that is too often".to_owned(), "use \"every 1s\" at most"))
        }
        CueTime::Every(d) if d >= length => {
            Some((format!("this never comes: the step takes {length}"), "make it come sooner"))
        }
        _ => None,
    }
}

fn is_sided_text(table: &DeTable<'_>) -> bool {
    !table.is_empty() && table.iter().all(|(key, _)| ["left", "right"].contains(&key.get_ref().as_ref()))
}
