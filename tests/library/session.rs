//! A whole session without a device: commands go in, events come out, a hand pulls the output
//! quickly.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use balm::session::{Command, Event, Listener, MediaCommand, OnWake, Revision, Session, Tick, Volume};
use balm::sink::{DeviceState, OnDeviceLoss, OutputStage, Player};
use balm::sound::Frame;
use balm::timeline::{LiveTimeline, Options};
use balm::unit::{Decibels, Frames};

use crate::common::{live, tone_mixer};

const ROUTINE: &str = r#"
balm = 1
title = "Small"
[defaults]
bed = "rain"
gap = "1s"
[[step]]
title = "One"
for = "7s"
say = "First."
chime = "tap"
[[step]]
title = "Two"
for = "7s"
say = "Second."
cues = { halfway = "Half." }
[[step]]
title = "Three"
for = "7s"
say = "Third."
"#;

/// Pulls about eight times as fast as a device until told to stop.
fn pull(mut output: OutputStage, stop: &AtomicBool) {
    let mut buffer = [Frame::SILENCE; 1024];
    while !stop.load(Relaxed) {
        output.pull(&mut buffer);
        thread::sleep(Duration::from_micros(2500));
    }
}

struct Ear(Sender<Event>, Arc<AtomicBool>);

impl Listener for Ear {
    fn hear(&mut self, event: &Event) {
        let _ = self.0.send(event.clone());
    }

    fn broken(&self) -> bool {
        self.1.load(Relaxed)
    }
}

/// A session on a thread of its own.
struct Room {
    events: Receiver<Event>,
    commands: Option<Sender<Command>>,
    broken: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    player: Arc<Player>,
    told: Arc<Mutex<Vec<String>>>,
    tick: Tick,
    /// How much was heard, once it is over, and of how much.
    heard: (Frames, Frames),
}

impl Room {
    fn with(live: LiveTimeline) -> Self {
        let (_, nobody) = channel();
        Self::revised(live, nobody)
    }

    fn on_device_loss(on_loss: OnDeviceLoss, spoken: u64) -> Self {
        let (_, nobody) = channel();
        let live = live(ROUTINE, |_| Frames(spoken * 48), Options::default());
        Self::begin(live, nobody, move |session| session.on_device_loss(on_loss, true))
    }

    fn revised(live: LiveTimeline, revisions: Receiver<Revision>) -> Self {
        Self::begin(live, revisions, |_| {})
    }

    fn begin(
        live: LiveTimeline,
        revisions: Receiver<Revision>,
        set_up: impl FnOnce(&mut Session) + Send + 'static,
    ) -> Self {
        let timeline = Arc::clone(&live.timeline);
        let (broken, stop) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (sender, events) = channel();
        let (commands, orders) = channel();
        let ear = Ear(sender, Arc::clone(&broken));
        let theirs = Arc::clone(&timeline);
        let make = move || {
            let mut mixer = tone_mixer(&theirs);
            mixer.wait_for_listener();
            mixer
        };
        let (player, output) = Player::start(make, Frames::ZERO, 1.0).unwrap();
        let stopped = Arc::clone(&stop);
        thread::spawn(move || pull(output, &stopped));
        let volume = Volume::default();
        let player = Arc::new(player);
        let theirs = Arc::clone(&player);
        thread::spawn(move || {
            let ears: Vec<Box<dyn Listener>> = vec![Box::new(ear)];
            let here = Arc::clone(&timeline);
            let mut session = Session::new(here, theirs, Frames::ZERO, volume, Decibels::UNITY);
            set_up(&mut session);
            session.ready(live, ears);
            session.run(&orders, &mut || {}, &revisions)
        });
        let told = Arc::default();
        let (tick, heard) = (Tick::default(), (Frames::ZERO, Frames::ZERO));
        Self { events, commands: Some(commands), broken, stop, player, told, tick, heard }
    }

    fn new(routine: &str, spoken: u64) -> Self {
        Self::with(live(routine, |_| Frames(spoken * 48), Options::default()))
    }

    fn ask(&self, command: Command) {
        self.commands.as_ref().unwrap().send(command).unwrap();
    }

