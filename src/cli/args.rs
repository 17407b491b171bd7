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
    /// Rehearse a routine: long silences are cut short, and it follows every change to its file
    Preview(PreviewArgs),
    /// Begin a routine of your own
    New(NewArgs),
    /// Change a routine in your editor; one of balm's own is copied first
    Edit(EditArgs),
    /// List the routines
    List(ListArgs),
    /// Show what a routine does, and when
    Show(ShowArgs),
    /// Look for what is wrong or unwise in routines
    Check(CheckArgs),
    /// Explain what a finding's code means, and what to do about it
    Explain(ExplainArgs),
    /// List the sounds that come with balm, or play one
    Sounds(SoundsArgs),
    /// List the sound devices
    Devices,
    /// Explain regions, techniques, tools, conditions, … in plain words
    Vocabulary(VocabularyArgs),
    /// Give a routine to someone without balm: as sound, captions, chapters
    Export(ExportArgs),
    /// Tidy routine files: keys in their usual order, one layout, every comment kept
    Fmt(FmtArgs),
    /// Print the schema of routines, for editors that check and complete as you write
    Schema,
    /// The voices: which there are, how they sound, which is asked first
    Voice {
        /// What to do with them; without it, they are listed
        #[command(subcommand)]
        verb: Option<VoiceVerb>,
    },
    /// Show each setting, its value and where that comes from; or edit them
    Settings(SettingsArgs),
    /// Explain a command, or a topic such as massage
    Help(HelpArgs),
}

/// `voice`.
#[derive(Debug, Subcommand)]
pub enum VoiceVerb {
    /// List the voices there are
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Ask this voice first from now on
    Use {
        /// A name from `balm voice list`; none for words on the screen only
        name: String,
    },
    /// Hear a voice say something
    Try(TryArgs),
    /// Forget what voices have said; it is made again when needed
    Clean,
    /// Speak for another balm, which talks to this one
    #[command(hide = true)]
    Serve,
}

/// `voice try`.
#[derive(Debug, clap::Args)]
pub struct TryArgs {
    /// The words
    #[arg(allow_hyphen_values = true)]
    pub text: String,
    /// The voice
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// The language of the words, such as de or pt-BR
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub language: String,
    /// How fast, in words a minute
    #[arg(long, value_name = "WORDS", value_parser = wpm, default_value = "118")]
    pub wpm: u16,
    /// How it is heard and shown.
    #[command(flatten)]
    pub playback: PlaybackArgs,
}

/// `play`.
#[derive(Clone, Debug, clap::Args)]
pub struct PlayArgs {
    /// A name from `balm list` or a file; without one, a routine suited to the hour
    pub routine: Option<String>,
    /// How the routine is changed.
    #[command(flatten)]
    pub routine_args: RoutineArgs,
    /// How it is heard and shown.
    #[command(flatten)]
    pub playback: PlaybackArgs,
    /// Begin at this step: its number, id or title
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    pub from: Option<String>,
    /// Rehearse: this many times faster (speech and chimes keep their pace)
    #[arg(long, value_name = "TIMES", value_parser = speed, allow_negative_numbers = true)]
    pub speed: Option<f64>,
    /// Rehearse, and follow every change to its file: as balm preview does
    #[arg(long, conflicts_with = "speed")]
    pub watch: bool,
}

/// `list`.
#[derive(Clone, Debug, clap::Args)]
pub struct ListArgs {
    /// For this goal, such as sleep
    #[arg(long, value_name = "GOAL")]
    pub goal: Vec<String>,
    /// With work on this region or a group of regions, such as calf or leg
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// With this tool, such as tennis-ball
    #[arg(long, value_name = "TOOL")]
    pub tool: Vec<String>,
    /// In this position, such as seated-chair
    #[arg(long, value_name = "POSITION")]
    pub position: Vec<String>,
    /// No longer than this, such as 10m
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub max: Option<Duration>,
    /// No shorter than this
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub min: Option<Duration>,
    /// For the day or for the night
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    /// In this language, such as en or pt-BR
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<String>,
    /// As JSON
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
    /// As JSON
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
    /// Files, or folders with routines in them; without any, or as -, standard input to standard output
    pub files: Vec<PathBuf>,
    /// Change nothing; name the files that are not tidy
    #[arg(long)]
    pub check: bool,
}
