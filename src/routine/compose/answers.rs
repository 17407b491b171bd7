//! What the answers to a routine's questions leave of it.

use std::collections::BTreeMap;

use crate::diagnostic::nearest;
use crate::routine::model::Routine;

/// A question's name, and the answer.
pub type Answers = BTreeMap<String, String>;

/// Why an answer is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswerable {
    /// The routine does not ask that.
    #[error("this routine does not ask \"{0}\"{1}")]
    Unasked(String, String),
    /// It is not among the choices.
    #[error("\"{answer}\" is no answer to \"{name}\": it is one of {choices}")]
    Other {
        /// The question's name.
        name: String,
        /// What was answered.
        answer: String,
        /// What may be.
        choices: String,
    },
    /// Every step is left out.
    #[error("these answers skip every step of the routine")]
    Nothing,
}

impl Routine {
    /// The routine as the answers make it; where there is none, the default holds.
    ///
    /// # Errors
    /// [`Unanswerable`] for an answer to no question or beside the choices, or where no step is left.
    pub fn answered(mut self, answers: &Answers) -> Result<Self, Unanswerable> {
        let names = || self.asks.iter().map(|ask| ask.name.as_str());
        if let Some(name) = answers.keys().find(|name| !names().any(|known| known == *name)) {
            let meant = nearest(name, names()).map(|right| format!("; did you mean \"{right}\"?"));
            let all = || match self.asks.len() {
                0 => "; it asks nothing".to_owned(),
                _ => format!("; it asks: {}", names().collect::<Vec<_>>().join(", ")),
            };
            return Err(Unanswerable::Unasked(name.clone(), meant.unwrap_or_else(all)));
        }
        let mut given = Vec::new();
        for ask in &self.asks {
            let answer = answers.get(&ask.name).unwrap_or(&ask.default);
            if !ask.choices.contains(answer) {
                let (name, answer) = (ask.name.clone(), answer.clone());
                return Err(Unanswerable::Other { name, answer, choices: ask.choices.join(", ") });
            }
            given.push((ask.name.clone(), answer.clone()));
        }
        let fits = |(name, answers): &(String, Vec<String>)| {
            given.iter().any(|(asked, answer)| asked == name && answers.contains(answer))
        };
        for section in &mut self.sections {
            section.steps.retain(|step| step.only.iter().all(fits));
        }
        self.sections.retain(|section| !section.steps.is_empty());
        self.answers = given;
        if self.sections.is_empty() { Err(Unanswerable::Nothing) } else { Ok(self) }
    }
}
