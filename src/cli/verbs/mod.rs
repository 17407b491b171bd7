//! The commands: a row and a file each. A file holds what may be typed and does it; what several of them need of
//! the world is in `world`, and how a session is heard in `live`.

mod add;
mod check;
mod choose;
mod devices;
mod diff;
mod doctor;
mod due;
mod edit;
mod explain;
mod export;
mod fmt;
mod forget;
pub mod help;
mod info;
mod key;
mod list;
mod log;
mod man;
mod me;
mod new;
mod pack;
mod play;
mod preview;
mod progress;
mod publish;
mod record;
mod remind;
mod remove;
mod report;
mod schema;
mod settings;
mod show;
mod sleep;
mod sounds;
mod update;
mod vocabulary;
mod voice;

use clap::builder::styling::Styles;
use clap::{Parser, Subcommand};

use crate::cli::flags::NoArgs;
use crate::cli::world::{Done, Env, Failure};

/// Self-massage and relaxation, step by step, by ear.
#[derive(Debug, Parser)]
#[command(version, styles = Styles::plain(), propagate_version = true, after_help = AFTER)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// Print plain lines: no screen and no moving bars; good for screen readers
    #[arg(long, global = true)]
    pub plain: bool,
    /// What to do.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What is done where no command was typed.
pub fn without_command(env: &Env) -> Result<Done, Failure> {
    choose::start(env)
}

const AFTER: &str = "\
Massage should never hurt. If something turns sharp, numb or dizzy, stop and rest.
balm is for comfort; it does not replace a doctor, nurse, midwife or physiotherapist.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the routine has errors, 4 no sound device
(when one was asked for), 130 stopped by Ctrl-C, 143 by a termination signal.";

/// The commands, and what does each.
macro_rules! verbs {
    ($($(#[$about:meta])* $name:ident($args:ty) => $run:path,)*) => {
        /// What to do.
        #[derive(Debug, Subcommand)]
        pub enum Verb {
            $($(#[$about])* $name($args),)*
        }

        impl Verb {
            /// Does it.
            pub fn run(&self, env: &Env) -> Result<Done, Failure> {
                match self {
                    $(Self::$name(args) => $run(env, args),)*
                }
            }
        }
    };
}

verbs! {
    /// Play a routine
    Play(play::PlayArgs) => play::play,
    /// Play background sound alone, and fade out: for falling asleep
    Sleep(sleep::SleepArgs) => sleep::sleep,
    /// Rehearse a routine: shortens long silences and follows changes to its file
    Preview(preview::PreviewArgs) => preview::preview,
    /// Record the lines of a routine in your own voice
    Record(record::RecordArgs) => record::record,
    /// Start a routine of your own
    New(new::NewArgs) => new::new,
    /// Add a routine that somebody gave you: a .balm file, or an https address
    Add(add::AddArgs) => add::add,
    /// Tell where a routine that you added is from, and what is in it
    Info(info::InfoArgs) => info::info,
    /// Look where routines that you added came from, and add what is newer there
    Update(update::UpdateArgs) => update::update,
    /// Tell what is different in a newer routine
    Diff(diff::DiffArgs) => diff::diff,
    /// Remove a routine that you added
    Remove(remove::RemoveArgs) => remove::remove,
    /// Make one .balm file of a routine and all it needs, to give away
    Pack(pack::PackArgs) => pack::pack,
    /// Make a folder of .balm files ready for the web, so that others can add from its address
    Publish(publish::PublishArgs) => publish::publish,
    /// Make or show the key that you sign with
    Key(key::KeyArgs) => key::key,
    /// Edit a routine in your editor; copies it first if it comes with balm
    Edit(edit::EditArgs) => edit::edit,
    /// List routines
    List(list::ListArgs) => list::list,
    /// Show what a routine does, and when
    Show(show::ShowArgs) => show::show,
    /// Tell balm about your health, so that it fits routines to you; read it back; delete it
    Me(me::MeArgs) => me::me,
    /// List the sessions you have played
    Log(log::LogArgs) => log::log,
    /// Show your weeks: what was planned, minutes, before and after
    Progress(progress::ProgressArgs) => progress::progress,
    /// Tell what your plans ask for today
    Due(due::DueArgs) => due::due,
    /// Write a routine's plan as a calendar file that your phone takes
    Remind(remind::RemindArgs) => remind::remind,
    /// Write a page about one routine for your therapist, after showing you what is in it
    Report(report::ReportArgs) => report::report,
    /// Forget sessions: one, those of a routine, or all
    Forget(forget::ForgetArgs) => forget::forget,
    /// Find mistakes and unwise steps in routines
    Check(check::CheckArgs) => check::check,
    /// Explain a code from `balm check` and what to do about it
    Explain(explain::ExplainArgs) => explain::explain,
    /// List the sounds that come with balm, or play one
    Sounds(sounds::SoundsArgs) => sounds::sounds,
    /// List sound devices
    Devices(NoArgs) => devices::devices,
    /// Find out why nothing is heard, and whether all else that balm needs is well
    Doctor(doctor::DoctorArgs) => doctor::doctor,
    /// Explain regions, techniques, tools, conditions, … in plain words
    Vocabulary(vocabulary::VocabularyArgs) => vocabulary::vocabulary,
    /// Make files for people without balm: sound, pages, handouts, captions
    Export(export::ExportArgs) => export::export,
    /// Tidy routine files: puts keys in their usual order and keeps every comment
    Fmt(fmt::FmtArgs) => fmt::fmt,
    /// Print the JSON schema of routines, for editors that check and complete as you write
    Schema(NoArgs) => schema::schema,
    /// List, try and choose voices
    Voice(voice::VoiceArgs) => voice::voice,
    /// Show each setting, its value and where it comes from, or edit them
    Settings(settings::SettingsArgs) => settings::settings,
    /// Write the pages for `man`, for those who package balm
    #[command(hide = true)]
    Man(man::ManArgs) => man::man,
    /// Explain a command, or a topic such as massage
    Help(help::HelpArgs) => help::help,
}

impl Verb {
    /// Help is to be had whatever is wrong with the settings, and so is the file itself; who speaks for another
    /// balm needs none.
    pub fn goes_without_settings(&self) -> bool {
        match self {
            Self::Help(_) => true,
            Self::Voice(args) => args.serves(),
            Self::Add(args) => args.serves(),
            Self::Export(args) => args.redraw,
            Self::Settings(args) => args.edit,
            _ => false,
        }
    }
}
