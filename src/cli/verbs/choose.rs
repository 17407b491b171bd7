//! `balm` alone: three questions, three suggestions, and the chosen one plays.

use clap::CommandFactory;

use crate::cli::flags::{RoutineArgs, minutes};
use crate::cli::world::questions::{numbered, pick};
use crate::cli::world::{Done, Env, Failure, say};
use crate::library::Listing;
use crate::lint::recorded_languages;
use crate::routine::Kind;
use crate::text::Safe;
use crate::timeline::written_length;
use crate::unit::Duration;
use crate::vocabulary::{Group, region};

use super::play::{PlayArgs, play};
use super::sleep::SleepArgs;
use super::{Args, sleep};

/// What somebody may need: the words, and the parts of the body or the goals of a routine for it.
struct Need {
    words: &'static str,
    parts: &'static [Group],
    goals: &'static [&'static str],
}

const NEEDS: [Need; 7] = [
    Need { words: "Ease the neck and shoulders", parts: &[Group::Neck, Group::Shoulder], goals: &[] },
    Need { words: "Ease the head, face or jaw", parts: &[Group::Head], goals: &[] },
    Need { words: "Ease the hands and arms", parts: &[Group::Hand, Group::Arm], goals: &[] },
    Need { words: "Ease the back and hips", parts: &[Group::Trunk, Group::Hip], goals: &[] },
    Need { words: "Ease the legs and feet", parts: &[Group::Leg, Group::Foot], goals: &[] },
    Need { words: "Calm down, or clear the head", parts: &[], goals: &["mood", "focus"] },
    Need { words: "Fall asleep", parts: &[], goals: &["sleep"] },
];
/// Of these, the last plays sound alone too.
const SLEEP: usize = 6;

const LENGTHS: [(&str, Option<u64>); 4] = [
    ("5 minutes", Some(5)),
    ("10 minutes", Some(10)),
    ("20 minutes", Some(20)),
    ("As long as it takes", None),
];

/// Where somebody may be, and what they can do there.
const PLACES: [(&str, &[&str]); 4] = [
    ("On a chair, or at a desk", &["seated-chair", "seated-desk"]),
    (
        "In bed, or on the edge of it",
        &["seated-bed", "bed-edge", "supine", "side-lying", "any-bed", "semi-reclined"],
    ),
    ("On the floor, or on a mat", &["seated-floor", "supine", "supine-knees-bent", "side-lying", "prone"]),
    ("Anywhere", &[]),
];

/// How many are suggested.
const SUGGESTED: usize = 3;
/// A routine that is longer or shorter by no more than this is not fitted.
const NEAR: Duration = Duration::from_secs(60);

/// Routines that become one session.
struct Suggestion<'a> {
    parts: Vec<&'a Listing>,
    length: Duration,
}

