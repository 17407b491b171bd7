//! What a session needs when its listener speaks up: a voice that answers, and the routine fitted again to what was
//! said, while it plays.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use crate::care::{Person, Said};
use crate::cli::world::{Env, voices};
use crate::language::{SpeakUpLine, WhomToCall};
use crate::mixer::Mixer;
use crate::prepare::{LeadIn, Played, Prepared, SpeakUpVoice};
use crate::session::{Event, Listener, Revision, SpeakUpSetup, SpokenUp, ToSay};
use crate::sink::Player;
use crate::timeline::{LiveTimeline, Passage, Timeline};
use crate::unit::Frames;
use crate::vocabulary::spoken_answer;

/// What the routine itself says comes first: so long after the beginning, the voice learns these lines.
const LEARN_AFTER: Duration = Duration::from_secs(3);
/// A line that could not be said within this is not said any more: something else is on the screen.
const STALE: Duration = Duration::from_secs(6);
/// How often it is looked whether the session is over.
const POLL: Duration = Duration::from_millis(100);

/// Whom a listener is to call, as they have set it.
pub fn whom(env: &Env) -> WhomToCall {
    let settings = &env.settings;
    WhomToCall { emergency: settings.emergency_number.clone(), crisis: settings.crisis_line.clone() }
}

/// What the session needs. `is_fitted_again`: somebody [`follows`](follow).
pub fn setup(env: &Env, prepared: &Prepared, player: &Arc<Player>, is_fitted_again: bool) -> SpeakUpSetup {
    let whom = whom(env);
    let say = prepared.speak_up_voice(&whom).map(|voice| speaker(voice, Arc::downgrade(player)));
    SpeakUpSetup { whom, say: say.flatten(), is_fitted_again, ..SpeakUpSetup::default() }
}

