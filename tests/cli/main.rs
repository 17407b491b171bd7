//! The program as one types it, without sound: whole output, whole errors, exit code.

#![allow(clippy::unwrap_used)]

mod author;
mod changes;
mod check;
mod choose;
mod completion;
mod doctor;
mod export;
mod giving;
mod history;
mod hostile;
mod hostile_sounds;
mod languages;
mod letterhead;
mod links;
mod list;
mod man;
mod me;
mod names;
mod network;
mod nights;
mod packaging;
mod pages;
mod pdf;
mod picture;
mod play;
mod preview;
mod publish;
mod ratings;
mod readme;
mod record;
mod report;
mod room;
mod settings;
mod sharing;
mod sharing_cut_short;
mod sharing_hostile_texts;
mod sharing_mistakes;
mod speak_up;
mod step_pictures;
mod terminal;
mod tidy;
mod verbs;
mod voice;
mod words;