/// Asks, suggests and plays; prints help where nobody can answer.
pub fn start(env: &Env) -> Result<Done, Failure> {
    if !env.on_terminal || !env.has_keys {
        return say(&Args::command().render_help().to_string());
    }
    say("Three questions; Enter takes the answer in brackets. All commands: balm --help\n\n")?;
    let words = NEEDS.map(|need| need.words);
    let Some(needs) =
        pick("What would you like?", &words, "One or more [1]:", vec![0], |text| some(text, &words))?
    else {
        return Ok(Done::Yes);
    };
    let words = LENGTHS.map(|(words, _)| words);
    let is_long = |text: &str| match numbered(text, &words) {
        Some(number) => Some(LENGTHS[number].1.map(|minutes| Duration::from_secs(60 * minutes))),
        None => minutes(text).ok().map(Some),
    };
    let usual = Some(Duration::from_secs(600));
    let Some(wanted) = pick("How long?", &words, "A number, or a time such as 12m [2]:", usual, is_long)?
    else {
        return Ok(Done::Yes);
    };
    let words = PLACES.map(|(words, _)| words);
    let Some(place) = pick("Where are you?", &words, "A number [1]:", 0, |text| numbered(text, &words))?
    else {
        return Ok(Done::Yes);
    };
    let mut all = env.library.listings(written_length, recorded_languages);
    all.retain(|routine| !routine.broken && !routine.draft);
    let suggested = suggestions(&all, &needs, wanted, PLACES[place].1);
    let sound_alone = needs.contains(&SLEEP).then(|| wanted.unwrap_or(Duration::from_secs(45 * 60)));
    let mut words: Vec<String> = suggested.iter().map(|it| told(it, wanted)).collect();
    words.extend(sound_alone.map(|length| format!("Sound alone, {length} (balm sleep --for {length})")));
    if words.is_empty() {
        return say("Nothing suits all of that. All routines: balm list\n");
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = pick("How about one of these?", &words, "A number [1]:", 0, |text| numbered(text, &words))?;
    let Some(chosen) = chosen else { return Ok(Done::Yes) };
    let Some(suggestion) = suggested.get(chosen) else {
        let length = sound_alone.unwrap_or_default();
        return sleep::sleep(env, &SleepArgs { length, ..SleepArgs::default() });
    };
    let routines = suggestion.parts.iter().map(|part| part.name.to_string()).collect();
    let routine_args = RoutineArgs { fit: fit(suggestion, wanted), ..RoutineArgs::default() };
    play(env, &PlayArgs { routines, routine_args, ..PlayArgs::default() })
}

/// Several numbers, or the beginning of one of the words.
fn some(text: &str, words: &[&str]) -> Option<Vec<usize>> {
    let parts = text.split([' ', ',']).filter(|part| !part.is_empty() && *part != "and");
    let several: Option<Vec<usize>> = parts.map(|part| numbered(part, words)).collect();
    several.filter(|some| !some.is_empty()).or_else(|| numbered(text, words).map(|one| vec![one]))
}

/// What suits best, the best first.
fn suggestions<'a>(
    all: &'a [Listing],
    needs: &[usize],
    wanted: Option<Duration>,
    place: &[&str],
) -> Vec<Suggestion<'a>> {
    let mut ranked: Vec<(i64, &Listing)> = Vec::new();
    for routine in all {
        let score = needs.iter().filter_map(|need| suits(routine, &NEEDS[*need])).sum::<i64>();
        if score > 0 && can_be_done(routine, place) {
            ranked.push((score - too_long(routine, wanted), routine));
        }
    }
    ranked.sort_by_key(|(score, routine)| (-score, routine.name.to_string()));
    let one = |routine: &&'a Listing| Suggestion {
        parts: vec![*routine],
        length: routine.length.unwrap_or_default(),
    };
    let mut suggested: Vec<Suggestion<'a>> = Vec::new();
    if needs.len() > 1 {
        // For each the one that is most about it, one after the other.
        let best = |need: &usize| {
            let suits = |routine: &&&Listing| suits(routine, &NEEDS[*need]).unwrap_or_default();
            ranked.iter().map(|(_, routine)| routine).filter(|it| suits(it) > 0).max_by_key(suits).copied()
        };
        let mut parts: Vec<&Listing> = needs.iter().filter_map(best).collect();
        parts.dedup_by_key(|part| &part.name);
        // The night comes last.
        parts.sort_by_key(|part| part.kind == Some(Kind::Night));
        if parts.len() > 1 {
            let length =
                parts.iter().filter_map(|part| part.length).fold(Duration::ZERO, Duration::saturating_add);
            suggested.push(Suggestion { parts, length });
        }
    }
    suggested.extend(ranked.iter().map(|(_, routine)| one(routine)));
    suggested.truncate(SUGGESTED);
    suggested
}

/// How much a routine is about a need, up to 100; `None` where it is not.
fn suits(routine: &Listing, need: &Need) -> Option<i64> {
    if let Some(place) = routine.goals.iter().position(|goal| need.goals.contains(&goal.as_str())) {
        return Some(if place == 0 { 100 } else { 50 });
    }
    let is_about = |id: &&Safe| region(id.as_str()).is_some_and(|region| need.parts.contains(&region.group));
    let about = routine.regions.iter().filter(is_about).count();
    let share = i64::try_from(100 * about / routine.regions.len().max(1)).unwrap_or_default();
    (about > 0 && routine.kind != Some(Kind::Night)).then_some(share)
}

