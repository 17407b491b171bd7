//! A routine and a listener's choices become a timeline and the mixer that plays it, live or for a file.
//! Knows no terminal, no flags and no words for people. Start with `prepared`; `lines` gives the lines to
//! voices, `asset_sources` opens the sounds, `start` lets a session sound before all of its lines are known, `refit` fits
//! it again to a listener who spoke up; `examined` finds what is wrong in many routines, `fixed` mends some of it, `watched` whether their files have changed.

mod asset_sources;
mod choices;
mod chosen_bed;
mod error;
mod examined;
mod fixed;
mod lines;
mod measured;
mod own_voice;
mod prepared;
mod refit;
mod start;
mod supply;
mod watched;

pub use asset_sources::AssetSources;
pub use choices::{Adapted, BedChoice, Choices, Instead, Missing, Refit, Untranslated};
pub use error::PrepareError;
pub use examined::{Checked, each_once, examine};
pub use fixed::fixed;
pub use lines::Wait;
pub use prepared::{LeadIn, Prepared};
pub use refit::{Played, SpeakUpVoice};
pub use start::Start;
pub use watched::{Look, Watched};
