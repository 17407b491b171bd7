//! How balm and the process that speaks for it talk: a line of JSON each way, and samples behind the
//! answer to [`Task::Speak`], 16 bits each, low byte first.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::unit::{Duration, Pace};
use crate::voice::{Phrase, Pronounced, SpeechError, Utterance};

/// What is to be done with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) enum Task {
    /// Say how long it lasts.
    Measure,
    /// Speak it.
    Speak,
}

/// A line, and what is to be done with it.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Request {
    pub task: Task,
    language: String,
    pace: u16,
    phrases: Vec<WirePhrase>,
}

/// A [`Phrase`]; its pause in milliseconds.
#[derive(Debug, Deserialize, Serialize)]
struct WirePhrase {
    text: String,
    sounds: Vec<(usize, usize, String)>,
    pause: u64,
}

/// What came of it.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
pub(super) enum Reply {
    /// Frames it lasts.
    Length(u64),
    /// So many samples follow.
    Samples(usize),
    /// It cannot be done.
    Failed(SpeechError),
}

impl Request {
    pub fn new(task: Task, utterance: &Utterance) -> Self {
        let sound = |s: &Pronounced| (s.at.start, s.at.end, s.phonemes.clone());
        let phrase = |phrase: &Phrase| WirePhrase {
            text: phrase.text.clone(),
            sounds: phrase.sounds.iter().map(sound).collect(),
            pause: phrase.pause.millis(),
        };
        let phrases = utterance.phrases.iter().map(phrase).collect();
        Self { task, language: utterance.language.clone(), pace: utterance.pace.0, phrases }
    }

    pub fn utterance(self) -> Utterance {
        let sound = |(start, end, phonemes)| Pronounced { at: start..end, phonemes };
        let phrase = |phrase: WirePhrase| Phrase {
            text: phrase.text,
            sounds: phrase.sounds.into_iter().map(sound).collect(),
            pause: Duration::from_millis(phrase.pause),
        };
        let phrases = self.phrases.into_iter().map(phrase).collect();
        Utterance { phrases, language: self.language, pace: Pace(self.pace) }
    }
}

/// Writes what serde makes of `message`, on a line of its own.
///
/// # Errors
/// The writer's.
pub(super) fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    out.write_all(&line)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_arrives_as_it_was_sent() {
        let utterance = Utterance {
            phrases: vec![
                Phrase {
                    text: "Let them close\u{2028}now.".into(),
                    sounds: vec![Pronounced { at: 9..14, phonemes: "klˈOz".into() }],
                    pause: Duration::from_millis(1500),
                },
                Phrase { text: "Rest.".into(), sounds: Vec::new(), pause: Duration::ZERO },
            ],
            language: "en-GB".into(),
            pace: Pace(118),
        };
        let mut sent = Vec::new();
        send(&mut sent, &Request::new(Task::Speak, &utterance)).expect("room");
        assert_eq!(sent.iter().filter(|byte| **byte == b'\n').count(), 1);
        let read: Request = serde_json::from_slice(&sent).expect("a request");
        assert_eq!((read.task, read.utterance()), (Task::Speak, utterance));
    }
}
