//! `balm play`

use std::io::{stderr, stdout};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crate::diagnostic::meant;
use crate::display::{self, About, Json, Palette, Plain, Screen, Steering};
use crate::library::suited_to;
use crate::lint::heed;
use crate::mixer::Mixer;
use crate::routine::Kind;
use crate::session::{Command, Event, Listener, Outcome, Sitting};
use crate::sink::{Outlet, Player, run_on_clock};
use crate::text::Safe;
use crate::timeline::{Options, Timeline};
use crate::unit::Frames;

use super::args::{PlayArgs, Ways};
use super::author_args::PreviewArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::interrupt::{self, stopped};
use super::output::{Reader, complain, say};
use super::prepare::{Prepared, Settled};
use super::reading::read;
use super::terminal::KeyMode;
use super::{keys, preview, tailor};

/// From when all is ready to the first step at least: what lies in the ring and in the device (0.43 s) is
/// behind, and the mixer takes over. The beds have made room before, the first words are at hand.
const MARGIN: Frames = Frames::from_millis(900);
/// Where voices have yet to get ready, the first step begins no earlier: they mostly need half of that, and
/// so the words come when they are expected.
const EARLIEST: Frames = Frames::from_millis(1400);
/// Nothing has been said yet when a sitting is stopped before it has begun.
const SHORT_FADE: Duration = Duration::from_millis(400);

/// Plays a routine.
pub fn play(env: &Env, args: &PlayArgs) -> Result<Done, Failure> {
    let name = match &args.routine {
        Some(name) => name.clone(),
        None => suited(&args.ways)?,
    };
    if args.watch {
        let (from, changes, ways) = (args.from.clone(), args.changes.clone(), args.ways.clone());
        return preview::preview(env, &PreviewArgs { routine: name, from, changes, ways });
    }
    let (found, routine) = read(env, &name)?;
    let options = Options {
        start_in: args.changes.start_in.unwrap_or(env.settings.start_in),
        speed: args.speed.unwrap_or(1.0),
        ..Options::default()
    };
    let mut changes = args.changes.clone();
    if !args.ways.json && !args.ways.quiet {
        tailor::ask(env, &routine, &mut changes)?;
    }
    let prepared = Prepared::new(env, routine, &found.origin, &changes, options)?;
    sit(env, &args.ways, prepared, args.from.as_deref())
}

/// A sitting with a routine, from a step in it.
pub fn sit(env: &Env, ways: &Ways, prepared: Prepared, from: Option<&str>) -> Result<Done, Failure> {
    let (commands, inbox) = channel();
    let to = commands.clone();
    interrupt::listen(move |command| to.send(command).is_ok());
    let Some(Begun { player, timeline, from, voice, before, notes, sounds, key_mode }) =
        begin(env, ways, prepared, from, (&commands, &inbox))?
    else {
        return Ok(stopped());
    };
    let last_words = ending(env, ways, timeline.kind);
    if !notes.is_empty() && !ways.json && !ways.quiet {
        say(&notes.iter().map(|note| format!("{note}\n")).collect::<String>())?;
    }
    let about = About { voice: Safe::new(&voice), before, notes, ..About::from(&*timeline) };
    let mut listeners = listeners(env, ways, about);
    if !sounds {
        // Said on standard error too, but a screen covers that.
        listeners.iter_mut().for_each(|l| l.hear(&Event::Soundless));
    }
    let volume = ways.volume.unwrap_or(env.settings.volume);
    let sitting = Sitting::new(timeline, player, from, volume, env.settings.bed_level, listeners);
    let over = sitting.run(&inbox, &mut || stand_still(key_mode.as_ref()));
    drop((key_mode, commands));
    if let Some(line) = last_words(&over) {
        say(&line)?;
    }
    match over {
        Event::Over { outcome: Outcome::Interrupted, .. } => Ok(stopped()),
        _ => Ok(Done::Yes),
    }
}

/// What a sitting has when it sounds and all of it is laid out.
struct Begun {
    player: Player,
    timeline: Arc<Timeline>,
    from: Frames,
    /// Who speaks, in a sentence.
    voice: String,
    /// How to get ready, and when not to.
    before: Vec<Safe>,
    /// How the routine was changed.
    notes: Vec<Safe>,
    /// Whether there is sound where sound was wanted.
    sounds: bool,
    key_mode: Option<KeyMode>,
}

