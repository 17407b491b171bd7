//! What became of a routine and of its steps for one person, and why.

use serde::Serialize;

use crate::routine::fill_outside;
use crate::vocabulary::{Condition, SpokenAnswer};

use super::step_body::StepBody;

/// What became of a routine.
#[derive(Clone, Debug)]
pub struct PersonFit {
    /// Of the whole.
    pub outcome: FitOutcome,
    /// Of each step of the file, in its order.
    pub steps: Vec<StepFit>,
    /// A clinician should agree first, because of these.
    pub ask_first: Vec<&'static Condition>,
    /// What was taken into account.
    pub conditions: Vec<&'static Condition>,
}

/// What can be played of a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FitOutcome {
    /// All of it, as it is written.
    PlaysWhole,
    /// Most of it, some gentler, changed or left out.
    PlaysAdapted,
    /// Its breath and rest.
    OnlyBreathing,
    /// Nothing.
    Blocked,
}

/// What became of a step.
#[derive(Clone, Debug)]
pub struct StepFit {
    /// Its number among all steps of the file, from 1.
    pub number: usize,
    /// For overlays and translations.
    pub id: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What it does and where, in words: "kneading, calf".
    pub work: String,
    /// Whether it is played.
    pub fate: Fate,
    /// Why it is not played as written; each once.
    pub reasons: Vec<Reason>,
    /// Its pressure now, 0 to 10 as felt.
    pub pressure: Option<u8>,
    /// Its effort now, 0 to 10.
    pub effort: Option<u8>,
    /// Its position now.
    pub position: Option<String>,
    /// In what way it is done differently; each once.
    pub changes: Vec<Change>,
    /// Ids of the conditions whose words its author wrote are said.
    pub(super) worded_for: Vec<&'static str>,
    tenses: bool,
    works: bool,
    /// How firm it was written.
    written: u8,
    strength: u8,
    least: u8,
}

/// Whether a step is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// As written, or changed in how it is done.
    Played,
    /// More gently.
    Gentler,
    /// Not at all.
    LeftOut,
}

/// Why a step is not played as written.
#[derive(Clone, Copy, Debug)]
pub enum Reason {
    /// The person has this.
    Condition(&'static Condition),
    /// The person said so while it played.
    Said(&'static SpokenAnswer),
    /// It is so on the other side.
    OtherSide,
    /// Too little of the work is left.
    TooLittleLeft,
    /// A clinician has not been asked yet.
    NotYetAsked,
}

/// One way in which a step is done differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// No firmer than this, 0 to 10 as felt.
    AtMost(u8),
    /// So lightly that hands only rest.
    Still,
    /// Tensed no more than this, 0 to 10.
    Effort(u8),
    /// In another position.
    Position,
    /// With one hand.
    OneHand,
    /// The hands rest elsewhere.
    HandsElsewhere,
    /// With its author's words for the person's conditions.
    AuthorsWords,
}

impl Reason {
    /// The reason in words, after "because".
    #[must_use]
    pub fn because(self) -> &'static str {
        match self {
            Self::Condition(condition) => &condition.because,
            Self::Said(answer) => &answer.because,
            Self::OtherSide => "both sides get the same",
            Self::TooLittleLeft => "too little of the routine would be left",
            Self::NotYetAsked => "you have not asked about it yet",
        }
    }

    /// Its name for programs: the condition's id, or one of balm's own.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Condition(condition) => &condition.id,
            Self::Said(answer) => &answer.id,
            Self::OtherSide => "other-side",
            Self::TooLittleLeft => "too-little-left",
            Self::NotYetAsked => "not-yet-asked",
        }
    }
}

impl StepFit {
    pub(super) fn whole(body: &StepBody<'_>, answers: &[(String, String)]) -> Self {
        let step = body.step;
        Self {
            number: step.number,
            id: step.id.clone(),
            title: step.title.as_ref().map(|title| fill_outside(title.for_side(None), answers)),
            work: body.in_words(),
            fate: Fate::Played,
            reasons: Vec::new(),
            pressure: step.pressure,
            effort: step.effort,
            position: step.position.clone(),
            changes: Vec::new(),
            worded_for: Vec::new(),
            tenses: body.tenses(),
            works: body.works(),
            written: body.strength(),
            strength: body.strength(),
            least: body.least(),
        }
    }

    /// Whether it is not played.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.fate == Fate::LeftOut
    }

    /// How firm it is now, 0 to 10 as felt.
    pub(super) fn strength(&self) -> u8 {
        self.strength
    }

    pub(super) fn is_changed_by(&self, condition: &Condition) -> bool {
        self.reasons.iter().any(|reason| reason.id() == condition.id)
    }

    /// Whether it is left out because the person said something while it played.
    pub(super) fn is_refilled(&self) -> bool {
        self.is_left_out() && self.reasons.iter().any(|reason| matches!(reason, Reason::Said(_)))
    }

    pub(super) fn leave_out(&mut self, reason: Reason) {
        if !self.is_left_out() {
            self.reasons.clear();
            self.changes.clear();
        } else if !matches!(reason, Reason::Condition(_) | Reason::Said(_)) {
            return;
        }
        self.fate = Fate::LeftOut;
        self.add(reason);
    }

    pub(super) fn cap(&mut self, most: u8, reason: Reason) {
        if self.is_left_out() || !self.works || self.written <= most {
            return;
        }
        if most == 0 {
            return self.leave_out(reason);
        }
        if self.strength <= most {
            return self.add(reason);
        }
        self.strength = most;
        self.fate = Fate::Gentler;
        self.changes
            .retain(|change| !matches!(change, Change::AtMost(_) | Change::Still | Change::Effort(_)));
        let strength = if self.tenses { &mut self.effort } else { &mut self.pressure };
        *strength = Some(most);
        self.changes.push(match self.tenses {
            true => Change::Effort(most),
            false if most < self.least => Change::Still,
            false => Change::AtMost(most),
        });
        self.add(reason);
    }

    pub(super) fn place(&mut self, position: String, reason: Reason) {
        if self.is_left_out() || self.changes.contains(&Change::Position) {
            return;
        }
        self.position = Some(position);
        self.change(Change::Position, reason);
    }

    pub(super) fn use_one_hand(&mut self, reason: Reason) {
        self.change(Change::OneHand, reason);
    }

    pub(super) fn move_hands(&mut self, reason: Reason) {
        self.change(Change::HandsElsewhere, reason);
    }

    pub(super) fn say_for(&mut self, condition: &'static Condition) {
        if !self.is_left_out() {
            self.worded_for.push(&condition.id);
            self.change(Change::AuthorsWords, Reason::Condition(condition));
        }
    }

    fn change(&mut self, change: Change, reason: Reason) {
        if !self.is_left_out() {
            if !self.changes.contains(&change) {
                self.changes.push(change);
            }
            self.add(reason);
        }
    }

    fn add(&mut self, reason: Reason) {
        if !self.reasons.iter().any(|known| known.id() == reason.id()) {
            self.reasons.push(reason);
        }
    }
}
