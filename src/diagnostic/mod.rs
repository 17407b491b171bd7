//! What is wrong in a person's file, as data: where, what, why, and what to write instead.
//! Drawn by `display`; counted and turned into exit codes by `cli`. Start with `report`.

mod lines;
mod report;
mod sources;
mod suggest;

pub use lines::Lines;
pub use report::{Edit, Finding, Level, Place, Report, Span};
pub use sources::{Source, Sources};
pub use suggest::{choice, meant, nearest, one_meant};