/// Lets it sound, at once: where voices have yet to get ready, the first bed plays until they are. `None`
/// where the listener had enough of that.
fn begin(
    env: &Env,
    ways: &Ways,
    mut prepared: Prepared,
    from: Option<&str>,
    (commands, inbox): (&Sender<Command>, &Receiver<Command>),
) -> Result<Option<Begun>, Failure> {
    let key_mode = env.has_keys.then(KeyMode::enter);
    if env.has_keys {
        keys::listen(commands.clone());
    }
    if from.is_some()
        && prepared.settle(ways, &complain, &mut || wanted(inbox, key_mode.as_ref()))? == Settled::Stopped
    {
        return Ok(None);
    }
    let mut timeline = prepared.timeline(Frames::ZERO);
    let from = from.map_or(Ok(Frames::ZERO), |step| place(&timeline, step))?;
    let (mut voice, mut rest) = (String::new(), None);
    let (mut planned, mut awaited) = (Frames::ZERO, None);
    let before = display::before(prepared.routine(), &prepared.called, &heed(prepared.routine()));
    let mut notes = prepared.notes.clone();
    let first = if prepared.is_settled() {
        voice = prepared.voice();
        prepared.assemble(env, &timeline)
    } else {
        let layout = prepared.layout();
        planned = layout.timeline(EARLIEST, None).lead_in;
        awaited = layout.first_words(planned);
        rest.insert(prepared).prelude(env, awaited)
    };
    let has_keys = env.has_keys;
    let volume = ways.volume.unwrap_or(env.settings.volume).factor();
    let no_thread = |e: std::io::Error| Failure::deed(format!("the sound cannot be started: {e}"));
    let (player, outlet) =
        Player::start(move || live(first.mixer(), has_keys), from, volume).map_err(no_thread)?;
    let sounds = connect(env, ways, &player, outlet)?;
    if let Some(mut prepared) = rest {
        let mut wanted = || wanted(inbox, key_mode.as_ref());
        let mut settled = prepared.settle_first(ways, &complain, &mut wanted)?;
        let mut opened = None;
        // The first words, as soon as they are at hand: how long all the others are takes longer to find out.
        if settled == Settled::Yes
            && let Some(opening) = prepared.opening(env)
        {
            let (mixer, lead_in) = opening.mixer(planned.max(player.position().at + MARGIN), awaited);
            opened = Some(lead_in);
            player.exchange(live(mixer, has_keys));
        }
        if settled == Settled::Yes {
            settled = prepared.settle(ways, &complain, &mut wanted)?;
        }
        if settled == Settled::Stopped {
            player.stop(SHORT_FADE);
            std::thread::sleep(SHORT_FADE + player.latency());
            return Ok(None);
        }
        voice = prepared.voice();
        notes.clone_from(&prepared.notes);
        let layout = prepared.layout();
        let assets = prepared.assemble(env, &layout.timeline(planned, None)).assets();
        // Only now: however long that took, nothing of the first words lies behind, unless they have begun.
        let not_before = opened.unwrap_or_else(|| planned.max(player.position().at + MARGIN));
        timeline = layout.timeline(not_before, awaited);
        player.exchange(live(Mixer::new(Arc::clone(&timeline), assets), has_keys));
    }
    Ok(Some(Begun { player, timeline, from, voice, before, notes, sounds, key_mode }))
}

/// A mixer of something that is listened to.
pub(super) fn live(mut mixer: Mixer, has_keys: bool) -> Mixer {
    // Where nobody can go on, a step that waits lasts as long as it says, as in an export.
    if has_keys {
        mixer.wait_for_listener();
    }
    mixer
}

/// Whether the sitting is still wanted, while it has not begun. Other wishes than to stop, or to stand
/// still, come too early.
pub(super) fn wanted(inbox: &Receiver<Command>, key_mode: Option<&KeyMode>) -> bool {
    inbox.try_iter().all(|command| {
        if command == Command::Suspend {
            stand_still(key_mode);
        }
        !matches!(command, Command::Quit | Command::Interrupt)
    })
}

/// Hands the terminal over as Ctrl-Z would have; returns when it is ours again.
pub(super) fn stand_still(key_mode: Option<&KeyMode>) {
    super::terminal::restore();
    interrupt::stand_still();
    if let Some(mode) = key_mode {
        mode.enter_again();
    }
}

