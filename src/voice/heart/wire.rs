//! How balm and the process that speaks for it talk: a line of JSON each way. Samples follow the reply to
//! [`Task::Speak`], in 16 bits, little-endian.

use serde::{Deserialize, Serialize};

use crate::voice::engine::SpeechError;
use crate::voice::utterance::Utterance;

/// What to do with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) enum Task {
    /// Return its length.
    Measure,
    /// Speak it.
    Speak,
}

/// A line, and what to do with it.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Request {
    pub task: Task,
    pub utterance: Utterance,
}

/// The answer.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
pub(super) enum Reply {
    /// How many frames the line lasts.
    Length(u64),
    /// This many samples follow.
    Samples(usize),
    /// The line cannot be spoken.
    Failed(SpeechError),
}

/// `message` as a line of JSON.
///
/// # Errors
/// [`serde_json`]'s, which these messages never cause.
pub(super) fn line(message: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Duration, Pace};
    use crate::voice::utterance::{Phrase, Pronounced};

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
        let sent = line(&Request { task: Task::Speak, utterance: utterance.clone() }).expect("JSON");
        assert_eq!(sent.iter().filter(|byte| **byte == b'\n').count(), 1);
        let read: Request = serde_json::from_slice(&sent).expect("a request");
        assert_eq!((read.task, read.utterance), (Task::Speak, utterance));
    }
}
