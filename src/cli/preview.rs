//! `balm preview`: the author's rehearsal.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use crate::display::About;
use crate::library::Origin;
use crate::routine::Routine;
use crate::session::{Event, Outcome, Revision, Sitting};
use crate::sink::Player;
use crate::text::Safe;
use crate::timeline::{Options, Quiet, Timeline};
use crate::unit::Frames;

use super::args::{Changes, Ways};
use super::author_args::PreviewArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::interrupt::{self, stopped};
use super::output::{complain, say};
use super::play::{connect, listeners, live, place, stand_still, wanted};
use super::prepare::{Prepared, Settled};
use super::reading::{read, read_found};
use super::terminal::KeyMode;
use super::watch::{Look, Watched};
use super::{keys, tailor};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_millis(300);
/// Said when the rehearsal begins.
const BEGINS: &str =
    "Rehearsal: long silences are cut short. Save the file, and it goes on from what you changed.";
/// Said when what was saved cannot be played.
const HOLDS: &str = "The sound waits until that is mended.";

/// Plays a routine with its silences cut short, and again whenever its file is saved.
pub fn preview(env: &Env, args: &PreviewArgs) -> Result<Done, Failure> {
    // Lines that stay: an author reads them, with the editor beside them.
    let ways = Ways { plain: !args.ways.json && !args.ways.quiet, ..args.ways.clone() };
    let (found, routine) = read(env, &args.routine)?;
    let mut changes = args.changes.clone();
    if ways.plain {
        tailor::ask(env, &routine, &mut changes)?;
    }
    let options = Options {
        start_in: changes.start_in.unwrap_or(crate::unit::Duration::ZERO),
        quiet: Quiet::Short,
        ..Options::default()
    };
    let mut prepared = Prepared::new(env, routine, &found.origin, &changes, options)?;
    let (commands, inbox) = channel();
    let to = commands.clone();
    interrupt::listen(move |command| to.send(command).is_ok());
    let key_mode = env.has_keys.then(KeyMode::enter);
    if env.has_keys {
        keys::listen(commands.clone());
    }
    if prepared.settle(&ways, &complain, &mut || wanted(&inbox, key_mode.as_ref()))? == Settled::Stopped {
        return Ok(stopped());
    }
    let timeline = prepared.timeline(Frames::ZERO);
    let from = args.from.as_deref().map_or(Ok(Frames::ZERO), |step| place(&timeline, step))?;
    let about = About { voice: Safe::new(&prepared.voice()), ..About::from(&*timeline) };
    tell(&ways, &found.origin, &prepared.notes)?;
    let watch = Rehearsal { env, name: &args.routine, changes: &changes, options, ways: &ways };
    let heard = prepared.routine().clone();
    let player = watch.start(prepared, &timeline, from)?;
    let volume = ways.volume.unwrap_or(env.settings.volume);
    let listeners = listeners(env, &ways, about);
    let sitting = Sitting::new(timeline, player, from, volume, env.settings.bed_level, listeners);
    let (revisions, news) = channel();
    let over = AtomicBool::new(false);
    let ended = std::thread::scope(|scope| {
        if matches!(found.origin, Origin::File(_)) {
            let (watch, over) = (&watch, &over);
            let files = Watched::of(&found, &found.read());
            scope.spawn(move || watch.follow(heard, files, &revisions, over));
        } else {
            drop(revisions);
        }
        let ended = sitting.run_revised(&inbox, &mut || stand_still(key_mode.as_ref()), &news);
        over.store(true, Relaxed);
        ended
    });
    drop((key_mode, commands));
    match ended {
        Event::Over { outcome: Outcome::Interrupted, .. } => Ok(stopped()),
        _ => Ok(Done::Yes),
    }
}

/// What a rehearsal is, before it begins.
fn tell(ways: &Ways, origin: &Origin, notes: &[Safe]) -> Result<(), Failure> {
    if !ways.plain {
        return Ok(());
    }
    let begins = match origin {
        Origin::File(_) => BEGINS,
        Origin::Own => "Rehearsal: long silences are cut short.",
    };
    say(&notes.iter().map(|note| format!("{note}\n")).chain([format!("{begins}\n")]).collect::<String>())
}

/// A routine being worked on, and how it is listened to.
struct Rehearsal<'a> {
    env: &'a Env,
    name: &'a str,
    changes: &'a Changes,
    options: Options,
    ways: &'a Ways,
}

impl Rehearsal<'_> {
    /// Lets it sound.
    fn start(&self, prepared: Prepared, timeline: &Arc<Timeline>, from: Frames) -> Result<Player, Failure> {
        let has_keys = self.env.has_keys;
        let first = prepared.assemble(self.env, timeline);
        let volume = self.ways.volume.unwrap_or(self.env.settings.volume).factor();
        let no_thread = |e: std::io::Error| Failure::deed(format!("the sound cannot be started: {e}"));
        let made = move || live(first.mixer(), has_keys);
        let (player, outlet) = Player::start(made, from, volume).map_err(no_thread)?;
        connect(self.env, self.ways, &player, outlet)?;
        Ok(player)
    }

    /// Looks at the files until the sitting is over, and sends what became of them.
    fn follow(&self, mut heard: Routine, mut files: Watched, to: &Sender<Revision>, over: &AtomicBool) {
        let mut before = files.again();
        while !over.load(Relaxed) {
            std::thread::sleep(LOOK);
            let now = files.again();
            let look = files.compare(&before, &now);
            before = now;
            if look != Look::Saved {
                continue;
            }
            let revision = match self.again(&heard, files.sounds_differ(&before), over) {
                Ok(Some((revision, routine, watched))) => {
                    (heard, files) = (routine, watched);
                    revision
                }
                Ok(None) => return,
                Err(failure) => {
                    failure.tell_author();
                    complain(HOLDS);
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

    /// Reads it again and lays it out; `None` where nobody is interested any more.
    fn again(
        &self,
        heard: &Routine,
        sounds_differ: bool,
        over: &AtomicBool,
    ) -> Result<Option<(Revision, Routine, Watched)>, Failure> {
        let found = self.env.library.find(self.name).map_err(Failure::deed)?;
        let reading = found.read();
        let watched = Watched::of(&found, &reading);
        let routine = read_found(&found)?;
        let mut prepared = Prepared::new(self.env, routine, &found.origin, self.changes, self.options)?;
        let routine = prepared.routine().clone();
        let Some(step) = routine.first_change(heard).or(sounds_differ.then_some(1)) else {
            return Ok(Some((Revision::Same, routine, watched)));
        };
        if prepared.settle(self.ways, &complain, &mut || !over.load(Relaxed))? == Settled::Stopped {
            return Ok(None);
        }
        let timeline = prepared.timeline(Frames::ZERO);
        let last = timeline.passages.len().saturating_sub(1);
        let from = timeline.passages.iter().position(|p| p.step == step).unwrap_or(last);
        let mixer = prepared.assemble(self.env, &timeline).mixer();
        let mixer = live(mixer, self.env.has_keys);
        Ok(Some((Revision::New { timeline, mixer: Box::new(mixer), from }, routine, watched)))
    }
}
