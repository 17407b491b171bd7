//! What was typed.

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Parser, Subcommand};

use crate::routine::Kind;
use crate::unit::Duration;

use super::author_args::{EditArgs, NewArgs, PreviewArgs};
use super::check::CheckArgs;
use super::explain::ExplainArgs;
use super::export::ExportArgs;
use super::flags::{PlaybackArgs, RoutineArgs, duration, kind, language, speed, wpm};
use super::settings::SettingsArgs;
use super::show::ShowArgs;
use super::sounds::SoundsArgs;

/// Self-massage and relaxation, step by step, by ear.
#[derive(Debug, Parser)]
#[command(version, styles = Styles::plain(), propagate_version = true, after_help = AFTER)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

const AFTER: &str = "\
Massage should never hurt. If something turns sharp, numb or dizzy, stop and rest.
balm is for comfort; it does not replace a doctor, nurse, midwife or physiotherapist.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the routine has errors, 4 no sound device
(when one was asked for), 130 stopped by Ctrl-C, 143 by a termination signal.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Play a routine
    Play(PlayArgs),
    /// Rehearse a routine: shortens long silences and follows changes to its file
    Preview(PreviewArgs),
    /// Start a routine of your own
    New(NewArgs),
    /// Edit a routine in your editor; copies it first if it comes with balm
    Edit(EditArgs),
    /// List routines
    List(ListArgs),
    /// Show what a routine does, and when
    Show(ShowArgs),
    /// Find mistakes and unwise steps in routines
    Check(CheckArgs),
    /// Explain a code from `balm check` and what to do about it
    Explain(ExplainArgs),
    /// List the sounds that come with balm, or play one
    Sounds(SoundsArgs),
    /// List sound devices
    Devices,
    /// Explain regions, techniques, tools, conditions, … in plain words
    Vocabulary(VocabularyArgs),
    /// Make files for people without balm: sound, pages, handouts, captions
    Export(ExportArgs),
    /// Tidy routine files: puts keys in their usual order and keeps every comment
    Fmt(FmtArgs),
    /// Print the JSON schema of routines, for editors that check and complete as you write
    Schema,
    /// List, try and choose voices
    Voice {
        /// What to do; if omitted, lists the voices
        #[command(subcommand)]
        verb: Option<VoiceVerb>,
    },
    /// Show each setting, its value and where it comes from, or edit them
    Settings(SettingsArgs),
    /// Explain a command, or a topic such as massage
    Help(HelpArgs),
}

/// `voice`.
#[derive(Debug, Subcommand)]
pub enum VoiceVerb {
    /// List the available voices
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Prefer this voice from now on
    Use {
        /// A name from `balm voice list`; none shows the words without speaking them
        name: String,
    },
    /// Hear a voice say something
    Try(TryArgs),
    /// Delete stored speech; balm makes it again when needed
    Clean,
    /// Speak for another balm, which talks to this one
    #[command(hide = true)]
    Serve,
}

/// `voice try`.
#[derive(Debug, clap::Args)]
pub struct TryArgs {
    /// The words to say
    #[arg(allow_hyphen_values = true)]
    pub text: String,
    /// The voice
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// The language of the words, such as de or pt-BR
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub language: String,
    /// Speed, in words per minute
    #[arg(long, value_name = "WORDS", value_parser = wpm, default_value = "118")]
    pub wpm: u16,
    /// How it is heard and shown.
    #[command(flatten)]
    pub ways: PlaybackArgs,
}

/// `play`.
#[derive(Debug, clap::Args)]
pub struct PlayArgs {
    /// A name from `balm list` or a file; if omitted, balm picks one for the time of day
    pub routine: Option<String>,
    /// How the routine is changed.
    #[command(flatten)]
    pub changes: RoutineArgs,
    /// How it is heard and shown.
    #[command(flatten)]
    pub ways: PlaybackArgs,
    /// Start at this step: its number, id or title
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    pub from: Option<String>,
    /// Rehearse this many times faster (speech and chimes keep their pace)
    #[arg(long, value_name = "TIMES", value_parser = speed, allow_negative_numbers = true)]
    pub speed: Option<f64>,
    /// Rehearse and follow changes to the file, like `balm preview`
    #[arg(long, conflicts_with = "speed")]
    pub watch: bool,
}

/// `list`.
#[derive(Clone, Debug, clap::Args)]
pub struct ListArgs {
    /// Only routines for this goal, such as sleep
    #[arg(long, value_name = "GOAL")]
    pub goal: Vec<String>,
    /// Only routines that work on this region or group of regions, such as calf or leg
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// Only routines with this tool, such as tennis-ball
    #[arg(long, value_name = "TOOL")]
    pub tool: Vec<String>,
    /// Only routines in this position, such as seated-chair
    #[arg(long, value_name = "POSITION")]
    pub position: Vec<String>,
    /// Only routines of at most this length, such as 10m
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub max: Option<Duration>,
    /// Only routines of at least this length
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub min: Option<Duration>,
    /// Only routines for the day or for the night
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    /// Only routines in this language, such as en or pt-BR
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `vocabulary`.
#[derive(Debug, clap::Args)]
pub struct VocabularyArgs {
    /// A kind, such as regions or conditions, or the id of an entry, such as calf
    #[arg(value_name = "KIND")]
    pub what: Option<String>,
    /// The id of an entry of that kind
    pub id: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `help`.
#[derive(Debug, clap::Args)]
pub struct HelpArgs {
    /// A command, or a topic from `balm help`
    #[arg(value_name = "TOPIC")]
    pub about: Vec<String>,
}

/// `fmt`.
#[derive(Debug, clap::Args)]
pub struct FmtArgs {
    /// Files, or folders with routines; if omitted or -, reads standard input and writes standard output
    pub files: Vec<PathBuf>,
    /// Only list the files that are not tidy; change nothing
    #[arg(long)]
    pub check: bool,
}
