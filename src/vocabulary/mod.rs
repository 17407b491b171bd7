//! The controlled vocabulary as data: regions, techniques, tools, positions, points, goals, conditions, stop
//! signs, rules, and the sources of it all; and the safe limits as numbers. What follows from it for one
//! routine is in `care` and `lint`. The words are in `vocabulary.toml`, and in `speaking_up.toml` what a listener may
//! answer who speaks up; start with `data`, then `entry`, which
//! treats all kinds alike, and `safe_limits`.

mod body;
mod condition;
mod data;
mod entry;
mod evidence;
mod felt_pressure;
mod meant;
mod practice;
mod ruled_out;
pub mod safe_limits;
mod safety;
mod speaking_up;

pub use body::{Area, BodySide, Group, Region, Status};
pub use condition::{BreathKind, Condition, Scope, Severity};
pub use data::*;
pub use entry::{Entry, EntryKind, short};
pub use evidence::{Level, Limit, Source, Strength};
pub use felt_pressure::felt;
pub use meant::{Meant, choices, likened, meant, remedy, usual_places};
pub use practice::{Goal, Move, Point, Position, Technique, TechniqueKind, Tool};
pub use ruled_out::{TechniqueBlock, ToolBlock};
pub use safety::{Action, BroughtBy, StopSign};
pub use speaking_up::{NextTime, SpokenAnswer, spoken_answer, spoken_answers};
