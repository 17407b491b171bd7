//! What became of a routine's file while the routine plays.

use crate::mixer::Mixer;
use crate::timeline::{LiveTimeline, Talk};
use crate::unit::Frames;

/// What became of the file.
pub enum Revision {
    /// It is another now.
    New {
        /// All of it, laid out.
        live: Box<LiveTimeline>,
        /// What it sounds with.
        mixer: Box<Mixer>,
        /// The first passage that is another, counted from 0.
        from: usize,
        /// Where it goes on: the mixer is there.
        to: Frames,
    },
    /// The listener wants another amount of it said.
    Talk {
        /// How much.
        talk: Talk,
        /// All of it, laid out.
        live: Box<LiveTimeline>,
        /// What it sounds with.
        mixer: Box<Mixer>,
        /// Where it goes on: the mixer is there.
        to: Frames,
    },
    /// Nothing of it is left to play.
    Nothing,
    /// It was saved, and what is heard is the same.
    Same,
    /// It has mistakes: the session pauses until they are fixed or the listener continues.
    Broken,
}