    /// The next event but ticks, in a word; the last tick is kept.
    fn next(&mut self) -> String {
        let begun = Instant::now();
        loop {
            assert!(
                begun.elapsed().as_secs() < 20,
                "and now? {:?} {:?}",
                self.told.lock().unwrap(),
                self.tick
            );
            let event = self.events.recv_timeout(Duration::from_secs(20)).expect("something happens");
            if let Event::Tick(tick) = event {
                self.tick = tick;
            } else {
                if let Event::Over { heard, of, .. } = event {
                    self.heard = (heard, of);
                }
                let word = word(&event);
                self.told.lock().unwrap().push(word.clone());
                return word;
            }
        }
    }

    /// Everything up to and with the event told in these words.
    fn until(&mut self, wanted: &str) -> Vec<String> {
        let mut all = Vec::new();
        loop {
            all.push(self.next());
            if all.last().is_some_and(|last| last == wanted) {
                return all;
            }
            assert!(!all.last().unwrap().starts_with("over"), "{wanted}? {:?}", self.told.lock().unwrap());
        }
    }

    /// Waits for a tick that is so.
    fn tick_where(&mut self, so: impl Fn(&Tick) -> bool) -> Tick {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            if let Ok(Event::Tick(tick)) = self.events.recv_timeout(Duration::from_secs(5))
                && so(&tick)
            {
                return tick;
            }
        }
        panic!("no such moment; {:?}", self.told.lock().unwrap());
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.stop.store(true, Relaxed);
    }
}