/// Says lines on a thread of its own, of several the last. `None` where the system gives no thread.
fn speaker(mut voice: SpeakUpVoice, player: Weak<Player>) -> Option<Box<dyn Fn(ToSay) + Send>> {
    let (to, asked) = channel::<(ToSay, Instant)>();
    let work = move || {
        let mut next = match asked.recv_timeout(LEARN_AFTER) {
            Ok(first) => Some(first),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        voice.get_ready();
        let mut ahead = SpeakUpLine::SPOKEN.into_iter();
        loop {
            let newest = asked.try_iter().last().or(next.take());
            let next_ahead = if newest.is_none() { ahead.next() } else { None };
            let (words, since) = match (newest, next_ahead) {
                (Some(asked), _) => asked,
                (None, Some(line)) => {
                    if player.strong_count() == 0 {
                        return;
                    }
                    voice.prepare(line);
                    continue;
                }
                (None, None) => match asked.recv() {
                    Ok(asked) => asked,
                    Err(_) => return,
                },
            };
            let clip = match &words {
                ToSay::Resting(line) => voice.clip(*line),
                ToSay::Now(text) => voice.say(text),
            };
            let (Some(clip), Some(player)) = (clip.filter(|_| since.elapsed() < STALE), player.upgrade())
            else {
                continue;
            };
            match words {
                ToSay::Resting(_) => player.say_held(clip),
                ToSay::Now(_) => player.say_now(clip),
            }
        }
    };
    std::thread::Builder::new().name("balm-answers".into()).spawn(work).ok()?;
    Some(Box::new(move |line| _ = to.send((line, Instant::now()))))
}

/// What a listener wants to be different from here on.
pub enum Wish {
    /// What they said.
    SpokenUp(Box<SpokenUp>),
    /// Less talk, or all of it again.
    TalkLess(Box<Place>),
}

/// Where a listener is: in a passage, and how far.
pub struct Place {
    passage: Option<Passage>,
    into: Frames,
}

/// Passes on what a listener wants.
pub struct WishListener(pub Sender<Wish>);

impl Listener for WishListener {
    fn hear(&mut self, event: &Event) {
        let wish = match event {
            Event::SpokenUp(spoken) => Wish::SpokenUp(spoken.clone()),
            Event::TalkAsked { passage, into } => {
                Wish::TalkLess(Box::new(Place { passage: passage.as_deref().cloned(), into: *into }))
            }
            _ => return,
        };
        let _ = self.0.send(wish);
    }
}

/// Lays the routine out again whenever the listener wants something different, until the session is over.
pub fn follow(
    env: &Env,
    voice: Option<&str>,
    mut played: Played,
    wishes: &Receiver<Wish>,
    to: &Sender<Revision>,
    over: &AtomicBool,
) {
    let mut said = Vec::new();
    while !over.load(Relaxed) {
        let wish = match wishes.recv_timeout(POLL) {
            Ok(wish) => wish,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let (place, talk) = match wish {
            Wish::SpokenUp(spoken) => {
                said.extend(said_about(&spoken, &played));
                (Place { passage: spoken.passage, into: spoken.into }, None)
            }
            Wish::TalkLess(place) => {
                let talk = played.talk().less(played.routine().kind);
                played.set_talk(talk);
                (*place, Some(talk))
            }
        };
        let person = Person { said: said.clone(), ..Person::default() };
        let revision = match (laid_out_again(env, voice, &played, &person, &place, over), talk) {
            (Some(Again { live, mixer, to, .. }), Some(talk)) => Revision::Talk { talk, live, mixer, to },
            (Some(Again { live, mixer, from, to }), None) => Revision::New { live, mixer, from, to },
            // If it cannot be said otherwise, it plays on as it was.
            (None, Some(_)) => continue,
            // What cannot be fitted does not.
            (None, None) => Revision::Nothing,
        };
        if to.send(revision).is_err() {
            return;
        }
    }
}

/// A routine laid out again, and where it goes on.
struct Again {
    live: Box<LiveTimeline>,
    mixer: Box<Mixer>,
    from: usize,
    to: Frames,
}

fn said_about(spoken: &SpokenUp, played: &Played) -> Option<Said> {
    let answer = spoken_answer(spoken.answer)?;
    let about = &spoken.about;
    let step = played.routine().steps().find(|step| step.number == about.step);
    Some(match step {
        Some(step) => Said::about_step(answer, step, about.pressure, spoken.times),
        None => Said::about(answer, about.region.as_deref(), about.pressure, spoken.times),
    })
}

fn laid_out_again(
    env: &Env,
    voice: Option<&str>,
    played: &Played,
    person: &Person,
    here: &Place,
    over: &AtomicBool,
) -> Option<Again> {
    let voices = voices::here(env, voice).ok()?;
    let (mut prepared, _) = played.fitted_again(person, voices).ok()??;
    prepared.resolve_lines(&mut |_| !over.load(Relaxed)).ok()?;
    let live = Box::new(prepared.live_timeline(LeadIn::default()));
    let timeline = &live.timeline;
    let (from, to) = place(&played.passages(), timeline, here);
    let mut mixer = prepared.live(timeline);
    mixer.seek(to);
    Some(Again { live, mixer: Box::new(mixer), from, to })
}

/// Where a session goes on in another timeline: in the same passage, else at the next one that is there.
fn place(before: &[Passage], now: &Timeline, place: &Place) -> (usize, Frames) {
    let Some(here) = &place.passage else { return (0, now.lead_in) };
    let is_same = |one: &Passage, other: &Passage| {
        (one.step, one.side, one.round, one.repeat) == (other.step, other.side, other.round, other.repeat)
    };
    let of_step = |other: &&Passage| (other.step, other.round) == (here.step, here.round);
    if let Some(rest) = now.passages.iter().find(of_step).filter(|rest| rest.technique != here.technique) {
        // Rest in place of all its sides: what of them is over is over.
        let number = now.passages.iter().position(|passage| passage == rest).unwrap_or_default();
        let all = before.iter().filter(of_step).count().max(1);
        let over = before.iter().filter(of_step).take_while(|passage| !is_same(passage, here)).count();
        let length = rest.end.saturating_sub(rest.start);
        return (number, rest.start + Frames(length.0 * over.min(all - 1) as u64 / all as u64));
    }
    let mut rest = before.iter().skip_while(|passage| !is_same(passage, here));
    let there = rest.find_map(|old| now.passages.iter().position(|new| is_same(new, old)));
    let Some(number) = there else { return (now.passages.len(), now.done) };
    let passage = &now.passages[number];
    let at = passage.start + place.into;
    if !is_same(passage, here) || at >= passage.until {
        return (number, passage.start);
    }
    (number, now.go_on_from(at, passage.start))
}