/// Whether all of it can be done there.
fn can_be_done(routine: &Listing, place: &[&str]) -> bool {
    place.is_empty() || routine.positions.iter().all(|position| place.contains(&position.as_str()))
}

/// What a length other than the one that is wanted counts against a routine.
fn too_long(routine: &Listing, wanted: Option<Duration>) -> i64 {
    let (Some(wanted), Some(length)) = (wanted, routine.length) else { return 0 };
    let apart = length.millis().abs_diff(wanted.millis()) / 60_000;
    i64::try_from(apart).unwrap_or(i64::MAX / 2)
}

/// The length it is fitted to, where it is much longer or shorter than what is wanted.
fn fit(suggestion: &Suggestion<'_>, wanted: Option<Duration>) -> Option<Duration> {
    let is_near = |wanted: &Duration| wanted.millis().abs_diff(suggestion.length.millis()) <= NEAR.millis();
    wanted.filter(|wanted| !is_near(wanted))
}

/// A suggestion in a line, and the command for it.
fn told(suggestion: &Suggestion<'_>, wanted: Option<Duration>) -> String {
    let titles: Vec<&str> = suggestion.parts.iter().map(|part| part.title.as_str()).collect();
    let names: Vec<&str> = suggestion.parts.iter().map(|part| part.name.as_str()).collect();
    let length = fit(suggestion, wanted).unwrap_or(suggestion.length);
    let minutes = (length.millis() + 30_000) / 60_000;
    let flag = fit(suggestion, wanted).map(|fit| format!(" --fit {fit}")).unwrap_or_default();
    format!("{}, {minutes} min (balm play {}{flag})", titles.join(", then "), names.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    fn told_first(needs: &[usize], minutes: u64, place: usize) -> Vec<String> {
        let all = Library::new(None, Vec::new()).listings(written_length, recorded_languages);
        let wanted = Some(Duration::from_secs(60 * minutes));
        suggestions(&all, needs, wanted, PLACES[place].1).iter().map(|it| told(it, wanted)).collect()
    }

    #[test]
    fn what_is_suggested_suits() {
        let neck = told_first(&[0], 10, 0);
        assert_eq!(neck[0], "Desk break: neck and shoulders, 10 min (balm play desk-neck-shoulders)");
        let both = told_first(&[0, 1], 12, 0);
        assert!(both[0].contains("(balm play desk-neck-shoulders jaw-face-headache --fit 12m)"), "{both:?}");
        let night = told_first(&[6], 20, 1);
        assert!(night[0].contains("breath-and-body-scan-sleep"), "{night:?}");
        let jaw_then_sleep = told_first(&[6, 1], 15, 3);
        assert!(jaw_then_sleep[0].contains("jaw-face-headache "), "the night comes last: {jaw_then_sleep:?}");
        for needs in 0..NEEDS.len() {
            for minutes in [5, 10, 20] {
                let told = told_first(&[needs], minutes, 3);
                assert!((1..=SUGGESTED).contains(&told.len()), "{needs}: {told:?}");
            }
        }
        assert!(told_first(&[4], 10, 0).iter().all(|told| !told.contains("low-back-hips")), "not on a chair");
    }

    #[test]
    fn several_numbers_or_the_beginning_of_a_word_are_understood() {
        let words = NEEDS.map(|need| need.words);
        assert_eq!(some("1 2", &words), Some(vec![0, 1]));
        assert_eq!(some("1, 7", &words), Some(vec![0, 6]));
        assert_eq!(some("fall", &words), Some(vec![6]));
        assert_eq!(some("calm", &words), Some(vec![5]));
        assert!(["ease", "8", "0", "1 9", "x"].iter().all(|text| some(text, &words).is_none()));
    }
}
