//! A session that is heard: started, connected to a device and to its listeners, and run to its end. Once,
//! for every verb that plays something.

use std::io::stdout;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::care::{Preparation, StepsAre, Wording};
use crate::cli::device::{Output, connect, gaps};
use crate::cli::flags::NightCap;
use crate::cli::world::hooks::HookListener;
use crate::cli::world::interrupt::stopped;
use crate::cli::world::output::{Out, Reader};
use crate::cli::world::terminal::KeyMode;
use crate::cli::world::{
    Done, Env, Failure, complain, interrupt, keys, output, questions, say, terminal, voices,
};
use crate::cli::{desktop, speak_up};
use crate::diagnostic::meant;
use crate::display::{self, About, Json, Palette, Plain, Screen, Steering};
use crate::history::Bookmark;
use crate::prepare::{PrepareError, Prepared, Start, Wait};
use crate::routine::Routine;
use crate::session::{Command, Event, Listener, OnWake, Outcome, Revision, Session, Volume};
use crate::sink::Player;
use crate::text::Safe;
use crate::timeline::Timeline;
use crate::unit::Frames;

/// How a session is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Drawn on the terminal.
    Screen,
    /// Lines, one after the other.
    Plain,
    /// One event a line.
    Json,
    /// Not at all.
    Quiet,
}

impl View {
    /// Whether it is for people, who can be told and asked things.
    pub fn has_words(self) -> bool {
        matches!(self, Self::Screen | Self::Plain)
    }
}

/// How a session is heard and shown.
#[derive(Clone, Debug)]
pub struct Playback {
    /// How it is shown.
    pub view: View,
    /// Where it is heard.
    pub output: Output,
    /// How loud.
    pub volume: Volume,
    /// The most it may sound at night.
    pub night_cap: Option<NightCap>,
    /// The desktop is not shown what is played.
    pub is_private: bool,
    /// What happens after the computer has slept.
    pub on_wake: OnWake,
}

impl Playback {
    /// How loud it begins at this hour.
    pub fn volume_now(&self) -> Volume {
        self.night_cap.and_then(NightCap::now).map_or(self.volume, |most| self.volume.min(most))
    }
}

/// Sends what became of the routine's file until the session is over.
pub type Revise<'a> = Box<dyn FnOnce(&Sender<Revision>, &AtomicBool) + Send + 'a>;

/// A rehearsal: what is said of it before it begins, and who revises its routine.
pub struct Rehearsal<'a> {
    /// A line.
    pub begins: &'static str,
    /// Who follows its file.
    pub revise: Option<Revise<'a>>,
}

/// Where a session begins.
#[derive(Clone, Copy, Debug, Default)]
pub enum Beginning<'a> {
    /// At its beginning.
    #[default]
    Start,
    /// At this step: its number, id or title.
    Step(&'a str),
    /// Where it was left.
    Left(&'a Bookmark),
}

impl<'a> From<Option<&'a str>> for Beginning<'a> {
    fn from(step: Option<&'a str>) -> Self {
        step.map_or(Self::Start, Self::Step)
    }
}

/// What is special about a session.
#[derive(Default)]
pub struct Occasion<'a> {
    /// Where it begins.
    pub from: Beginning<'a>,
    /// The listener knows it, and has said that they are well: what is to be read before is not told again.
    pub is_known: bool,
    /// It is a rehearsal.
    pub rehearsal: Option<Rehearsal<'a>>,
    /// Who listens to it too, such as whoever remembers it.
    pub listeners: Vec<Box<dyn Listener>>,
    /// The user's own programs are told of it.
    pub has_hooks: bool,
    /// It is background sound alone, and this is said of it. Nothing else is shown.
    pub sound_alone: Option<String>,
    /// The listener can speak up: the routine is fitted again, in this voice if they wished for one.
    pub fits_again: Option<FitsAgain<'a>>,
}

/// A routine that is fitted again to what its listener says.
#[derive(Clone, Copy)]
pub struct FitsAgain<'a> {
    /// The voice that was wished for.
    pub voice: Option<&'a str>,
}