fn word(event: &Event) -> String {
    match event {
        Event::Step { number, of, passage, next } => {
            format!("step {number}/{of} {} > {}", passage.title, next.as_deref().unwrap_or("-"))
        }
        Event::Say { text, again: true, .. } => format!("again {text}"),
        Event::Say { text, .. } => format!("say {text}"),
        Event::Chime { sound } => format!("chime {sound}"),
        Event::Bed { sound } => format!("bed {}", sound.as_deref().unwrap_or("none")),
        Event::Over { outcome, .. } => format!("over {outcome:?}"),
        Event::Volume { percent, is_limited: true } => format!("volume {percent} at most"),
        Event::Volume { percent, .. } => format!("volume {percent}"),
        Event::BedLevel { level } => format!("bed {level}"),
        Event::StillWaiting { text } => format!("reminded {text}"),
        Event::VoiceLevel { level } => format!("voice {level}"),
        Event::TimeLeft { text, .. } => format!("left {text}"),
        Event::Extended { by } => format!("extended {}", by.secs()),
        Event::Ready { length } => format!("ready {}", length.secs()),
        Event::DeviceLost { then } => format!("devicelost {}", then.name()),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn secs(n: f64) -> Frames {
    Frames((n * 48_000.0) as u64)
}

#[test]
fn a_small_routine_is_told_in_order() {
    let mut room = Room::new(ROUTINE, 500);
    let expected = [
        "ready 0",
        "step 1/3 One > Two",
        "chime tap",
        "bed rain",
        "say First.",
        "step 2/3 Two > Three",
        "say Second.",
        "say Half.",
        "step 3/3 Three > -",
        "say Third.",
        "done",
        "over Finished",
    ];
    assert_eq!(room.until("over Finished"), expected);
}

#[test]
fn at_night_no_key_makes_it_louder_than_the_limit_and_it_sinks_there_by_itself() {
    let (_, nobody) = channel();
    let live = live(ROUTINE, |_| Frames(500 * 48), Options::default());
    let limit = Arc::new(AtomicBool::new(false));
    let is_night = Arc::clone(&limit);
    let night = move || is_night.load(Relaxed).then(|| Volume::new(94).unwrap());
    let mut room = Room::begin(live, nobody, move |session| session.limit_volume(Box::new(night)));
    room.until("step 1/3 One > Two");
    room.ask(Command::Softer);
    room.until("volume 95");
    // It stands, so that there is time.
    room.ask(Command::TogglePause);
    room.until("paused");
    limit.store(true, Relaxed);
    room.ask(Command::Louder);
    assert_eq!(room.until("volume 95 at most"), ["volume 95 at most"]);
    let begun = Instant::now();
    let told = loop {
        room.ask(Command::Louder);
        let told = room.next();
        if told != "volume 95 at most" || begun.elapsed().as_secs() > 10 {
            break told;
        }
        thread::sleep(Duration::from_millis(100));
    };
    assert_eq!(told, "volume 94 at most");
    room.ask(Command::Softer);
    room.until("volume 89");
    limit.store(false, Relaxed);
    room.ask(Command::Louder);
    room.until("volume 94");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn a_step_that_waits_reminds_once_and_then_no_more() {
    let waits = "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"Lie down\"\nfor = \"1s\"\nwait = true\n[[step]]\ntitle = \"Rest\"\nfor = \"5s\"";
    let mut room = Room::new(waits, 0);
    room.until("waiting");
    assert_eq!(room.until("reminded Whenever you are ready."), ["reminded Whenever you are ready."]);
    // As long again, and more.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(7) {
        if let Ok(event) = room.events.recv_timeout(Duration::from_millis(100)) {
            assert!(matches!(event, Event::Tick(_)), "{event:?}");
        }
    }
    room.ask(Command::GoOn);
    room.until("step 2/2 Rest > -");
    room.until("over Finished");
}

#[test]
fn a_pause_in_the_middle_of_a_line_has_it_repeated() {
    let mut room = Room::new(ROUTINE, 8000);
    room.until("step 2/3 Two > Three");
    room.until("say Second.");
    room.ask(Command::Longer);
    room.until("extended 30");
    room.ask(Command::TogglePause);
    room.until("paused");
    room.ask(Command::TogglePause);
    assert_eq!(room.until("again Second."), ["resumed", "again Second."], "the line, not the step");
    let tick = room.tick_where(|t| t.step_gone > secs(5.0));
    assert!(tick.step_length >= secs(37.0), "what was added is not lost: {tick:?}");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn back_restarts_a_step_and_then_goes_before_it() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("step 1/3 One > Two");
    room.ask(Command::Next);
    room.until("step 2/3 Two > Three");
    room.tick_where(|t| t.step_gone > secs(4.0));
    room.ask(Command::Back);
    room.until("step 2/3 Two > Three");
    room.ask(Command::Back);
    room.until("step 1/3 One > Two");
    room.ask(Command::Back);
    room.until("step 1/3 One > Two");
    // Twice at once, from deep inside the second: to the first.
    room.ask(Command::Next);
    room.until("step 2/3 Two > Three");
    room.tick_where(|t| t.step_gone > secs(5.0));
    room.ask(Command::Back);
    room.ask(Command::Back);
    assert_eq!(room.next(), "step 1/3 One > Two");
    // Twice forward at once: to the third, and once more to the end.
    room.ask(Command::Next);
    room.ask(Command::Next);
    room.until("step 3/3 Three > -");
    room.ask(Command::Next);
    room.until("done");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn while_it_is_prepared_it_can_be_paused_made_softer_and_stopped() {
    let live = live(ROUTINE, |_| Frames::ZERO, Options::default());
    let theirs = Arc::clone(&live.timeline);
    let (player, output) = Player::start(move || tone_mixer(&theirs), Frames::ZERO, 1.0).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    thread::spawn(move || pull(output, &stopped));
    let player = Arc::new(player);
    let volume = Volume::default();
    let here = Arc::clone(&live.timeline);
    let mut session = Session::new(here, Arc::clone(&player), Frames::ZERO, volume, Decibels::UNITY);
    let (to, commands) = channel();
    [Command::Softer, Command::Next, Command::TogglePause]
        .into_iter()
        .for_each(|command| to.send(command).unwrap());
    assert!(session.attend(&commands, &mut || {}));
    while !player.is_silent() {
        thread::sleep(Duration::from_millis(10));
    }
    // It stays paused when all is ready, and its listeners learn it.
    let (sender, events) = channel();
    session.ready(live, vec![Box::new(Ear(sender, Arc::default()))]);
    assert_eq!(events.try_iter().map(|event| word(&event)).collect::<Vec<_>>(), ["paused"]);
    [Command::Louder, Command::TogglePause, Command::Quit]
        .into_iter()
        .for_each(|command| to.send(command).unwrap());
    assert!(!session.attend(&commands, &mut || {}));
    let told: Vec<String> = events.try_iter().map(|event| word(&event)).collect();
    assert_eq!(told, ["volume 100", "resumed", "stopping"]);
    session.run(&commands, &mut || {}, &channel().1);
    stop.store(true, Relaxed);
}

#[test]
fn thirty_seconds_more_are_thirty_seconds_more() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("step 1/3 One > Two");
    let before = room.tick_where(|t| t.step_gone > secs(1.0));
    room.ask(Command::Longer);
    room.until("extended 30");
    let after = room.tick_where(|t| t.step_gone > secs(3.0));
    assert_eq!(after.step_length, before.step_length + secs(30.0));
    // Whatever is gone of the step is gone of the whole.
    let sum = |t: Tick| (t.step_gone + t.left).0 as i64;
    assert!((sum(after) - sum(before) - 30 * 48_000).abs() < 24_000, "{before:?} {after:?}");
    room.until("step 2/3 Two > Three");
    let next = room.tick_where(|t| t.step_gone > secs(1.0));
    assert!(next.step_length < secs(9.0));
    room.ask(Command::Interrupt);
    room.until("over Interrupted");
}

#[test]
fn many_presses_are_one_and_the_cues_move() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("step 2/3 Two > Three");
    (0..4).for_each(|_| room.ask(Command::Longer));
    let mut added = 0;
    while added < 120 {
        added += room.next().strip_prefix("extended ").map_or(0, |by| by.parse::<u64>().unwrap());
    }
    assert_eq!(added, 120);
    room.until("say Half.");
    let half = room.tick_where(|_| true);
    assert!(half.step_gone > secs(63.0) && half.step_gone < secs(68.0), "half of 127 s: {half:?}");
    room.ask(Command::SayAgain);
    room.until("again Half.");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn time_to_get_ready_gets_longer_and_counts_on() {
    let options = Options {
        start_in: balm::timeline::GetReady::Exactly(balm::unit::Duration::from_secs(10)),
        ..Options::default()
    };
    let mut room = Room::with(live(ROUTINE, |_| Frames::ZERO, options));
    room.until("ready 10");
    room.ask(Command::Longer);
    room.until("extended 30");
    let tick = room.tick_where(|tick| tick.step_gone > secs(12.0));
    assert_eq!((tick.step_length, tick.at), (secs(40.0), tick.step_gone));
    room.until("step 1/3 One > Two");
    assert!(room.tick.at >= secs(39.0), "{:?}", room.tick);
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn more_of_a_step_that_is_nearly_over_is_more_of_that_step() {
    let mut room = Room::new(ROUTINE, 0);
    room.until("step 1/3 One > Two");
    // The output is pulled eight times as fast: this is less than a second of its time before the end.
    room.tick_where(|tick| tick.step_gone > secs(5.7));
    room.ask(Command::Longer);
    room.until("extended 30");
    let after = room.tick_where(|tick| tick.step_gone > secs(9.0));
    assert_eq!(after.step_length, secs(38.0));
    room.until("step 2/3 Two > Three");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn what_was_added_to_the_last_step_goes_with_it() {
    let mut room = Room::new(ROUTINE, 500);
    room.ask(Command::Next);
    room.ask(Command::Next);
    room.until("step 3/3 Three > -");
    room.ask(Command::Longer);
    room.until("extended 30");
    room.ask(Command::Next);
    room.until("done");
    room.tick_where(|t| t.left == Frames::ZERO);
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn what_was_passed_over_was_not_heard() {
    let twice = thread::spawn(|| {
        let mut room = Room::new(ROUTINE, 500);
        room.until("step 2/3 Two > Three");
        room.ask(Command::Back);
        room.until("over Finished");
        room.heard.0
    });
    let mut room = Room::new(ROUTINE, 500);
    room.until("step 1/3 One > Two");
    room.ask(Command::Next);
    room.until("step 2/3 Two > Three");
    room.ask(Command::Next);
    room.until("over Finished");
    let (heard, of) = room.heard;
    assert_eq!(of, secs(23.0));
    assert!(heard >= secs(7.0) && heard < secs(16.0), "{heard:?}");

    let heard = twice.join().unwrap();
    assert!(heard > secs(22.0), "what was heard twice is heard: {heard:?}");
    assert!(heard <= of);
}

#[test]
fn ctrl_z_while_it_stops_does_not_go_on() {
    let mut room = Room::new(ROUTINE, 0);
    room.until("say First.");
    room.tick_where(|t| t.step_gone > secs(1.0));
    room.ask(Command::Quit);
    room.ask(Command::Suspend);
    assert_eq!(room.until("over Stopped"), ["stopping", "returned", "over Stopped"]);
}

const SAVED: &str = "revised { number: none, title: none }";

#[test]
fn a_file_that_is_mended_goes_on_with_the_line_it_cut_off_and_says_so() {
    let (author, revisions) = channel();
    let laid_out = live(ROUTINE, |_| Frames(8000 * 48), Options::default());
    let mut room = Room::revised(laid_out, revisions);
    room.until("say Second.");
    author.send(Revision::Broken).unwrap();
    room.until("paused");
    author.send(Revision::Same).unwrap();
    assert_eq!(room.until("again Second."), [SAVED, "resumed", "again Second."]);
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn a_file_that_is_mended_does_not_go_on_against_the_listener() {
    let (author, revisions) = channel();
    let mut room = Room::revised(live(ROUTINE, |_| Frames::ZERO, Options::default()), revisions);
    room.until("say First.");
    author.send(Revision::Broken).unwrap();
    room.until("paused");
    room.ask(Command::TogglePause);
    room.until("resumed");
    room.ask(Command::TogglePause);
    room.until("paused");
    author.send(Revision::Same).unwrap();
    room.until(SAVED);
    room.ask(Command::Keys);
    assert_eq!(room.next(), "keys", "nothing is told of going on");
    let places: Vec<Frames> = (0..6).map(|_| room.tick_where(|_| true).at).collect();
    assert_eq!(places[2], places[5], "it stands still");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

const WAITING: &str = r#"
balm = 1
title = "Waiting"
[defaults]
gap = "0s"
[[step]]
title = "One"
for = "5s"
wait = true
[[step]]
title = "Two"
for = "5s"
say = "Second."
[[step]]
title = "Three"
for = "5s"
wait = true
"#;

#[test]
fn enter_goes_on_where_a_step_waits_and_nowhere_else() {
    let mut room = Room::new(WAITING, 0);
    room.ask(Command::GoOn);
    room.until("waiting");
    let tick = room.tick_where(|t| t.step_gone > secs(9.0));
    assert!(tick.step_length >= tick.step_gone, "{tick:?}");
    assert_eq!(tick.at, secs(5.0));
    room.ask(Command::Longer);
    room.ask(Command::GoOn);
    assert_eq!(room.next(), "step 2/3 Two > Three");
    room.ask(Command::GoOn);
    room.until("step 3/3 Three > -");
    room.until("waiting");
    room.ask(Command::GoOn);
    room.until("over Finished");
}

#[test]
fn a_jump_out_of_a_wait_does_not_wait_again() {
    let mut room = Room::new(WAITING, 0);
    room.until("waiting");
    room.ask(Command::Next);
    assert_eq!(room.next(), "step 2/3 Two > Three");
    room.tick_where(|t| t.step_gone > secs(1.0));
    room.ask(Command::Back);
    room.ask(Command::Back);
    room.until("waiting");
    room.ask(Command::GoOn);
    room.until("step 3/3 Three > -");
    room.until("waiting");
    room.ask(Command::Next);
    room.until("over Finished");
}

#[test]
fn a_line_that_is_only_shown_is_shown_again() {
    let mut room = Room::new(WAITING, 0);
    room.ask(Command::Next);
    room.until("say Second.");
    room.ask(Command::SayAgain);
    room.until("again Second.");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn keys_work_while_one_gets_ready() {
    let options = Options {
        start_in: balm::timeline::GetReady::Exactly(balm::unit::Duration::from_secs(20)),
        ..Options::default()
    };
    let mut room = Room::with(live(ROUTINE, |_| Frames::ZERO, options));
    room.until("ready 20");
    for command in [Command::Back, Command::SayAgain, Command::GoOn, Command::Keys] {
        room.ask(command);
    }
    room.until("keys");
    room.ask(Command::Softer);
    room.until("volume 95");
    room.ask(Command::BedDown);
    room.until("bed -2 dB");
    room.ask(Command::VoiceDown);
    room.until("voice -2 dB");
    room.ask(Command::VoiceUp);
    room.until("voice 0 dB");
    room.ask(Command::TimeLeft);
    room.until("left About 1 minute left.");
    room.ask(Command::TogglePause);
    room.until("paused");
    room.ask(Command::Next);
    room.ask(Command::TogglePause);
    room.until("step 1/3 One > Two");
    room.ask(Command::Suspend);
    room.until("returned");
    room.until("resumed");
    room.ask(Command::Quit);
    room.until("over Stopped");
}

#[test]
fn when_nobody_listens_any_more_it_ends() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("say First.");
    room.broken.store(true, Relaxed);
    room.until("over Stopped");
}

#[test]
fn when_nobody_can_ask_any_more_it_plays_on() {
    let mut room = Room::new("balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"x\"\nfor = \"3s\"", 0);
    room.commands = None;
    room.until("over Finished");
}

#[test]
fn any_commands_in_any_order_end_in_order() {
    use Command as C;
    let all = [
        C::TogglePause,
        C::Next,
        C::Back,
        C::Louder,
        C::Softer,
        C::BedUp,
        C::BedDown,
        C::SayAgain,
        C::Longer,
        C::GoOn,
        C::Keys,
        C::Suspend,
    ];
    let burst = move |seed: u32| {
        let mut room = Room::new(if seed.is_multiple_of(2) { ROUTINE } else { WAITING }, 1000);
        let mut state = seed;
        for _ in 0..200 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let command = all[(state >> 16) as usize % all.len()];
            if room.commands.as_ref().unwrap().send(command).is_err() {
                break;
            }
        }
        let _ = room.commands.as_ref().unwrap().send(C::Quit);
        loop {
            let word = room.next();
            if word.starts_with("over") {
                break word;
            }
        }
    };
    let threads: Vec<_> = (1..5).map(|seed| thread::spawn(move || burst(seed))).collect();
    for thread in threads {
        let over = thread.join().unwrap();
        assert!(["over Stopped", "over Finished"].contains(&over.as_str()), "{over}");
    }
}

/// A pause and its end say nothing about the device, so it is said again.
#[test]
fn a_lost_device_is_still_told_after_a_pause() {
    for command in [Command::TogglePause, Command::Suspend] {
        let mut room = Room::on_device_loss(OnDeviceLoss::Follow, 500);
        room.until("bed rain");
        room.player.set_device(DeviceState::Lost);
        room.until("devicelost follow");
        room.ask(command);
        if command == Command::TogglePause {
            room.until("paused");
            room.ask(command);
        }
        room.until("resumed");
        assert_eq!(room.next(), "devicelost follow");
        room.player.set_device(DeviceState::Playing);
        room.until("deviceback");
        room.until("over Finished");
    }
}

#[test]
fn a_lost_device_pauses_until_the_listener_goes_on_and_says_again_what_it_cut_off() {
    let mut room = Room::on_device_loss(OnDeviceLoss::Pause, 2900);
    room.until("say Second.");
    room.player.set_device(DeviceState::Lost);
    assert_eq!(room.until("devicelost pause").last().unwrap(), "devicelost pause");
    // Another one is there, and then the same: nothing goes on by itself.
    room.player.set_device(DeviceState::Playing);
    thread::sleep(Duration::from_millis(400));
    let stood = room.player.position().at;
    thread::sleep(Duration::from_millis(400));
    assert_eq!(room.player.position().at, stood);
    room.ask(Command::TogglePause);
    assert_eq!(room.until("again Second."), ["resumed", "again Second."]);
    room.until("over Finished");
}

#[test]
fn a_device_that_is_lost_before_the_session_is_ready_has_paused_it() {
    let live = live(ROUTINE, |_| Frames(500 * 48), Options::default());
    let timeline = Arc::clone(&live.timeline);
    let theirs = Arc::clone(&timeline);
    let (player, _output) = Player::start(move || tone_mixer(&theirs), Frames::ZERO, 1.0).unwrap();
    let player = Arc::new(player);
    let volume = Volume::default();
    let mut session = Session::new(timeline, Arc::clone(&player), Frames::ZERO, volume, Decibels::UNITY);
    session.on_device_loss(OnDeviceLoss::Pause, true);
    let (_commands, orders) = channel();
    // Lost and found between two looks.
    player.set_device(DeviceState::Lost);
    player.set_device(DeviceState::Playing);
    assert!(session.attend(&orders, &mut || {}));
    let (sender, events) = channel();
    session.ready(live, vec![Box::new(Ear(sender, Arc::default()))]);
    let told: Vec<String> = events.try_iter().map(|event| word(&event)).collect();
    assert_eq!(told, ["devicelost pause"]);
}

#[test]
fn sound_that_is_offered_comes_with_the_key_for_louder() {
    let mut room = Room::on_device_loss(OnDeviceLoss::Silent, 500);
    room.until("bed rain");
    room.player.set_device(DeviceState::Offered);
    room.until("deviceoffered");
    room.ask(Command::Louder);
    room.player.set_device(DeviceState::Playing);
    let told = room.until("deviceback");
    assert!(!told.iter().any(|word| word.starts_with("volume")), "{told:?}");
}

/// What the desktop asks for.
fn media(room: &Room, asked: MediaCommand) {
    room.ask(Command::Media(asked));
}

#[test]
fn a_media_key_that_plays_or_pauses_does_nothing_where_it_is_so_already() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("say First.");
    room.tick_where(|t| t.step_gone > secs(2.0));
    media(&room, MediaCommand::Play);
    media(&room, MediaCommand::Pause);
    assert_eq!(room.next(), "paused");
    (0..4).for_each(|_| media(&room, MediaCommand::Pause));
    media(&room, MediaCommand::Play);
    assert_eq!(room.next(), "resumed");
    (0..4).for_each(|_| media(&room, MediaCommand::Play));
    media(&room, MediaCommand::Stop);
    assert_eq!(room.until("over Stopped"), ["stopping", "over Stopped"]);
}

#[test]
fn every_key_of_a_headset_goes_on_from_a_step_that_waits() {
    let waits = ROUTINE.replace("for = \"7s\"", "for = \"7s\"\nwait = true");
    let mut room = Room::new(&waits, 500);
    for (asked, next) in [
        (MediaCommand::PlayPause, "step 2/3 Two > Three"),
        (MediaCommand::Pause, "step 3/3 Three > -"),
        (MediaCommand::Play, "done"),
    ] {
        room.until("waiting");
        media(&room, asked);
        assert_eq!(room.next(), next, "{asked:?}");
    }
}

#[test]
fn three_quick_presses_of_a_headset_say_the_line_again_and_it_goes_on() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("say First.");
    room.tick_where(|t| t.step_gone > secs(2.0));
    (0..3).for_each(|_| media(&room, MediaCommand::PlayPause));
    assert_eq!(room.until("again First."), ["paused", "resumed", "again First."]);
    let at = room.tick_where(|_| true).at;
    room.tick_where(|t| t.at > at + secs(0.5));
    // Headsets that alternate between two keys.
    for asked in [MediaCommand::Pause, MediaCommand::Play, MediaCommand::Pause] {
        media(&room, asked);
    }
    assert_eq!(room.until("again First."), ["paused", "resumed", "again First."]);
    room.until("step 2/3 Two > Three");
}

#[test]
fn three_quick_presses_within_a_line_say_it_once() {
    let mut room = Room::new(ROUTINE, 3000);
    room.until("say Second.");
    (0..3).for_each(|_| media(&room, MediaCommand::PlayPause));
    assert_eq!(room.until("again Second."), ["paused", "resumed", "again Second."]);
    assert_eq!(room.next(), "say Half.", "and not a second time");
}

#[test]
fn three_quick_presses_in_a_pause_go_on() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("say First.");
    room.tick_where(|t| t.step_gone > secs(2.0));
    room.ask(Command::TogglePause);
    room.until("paused");
    (0..3).for_each(|_| media(&room, MediaCommand::PlayPause));
    assert_eq!(room.until("again First."), ["resumed", "paused", "resumed", "again First."]);
}

#[test]
fn a_player_of_the_desktop_moves_within_the_present_step_only() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("step 1/3 One > Two");
    room.tick_where(|t| t.step_gone > secs(1.0));
    // Of another step, and beyond its end: late clicks.
    media(&room, MediaCommand::SeekTo { step: 2, into: secs(6.0) });
    media(&room, MediaCommand::SeekTo { step: 1, into: secs(60.0) });
    media(&room, MediaCommand::SeekTo { step: 1, into: secs(5.0) });
    let landed = room.tick_where(|t| t.step_gone > secs(4.0));
    assert!(landed.step_gone < secs(6.0), "{landed:?}");
    media(&room, MediaCommand::Rewind(secs(100.0)));
    let landed = room.tick_where(|t| t.step_gone < secs(3.0));
    assert_eq!(landed.step_length, secs(8.0), "the same step: {landed:?}");
    media(&room, MediaCommand::Forward(secs(100.0)));
    room.until("step 2/3 Two > Three");
}

#[test]
fn the_desktop_sets_the_volume_within_the_range_of_the_keys() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("say First.");
    media(&room, MediaCommand::Volume(Volume::new(40).unwrap()));
    assert_eq!(room.next(), "volume 40");
    media(&room, MediaCommand::Volume(Volume::new(40).unwrap()));
    room.ask(Command::Louder);
    assert_eq!(room.next(), "volume 45", "the same volume is no news");
}

#[test]
fn no_media_key_answers_somebody_who_spoke_up() {
    let mut room = Room::new(ROUTINE, 500);
    room.until("say Second.");
    room.ask(Command::SpeakUp);
    assert!(room.next().starts_with("speakup"));
    for asked in [
        MediaCommand::Play,
        MediaCommand::PlayPause,
        MediaCommand::Pause,
        MediaCommand::Next,
        MediaCommand::Previous,
        MediaCommand::Forward(secs(5.0)),
        MediaCommand::SeekTo { step: 2, into: Frames::ZERO },
    ] {
        media(&room, asked);
    }
    media(&room, MediaCommand::Volume(Volume::new(40).unwrap()));
    assert_eq!(room.next(), "volume 40", "and nothing else");
    room.ask(Command::Answer('9'));
    assert!(room.next().starts_with("emergency"));
    media(&room, MediaCommand::Stop);
    room.ask(Command::Louder);
    assert_eq!(room.next(), "volume 45", "only a held key leaves it");
    room.ask(Command::Interrupt);
    room.until("over Interrupted");
}

/// A session of this kind that plays, and what happens after the computer has slept.
fn sleeper(kind: &str, on_wake: OnWake) -> Room {
    let routine = ROUTINE.replacen("[defaults]", &format!("kind = \"{kind}\"\n[defaults]"), 1);
    let live = live(&routine, |_| Frames(2900 * 48), Options::default());
    let (_, nobody) = channel();
    let mut room = Room::begin(live, nobody, move |session| {
        session.on_device_loss(OnDeviceLoss::Pause, true);
        session.on_wake(on_wake);
    });
    room.until("say Second.");
    room
}

#[test]
fn a_computer_that_falls_asleep_fades_first_and_waits_after_it() {
    for (kind, on_wake) in [("day", OnWake::Pause), ("night", OnWake::Pause), ("night", OnWake::Resume)] {
        let mut room = sleeper(kind, on_wake);
        room.ask(Command::FallAsleep);
        assert_eq!(room.next(), "paused");
        while !room.player.is_silent() {
            thread::sleep(Duration::from_millis(2));
        }
        let stood = room.player.position().at;
        room.ask(Command::Wake);
        assert_eq!(room.next(), "woke", "{kind} {on_wake:?}");
        // Two tell of it.
        room.ask(Command::Wake);
        room.ask(Command::Louder);
        room.ask(Command::Softer);
        assert!(room.next().starts_with("volume"));
        assert_eq!(room.player.position().at, stood);
        room.ask(Command::TogglePause);
        assert_eq!(room.until("again Second.").last().unwrap(), "again Second.");
    }
}

#[test]
fn by_day_it_goes_on_by_itself_if_the_listener_wishes_so() {
    let mut room = sleeper("day", OnWake::Resume);
    room.ask(Command::FallAsleep);
    room.until("paused");
    room.ask(Command::Wake);
    assert_eq!(room.until("again Second."), ["resumed", "again Second."]);
}

#[test]
fn a_sleep_that_nobody_announced_pauses_after_it() {
    let mut room = sleeper("day", OnWake::Pause);
    room.ask(Command::Wake);
    assert_eq!([room.next(), room.next()], ["paused", "woke"]);
    room.ask(Command::TogglePause);
    room.until("again Second.");
}

#[test]
fn a_pause_of_the_listener_is_not_that_of_a_sleep() {
    let mut room = sleeper("day", OnWake::Resume);
    room.ask(Command::TogglePause);
    room.until("paused");
    for command in [Command::FallAsleep, Command::Wake, Command::TogglePause] {
        room.ask(command);
    }
    assert_eq!(room.next(), "resumed");
}
