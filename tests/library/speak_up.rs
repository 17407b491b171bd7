//! A listener speaks up: the words, what they mean for a routine, and what is heard.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use balm::care::{FitOutcome, Person, Said, UntilAsked, fit_to_person};
use balm::display::{About, State, layout};
use balm::language::{self, SpeakUpLine, WhomToCall, rules, speak_up_words};
use balm::library::Library;
use balm::routine::{self, Routine, Step};
use balm::session::{
    Asked, Choice, Command, EmergencyCard, Event, Listener, Patience, Session, SpeakUpSetup, ToSay, Volume,
};
use balm::sink::{OutputStage, Player};
use balm::sound::Frame;
use balm::timeline::Options;
use balm::unit::{Decibels, Frames};
use balm::vocabulary::{self, Group, NextTime, spoken_answer, spoken_answers};

use crate::common::{Tone, largest_step, live, short_clip, timeline, tone_mixer};

const LINES: [SpeakUpLine; 39] = {
    use SpeakUpLine::*;
    [
        FirstWords,
        LetGo,
        Question,
        Choices,
        NightChoices,
        Waits,
        Lighter,
        NoHolds,
        EndOffer,
        LeftOut,
        HandsOff,
        Cleared,
        AskToday,
        Saddle,
        SitDown,
        Ground,
        HandsRoutine,
        NotSafe,
        CrisisLine,
        Serious,
        YourNumber,
        NothingLeft,
        RestTitle,
        Rest,
        RiseSlowly,
        GoOn,
        End,
        Yes,
        No,
        Unsafe,
        Leave,
        EndKeys,
        YesNoKeys,
        ReadyKey,
        SomethingWrong,
        LeavePlace,
        Ready,
        HoldToLeave,
        TellThem,
    ]
};

/// What is never said to somebody who is hurt: it hurries, judges, frightens or promises.
const NEVER: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            "relax",
            "you're fine",
            "you are fine",
            "it's nothing",
            "it is nothing",
            "good pain",
            "it's working",
            "push through",
            "damage",
            "tear",
            "trapped",
            "out of place",
            "wear",
            "are you sure",
            "stopped early",
            "failed",
            "streak",
            "rate your",
            "must",
            "should",
        ],
    ),
    (
        "de",
        &[
            "entspann",
            "dir fehlt nichts",
            "das ist nichts",
            "guter schmerz",
            "es wirkt schon",
            "halt durch",
            "schaden",
            "gerissen",
            "eingeklemmt",
            "verschoben",
            "abnutzung",
            "bist du sicher",
            "abgebrochen",
            "versagt",
            "musst",
        ],
    ),
    (
        "es",
        &[
            "relájate",
            "no es nada",
            "estás bien",
            "dolor bueno",
            "está funcionando",
            "aguanta",
            "daño",
            "desgarro",
            "atrapado",
            "desgaste",
            "seguro que",
            "fallado",
            "debes",
            "tienes que",
        ],
    ),
];

fn words_of(code: &str) -> Vec<String> {
    let words = speak_up_words(code);
    assert_eq!(words.language, code);
    let lines =
        LINES.iter().map(|line| (words.line)(*line)).chain(words.answers.iter().map(|(_, label)| *label));
    lines.chain(words.signs).chain([words.today, words.meanwhile]).map(str::to_owned).collect()
}

#[test]
fn nothing_is_said_that_hurries_judges_or_frightens() {
    for (code, never) in NEVER {
        let harm = rules(code).unwrap().harm.unwrap();
        for said in words_of(code) {
            let small = said.to_lowercase();
            let in_words = |phrase: &&&str| {
                let at = small.match_indices(**phrase);
                at.into_iter()
                    .any(|(at, _)| !small[..at].chars().next_back().is_some_and(char::is_alphabetic))
            };
            assert!(never.iter().find(in_words).is_none(), "{code}: {said}");
            assert!(harm.find(&said).is_none(), "{code}: {said}");
        }
    }
    let table = spoken_answers().iter().flat_map(|it| [&it.because, &it.now, &it.rest, &it.later]);
    for said in table {
        let small = said.to_lowercase();
        assert!(!NEVER[0].1.iter().any(|never| small.split(' ').any(|word| word == *never)), "{said}");
    }
}