/// Plays what was prepared. `called` is what the routine is called in a command.
pub fn run(
    env: &Env,
    playback: &Playback,
    mut prepared: Prepared,
    called: &str,
    occasion: Occasion<'_>,
) -> Result<Done, Failure> {
    let Occasion { from, is_known, rehearsal, listeners: others, has_hooks, sound_alone, fits_again } =
        occasion;
    let mut before = Vec::new();
    if rehearsal.is_none() && !is_known {
        let (routine, made_for) = (prepared.routine(), prepared.adapted().made_for());
        let preparation = Preparation::of(routine, made_for, StepsAre::Played);
        before = display::before(routine, &preparation, called, made_for);
        let is_shown_later = matches!(from, Beginning::Start);
        if playback.view == View::Screen && env.has_keys && is_read_first(routine, &before, is_shown_later)? {
            before.clear();
        }
    }
    let (commands, inbox) = channel();
    let to = commands.clone();
    interrupt::listen(move |command| to.send(command).is_ok());
    let key_mode = env.from_terminal.then(KeyMode::enter);
    if env.from_terminal {
        keys::listen(commands.clone());
    }
    if env.from_terminal && !env.has_keys && playback.view.has_words() {
        complain("Playing in the background, without keys. To bring it back with its keys: fg");
    }
    let suspend = &mut stand_still;
    if !matches!(from, Beginning::Start) {
        // Where a step begins is known when every line before it is.
        prepared.resolve_lines(&mut |wait| {
            tell(playback.view, wait);
            still_wanted(&inbox, suspend)
        })?;
    }
    let mut start = Start::of(prepared);
    let (timeline, sources) = start.first();
    let from = place(&timeline, from)?;
    let no_thread = |e| Failure::failed(format!("the sound cannot be started: {e}"));
    let volume = playback.volume_now();
    let (player, output) = Player::start(move || sources.live(), from, volume.factor()).map_err(no_thread)?;
    let is_heard = connect(&playback.output, &player, output)?;
    let player = Arc::new(player);
    let bed_level = env.settings.bed_level;
    let mut session = Session::new(Arc::clone(&timeline), Arc::clone(&player), from, volume, bed_level);
    session.on_device_loss(playback.output.on_loss(), env.has_keys);
    session.on_wake(playback.on_wake);
    if let Some(cap) = playback.night_cap {
        session.limit_volume(Box::new(move || cap.now()));
    }
    if !start.is_whole() {
        let waiter = &mut |wait: Wait<'_>| {
            tell(playback.view, wait);
            session.attend(&inbox, suspend)
        };
        let position = || player.position().at + player.more_ahead();
        match start.resolve(waiter, &position, &|mixer| player.exchange(mixer)) {
            Ok(()) => {}
            Err(PrepareError::Cancelled) => {
                session.run(&inbox, suspend, &channel().1);
                return Ok(stopped());
            }
            Err(e) => return Err(e.into()),
        }
    }
    let wording = Wording::of(&start.prepared().routine().language);
    let live = start.live_timeline();
    let kind = live.timeline.kind;
    let voice = Safe::new(&display::speaking(start.prepared()));
    let sound_alone = sound_alone.as_deref().map(Safe::new);
    let mut about = About { voice, before, sound_alone, ..About::from(&*live.timeline) };
    let notes = display::adapted(start.prepared().adapted(), &|step| live.timeline.places_of(step), wording);
    if rehearsal.is_none() {
        about.notes.clone_from(&notes);
    }
    if playback.view.has_words() {
        let notes = notes.iter().map(ToString::to_string);
        let begins = rehearsal.iter().map(|rehearsal| rehearsal.begins.to_owned());
        say(&notes.chain(begins).map(|line| line + "\n").collect::<String>())?;
    }
    let hooks = HookListener::new(&env.settings.hooks, &about).filter(|_| has_hooks);
    let mut listeners = listeners(env, playback.view, about, is_heard);
    listeners.extend(hooks.map(|hooks| Box::new(hooks) as Box<dyn Listener>));
    listeners.extend(others);
    listeners.extend(desktop::listener(playback, start.prepared(), &live.timeline, &commands));
    session.set_speak_up(speak_up::setup(env, start.prepared(), &player, fits_again.is_some()));
    let mut revise = rehearsal.and_then(|rehearsal| rehearsal.revise);
    if let Some(FitsAgain { voice }) = fits_again {
        let (said, asked) = channel();
        listeners.push(Box::new(speak_up::WishListener(said)));
        let played = start.prepared().played(voices::here(env, voice)?);
        revise = Some(Box::new(move |to, over| speak_up::follow(env, voice, played, &asked, to, over)));
    }
    session.ready(live, listeners);
    let over = follow(session, &inbox, suspend, revise);
    drop((key_mode, commands));
    output::written()?;
    if playback.view.has_words() && playback.output != Output::Silent {
        gaps(player.stumbles()).iter().for_each(|words| complain(words));
    }
    if let Some(line) = display::outcome_line(kind, &over, wording).filter(|_| playback.view == View::Screen)
    {
        say(&(line + "\n"))?;
    }
    match over {
        Event::Over { outcome: Outcome::Interrupted, .. } => Ok(stopped()),
        _ => Ok(Done::Yes),
    }
}

