//! The rules, one file a subject. Each is a small function listed in its file's `RULES`; only those about time
//! for speech, in `speech_time`, have to know how long lines last. A rule's numbers are in
//! `vocabulary::safe_limits`, its words in `codes/*.toml`.

mod balance;
mod breath;
mod declared;
mod hold;
mod incomplete_translation;
mod night_sounds;
mod order;
mod points;
mod pressure;
mod read_aloud;
mod speech_time;
mod spoken_words;
mod stretch;
mod title_side;
mod undeclared_place;
mod weekly_plan;

use super::notes::Rule;

pub(in crate::lint) use speech_time::listen;

/// Every rule that need not know how long lines last.
pub(super) const RULES: [&[Rule]; 15] = [
    pressure::RULES,
    hold::RULES,
    points::RULES,
    stretch::RULES,
    breath::RULES,
    balance::RULES,
    order::RULES,
    spoken_words::RULES,
    read_aloud::RULES,
    title_side::RULES,
    undeclared_place::RULES,
    night_sounds::RULES,
    weekly_plan::RULES,
    declared::RULES,
    incomplete_translation::RULES,
];