/// Gives the outlet to a device, or to a clock where there is none. `false` where sound was wanted
/// and there is none.
pub(super) fn connect(env: &Env, ways: &Ways, player: &Player, outlet: Outlet) -> Result<bool, Failure> {
    let no_thread = |e: std::io::Error| Failure::deed(format!("time cannot be kept: {e}"));
    if ways.silent {
        return run_on_clock(player, outlet).map(|()| true).map_err(no_thread);
    }
    let demanded = ways.device.is_some();
    let device = ways.device.as_deref().or(env.settings.device.as_deref());
    let (why, outlet) = match on_device(player, outlet, device) {
        Ok(()) => return Ok(true),
        Err(without) => without,
    };
    match outlet {
        Some(outlet) if !demanded => {
            complain(&format!(
                "balm: {}. Going on without sound, the prompts at their time. \
                 To hear it elsewhere: balm export ROUTINE -o FILE.wav",
                Safe::new(&why)
            ));
            run_on_clock(player, *outlet).map(|()| false).map_err(no_thread)
        }
        _ => Err(Failure::deed(why).code(4)),
    }
}

/// Why there is no sound, and what would have been played.
type Soundless = (String, Option<Box<Outlet>>);

#[cfg(feature = "playback")]
fn on_device(player: &Player, outlet: Outlet, name: Option<&str>) -> Result<(), Soundless> {
    crate::sink::play_on_device(player, outlet, name).map_err(|no| (no.why.to_string(), no.outlet))
}

#[cfg(not(feature = "playback"))]
fn on_device(_: &Player, outlet: Outlet, _: Option<&str>) -> Result<(), Soundless> {
    Err(("this balm was built without sound".into(), Some(Box::new(outlet))))
}

/// Who is told of what happens.
pub(super) fn listeners(env: &Env, ways: &Ways, about: About) -> Vec<Box<dyn Listener>> {
    let steering = if env.has_keys { Steering::Keys } else { Steering::None };
    if ways.quiet {
        Vec::new()
    } else if ways.json {
        vec![Box::new(Json::new(stdout(), about)), Box::new(Reader)]
    } else if ways.plain || env.settings.plain || !env.on_terminal {
        vec![Box::new(Plain::new(stdout(), about, steering)), Box::new(Reader)]
    } else {
        super::terminal::take_screen();
        let palette = if env.colour { Palette::Colour } else { Palette::NoColour };
        vec![Box::new(Screen::new(Box::new(stderr()), about, palette))]
    }
}

/// The one line after a screen, or after being stopped: how far the listener came. Plain and JSON
/// say so themselves.
fn ending(env: &Env, ways: &Ways, kind: Kind) -> impl Fn(&Event) -> Option<String> {
    let on_screen = env.on_terminal && !ways.plain && !ways.json && !ways.quiet && !env.settings.plain;
    move |over| display::outcome_line(kind, over).filter(|_| on_screen).map(|line| line + "\n")
}

/// A routine suited to the hour, saying which and why.
fn suited(ways: &Ways) -> Result<String, Failure> {
    let suited = suited_to(Env::hour());
    if !ways.json && !ways.quiet {
        say(&format!("Playing {}: {}.\n", suited.name, suited.why))?;
    }
    Ok(suited.name.to_owned())
}

/// Where a step begins, by number, id or title.
pub(super) fn place(timeline: &Timeline, step: &str) -> Result<Frames, Failure> {
    let number = step.parse::<usize>().ok();
    let same = |a: &str| a.to_lowercase() == step.to_lowercase();
    let passage = timeline
        .passages
        .iter()
        .find(|p| p.id.as_deref().is_some_and(same))
        .or_else(|| timeline.passages.iter().find(|p| same(&p.title)))
        .or_else(|| number.and_then(|n| timeline.passages.get(n.checked_sub(1)?)));
    passage.map(|p| p.start).ok_or_else(|| {
        let count = timeline.passages.len();
        let names = timeline.passages.iter().flat_map(|p| p.id.as_deref().into_iter().chain([&*p.title]));
        let meant = meant(step, names);
        Failure::usage(format!("there is no step \"{step}\"{meant}; the steps are numbered 1 to {count}"))
            .hint("`balm show ROUTINE` lists them with their titles.")
    })
}
