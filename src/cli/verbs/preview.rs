//! `balm preview`: the author's rehearsal.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::cli::flags::{PlaybackArgs, RoutineArgs};
use crate::cli::live::{self, Occasion, Playback, Rehearsal, View};
use crate::cli::world::reading::{read, read_found};
use crate::cli::world::{Done, Env, Failure, complain, questions, voices};
use crate::library::Origin;
use crate::prepare::{Choices, LeadIn, Look, Prepared, Watched};
use crate::routine::Routine;
use crate::session::Revision;
use crate::timeline::{GetReady, Quiet};

/// `preview`.
#[derive(Debug, clap::Args)]
pub struct PreviewArgs {
    /// A file, or a name from `balm list`
    pub routine: String,
    /// Start at this step: its number, id or title
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    pub from: Option<String>,
    #[command(flatten)]
    pub routine_args: RoutineArgs,
    #[command(flatten)]
    pub playback: PlaybackArgs,
}

/// How often the files are looked at.
const POLL: Duration = Duration::from_millis(300);

/// Plays a routine with its silences cut short, and again whenever its file is saved.
pub fn preview(env: &Env, args: &PreviewArgs) -> Result<Done, Failure> {
    let playback = args.playback.resolve(env);
    rehearse(env, &args.routine, args.from.as_deref(), args.routine_args.clone(), playback)
}

/// The same, its parts decided.
pub fn rehearse(
    env: &Env,
    name: &str,
    from: Option<&str>,
    mut routine_args: RoutineArgs,
    mut playback: Playback,
) -> Result<Done, Failure> {
    if playback.view == View::Screen {
        // Lines that stay: an author reads them, with the editor beside them.
        playback.view = View::Plain;
    }
    let (found, routine) = read(env, name)?;
    if playback.view.has_words() {
        questions::ask_routine(env, &routine, &mut routine_args)?;
    }
    let choices = Choices {
        quiet: Quiet::Short,
        waits: env.has_keys,
        ..routine_args.choices(&env.settings, GetReady::Exactly(crate::unit::Duration::ZERO))
    };
    let voices = voices::here(env, routine_args.voice.as_deref())?;
    let prepared = Prepared::new(routine, &found.origin, &choices, voices)?;
    let heard = prepared.routine().clone();
    let author = Author { env, name, voice: routine_args.voice.as_deref(), choices: &choices };
    let files = Watched::of(&found, &found.read());
    let rehearsal = match found.origin {
        Origin::File(_) => Rehearsal {
            begins: "Rehearsal: long silences are cut short. Save the file, and it goes on from what you changed.",
            revise: Some(Box::new(move |to, over| author.follow(heard, files, to, over))),
        },
        Origin::BuiltIn => Rehearsal { begins: "Rehearsal: long silences are cut short.", revise: None },
    };
    let called = env.library.called_of(&found);
    let occasion = Occasion { from: from.into(), rehearsal: Some(rehearsal), ..Occasion::default() };
    live::run(env, &playback, prepared, &called, occasion)
}

/// A routine being worked on, and how it is listened to.
struct Author<'a> {
    env: &'a Env,
    name: &'a str,
    voice: Option<&'a str>,
    choices: &'a Choices,
}

impl Author<'_> {
    /// Looks at the files until the session is over, and sends what became of them.
    fn follow(&self, mut heard: Routine, mut files: Watched, to: &Sender<Revision>, over: &AtomicBool) {
        let mut before = files.again();
        while !over.load(Relaxed) {
            std::thread::sleep(POLL);
            let now = files.again();
            let look = files.compare(&before, &now);
            before = now;
            if look != Look::Saved {
                continue;
            }
            let revision = match self.again(&heard, files.sounds_differ(&before), over) {
                Ok((revision, routine, watched)) => {
                    (heard, files) = (routine, watched);
                    revision
                }
                Err(_) if over.load(Relaxed) => return,
                Err(failure) => {
                    failure.tell_author();
                    complain("The sound is paused until you fix this.");
                    files = files.again();
                    Revision::Broken
                }
            };
            before = files.again();
            if to.send(revision).is_err() {
                return;
            }
        }
    }

    /// Reads it again and lays it out.
    fn again(
        &self,
        heard: &Routine,
        sounds_differ: bool,
        over: &AtomicBool,
    ) -> Result<(Revision, Routine, Watched), Failure> {
        let found = self.env.library.find(self.name).map_err(Failure::failed)?;
        let reading = found.read();
        let watched = Watched::of(&found, &reading);
        let routine = read_found(&found)?;
        let voices = voices::here(self.env, self.voice)?;
        let mut prepared = Prepared::new(routine, &found.origin, self.choices, voices)?;
        let routine = prepared.routine().clone();
        let Some(step) = routine.first_change(heard).or(sounds_differ.then_some(1)) else {
            return Ok((Revision::Same, routine, watched));
        };
        prepared.resolve_lines(&mut |wait| {
            voices::words(wait).iter().for_each(|words| complain(words));
            !over.load(Relaxed)
        })?;
        let live = Box::new(prepared.live_timeline(LeadIn::default()));
        let timeline = &live.timeline;
        let last = timeline.passages.len().saturating_sub(1);
        let from = timeline.passages.iter().position(|p| p.step == step).unwrap_or(last);
        let mut mixer = prepared.live(timeline);
        let to = timeline.passages.get(from).map_or(timeline.done, |passage| passage.start);
        mixer.seek(to);
        Ok((Revision::New { live, mixer: Box::new(mixer), from, to }, routine, watched))
    }
}
