//! How a language words what may hurt people; `harm` says how the patterns are written.

/// What a text tells people to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HarmKind {
    /// To go on until it hurts, or although it does.
    Pain,
    /// To work where nobody should, such as on varicose veins or the throat.
    Place,
    /// To crack joints, or to move them with a jerk.
    Crack,
    /// To hold the breath for long, or to breathe until they are dizzy.
    Breath,
    /// To use heat or cold that burns the skin.
    Heat,
    /// To change medicine, or not to see a doctor.
    Medicine,
}

/// The words of one kind of harm.
#[derive(Debug)]
pub struct Harm {
    /// What they tell people to do.
    pub kind: HarmKind,
    /// Words that excuse all of its patterns without `+`, anywhere in their sentence.
    pub unless: &'static str,
    /// The patterns.
    pub patterns: &'static [&'static str],
}

/// How a language words what harms.
#[derive(Debug)]
pub struct HarmRules {
    /// Lists of words, for use in patterns.
    pub lists: &'static [(&'static str, &'static str)],
    /// Words that deny whatever stands in the same part of the sentence.
    pub denials: &'static str,
    /// Words that carry a denial over a comma: "never press, rub or knead".
    pub carriers: &'static str,
    /// Words that carry it where they begin a part of the sentence: "nie so fest, dass es schmerzt".
    pub openers: &'static str,
    /// Words that begin a new part of a sentence.
    pub turns: &'static str,
    /// Words of caution, and of doubt. A denial before one of them denies nothing else: "don't stop", "never mind".
    pub reversals: &'static str,
    /// Patterns that begin with a denial and yet urge: "don't let it stop you", "no excuse". Their words neither deny
    /// nor excuse.
    pub spurs: &'static [&'static str],
    /// Words that a gap does not reach over.
    pub barriers: &'static str,
    /// Patterns that excuse everything in their sentence; those of patterns with `+` only if they have one too.
    pub excuses: &'static [&'static str],
    /// Patterns that take back what the sentence before said, in a short sentence: "That's a myth."
    pub retractions: &'static [&'static str],
    /// What harms.
    pub harms: &'static [&'static [Harm]],
}
