//! What balm says when a listener speaks up, in one language.

/// One thing that is said or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpeakUpLine {
    /// In the very first session: which keys there are.
    FirstWords,
    /// The first answer to anyone who speaks up.
    LetGo,
    /// The question that is shown.
    Question,
    /// The answers as they are said by day.
    Choices,
    /// The few that are said at night.
    NightChoices,
    /// Nobody has answered yet.
    Waits,
    /// It was too strong.
    Lighter,
    /// It was too strong again.
    NoHolds,
    /// It was too strong three times: to go on or to end.
    EndOffer,
    /// This place is left out from here on.
    LeftOut,
    /// Hands away, for a minute.
    HandsOff,
    /// A minute later.
    Cleared,
    /// It has not cleared.
    AskToday,
    /// Of a back or hip that has not cleared.
    Saddle,
    /// Dizzy.
    SitDown,
    /// Upset.
    Ground,
    /// What else there is for somebody upset.
    HandsRoutine,
    /// Somebody does not feel safe. `{line}`: whom to call.
    NotSafe,
    /// In place of `{line}` if none is set.
    CrisisLine,
    /// It may be serious. `{number}`: whom to call.
    Serious,
    /// In place of `{number}` if none is set.
    YourNumber,
    /// Nothing is left to play.
    NothingLeft,
    /// The title of the rest in place of a step.
    RestTitle,
    /// What is said in it.
    Rest,
    /// Before getting up, for somebody who was dizzy.
    RiseSlowly,
    /// The words for a key: nothing, go on.
    GoOn,
    /// The words for a key: end the session.
    End,
    /// The words for a key.
    Yes,
    /// The words for a key.
    No,
    /// The words for a key: they do not feel safe.
    Unsafe,
    /// How to leave the emergency screen.
    Leave,
    /// The keys that answer an offer to end.
    EndKeys,
    /// The keys that answer yes or no.
    YesNoKeys,
    /// The key that goes on after a rest.
    ReadyKey,
    /// The words on a page's button for speaking up.
    SomethingWrong,
    /// The words on a button: this place is left out.
    LeavePlace,
    /// The words on a button: go on after a rest.
    Ready,
    /// The words on the button that leaves a page's emergency screen.
    HoldToLeave,
    /// On a page, before what the listener said.
    TellThem,
    /// A step waits, and has done so for a while.
    StillWaiting,
}

/// What balm says in one language when a listener speaks up.
#[derive(Debug)]
pub struct SpeakUpWords {
    /// The language (BCP 47).
    pub language: &'static str,
    /// The words of a line.
    pub line: fn(SpeakUpLine) -> &'static str,
    /// The answers to choose from, by their ids in the vocabulary.
    pub answers: [(&'static str, &'static str); 6],
    /// When to call for help at once.
    pub signs: [&'static str; 5],
    /// When to see a doctor today.
    pub today: &'static str,
    /// What to do until help comes.
    pub meanwhile: &'static str,
    /// How many minutes are left of the session.
    pub time_left: fn(u64) -> String,
    /// How prompts have eyes closed, in lower case. Somebody upset keeps them open.
    pub closed_eyes: &'static [&'static str],
}

/// Whom to call, as the listener has set it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhomToCall {
    /// The emergency number.
    pub emergency: Option<String>,
    /// A crisis line.
    pub crisis: Option<String>,
}

impl SpeakUpLine {
    /// Those that are spoken.
    pub const SPOKEN: [Self; 16] = [
        Self::Choices,
        Self::NightChoices,
        Self::Serious,
        Self::Lighter,
        Self::NoHolds,
        Self::EndOffer,
        Self::LeftOut,
        Self::HandsOff,
        Self::Cleared,
        Self::AskToday,
        Self::Saddle,
        Self::SitDown,
        Self::Ground,
        Self::NotSafe,
        Self::Waits,
        Self::NothingLeft,
    ];

    /// The line that says which keys answer this one.
    fn keys(self) -> Option<Self> {
        match self {
            Self::EndOffer => Some(Self::EndKeys),
            Self::Cleared | Self::Saddle => Some(Self::YesNoKeys),
            Self::SitDown | Self::Ground => Some(Self::ReadyKey),
            _ => None,
        }
    }
}

impl SpeakUpWords {
    /// A line as it is shown where there are keys.
    #[must_use]
    pub fn shown(&self, line: SpeakUpLine, whom: &WhomToCall) -> String {
        self.with_keys(line, whom, &str::to_owned)
    }

    /// A line as it is spoken: a number digit by digit, and before the answers what comes first.
    #[must_use]
    pub fn spoken(&self, line: SpeakUpLine, whom: &WhomToCall) -> String {
        let is_first = matches!(line, SpeakUpLine::Choices | SpeakUpLine::NightChoices);
        let before = if is_first { (self.line)(SpeakUpLine::LetGo).to_owned() + " " } else { String::new() };
        before
            + &self.with_keys(line, whom, &|number: &str| {
                let digits = number.chars().all(|c| c.is_ascii_digit());
                if !digits {
                    return number.to_owned();
                }
                number.chars().map(String::from).collect::<Vec<_>>().join(" ")
            })
    }

    /// What a key's answer is called.
    #[must_use]
    pub fn answer(&self, id: &str) -> &'static str {
        self.answers.iter().find(|(known, _)| *known == id).map_or("", |(_, words)| words)
    }

    /// A line as it is shown where there are buttons instead of keys.
    #[must_use]
    pub fn without_keys(&self, line: SpeakUpLine, whom: &WhomToCall) -> String {
        self.filled(line, whom, &str::to_owned)
    }

    fn with_keys(&self, line: SpeakUpLine, whom: &WhomToCall, number: &dyn Fn(&str) -> String) -> String {
        let words = self.filled(line, whom, number);
        line.keys().map_or(words.clone(), |keys| format!("{words} {}", (self.line)(keys)))
    }

    fn filled(&self, line: SpeakUpLine, whom: &WhomToCall, number: &dyn Fn(&str) -> String) -> String {
        let or =
            |set: &Option<String>, instead| set.as_deref().map_or((self.line)(instead).to_owned(), number);
        (self.line)(line)
            .replace("{number}", &or(&whom.emergency, SpeakUpLine::YourNumber))
            .replace("{line}", &or(&whom.crisis, SpeakUpLine::CrisisLine))
    }
}
