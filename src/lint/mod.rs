//! What is unwise in a routine: health rules and listening rules, from the routine, the vocabulary and
//! its timeline; and what every code means that anything in a file is found wrong by. Rules stand in
//! files by subject, each a small function; what they say stands in `codes`. Health rules look at the
//! routine as it is written, so that they find the same with every voice. Start with `review`, then
//! `played`.

mod balance;
mod breath;
mod codes;
mod declared;
mod heed;
mod hold;
mod night;
mod notes;
mod order;
mod plan;
mod played;
mod points;
mod pressure;
mod review;
mod sounds;
mod speech;
mod stretch;
mod titles;
mod untranslated;
mod utter;
mod words;

pub use codes::{Code, Group, code, codes};
pub use heed::{Heed, heed};
pub use review::{Ear, Words, review};
pub use sounds::unsound;