/// Runs a session to its end, while its routine may be revised.
fn follow(
    session: Session,
    inbox: &Receiver<Command>,
    suspend: &mut dyn FnMut(),
    revise: Option<Revise<'_>>,
) -> Event {
    let (revisions, news) = channel();
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let over = &over;
        if let Some(revise) = revise {
            scope.spawn(move || revise(&revisions, over));
        } else {
            drop(revisions);
        }
        let ended = session.run(inbox, suspend, &news);
        over.store(true, Relaxed);
        ended
    })
}

/// Tells people what the voices do.
fn tell(view: View, wait: Wait<'_>) {
    if let Some(words) = voices::words(wait).filter(|_| view != View::Quiet || !matches!(wait, Wait::Slow)) {
        complain(&words);
    }
}

/// Has the listener read what is to be read before the session, where the screen has no room or no time for it;
/// returns whether that was so.
fn is_read_first(routine: &Routine, before: &[Safe], is_shown_later: bool) -> Result<bool, Failure> {
    let (width, height) = (terminal::SCREEN.size)().unwrap_or((80, 24));
    let (title, before) = (Safe::new(&routine.title), before.to_vec());
    let language = routine.language.clone();
    let about = About { title, language, kind: routine.kind, before, ..About::default() };
    let has_room = is_shown_later && display::has_room(&about, width.into(), height.into());
    if !has_room {
        questions::show_until_read(&about, width.into(), height.into())?;
    }
    Ok(!has_room)
}

/// Whether a session is still wanted that has not begun to sound. Other commands come too early.
fn still_wanted(inbox: &Receiver<Command>, suspend: &mut dyn FnMut()) -> bool {
    inbox.try_iter().all(|command| {
        if command == Command::Suspend {
            suspend();
        }
        !matches!(command, Command::Quit | Command::Interrupt)
    })
}

/// Hands the terminal over as Ctrl-Z would have; returns when balm goes on, in the foreground or not.
fn stand_still() {
    terminal::restore();
    interrupt::stand_still();
    terminal::reclaim();
}

/// Who is told of what happens, and at once where nothing will be heard.
fn listeners(env: &Env, view: View, about: About, is_heard: bool) -> Vec<Box<dyn Listener>> {
    let steering = if env.has_keys { Steering::Keys } else { Steering::None };
    let mut listeners: Vec<Box<dyn Listener>> = match view {
        View::Quiet => Vec::new(),
        View::Json => vec![Box::new(Json::new(Out, about)), Box::new(Reader)],
        View::Plain => vec![Box::new(Plain::new(Out, about, steering)), Box::new(Reader)],
        View::Screen => {
            let palette = if env.colour { Palette::Colour } else { Palette::NoColour };
            vec![Box::new(Screen::new(Box::new(stdout()), about, palette, terminal::SCREEN))]
        }
    };
    if !is_heard {
        // Said on standard error too, but a screen covers that.
        listeners.iter_mut().for_each(|listener| listener.hear(&Event::Soundless));
    }
    listeners
}

/// Where a session begins on its timeline. A step is known by its number, id or title.
fn place(timeline: &Timeline, from: Beginning<'_>) -> Result<Frames, Failure> {
    let step = match from {
        Beginning::Start => return Ok(Frames::ZERO),
        Beginning::Left(mark) => return Ok(mark.place(timeline)),
        Beginning::Step(step) => step,
    };
    timeline.passage(step).map(|passage| passage.start).ok_or_else(|| {
        let count = timeline.passages.len();
        let names = timeline.passages.iter().flat_map(|p| p.id.as_deref().into_iter().chain([&*p.title]));
        let meant = meant(step, names);
        Failure::usage(format!("there is no step \"{step}\"{meant}; the steps are numbered 1 to {count}"))
            .hint("`balm show ROUTINE` lists them with their titles.")
    })
}