#[test]
fn every_answer_has_a_key_and_words_in_each_language() {
    for answer in spoken_answers() {
        for rules in language::ALL {
            let words = rules.speak_up.as_ref().unwrap_or(speak_up_words("en"));
            assert!(!words.answer(&answer.id).is_empty(), "{} {}", rules.code, answer.id);
        }
    }
    let keys: Vec<char> = spoken_answers().iter().map(|answer| answer.key).collect();
    assert_eq!(keys, ['1', '2', '3', '4', '5', '9']);
    let whom = WhomToCall { emergency: Some("112".into()), crisis: None };
    let en = speak_up_words("en");
    assert_eq!(en.spoken(SpeakUpLine::Serious, &whom), "Call 1 1 2 now, sit down, and unlock the door.");
    assert_eq!(
        en.shown(SpeakUpLine::Serious, &WhomToCall::default()),
        "Call your emergency number now, sit down, and unlock the door."
    );
    assert_eq!(speak_up_words("pt").language, "en", "the wrong language is better than no words");
}

fn shown(event: &Event, width: usize, height: usize) -> String {
    let mut state = State::new(About::default());
    state.hear(event);
    let lines = layout(&state, width, height);
    assert!(lines.len() <= height);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn on_the_smallest_screen_every_key_and_every_sign_is_there() {
    for code in ["en", "de", "es"] {
        let words = speak_up_words(code);
        let text = |line| (words.line)(line).to_owned();
        let mut choices: Vec<Choice> = spoken_answers()
            .iter()
            .map(|it| Choice { key: it.key.to_string(), words: words.answer(&it.id).to_owned() })
            .collect();
        choices.push(Choice { key: "Enter".to_owned(), words: text(SpeakUpLine::GoOn) });
        choices.push(Choice { key: "q".to_owned(), words: text(SpeakUpLine::End) });
        let said = vec![text(SpeakUpLine::LetGo), text(SpeakUpLine::Question)];
        let asked = Event::SpeakUp(Box::new(Asked { said, choices: choices.clone() }));
        let screen = shown(&asked, 40, 12);
        assert!(choices.iter().all(|it| screen.contains(&it.words)), "{screen}");
        let card = EmergencyCard {
            number: "112".to_owned(),
            call: words
                .shown(SpeakUpLine::Serious, &WhomToCall { emergency: Some("112".into()), crisis: None }),
            signs: words.signs.map(str::to_owned).to_vec(),
            today: words.today.to_owned(),
            meanwhile: words.meanwhile.to_owned(),
            leave: text(SpeakUpLine::Leave),
        };
        let emergency = Event::Emergency(Box::new(card.clone()));
        let screen = shown(&emergency, 40, 12);
        assert_eq!(screen.matches("–").count(), 5, "{screen}");
        assert!(screen.contains("1 1 2") && screen.contains(&card.leave), "{screen}");
        // The larger the screen, the larger the number; all the rest is there.
        let rows =
            |width, height| shown(&emergency, width, height).lines().filter(|it| it.contains('█')).count();
        assert_eq!((rows(80, 24), rows(120, 40)), (5, 20), "{code}");
        let screen = shown(&emergency, 120, 40);
        assert!([&card.call, &card.meanwhile].iter().all(|it| screen.contains(*it)), "{screen}");
    }
}

#[test]
fn the_page_about_it_says_what_the_table_does() {
    let page = include_str!("../../docs/speaking-up.md");
    for answer in spoken_answers() {
        let row = format!("| `{}` | {} |", answer.key, speak_up_words("en").answer(&answer.id));
        assert!(page.contains(&row), "{row}");
        assert!(page.contains(&answer.now) && page.contains(&answer.rest), "{}", answer.id);
    }
}

const LEGS: &str = r#"
balm = 1
title = "Legs"
[[step]]
title = "Arrive"
technique = "arrive"
for = "10s"
[[step]]
title = "Calf"
region = "calf"
technique = "petrissage"
pressure = 6
sides = "right-left"
for = "30s"
[[step]]
title = "Right shin"
region = "shin-outer"
technique = "effleurage"
pressure = 3
side = "right"
for = "20s"
[[step]]
title = "Palm"
region = "palm"
technique = "sustained-pressure"
pressure = 4
for = "20s"
[[step]]
title = "Shoulder"
region = "shoulder-top"
technique = "effleurage"
position = "standing"
pressure = 1
for = "20s"
[[step]]
title = "Scan"
technique = "body-scan"
region = "whole-body"
for = "40s"
[[step]]
title = "Held"
technique = "breathe"
breath = "4-4-6"
for = "40s"
[[step]]
title = "Finish"
technique = "finish"
for = "10s"
"#;

fn legs() -> Routine {
    routine::read(LEGS, "test").routine.unwrap()
}

fn after(routine: &Routine, said: Vec<Said>) -> (FitOutcome, Routine) {
    let mut routine = routine.clone();
    let person = Person { said, ..Person::default() };
    let fitted = fit_to_person(&mut routine, &person, UntilAsked::Shown);
    (fitted.outcome, routine)
}

fn said_of(routine: &Routine, answer: &str, title: &str, times: u32) -> Said {
    let named = |step: &&Step| step.title.as_ref().is_some_and(|text| text.for_side(None) == title);
    let step = routine.steps().find(named).unwrap();
    Said::about_step(spoken_answer(answer).unwrap(), step, step.pressure, times)
}

/// Number, pressure and title of each step.
fn steps(routine: &Routine) -> Vec<(usize, Option<u8>, String)> {
    let title = |step: &Step| step.title.as_ref().map(|it| it.for_side(None).to_owned()).unwrap_or_default();
    routine.steps().map(|step| (step.number, step.pressure, title(step))).collect()
}

fn pressures(routine: &Routine) -> Vec<Option<u8>> {
    steps(routine).into_iter().map(|(_, pressure, _)| pressure).collect()
}

#[test]
fn a_recording_gives_way_to_what_is_said_for_safety() {
    let text =
        LEGS.replacen("title = \"Palm\"\n", "title = \"Palm\"\nsay = \"Press.\"\naudio = \"palm.wav\"\n", 1);
    let recorded = routine::read(&text, "test").routine.unwrap();
    let palm = |routine: &Routine| routine.steps().nth(3).unwrap().clone();
    assert!(palm(&recorded).audio.own.is_some());
    let (_, lighter) = after(&recorded, vec![said_of(&recorded, "too-strong", "Palm", 1)]);
    let palm = palm(&lighter);
    assert_eq!((palm.pressure, palm.audio.own), (Some(2), None));
    let said = palm.say.unwrap();
    let said = said.for_side(None);
    assert!(said.ends_with(" Press.") && said.len() > " Press.".len(), "{said}");
}

#[test]
fn too_strong_is_lighter_there_and_a_little_everywhere() {
    let (outcome, once) = after(&legs(), vec![said_of(&legs(), "too-strong", "Calf", 1)]);
    assert_eq!(outcome, FitOutcome::PlaysAdapted);
    assert_eq!(pressures(&once), [None, Some(3), Some(2), Some(3), Some(1), None, None, None]);
    // Of four, two less are two.
    let (_, palm) = after(&legs(), vec![said_of(&legs(), "too-strong", "Palm", 1)]);
    assert_eq!(pressures(&palm)[3], Some(2));
    // The second time nothing is held.
    let (_, twice) = after(&legs(), vec![said_of(&legs(), "too-strong", "Calf", 2)]);
    assert_eq!(steps(&twice)[3].2, "Rest");
    // What is remembered from last time is about its place alone.
    let last =
        Said::last_time(spoken_answer("too-strong").unwrap(), ["calf"], Some(6), NextTime::Lighter).unwrap();
    let (_, later) = after(&legs(), vec![last]);
    assert_eq!(pressures(&later), [None, Some(3), Some(3), Some(4), Some(1), None, None, None]);
    assert!(Said::last_time(spoken_answer("sharp").unwrap(), ["calf"], Some(6), NextTime::Same).is_none());
}

#[test]
fn a_sharp_place_is_left_out_with_all_of_its_part_and_there_is_rest_instead() {
    for answer in ["sharp", "numb"] {
        let (_, routine) = after(&legs(), vec![said_of(&legs(), answer, "Calf", 1)]);
        let titles: Vec<String> = steps(&routine).into_iter().map(|(_, _, title)| title).collect();
        assert_eq!(titles, ["Arrive", "Rest", "Rest", "Palm", "Shoulder", "Scan", "Held", "Finish"]);
        let written =
            |routine: &Routine, at: usize| routine.steps().nth(at).unwrap().written().unwrap().secs();
        assert_eq!((written(&routine, 1), written(&routine, 2)), (60.0, 20.0), "both sides, then one");
        for at in 3..8 {
            assert_eq!(written(&routine, at), written(&legs(), at), "no step is longer");
        }
    }
}

#[test]
fn somebody_dizzy_sits_and_does_not_hold_their_breath_and_somebody_upset_watches_nothing() {
    let (_, dizzy) = after(&legs(), vec![said_of(&legs(), "dizzy", "Palm", 1)]);
    let shoulder = dizzy.steps().find(|step| step.number == 5).unwrap();
    assert_eq!(shoulder.position.as_deref(), Some("seated-chair"));
    assert_eq!(steps(&dizzy)[6].2, "Rest");
    let (_, upset) = after(&legs(), vec![said_of(&legs(), "upset", "Palm", 1)]);
    let titles: Vec<String> = steps(&upset).into_iter().map(|(_, _, title)| title).collect();
    assert_eq!(&titles[5..], ["Rest", "Rest", "Finish"]);
}

#[test]
fn somebody_upset_keeps_their_eyes_open() {
    let lines = [
        ("en", "Close your eyes, and rest here.", true),
        ("en", "Rest here. Let your eyes close if they like.", true),
        ("en", "Look at something still, and rest here.", false),
        ("de", "Lass die Augen geschlossen und ruh dich aus.", true),
        ("es", "Quédate aquí con los ojos cerrados.", true),
    ];
    for (language, say, is_left_out) in lines {
        for technique in ["", "technique = \"rest\"\n"] {
            let step = format!("[[step]]\ntitle = \"Still\"\nfor = \"30s\"\n{technique}say = \"{say}\"\n");
            let routine =
                routine::read(&format!("language = \"{language}\"\n{LEGS}\n{step}"), "test").routine;
            let (_, upset) = after(&routine.unwrap(), vec![said_of(&legs(), "upset", "Palm", 1)]);
            let is_there = steps(&upset).iter().any(|(_, _, title)| title == "Still");
            assert_eq!(is_there, !is_left_out, "{technique}{say}");
        }
    }
}

#[test]
fn in_no_shipped_routine_is_anything_firmer_or_longer_after_somebody_spoke_up() {
    let library = Library::new(None, Vec::new());
    for listed in library.all() {
        let routine = library.open(&listed).unwrap().read().routine.unwrap();
        for step in routine.steps() {
            for answer in spoken_answers().iter().filter(|answer| !answer.emergency) {
                let said = Said::about_step(answer, step, step.pressure, 2);
                let (outcome, now) = after(&routine, vec![said]);
                if outcome == FitOutcome::Blocked {
                    continue;
                }
                let place = format!("{} {} {}", listed.name, step.number, answer.id);
                for after in now.steps() {
                    let before = routine.steps().find(|step| step.number == after.number).unwrap();
                    let most = |strength: Option<u8>| strength.unwrap_or(10);
                    assert!(
                        after.pressure.unwrap_or(0) <= most(before.pressure),
                        "{place}: {}",
                        after.number
                    );
                    assert!(after.effort.unwrap_or(0) <= most(before.effort), "{place}: {}", after.number);
                    let sides = if before.sides.is_some() { 2 } else { 1 };
                    let most = before.written().unwrap().millis() * u64::from(before.repeat) * sides;
                    let length = after.written().unwrap().millis() * u64::from(after.repeat);
                    assert!(length <= most, "{place}: {}", after.number);
                }
                let group =
                    |step: &Step| step.region.as_deref().and_then(vocabulary::region).map(|it| it.group);
                let is_work = |step: &&Step| step.pressure.is_some() || step.effort.is_some();
                if let Some(hurt) = group(step).filter(|it| answer.leave_out && *it != Group::Attention) {
                    let still = now.steps().filter(is_work).find(|step| group(step) == Some(hurt));
                    assert!(still.is_none(), "{place}: {still:?}");
                }
            }
        }
    }
}

const ROUTINE: &str = r#"
balm = 1
title = "Small"
[defaults]
bed = "rain"
gap = "1s"
[[step]]
title = "Calf"
region = "calf"
technique = "petrissage"
pressure = 5
for = "20s"
say = "Calf."
[[step]]
title = "Neck"
region = "neck-side"
technique = "effleurage"
pressure = 2
for = "20s"
say = "Neck."
[[step]]
title = "Hip"
region = "lower-back"
technique = "effleurage"
pressure = 2
for = "20s"
say = "Hip."
"#;

fn level(sound: &[Frame]) -> f64 {
    let sum: f64 = sound.iter().map(|frame| f64::from(frame.left).powi(2)).sum();
    20.0 * (sum / sound.len().max(1) as f64).sqrt().max(1e-9).log10()
}

/// A player, and a hand that pulls its output about as fast as a device.
struct Hand {
    player: Player,
    output: OutputStage,
    heard: Vec<Frame>,
}

impl Hand {
    fn new() -> Self {
        let laid_out = Arc::new(timeline(ROUTINE, |_| Frames::from_millis(500), Options::default()));
        let (player, output) = Player::start(move || tone_mixer(&laid_out), Frames::ZERO, 1.0).unwrap();
        thread::sleep(Duration::from_millis(100));
        Self { player, output, heard: Vec::new() }
    }

    fn pull(&mut self, millis: u64) {
        for _ in 0..millis * 48 / 240 {
            let mut buffer = [Frame::SILENCE; 240];
            self.output.pull(&mut buffer);
            self.heard.extend_from_slice(&buffer);
            thread::sleep(Duration::from_millis(4));
        }
    }

    /// After how many milliseconds from `at` on nothing is heard.
    fn silent_after(&self, at: usize) -> usize {
        let quiet = self.heard[at..].windows(480).position(|part| level(part) < -70.0);
        quiet.expect("it falls silent") / 48
    }
}

#[test]
fn everything_fades_at_once_and_the_background_comes_back_twelve_decibels_softer() {
    let mut hand = Hand::new();
    hand.pull(3000);
    let before = level(&hand.heard[hand.heard.len() - 24_000..]);
    let (at, place) = (hand.heard.len(), hand.player.position().at);
    hand.player.hold(place, Decibels(-12.0));
    hand.pull(1500);
    let faded = hand.silent_after(at);
    // Some milliseconds pass until the order arrives.
    assert!(faded <= 150 + 20, "after {faded} ms");
    let held = level(&hand.heard[hand.heard.len() - 24_000..]);
    assert!((before - held - 12.0).abs() < 0.5, "{before} {held}");
    assert!(hand.player.position().at.0.abs_diff(place.0) < 512, "the clock holds");
    // A line is heard over it, and the background does not change for it.
    hand.player.say_held(short_clip());
    hand.pull(1000);
    let last = &hand.heard[hand.heard.len() - 40_000..];
    assert!(level(last) > held + 3.0);
    // Two minutes later the background goes.
    hand.player.set_held_beds(Decibels(-120.0), Duration::from_secs(1));
    hand.pull(1500);
    assert!(level(&hand.heard[hand.heard.len() - 4800..]) < -80.0);
    // It goes on as loud as it was.
    hand.player.seek(place);
    hand.pull(1500);
    let again = level(&hand.heard[hand.heard.len() - 24_000..]);
    assert!((before - again).abs() < 0.5, "{before} {again}");
    assert!(largest_step(&hand.heard) < 2.2 * Tone::STEP, "nothing clicks");
}

#[test]
fn in_an_emergency_all_sound_is_gone_within_two_hundred_milliseconds() {
    let mut hand = Hand::new();
    hand.pull(2000);
    let at = hand.heard.len();
    hand.player.hold(hand.player.position().at, Decibels(-120.0));
    hand.pull(1500);
    assert!(hand.silent_after(at) <= 200);
    assert!(level(&hand.heard[at + 9600..]) < -80.0);
    assert!(largest_step(&hand.heard) < 1.1 * Tone::STEP, "it fades, and is not cut off");
}

struct Ear(Sender<Event>);

impl Listener for Ear {
    fn hear(&mut self, event: &Event) {
        let _ = self.0.send(event.clone());
    }
}

/// A session that is not fitted again, pulled as fast as it is made.
struct Room {
    events: Receiver<Event>,
    commands: Sender<Command>,
    said: Receiver<SpeakUpLine>,
    stop: Arc<AtomicBool>,
}

impl Room {
    fn new(step: usize, patience: Patience) -> Self {
        let live = live(ROUTINE, |_| Frames::from_millis(500), Options::default());
        let laid_out = Arc::clone(&live.timeline);
        let from = laid_out.passages[step].start + Frames::from_millis(3000);
        let theirs = Arc::clone(&laid_out);
        let (player, mut output) = Player::start(move || tone_mixer(&theirs), from, 1.0).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        thread::spawn(move || {
            let mut buffer = [Frame::SILENCE; 1024];
            while !stopped.load(Relaxed) {
                output.pull(&mut buffer);
                thread::sleep(Duration::from_millis(2));
            }
        });
        let (to, events) = channel();
        let (commands, inbox) = channel();
        let (say, said) = channel();
        thread::spawn(move || {
            let player = Arc::new(player);
            let mut session = Session::new(laid_out, player, from, Volume::default(), Decibels::UNITY);
            session.set_speak_up(SpeakUpSetup {
                say: Some(Box::new(move |words| {
                    if let ToSay::Resting(line) = words {
                        let _ = say.send(line);
                    }
                })),
                patience,
                ..SpeakUpSetup::default()
            });
            session.ready(live, vec![Box::new(Ear(to))]);
            let (_, nobody) = channel();
            session.run(&inbox, &mut || {}, &nobody)
        });
        Self { events, commands, said, stop }
    }

    fn press(&self, keys: &[Command]) {
        // A session that is over hears nothing.
        keys.iter().for_each(|key| _ = self.commands.send(*key));
    }

    /// What happens until this, in a word each; ticks and what the routine does itself are left out.
    fn until(&self, wanted: &str) -> Vec<String> {
        let mut all = Vec::new();
        loop {
            let event = self.events.recv_timeout(Duration::from_secs(20)).expect("something happens");
            let word = match &event {
                Event::SpeakUp(asked) => format!("asks {}", asked.said.last().unwrap()),
                Event::SpeakUpWaits { text } => format!("waits {text}"),
                Event::SpokenUp(spoken) => {
                    format!("said {} {} {}", spoken.answer, spoken.times, spoken.about.title)
                }
                Event::Emergency(card) => format!("emergency {}", card.number),
                Event::Resumed => "resumed".to_owned(),
                Event::Over { outcome, .. } => format!("over {outcome:?}"),
                _ => continue,
            };
            all.push(word);
            if all.last().is_some_and(|last| last.starts_with(wanted)) {
                return all;
            }
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.stop.store(true, Relaxed);
    }
}

#[test]
fn one_key_and_one_answer_and_it_goes_on() {
    let room = Room::new(0, Patience::default());
    room.press(&[Command::SpeakUp]);
    assert_eq!(room.until("asks"), ["asks What is it?"]);
    assert_eq!(room.said.recv_timeout(Duration::from_secs(20)), Ok(SpeakUpLine::Choices));
    room.press(&[Command::GoOn]);
    assert_eq!(room.until("resumed"), ["resumed"]);
    for (times, then) in [(1, "works just as well."), (2, "No long holds from here on.")] {
        room.press(&[Command::SpeakUp, Command::Answer('1')]);
        let told = room.until("resumed");
        assert_eq!(told[1], format!("said too-strong {times} Calf"));
        assert!(told[2].ends_with(then), "{told:?}");
        thread::sleep(Duration::from_millis(2100));
    }
    room.press(&[Command::SpeakUp, Command::Answer('1')]);
    assert!(room.until("asks Lighter still")[1].starts_with("said too-strong 3"));
    room.press(&[Command::Quit]);
    room.until("over Stopped");
}

#[test]
fn pressed_twice_it_calls_for_help_and_only_a_held_key_leaves() {
    let room = Room::new(0, Patience::default());
    room.press(&[Command::SpeakUp, Command::SpeakUp]);
    assert_eq!(room.until("emergency")[1], "emergency your emergency number");
    assert_eq!(room.said.iter().nth(1), Some(SpeakUpLine::Serious));
    room.press(&[Command::Quit, Command::GoOn, Command::Answer('1'), Command::TogglePause]);
    thread::sleep(Duration::from_millis(1500));
    assert!(!room.events.try_iter().any(|event| !matches!(event, Event::Tick(_))));
    for _ in 0..7 {
        room.press(&[Command::Quit]);
        thread::sleep(Duration::from_millis(300));
    }
    room.until("over AskedForHelp");
}

#[test]
fn on_the_neck_numb_or_dizzy_is_an_emergency_at_once() {
    for key in ['3', '4', '9'] {
        let room = Room::new(1, Patience::default());
        room.press(&[Command::SpeakUp, Command::Answer(key)]);
        assert_eq!(room.until("emergency").len(), 2, "nothing else is remembered");
        room.press(&[Command::Interrupt]);
        room.until("over Interrupted");
    }
}

#[test]
fn what_has_not_cleared_ends_the_session_and_on_the_back_one_thing_more_is_asked() {
    let short = Patience { clears: Frames::from_millis(1000), ..Patience::default() };
    let room = Room::new(0, short);
    room.press(&[Command::SpeakUp, Command::Answer('3')]);
    room.until("asks Has it cleared?");
    room.press(&[Command::Answer('y')]);
    room.until("resumed");
    thread::sleep(Duration::from_millis(2100));
    room.press(&[Command::SpeakUp, Command::Answer('3')]);
    room.until("asks Has it cleared?");
    room.press(&[Command::Next]);
    let told = room.until("over Stopped");
    assert_eq!(told, ["asks Then we end here. Please ask a doctor about it today.", "over Stopped"]);

    let room = Room::new(2, short);
    room.press(&[Command::SpeakUp, Command::Answer('3')]);
    room.until("asks Has it cleared?");
    room.press(&[Command::Next]);
    room.until("asks Is it numb between your legs");
    room.press(&[Command::Answer('y')]);
    room.until("emergency");
    room.press(&[Command::Interrupt]);
    room.until("over Interrupted");
}

#[test]
fn silence_is_rest_and_never_an_answer() {
    let secs = |secs: u64| Frames::from_millis(secs * 1000);
    let real = Patience::default();
    assert_eq!(
        (real.says_so, real.beds_go, real.closes, real.clears),
        (secs(20), secs(120), secs(600), secs(60))
    );
    let room =
        Room::new(0, Patience { says_so: secs(1), beds_go: secs(2), closes: secs(6), clears: secs(60) });
    room.press(&[Command::SpeakUp]);
    assert_eq!(room.until("over"), ["asks What is it?", "waits I'll wait.", "over Stopped"]);
    assert_eq!(room.said.try_iter().collect::<Vec<_>>(), [SpeakUpLine::Choices, SpeakUpLine::Waits]);
}
